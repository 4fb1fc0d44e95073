using LineageIngest.Sql.TSql;
using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

public sealed class TSqlReadingTests
{
    static ReadScript Read(string sql) => new ScriptDomReader().Read(sql, sql, Dialect.Get("tsql"), TestContext.Current.CancellationToken);

    [Fact]
    public void Batch_without_errors_is_read_whole()
    {
        var read = Read("INSERT a SELECT x FROM b\nGO 5\nDELETE c\nGO");
        Assert.Equal(2, read.Statements.Length);
        Assert.Empty(read.Unread);
    }

    [Fact]
    public void Only_the_broken_statement_is_left_unread()
    {
        const string Sql = "INSERT a SELECT x FROM b\nUPDATE t SET a = WHERE b\nDELETE c WHERE d IN (SELECT e FROM f)\nSELECT 1";
        var read = Read(Sql);
        Assert.Equal(3, read.Statements.Length);
        Assert.Equal("UPDATE t SET a = WHERE b", Sql.Substring(read.Unread.Single().Start, read.Unread.Single().Length).Trim());
    }

    [Fact]
    public void Broken_batch_leaves_its_neighbours_alone()
    {
        var read = Read("SELECT a FROM t\nGO\nCREATE PROC p AS SELEC x\nGO\nSELECT b FROM u");
        Assert.Equal(2, read.Statements.Length);
        Assert.Single(read.Unread);
    }

    [Fact]
    public void Newer_syntax_comes_from_our_own_parser_in_the_middle_of_a_script() =>
        Assert.Equal(
            "dbo.a, dbo.b, dbo.c => dbo.o, dbo.p",
            TSqlLineage.Tables(
                """
                INSERT dbo.o SELECT x FROM dbo.a
                INSERT dbo.o SELECT x FROM dbo.b WHERE x IS DISTINCT FROM y
                INSERT dbo.p SELECT x FROM dbo.c
                """
            )
        );

    [Theory]
    [InlineData("SELECT a FROM dbo.t WHERE d = %(day)s AND e = ?", "dbo.t => ")]
    [InlineData("SELECT a FROM dbo.t WHERE d = :day AND e IN (%s, %s)", "dbo.t => ")]
    [InlineData("INSERT INTO {{ params.schema }}.o SELECT a FROM dbo.t WHERE d = '{{ ds }}'", "dbo.t => {{ params.schema }}.o")]
    [InlineData("{% if x %} DELETE dbo.o {% endif %} INSERT dbo.o SELECT a FROM [{{ db }}].dbo.t", "{{ db }}.dbo.t => dbo.o")]
    public void Templates_and_binds_break_nothing(string sql, string tables) => Assert.Equal(tables, TSqlLineage.Tables(sql));

    [Fact]
    public void Offsets_are_those_of_the_script()
    {
        const string Sql = "SELECT 1\nGO\nINSERT dbo.o\nSELECT a FROM dbo.t";
        var insert = TSqlLineage.Analyze(Sql).Statements[1];
        Assert.Equal("INSERT dbo.o\nSELECT a FROM dbo.t", Sql.Substring(insert.Span.Start, insert.Span.Length));
        Assert.Equal("dbo.t", Sql.Substring(insert.Reads[0].Span.Start, insert.Reads[0].Span.Length));
    }

    [Theory]
    [InlineData("SELECT ", "(", "1", ")")]
    [InlineData("SELECT 1 FROM t WHERE ", "NOT ", "a = 1", "")]
    [InlineData("SELECT ", "- ", "1", "")]
    [InlineData("SELECT * FROM ", "(SELECT * FROM ", "t", ") x")]
    [InlineData("SELECT * FROM ", "(", "t", " JOIN u ON 1 = 1)")]
    [InlineData("SELECT * FROM t", " JOIN t", "", " ON 1 = 1")]
    [InlineData("", "IF 1 = 1 ", "SELECT 1", "")]
    [InlineData("", "IF 1 = 1 SELECT 1 ELSE ", "SELECT 2", "")]
    [InlineData("", "IF UPDATE(a) ", "SELECT 2", "")]
    [InlineData("", "BEGIN ", "SELECT 1", " END")]
    [InlineData("SELECT ", "CASE WHEN a = 1 THEN ", "1", " END")]
    public void Deep_nesting_is_left_to_our_own_parser(string start, string open, string middle, string close)
    {
        var sql = start + string.Concat(Enumerable.Repeat(open, 20_000)) + middle + string.Concat(Enumerable.Repeat(close, 20_000));
        Assert.Single(Read(sql).Unread);
        TSqlLineage.Analyze(sql);
    }

    [Fact]
    public void Many_conditions_in_a_row_are_not_deep()
    {
        var body = string.Concat(
            Enumerable.Repeat("IF @a = 1 AND EXISTS (SELECT 1 FROM t) UPDATE t SET a = 1\nIF @b = 1 BEGIN PRINT 'x' END\n", 500)
        );
        Assert.Empty(Read("CREATE PROC p AS BEGIN " + body + " END").Unread);
    }

    [Fact]
    public void Text_that_cannot_be_cancelled_in_time_is_left_to_our_own_parser()
    {
        var sql = "INSERT dbo.o VALUES (1, 'a')" + string.Concat(Enumerable.Repeat(", (1, 'a')", 100_000));
        Assert.Single(Read(sql).Unread);
        Assert.Equal(" => dbo.o", TSqlLineage.Tables(sql));
    }
}
