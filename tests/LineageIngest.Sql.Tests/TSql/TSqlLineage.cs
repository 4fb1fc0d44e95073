using LineageIngest.Sql.TSql;
using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

/// <summary>Analyses of Transact-SQL through ScriptDom, as lines that a test can compare.</summary>
static class TSqlLineage
{
    static readonly SqlAnalyzer _analyzer = new(new ScriptDomReader());

    public static SqlAnalysis Analyze(string sql, ISchemaCatalog? catalog = null) =>
        _analyzer.Analyze(sql, Dialect.Get("tsql"), catalog ?? InMemoryCatalog.Empty, TestContext.Current.CancellationToken);

    /// <summary>What the script reads and writes: <c>dbo.a, dbo.b => dbo.o</c>.</summary>
    public static string Tables(string sql)
    {
        var script = Analyze(sql).Script;
        return $"{Join(script.Reads)} => {Join(script.Writes)}";
    }

    /// <summary>Direct column edges of the script: <c>dbo.o.a &lt;= dbo.t.x</c>, sorted.</summary>
    public static string[] Columns(string sql) =>
        [
            .. Analyze(sql)
                .Script.Columns.Where(edge => edge.Kind <= EdgeKind.Aggregation)
                .Select(edge => $"{edge.Target.Table}.{edge.Target.Column} <= {edge.Source.Table}.{edge.Source.Column}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    static string Join(TableUse[] uses) => string.Join(", ", uses.Select(use => use.Table.ToString()).Order(StringComparer.Ordinal));
}
