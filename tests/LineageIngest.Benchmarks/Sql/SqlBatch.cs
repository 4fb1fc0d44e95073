using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Sql;
using LineageIngest.Sql.TSql;

namespace LineageIngest.Benchmarks.Sql;

/// <summary>One prediction line per case, as <c>lineage analyze --batch</c> prints them.</summary>
static class SqlBatch
{
    public static int Run(string file)
    {
        var analyzer = new SqlAnalyzer(new ScriptDomReader());
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var line in File.ReadLines(file))
        {
            output.WriteLine(BatchPrediction.Predict(analyzer, line));
        }

        return 0;
    }
}
