using System.Diagnostics;
using System.Text.Json.Nodes;
using LineageIngest.Sql;
using LineageIngest.Sql.TSql;

namespace LineageIngest.Benchmarks.Sql;

/// <summary>ScriptDom's part apart: the same Transact-SQL read by it, analysed with it, and analysed by our own parser alone.</summary>
static class ScriptDomBenchmark
{
    const int Rounds = 8;

    static readonly string[] _suites = ["sqllineage", "datahub_goldens", "constructs", "sqlfluff_fixtures", "scriptdom"];

    public static void Run(string corpus)
    {
        var texts = _suites
            .Select(suite => Path.Combine(corpus, suite + ".jsonl"))
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => JsonNode.Parse(line)!)
            .Where(record => Dialect.Find((string)record["dialect"]!) is { Grammar: Grammar.TransactSql })
            .Select(record => (string)record["sql"]!)
            .ToArray();
        var dialect = Dialect.Get("tsql");
        var reader = new ScriptDomReader();
        var (with, own) = (new SqlAnalyzer(reader), new SqlAnalyzer());
        var statements = texts.Sum(sql => own.Analyze(sql, dialect, InMemoryCatalog.Empty).Statements.Length);
        Measure("ScriptDom reads", sql => reader.Read(sql, sql, dialect, CancellationToken.None));
        Measure("T-SQL with ScriptDom", sql => with.Analyze(sql, dialect, InMemoryCatalog.Empty));
        Measure("T-SQL with our own parser", sql => own.Analyze(sql, dialect, InMemoryCatalog.Empty));

        void Measure(string name, Action<string> analyse)
        {
            var best = TimeSpan.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                Array.ForEach(texts, analyse);
                var elapsed = Stopwatch.GetElapsedTime(start);
                best = elapsed < best ? elapsed : best;
            }

            Console.WriteLine(
                $"{name}: {best.TotalMilliseconds:F0} ms for {texts.Length} scripts of {statements} statements, {best.TotalMicroseconds / statements:F1} µs each, {texts.Sum(sql => sql.Length) / best.TotalSeconds / 1e6:F1} MB/s"
            );
        }
    }
}
