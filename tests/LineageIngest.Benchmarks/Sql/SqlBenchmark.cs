using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using LineageIngest.Sql;

namespace LineageIngest.Benchmarks.Sql;

/// <summary>How fast SQL is analysed, one thread, warmed up: its own loop, best of several rounds.</summary>
static class SqlBenchmark
{
    const int WarmUps = 30;
    const int Rounds = 30;

    public static int Run(string[] args)
    {
        var corpus = args.Length > 0 ? args[0] : TestCorpora();
        var analyzer = new SqlAnalyzer();
        Suite(analyzer, "TPC-DS", Path.Combine(corpus, "tpcds"));
        Suite(analyzer, "TPC-H", Path.Combine(corpus, "tpch"));
        Suite(analyzer, "sqllineage", Path.Combine(corpus, "sqllineage"));
        Large(analyzer, "10 MB INSERT VALUES", InsertValues(10_000_000));
        Large(analyzer, "5 MB INSERT VALUES", InsertValues(5_000_000));
        Large(
            analyzer,
            "10,000 unioned SELECTs",
            string.Join(" UNION ALL ", Enumerable.Range(0, 10_000).Select(number => $"SELECT a{number % 7} AS a, b FROM t{number % 100}"))
        );
        Large(
            analyzer,
            "5,000 unioned SELECTs",
            string.Join(" UNION ALL ", Enumerable.Range(0, 5_000).Select(number => $"SELECT a{number % 7} AS a, b FROM t{number % 100}"))
        );
        Large(analyzer, "5,000 nested parentheses", $"SELECT {new string('(', 5_000)}a{new string(')', 5_000)} FROM t");
        ScriptDomBenchmark.Run(corpus);
        return 0;
    }

    static void Suite(SqlAnalyzer analyzer, string name, string file)
    {
        var cases = Lines(file)
            .Select(line => JsonNode.Parse(line)!)
            .Select(record =>
                (
                    Sql: (string)record["sql"]!,
                    Dialect: Dialect.Find((string)record["dialect"]!) ?? Dialect.Standard,
                    Catalog: CatalogOf(record)
                )
            )
            .ToArray();
        var best = TimeSpan.MaxValue;
        long allocated = 0;
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            foreach (var (sql, dialect, catalog) in cases)
            {
                analyzer.Analyze(sql, dialect, catalog);
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            best = round >= WarmUps && elapsed < best ? elapsed : best;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine(
            $"{name}: {best.TotalMilliseconds:F2} ms for {cases.Length} statements, {best.TotalMicroseconds / cases.Length:F1} µs and {allocated / cases.Length / 1024.0:F1} KiB each"
        );
    }

    // Next to this source: the benchmark runs from a checkout.
    static string TestCorpora([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../LineageIngest.Sql.Tests/Corpus"));

    static IEnumerable<string> Lines(string file)
    {
        using var stream = File.Exists($"{file}.jsonl")
            ? (Stream)File.OpenRead($"{file}.jsonl")
            : new GZipStream(File.OpenRead($"{file}.jsonl.gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    static void Large(SqlAnalyzer analyzer, string name, string sql)
    {
        var dialect = Dialect.Get("postgres");
        var best = TimeSpan.MaxValue;
        var quality = Completeness.Full;
        for (var round = 0; round < 10; round++)
        {
            var start = Stopwatch.GetTimestamp();
            quality = analyzer.Analyze(sql, dialect, InMemoryCatalog.Empty).Completeness;
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        Console.WriteLine($"{name}: {best.TotalMilliseconds:F1} ms, {sql.Length / best.TotalSeconds / 1e6:F0} MB/s, {quality}");
    }

    static string InsertValues(int length)
    {
        var text = new StringBuilder("INSERT INTO t (a, b, c) VALUES ");
        for (var number = 0; text.Length < length; number++)
        {
            text.Append(number == 0 ? "" : ", ").Append('(').Append(number).Append(", 'text of row ").Append(number).Append("', NULL)");
        }

        return text.ToString();
    }

    static InMemoryCatalog CatalogOf(JsonNode record)
    {
        var catalog = new InMemoryCatalog();
        if (record["schema"] is JsonObject tables)
        {
            foreach (var (table, columns) in tables)
            {
                catalog.Add(new TableName(null, null, table), [.. columns!.AsObject().Select(column => column.Key)]);
            }
        }

        return catalog;
    }
}
