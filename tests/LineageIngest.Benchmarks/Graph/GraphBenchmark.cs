using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LineageIngest.Benchmarks.Ingest;
using LineageIngest.Events;
using LineageIngest.Host;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Sql;
using Npgsql;

namespace LineageIngest.Benchmarks.Graph;

/// <summary>
/// <c>bench graph</c>: generated estates through the log into a private cluster, then questions over HTTP, one after the other and by eight readers while
/// events come in. The limit beside it: the same walk as a recursive CTE over a bare table of two ids, names and evidence left out, in the same cluster.
/// </summary>
static class GraphBenchmark
{
    public static Command Create()
    {
        var sizes = new Option<string>("--jobs")
        {
            Description = "Sizes of the estates; ten edges a job",
            DefaultValueFactory = _ => "1000,10000,100000",
        };
        var asked = new Option<int>("--questions") { Description = "Questions of each kind", DefaultValueFactory = _ => 300 };
        var hub = new Option<int>("--hub") { Description = "Neighbours of the hub", DefaultValueFactory = _ => 50_000 };
        var runs = new Option<int>("--runs") { Description = "Runs of each job", DefaultValueFactory = _ => 1 };
        var columns = new Option<int>("--columns")
        {
            Description = "Columns of each dataset, each fed by two; 0: none are told",
            DefaultValueFactory = _ => 0,
        };
        var only = new Option<string?>("--only")
        {
            Description = "Only questions whose names have one of these in them (with commas), and nothing else",
        };
        var command = new Command("graph", "Lineage, impact, root cause, search and job pages on generated estates")
        {
            sizes,
            asked,
            hub,
            runs,
            columns,
            only,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                foreach (var jobs in parsed.GetValue(sizes)!.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
                {
                    await RunAsync(
                        new GeneratedGraph(jobs, parsed.GetValue(hub), parsed.GetValue(columns)),
                        parsed.GetValue(runs),
                        parsed.GetValue(asked),
                        parsed.GetValue(only),
                        cancellation
                    );
                }

                return 0;
            }
        );
        return command;
    }

    static async Task RunAsync(GeneratedGraph graph, int runs, int questions, string? only, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lineage-bench-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "data"), Progress = _ => { } },
                cancellation
            );
            await using var db = Database.Open(postgres.ConnectionString);
            await new Migrator(db).ApplyAsync(cancellation);
            await FillAsync(db, graph, runs, cancellation);
            await using var app = WebApp.Build(new ServeOptions { Database = postgres.ConnectionString, Port = 0 }, db);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await app.StartAsync(cancellation);
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            var clock = Stopwatch.StartNew();
            await AskAsync(http, Questions.Lineage(GeneratedGraph.LatticeTop, "full"), cancellation);
            Say(
                $"first answer after {clock.Elapsed.TotalSeconds:0.0} s, the map takes {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:0} MiB"
            );
            await OneAfterTheOtherAsync(http, graph, questions, only ?? "", cancellation);
            if (only is null)
            {
                await LimitAsync(db, graph, questions, cancellation);
                await WhileEventsComeInAsync(http, graph, cancellation);
            }
            await app.StopAsync(cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task FillAsync(NpgsqlDataSource db, GeneratedGraph graph, int runs, CancellationToken cancellation)
    {
        await using var log = new Events.EventLog(db, TimeProvider.System, new EventLogOptions());
        var (projection, resolution) = (
            new ProjectionStage(db, TimeProvider.System),
            new ResolutionStage(db, new SqlAnalyzer(), TimeProvider.System)
        );
        var clock = Stopwatch.StartNew();
        foreach (var chunk in Enumerable.Range(0, runs).SelectMany(graph.Events).Chunk(2000))
        {
            await log.AppendAsync(1, [.. chunk.Select(body => new IncomingEvent(body, EventSource.Import))], cancellation);
            while (await projection.RunOnceAsync(1, cancellation) > 0) { }
            while (await resolution.RunOnceAsync(1, cancellation) > 0) { }
        }
        await using var vacuum = db.CreateCommand("VACUUM ANALYZE");
        await vacuum.ExecuteNonQueryAsync(cancellation);
        await using var count = db.CreateCommand(
            "SELECT (SELECT count(*) FROM edge), (SELECT count(*) FROM dataset), pg_database_size(current_database()) / 1048576"
        );
        await using var reader = await count.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        Say(
            $"\n{graph.Jobs:N0} jobs, {reader.GetInt64(0):N0} edges, {reader.GetInt64(1):N0} datasets, {reader.GetInt64(2):N0} MiB of database; filled in {clock.Elapsed.TotalSeconds:0} s"
        );
    }

    static async Task OneAfterTheOtherAsync(
        HttpClient http,
        GeneratedGraph graph,
        int questions,
        string only,
        CancellationToken cancellation
    )
    {
        foreach (
            var kind in Questions.All.Where(kind =>
                only.Split(',').Any(word => kind.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
                && (graph.Columns > 0 || !kind.NeedsColumns)
            )
        )
        {
            var random = new Random(11);
            for (var i = 0; i < 100; i++)
                await AskAsync(http, kind.Ask(graph, random), cancellation); // a service that runs has its code compiled for good
            var times = new List<double>();
            var bytes = 0L;
            for (var i = 0; i < questions; i++)
            {
                var began = Stopwatch.GetTimestamp();
                bytes += await AskAsync(http, kind.Ask(graph, random), cancellation);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            Say($"{kind.Name,-44} {Percentiles(times)}   goal p95 {kind.Goal,3:0} ms   {bytes / questions / 1024.0,7:0.0} KiB");
        }
    }

    /// <summary>What PostgreSQL can do at best: ids only, no evidence, no validity, no names, no aliases.</summary>
    static async Task LimitAsync(NpgsqlDataSource db, GeneratedGraph graph, int questions, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "CREATE TABLE bare AS SELECT DISTINCT source_id, target_id FROM edge; CREATE INDEX ON bare (source_id, target_id); CREATE INDEX ON bare (target_id, source_id); ANALYZE bare",
            cancellation
        );
        var random = new Random(11);
        var times = new List<double>();
        for (var i = 0; i < questions; i++)
        {
            var root = new LineageIngest.Names.DatasetName(GeneratedGraph.Namespace, graph.MiddleDataset(random)).Id;
            var began = Stopwatch.GetTimestamp();
            await connection.QueryAsync(
                """
                WITH RECURSIVE down (id, level) AS (
                    SELECT $1::uuid, 0 UNION SELECT b.target_id, down.level + 1 FROM down JOIN bare AS b ON b.source_id = down.id WHERE down.level < 15
                ), up (id, level) AS (
                    SELECT $1::uuid, 0 UNION SELECT b.source_id, up.level + 1 FROM up JOIN bare AS b ON b.target_id = up.id WHERE up.level < 15
                )
                SELECT id, min(level) FROM (SELECT * FROM down UNION ALL SELECT * FROM up) AS both_ways GROUP BY id
                """,
                row => row.GetGuid(0),
                cancellation,
                root
            );
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Say($"{"(limit) bare recursive CTE, ids only",-44} {Percentiles(times)}");
    }

    static async Task WhileEventsComeInAsync(HttpClient http, GeneratedGraph graph, CancellationToken cancellation)
    {
        const int Seconds = 15;
        var round = 1;
        var events = graph.Events(round++).GetEnumerator();
        byte[] Next()
        {
            lock (graph)
            {
                while (!events.MoveNext())
                    events = graph.Events(round++).GetEnumerator();
                return events.Current;
            }
        }
        var alone = await PostAsync(http.BaseAddress!, Next, Seconds, cancellation);
        var posting = PostAsync(http.BaseAddress!, Next, Seconds, cancellation);
        var times = await ReadAsync(http, graph, Seconds, cancellation);
        var beside = await posting;
        Say(
            $"{"8 readers (lineage) while events come in",-44} {Percentiles(times)}   goal p99 50 ms   {times.Count / (double)Seconds:0} answers/s"
        );
        Say($"{"events accepted, alone and beside readers",-44} {alone:0} and {beside:0} events/s = {beside / alone:0.00} (goal 0.80)");
    }

    static async Task<double> PostAsync(Uri server, Func<byte[]> next, int seconds, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            using var client = new RawClient(server);
                            var count = 0;
                            for (; clock.Elapsed.TotalSeconds < seconds; count++)
                            {
                                if (await client.PostAsync(next(), cancellation) != 201)
                                    throw new InvalidOperationException("An event was refused.");
                            }

                            return count;
                        },
                        cancellation
                    )
                )
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    static async Task<List<double>> ReadAsync(HttpClient http, GeneratedGraph graph, int seconds, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var readers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(reader =>
                    Task.Run(
                        async () =>
                        {
                            var (random, times) = (new Random(reader), new List<double>());
                            while (clock.Elapsed.TotalSeconds < seconds)
                            {
                                var began = Stopwatch.GetTimestamp();
                                await AskAsync(http, Questions.Lineage(graph.MiddleDataset(random), "full"), cancellation);
                                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                                await Task.Delay(250, cancellation); // a page that someone looks at, not a loop: the question is what answers cost the ingest
                            }
                            return times;
                        },
                        cancellation
                    )
                )
        );
        return [.. readers.SelectMany(times => times)];
    }

    /// <summary>Reads the answer to its end and keeps nothing of it: the collector of this process is that of the service.</summary>
    static async Task<long> AskAsync(HttpClient http, string path, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var (buffer, length) = (ArrayPool<byte>.Shared.Rent(64 * 1024), 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
            length += read;
        ArrayPool<byte>.Shared.Return(buffer);
        return response.IsSuccessStatusCode ? length : throw new InvalidOperationException($"{path}: {(int)response.StatusCode}");
    }

    static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {times[times.Count / 2],7:0.00} ms   p95 {times[(int)(times.Count * 0.95)],7:0.00} ms   p99 {times[(int)(times.Count * 0.99)],7:0.00} ms"
        );
    }

    static void Say(string line) => Console.WriteLine(line);
}
