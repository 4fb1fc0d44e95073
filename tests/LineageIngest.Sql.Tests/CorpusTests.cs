using System.Text.Json.Nodes;
using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Sql.Tests.Scoring;
using Xunit;

namespace LineageIngest.Sql.Tests;

/// <summary>What the owners of the suites reach on their own suites, one engine reaches on all of them; docs/sql-conventions.md lists what is lost to contradictions.</summary>
public sealed class CorpusTests
{
    static readonly SqlAnalyzer _analyzer = new();

    [Theory]
    [InlineData("sqllineage", 3, 0)]
    [InlineData("openlineage_sql", 0, 0)]
    [InlineData("datahub_goldens", 3, 0)]
    [InlineData("sqlglot_lineage", 0, 0)]
    [InlineData("constructs", 0, 0)]
    [InlineData("tpch", 0, 0)]
    [InlineData("tpcds", 0, 0)]
    public void Suite_loses_no_more_than_its_contradictions(string suite, int tables, int columns)
    {
        var lost = new List<string>();
        var (tablesLost, columnsLost) = (0, 0);
        foreach (var record in CorpusCases.Of(suite).Where(record => record["requires"] is null))
        {
            var prediction = JsonNode.Parse(BatchPrediction.Predict(_analyzer, record.ToJsonString()))!;
            if (LenientScore.Tables(record, prediction) == false)
            {
                tablesLost++;
                lost.Add($"tables {record["id"]}");
            }

            if (LenientScore.Columns(record, prediction) == false)
            {
                columnsLost++;
                lost.Add($"columns {record["id"]}");
            }
        }

        Assert.True(tablesLost <= tables && columnsLost <= columns, string.Join('\n', lost));
    }
}
