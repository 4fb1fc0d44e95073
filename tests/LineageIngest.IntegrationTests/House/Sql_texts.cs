using System.Text.Json;
using System.Text.RegularExpressions;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using LineageIngest.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.House;

/// <summary>
/// Every statement that the pipeline and the answers send to a store of some size is looked at as PostgreSQL planned it: none may read a whole large table,
/// unless it says why it has to.
/// </summary>
public sealed partial class Sql_texts
{
    /// <summary>Written into a text that means to read everything, with the reason.</summary>
    const string Excuse = "/* reads all:";

    /// <summary>The recordings so often, under other ids.</summary>
    const int Copies = 30;

    const int LargeFrom = 10_000;

    [Fact]
    public async Task No_statement_reads_a_whole_large_table_without_saying_why()
    {
        using var folder = new TemporaryFolder();
        var options = PostgresCluster.OptionsFor(folder.Path) with
        {
            MoreSettings =
            [
                "session_preload_libraries=auto_explain",
                "auto_explain.log_min_duration=0",
                "auto_explain.log_format=json",
                "auto_explain.log_nested_statements=off",
                "enable_seqscan=off",
                "enable_hashjoin=off",
                "enable_mergejoin=off", // what still reads a whole table has no index to go by, at any size
            ],
        };
        await using var postgres = await EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken);
        var database = new TestDatabase(postgres.ConnectionString);
        await Serving.MigrateAsync(database.Source, TestContext.Current.CancellationToken);
        await using var service = await Service.StartAsync(database);
        var chunks = (await Recordings.ReadAllAsync()).Chunk(40).ToList();
        foreach (var chunk in chunks[..^1])
            await PostAsync(service, chunk);
        await service.SettleAsync();
        await MultiplyAsync(database);
        await service.Services.GetRequiredService<LabelQuery>().DatasetsAsync(1, [], TestContext.Current.CancellationToken); // the map is read, as a whole, before anything is looked at
        var from = new FileInfo(options.LogFile).Length;

        await PostAsync(service, chunks[^1]);
        await service.SettleAsync();
        foreach (var path in await Questions.AllAsync(service))
        {
            // Copies share their names, which no real store has: what an answer makes of that is not asked here.
            using var response = await service.Http.GetAsync(path, TestContext.Current.CancellationToken);
        }
        var plans = await PlansAsync(options.LogFile, from);
        var large = await LargeAsync(database);
        var whole = plans
            .Where(p => !p.Text.Contains(Excuse, StringComparison.Ordinal))
            .SelectMany(p =>
                Nodes(p.Plan).Select(node => ReadsAll(node, large)).OfType<string>().Select(table => $"reads all of {table}:\n{p.Text}\n")
            )
            .Distinct()
            .ToList();
        Assert.True(whole.Count == 0, $"{whole.Count} of {plans.Count} texts\n\n{string.Join('\n', whole)}");
        Assert.True(plans.Count > 100, $"only {plans.Count} texts were planned");
    }

    /// <summary>Copies every row of every derived table, and of the log, with ids of their own: equal shape, other things.</summary>
    static async Task MultiplyAsync(TestDatabase database)
    {
        foreach (var table in Replay.DerivedTables.Append("event"))
        {
            await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var columns = await connection.QueryAsync(
                "SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position",
                row => (Name: row.GetString(0), Type: row.GetString(1)),
                TestContext.Current.CancellationToken,
                table
            );
            var copied = columns.Select(column =>
                (column.Name, column.Type) switch
                {
                    ("event_id", _) => "event_id + n * 1000000",
                    (var name, "uuid") => $"md5({name}::text || n)::uuid",
                    (var name, "_uuid") => $"ARRAY(SELECT md5(id::text || n)::uuid FROM unnest({name}) AS id)",
                    var (name, _) => name,
                }
            );
            await database.ExecuteAsync(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) SELECT {string.Join(", ", copied)} FROM {table}, generate_series(1, {Copies}) AS n ON CONFLICT DO NOTHING"
            );
        }
        await database.ExecuteAsync("ANALYZE");
    }

    /// <summary>Tables and whole indexes, with how many rows they have.</summary>
    static async Task<Dictionary<string, float>> LargeAsync(TestDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (
            await connection.QueryAsync(
                """
                SELECT c.relname, c.reltuples FROM pg_class AS c WHERE c.relkind = 'r' AND c.reltuples > $1
                 UNION
                SELECT i.relname, c.reltuples FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indrelid JOIN pg_class AS i ON i.oid = x.indexrelid WHERE c.reltuples > $1 AND x.indpred IS NULL
                """,
                row => (Name: row.GetString(0), Rows: row.GetFloat(1)),
                TestContext.Current.CancellationToken,
                (float)LargeFrom
            )
        ).ToDictionary(row => row.Name, row => row.Rows);
    }

    static async Task PostAsync(Service service, byte[][] events)
    {
        using var content = new ByteArrayContent([
            (byte)'[',
            .. events.SelectMany((body, at) => at == 0 ? body : [(byte)',', .. body]),
            (byte)']',
        ]);
        content.Headers.ContentType = new("application/json");
        using var response = await service.Http.PostAsync("/api/v1/lineage/batch", content, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>auto_explain writes each plan as JSON into the log; its lines begin with a tab.</summary>
    static async Task<List<(string Text, JsonElement Plan)>> PlansAsync(string file, long from)
    {
        await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return
        [
            .. Logged()
                .Matches(await reader.ReadToEndAsync())
                .Select(m => JsonDocument.Parse(m.Groups["json"].Value).RootElement)
                .Select(logged => (Text: logged.GetProperty("Query Text").GetString()!, Plan: logged.GetProperty("Plan")))
                .DistinctBy(p => p.Text),
        ];
    }

    /// <summary>A sequential scan, or an index scan that is bounded by nothing but the subscription, for less than a hundredth of the rows: who wants more may read all.</summary>
    static string? ReadsAll(JsonElement node, Dictionary<string, float> large)
    {
        var (type, wanted) = (node.GetProperty("Node Type").GetString()!, node.GetProperty("Plan Rows").GetDouble());
        if (type == "Seq Scan")
            return Large(node.GetProperty("Relation Name").GetString()!, wanted, large);
        if (type is not ("Index Scan" or "Index Only Scan" or "Bitmap Index Scan"))
            return null;
        var bounded =
            node.TryGetProperty("Index Cond", out var condition) && Operator().IsMatch(Subscription().Replace(condition.GetString()!, ""));
        return bounded ? null : Large(node.GetProperty("Index Name").GetString()!, wanted, large);
    }

    static string? Large(string name, double wanted, Dictionary<string, float> large) =>
        large.TryGetValue(name, out var rows) && wanted < rows / 100 ? name : null;

    static IEnumerable<JsonElement> Nodes(JsonElement plan)
    {
        var parts = plan.TryGetProperty("Plans", out var below) ? below.EnumerateArray().ToList() : [];
        // A page in the order of an index ends by its limit.
        if (
            plan.GetProperty("Node Type").GetString() == "Limit"
            && parts[0].GetProperty("Node Type").GetString() is "Index Scan" or "Index Only Scan"
        )
        {
            return [];
        }

        return parts.SelectMany(Nodes).Prepend(plan);
    }

    [GeneratedRegex(@"plan:\n(?<json>(?:\t.*\n)+)")]
    private static partial Regex Logged();

    [GeneratedRegex(@"(\w+\.)?subscription_id = [^()]+")]
    private static partial Regex Subscription();

    [GeneratedRegex("[=<>&@~%]")]
    private static partial Regex Operator();
}
