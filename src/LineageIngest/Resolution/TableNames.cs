using System.Collections.Concurrent;
using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>Which tables a text looks for. The same text comes with every run of a task, so answers are kept for a while.</summary>
sealed class TableNames(SqlAnalyzer analyzer)
{
    /// <summary>Texts whose answer is kept; then all are forgotten, since rendered SQL with dates in it never comes back.</summary>
    const int Kept = 10_000;
    readonly ConcurrentDictionary<(string Query, string Dialect, string Defaults), HashSet<string>> _names = new();

    /// <summary>Last parts of names in lower case.</summary>
    public HashSet<string> In(SqlText text, SqlContext context, CancellationToken cancellation)
    {
        if (_names.Count > Kept)
            _names.Clear();
        return _names.GetOrAdd(
            (text.Query, context.Dialect.Name, $"{context.Defaults.Catalog} {string.Join(',', context.Defaults.SearchPath)}"),
            _ =>
            {
                var catalog = new LookupCatalog(context.Defaults);
                analyzer.Analyze(text.Query, context.Dialect, catalog, cancellation);
                return catalog.BaseNames;
            }
        );
    }
}
