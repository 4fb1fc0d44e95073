using System.Text.Json;
using LineageIngest.Sql;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

/// <summary>
/// What a crawl alone hands over is enough: its datasets, and the tables that its statements name when each is analysed where it ran. Columns are measured where
/// schemas are known, in the pipeline.
/// </summary>
public sealed class CrawlTruthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("3.2.1", "truth.json", "retail3", 0.95)]
    [InlineData("2.10.3", "truth.json", "retail", 0.95)]
    [InlineData("zoo", "truth-zoo.json", "retail3", 0.97)]
    [InlineData("cosmos", "truth-cosmos.json", "shopdw", 0.97)]
    public async Task Tables_of_a_crawl_are_the_ones_that_tasks_read_and_write(
        string recording,
        string truthFile,
        string database,
        double bar
    )
    {
        var estate = recording switch
        {
            "zoo" => Recordings.Zoo(),
            "cosmos" => Recordings.Cosmos(),
            _ => Recordings.After36(recording),
        };
        await using var stub = await new AirflowStub(estate) { Clock = Crawl.AfterRecording }.StartAsync();
        var crawl = new Crawl(stub);
        Assert.True((await crawl.RunAsync()).Complete);
        var got = crawl
            .Runs.Concat(crawl.Jobs)
            .Where(e => e.GetProperty("job").GetProperty("name").GetString()!.Contains('.', StringComparison.Ordinal))
            .GroupBy(e => e.GetProperty("job").GetProperty("name").GetString()!)
            .ToDictionary(
                group => group.Key,
                group =>
                    (
                        Reads: group.SelectMany(e => Tables(e, reads: true)).ToHashSet(),
                        Writes: group.SelectMany(e => Tables(e, reads: false)).ToHashSet()
                    )
            );

        var (hit, missed, wrong) = (0, 0, 0);
        using var truth = JsonDocument.Parse(Recordings.Truth(truthFile));
        foreach (var dag in truth.RootElement.GetProperty("tasks").EnumerateObject())
        {
            foreach (var task in dag.Value.EnumerateObject())
            {
                var may = Names(task.Value, "may", name => name).ToHashSet();
                if (
                    may.Contains("*")
                    || (task.Value.TryGetProperty("by", out var by) && !by.EnumerateArray().Any(source => source.GetString() == "crawl"))
                )
                {
                    continue;
                }

                foreach (var (verb, kind) in new[] { ("read", "reads"), ("write", "writes") })
                {
                    var want = Names(task.Value, kind, Full).ToHashSet();
                    var allowed = may.Where(item => item.StartsWith(verb + " ", StringComparison.Ordinal))
                        .Select(item => Full(item[(verb.Length + 1)..]))
                        .ToHashSet();
                    var have = got.TryGetValue($"{dag.Name}.{task.Name}", out var found)
                        ? verb == "read"
                            ? found.Reads
                            : found.Writes
                        : [];
                    foreach (var miss in want.Except(have))
                        output.WriteLine($"missing {dag.Name}.{task.Name} {verb} {miss}");
                    foreach (var false_ in have.Except(want).Except(allowed))
                        output.WriteLine($"false   {dag.Name}.{task.Name} {verb} {false_}");
                    (hit, missed, wrong) = (
                        hit + want.Intersect(have).Count(),
                        missed + want.Except(have).Count(),
                        wrong + have.Except(want).Except(allowed).Count()
                    );
                }
            }
        }

        var f1 = 2.0 * hit / (2 * hit + missed + wrong);
        output.WriteLine($"{recording}: hit {hit}, missed {missed}, false {wrong}, F1 {f1:P1}");
        Assert.True(f1 >= bar, $"{f1:P1}");

        string Full(string name) =>
            name.Contains("://", StringComparison.Ordinal) || name.StartsWith("bigquery ", StringComparison.Ordinal)
                ? name
                : $"postgres://127.0.0.1:5432 {database}.{name}";
    }

    internal static IEnumerable<string> Tables(JsonElement e, bool reads)
    {
        foreach (var dataset in e.GetProperty(reads ? "inputs" : "outputs").EnumerateArray())
            yield return $"{dataset.GetProperty("namespace").GetString()} {dataset.GetProperty("name").GetString()}";
        if (!e.GetProperty("job").GetProperty("facets").TryGetProperty("lineage_ingest_sql", out var facet))
            yield break;
        foreach (var statement in facet.GetProperty("statements").EnumerateArray())
        {
            var role = statement.GetProperty("role").GetString();
            if (!reads && role is "reads" or "source")
                continue;
            var ns = Text(statement, "namespace") ?? "postgres://127.0.0.1:5432"; // Cosmos: what the task's events name
            var dialect = Dialect.Get(Text(statement, "dialect") ?? "postgres");
            var (database, schema) = (Text(statement, "database"), Text(statement, "schema"));
            var defaults =
                schema is not null ? new SessionDefaults(database, [schema])
                : dialect.NameLevels >= 3 ? new SessionDefaults(database, [])
                : new SessionDefaults(null, database is null ? [] : [database]);
            var script = new SqlAnalyzer().Analyze(Text(statement, "query")!, dialect, new InMemoryCatalog(defaults)).Script;
            foreach (var use in reads ? script.Reads.Concat(script.Intermediates) : script.Writes)
                yield return $"{ns} {use.Table}";
        }
    }

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static IEnumerable<string> Names(JsonElement task, string field, Func<string, string> full) =>
        task.TryGetProperty(field, out var names) ? names.EnumerateArray().Select(name => full(name.GetString()!)) : [];
}
