using Xunit;

namespace LineageIngest.Sql.Tests;

public sealed class AnalyzerTests
{
    static readonly SqlAnalyzer _analyzer = new();
    static readonly Dialect _postgres = Dialect.Get("postgres");

    [Fact]
    public void Ten_thousand_unioned_selects_are_one_statement()
    {
        var sql = $"INSERT INTO o {string.Join(" UNION ALL ", Enumerable.Range(0, 10_000).Select(number => $"SELECT a FROM t{number}"))}";
        var analysis = _analyzer.Analyze(sql, _postgres, InMemoryCatalog.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(Completeness.Full, analysis.Completeness);
        Assert.Equal(10_000, analysis.Script.Reads.Length);
    }

    [Fact]
    public void Five_thousand_parentheses_end_in_an_honest_answer()
    {
        var analysis = _analyzer.Analyze(
            $"SELECT {new string('(', 5_000)}a{new string(')', 5_000)} FROM t",
            _postgres,
            InMemoryCatalog.Empty,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Completeness.Partial, analysis.Completeness);
        Assert.Equal("t", Assert.Single(analysis.Script.Reads).Table.Name);
        Assert.Contains(analysis.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCode.LimitReached);
    }

    [Fact]
    public void Ten_megabytes_of_values_are_read()
    {
        var rows = string.Join(", ", Enumerable.Range(0, 250_000).Select(number => $"({number}, 'text of row {number}', NULL)"));
        var analysis = _analyzer.Analyze(
            $"INSERT INTO t (a, b, c) VALUES {rows}",
            _postgres,
            InMemoryCatalog.Empty,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Completeness.Full, analysis.Completeness);
        Assert.Equal("t", Assert.Single(analysis.Script.Writes).Table.Name);
    }

    [Fact]
    public void Cancellation_ends_the_analysis()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            _analyzer.Analyze("SELECT a FROM t", _postgres, InMemoryCatalog.Empty, cancelled.Token)
        );
    }

    [Fact]
    public void Unqualified_column_goes_to_the_only_open_source()
    {
        var edge = Assert.Single(
            _analyzer.Analyze("SELECT a FROM t", _postgres, InMemoryCatalog.Empty, TestContext.Current.CancellationToken).Script.Columns
        );
        Assert.Equal(Certainty.Inferred, edge.Certainty);
    }

    [Fact]
    public void Ambiguous_column_goes_nowhere_and_is_told()
    {
        var analysis = _analyzer.Analyze("SELECT a FROM t, u", _postgres, InMemoryCatalog.Empty, TestContext.Current.CancellationToken);
        Assert.Empty(analysis.Script.Columns);
        Assert.Contains(analysis.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCode.AmbiguousColumn);
    }

    [Fact]
    public void Names_fold_as_the_database_folds_them()
    {
        Assert.Equal("S.T", Read("snowflake", "SELECT a FROM s.t"));
        Assert.Equal("S.t", Read("snowflake", "SELECT a FROM s.\"t\""));
        Assert.Equal("s.t", Read("postgres", "SELECT a FROM S.T"));
        Assert.Equal("S.t", Read("tsql", "SELECT a FROM S.[t]"));

        static string Read(string dialect, string sql) =>
            Assert.Single(_analyzer.Analyze(sql, Dialect.Get(dialect), InMemoryCatalog.Empty).Script.Reads).Table.ToString();
    }

    [Fact]
    public void Spans_point_into_the_text_even_behind_templates()
    {
        const string sql = "INSERT INTO o SELECT a FROM t WHERE d = '{{ ds }}' AND x > {{ params.x }}; SELECT b FROM u";
        var read = _analyzer.Analyze(sql, _postgres, InMemoryCatalog.Empty, TestContext.Current.CancellationToken).Script.Reads[^1];
        Assert.Equal("u", sql.Substring(read.Span.Start, read.Span.Length));
    }
}
