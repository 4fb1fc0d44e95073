using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LineageIngest.Host;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Stages;
using LineageIngest.Testing;
using Npgsql;

namespace LineageIngest.Benchmarks.Ingest;

/// <summary>
/// <c>bench ingest</c>: recorded events with fresh run ids through HTTP into a private cluster with fsync on; the limit beside it is COPY of the same
/// bytes into one table of the same cluster. Client, server and PostgreSQL share the machine.
/// </summary>
static class IngestBenchmark
{
    const double MeanBytes = 7400;

    public static Command Create()
    {
        var clients = new Option<string>("--clients")
        {
            Description = "Numbers of concurrent clients",
            DefaultValueFactory = _ => "1,8,32",
        };
        var seconds = new Option<int>("--seconds") { Description = "Seconds for each number of clients", DefaultValueFactory = _ => 20 };
        var walled = Walled.Option();
        var command = new Command("ingest", "Events per second accepted, projected, and COPY of the same bytes") { clients, seconds, walled };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await RunAsync(
                    [.. parsed.GetValue(clients)!.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))],
                    parsed.GetValue(seconds),
                    parsed.GetValue(walled),
                    cancellation
                );
                return 0;
            }
        );
        return command;
    }

    static async Task RunAsync(int[] clients, int seconds, bool asServiceRole, CancellationToken cancellation)
    {
        var mix = await EventMix.LoadAsync(RecordingsFolder(), MeanBytes);
        Say($"{mix.Count} recorded events, mean {mix.MeanBytes:0} bytes; {seconds} s each; fsync on");
        var folder = Directory.CreateTempSubdirectory("lineage-bench-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "data"), Progress = _ => { } },
                cancellation
            );
            await using var db = Database.Open(postgres.ConnectionString);
            await Serving.MigrateAsync(db, cancellation);
            var copy = await CopyAsync(db, mix, seconds, cancellation);
            Say($"COPY            {copy,8:0} events/s   {copy * mix.MeanBytes / 1048576,6:0.0} MiB/s");
            var address = await Walled.AddressAsync(postgres, asServiceRole, cancellation);
            await using var served = Database.Open(address);
            await AcceptAsync(address, served, mix, clients, seconds, copy, cancellation);
            using (Wall.Around(asServiceRole ? 1 : null))
                await CatchUpAsync(served, cancellation);
            await SizesAsync(db, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<double> CopyAsync(NpgsqlDataSource db, EventMix mix, int seconds, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using (var create = new NpgsqlCommand("CREATE TABLE copied (body bytea)", connection))
            await create.ExecuteNonQueryAsync(cancellation);
        var rows = 0L;
        var clock = Stopwatch.StartNew();
        await using (var import = await connection.BeginBinaryImportAsync("COPY copied (body) FROM STDIN BINARY", cancellation))
        {
            while (clock.Elapsed.TotalSeconds < seconds)
                await import.WriteRowAsync(cancellation, mix.Next(rows++));
            await import.CompleteAsync(cancellation);
        }
        var rate = rows / clock.Elapsed.TotalSeconds;
        await using var drop = new NpgsqlCommand("DROP TABLE copied", connection);
        await drop.ExecuteNonQueryAsync(cancellation);
        return rate;
    }

    static async Task AcceptAsync(
        string address,
        NpgsqlDataSource db,
        EventMix mix,
        int[] clients,
        int seconds,
        double copy,
        CancellationToken cancellation
    )
    {
        await using var app = WebApp.Build(
            new ServeOptions
            {
                Database = address,
                Port = 0,
                RunStages = false,
            },
            db
        );
        await app.StartAsync(cancellation);
        var server = new Uri(app.Urls.First());
        var next = 0L;
        await LoadAsync(server, mix, 8, 2, () => Interlocked.Increment(ref next), cancellation); // warm-up
        foreach (var count in clients)
        {
            var (rate, p50, p99) = await LoadAsync(server, mix, count, seconds, () => Interlocked.Increment(ref next), cancellation);
            Say(
                $"HTTP {count,3} clients{rate,8:0} events/s   {rate * mix.MeanBytes / 1048576,6:0.0} MiB/s   p50 {p50,6:0.00} ms   p99 {p99,6:0.00} ms   {rate / copy:0.00} of COPY"
            );
        }
        await app.StopAsync(cancellation);
    }

    static async Task<(double Rate, double P50, double P99)> LoadAsync(
        Uri server,
        EventMix mix,
        int clients,
        int seconds,
        Func<long> next,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var loads = Enumerable
            .Range(0, clients)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        using var client = new RawClient(server);
                        var times = new List<double>();
                        while (clock.Elapsed.TotalSeconds < seconds)
                        {
                            var body = mix.Next(next());
                            var began = Stopwatch.GetTimestamp();
                            if (await client.PostAsync(body, cancellation) != 201)
                                throw new InvalidOperationException("An event was refused.");
                            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                        }
                        return times;
                    },
                    cancellation
                )
            )
            .ToList();
        var times = (await Task.WhenAll(loads)).SelectMany(t => t).Order().ToList();
        return (times.Count / clock.Elapsed.TotalSeconds, times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }

    static async Task CatchUpAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        var (projection, resolution, progress) = (
            new ProjectionStage(db, TimeProvider.System),
            new ResolutionStage(db, new LineageIngest.Sql.SqlAnalyzer(), TimeProvider.System),
            new StageProgress(db, TimeProvider.System)
        );
        var behind = (await progress.LagAsync(1, cancellation)).UnprojectedEvents;
        var clock = Stopwatch.StartNew();
        async Task DrainAsync(Func<int, CancellationToken, Task<int>> stage, Func<Lag, bool> done)
        {
            while (!done(await progress.LagAsync(1, cancellation)))
                while (await stage(1, cancellation) > 0) { }
        }
        await Task.WhenAll(
            DrainAsync(projection.RunOnceAsync, lag => lag.UnprojectedEvents == 0),
            DrainAsync(resolution.RunOnceAsync, lag => lag.IsNone)
        );
        Say(
            $"catch-up        {behind / clock.Elapsed.TotalSeconds,8:0} events/s   ({behind} events to edges in {clock.Elapsed.TotalSeconds:0.0} s)"
        );
    }

    static async Task SizesAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(
            """
            SELECT pg_total_relation_size('event')::float8 / count(*), pg_database_size(current_database())::float8 / count(*), avg(size)::float8 FROM event
            """
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        Say(
            $"stored          {reader.GetDouble(0),8:0} bytes per event in the log, {reader.GetDouble(1):0} with everything derived ({reader.GetDouble(2):0} as received)"
        );
    }

    static string RecordingsFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "tests", "recordings")))
                return Path.Combine(folder.FullName, "tests", "recordings");
        }

        throw new DirectoryNotFoundException("Run the benchmark inside the repository: tests/recordings is needed.");
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
