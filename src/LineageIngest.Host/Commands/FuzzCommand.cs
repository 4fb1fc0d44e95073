using System.CommandLine;
using System.Text.Json.Nodes;
using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Postgres;
using LineageIngest.Sql;
using LineageIngest.Sql.TSql;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage fuzz sql</c>: damages SQL and looks for what throws or hangs.</summary>
static class FuzzCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count")
        {
            Description = "How many damaged texts",
            DefaultValueFactory = _ => 20_000,
            HelpName = "N",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed makes the same texts",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var corpus = new Option<DirectoryInfo?>("--corpus")
        {
            Description = "Folder of *.jsonl cases to damage; without it some built-in statements",
            HelpName = "FOLDER",
        };
        var sql = new ExampledCommand(
            "sql",
            "Damage SQL and analyse it; any exception or hang is printed with its text.",
            "lineage fuzz sql --count 1000000 --corpus ../shared/corpus/sql"
        )
        {
            count,
            seed,
            corpus,
        };
        sql.SetAction(
            (parsed, cancellation) =>
            {
                var fuzzer = new SqlFuzzer(new SqlAnalyzer(new ScriptDomReader()), Seeds(parsed.GetValue(corpus)), parsed.GetValue(seed));
                var findings = fuzzer.Run(parsed.GetValue(count), cancellation);
                foreach (var finding in findings)
                    Console.WriteLine($"{finding.Dialect}: {finding.Problem}\n{finding.Sql}\n");

                Progress.Step(
                    $"{parsed.GetValue(count)} texts, {findings.Count} findings, at most {GC.GetGCMemoryInfo().HeapSizeBytes / 1024 / 1024} MiB of heap"
                );
                return Task.FromResult(findings.Count == 0 ? 0 : 1);
            }
        );
        return new Command("fuzz", "Look for inputs that break the program.") { sql };
    }

    static string[] Seeds(DirectoryInfo? corpus)
    {
        if (corpus is null)
            return _seedStatements;

        var seeds = corpus
            .EnumerateFiles("*.jsonl")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => (string?)JsonNode.Parse(line)?["sql"])
            .OfType<string>()
            .Where(text => text.Length > 0)
            .ToArray();
        return seeds.Length > 0 ? seeds : throw new CannotStartException($"{corpus.FullName} holds no cases.");
    }

    static readonly string[] _seedStatements =
    [
        "WITH a AS (SELECT id, SUM(v) AS v FROM s.t GROUP BY id) INSERT INTO s.o (id, v) SELECT id, CASE WHEN v > 1 THEN v END FROM a JOIN s.u USING (id) WHERE x IN (SELECT y FROM z)",
        "MERGE INTO s.t t USING (SELECT * FROM s.u) u ON t.id = u.id WHEN MATCHED THEN UPDATE SET v = u.v WHEN NOT MATCHED THEN INSERT (id, v) VALUES (u.id, u.v)",
        "CREATE PROCEDURE p AS BEGIN IF EXISTS (SELECT 1 FROM c) BEGIN INSERT INTO o SELECT id FROM #t END END",
        "SELECT f.value:a.b::string, ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) FROM s.t, LATERAL FLATTEN(input => t.items) f PIVOT (SUM(v) FOR k IN ('a', 'b'))",
    ];
}
