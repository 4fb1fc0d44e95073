using LineageIngest.Names;
using LineageIngest.Resolution;
using LineageIngest.Sql;

namespace LineageIngest.Insight.Statements;

/// <summary>Reads one text with what the store knows, and describes it.</summary>
static class StoreReading
{
    public static SqlDescription Describe(
        SqlAnalyzer analyzer,
        string sql,
        Dialect dialect,
        ClaimCatalog catalog,
        Func<DatasetName, bool> isKnown,
        CancellationToken cancellation
    )
    {
        var analysis = analyzer.Analyze(sql, dialect, catalog, cancellation);
        var (statements, diagnostics) = new SqlDescriber(sql, analysis, catalog.DatasetOf, isKnown).Describe();
        return new SqlDescription(sql, dialect.Name, analysis.Completeness, statements, diagnostics);
    }
}
