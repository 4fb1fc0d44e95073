using System.IO.Compression;
using System.Text.Json.Nodes;

namespace LineageIngest.Sql.Tests;

/// <summary>The corpora that come with the tests.</summary>
static class CorpusCases
{
    public static readonly string[] Suites =
    [
        "sqllineage",
        "openlineage_sql",
        "datahub_goldens",
        "sqlglot_lineage",
        "constructs",
        "tpch",
        "tpcds",
    ];

    public static IEnumerable<JsonNode> Of(string suite)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Corpus", $"{suite}.jsonl.gz")), CompressionMode.Decompress)
        );
        while (reader.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line)!;
        }
    }

    public static string[] Texts() => [.. Suites.Where(suite => suite != "tpcds").SelectMany(Of).Select(record => (string)record["sql"]!)];
}
