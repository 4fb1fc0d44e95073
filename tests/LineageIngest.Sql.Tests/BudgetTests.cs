using LineageIngest.Sql.TSql;
using Xunit;

namespace LineageIngest.Sql.Tests;

/// <summary>Texts that would overflow the stack or fill the memory end as Partial, in little memory.</summary>
public class BudgetTests
{
    // Half of what a thread of the pool has, so that a test fails here before a service would.
    const int StackSize = 768 * 1024;

    const long MaxAllocated = 512L * 1024 * 1024;

    public static TheoryData<string, string> Texts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var dialect in (string[])["postgres", "snowflake", "bigquery", "tsql"])
            {
                data.Add("casts", dialect);
                data.Add("subscripts", dialect);
                data.Add("intervals", dialect);
                data.Add("parentheses", dialect);
                data.Add("chained CTEs", dialect);
                data.Add("doubled columns", dialect);
                data.Add("pivots", dialect);
                data.Add("dotted names", dialect);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_beyond_the_budget_ends_as_partial(string kind, string dialect)
    {
        var sql = Make(kind);
        SqlAnalysis? analysis = null;
        long allocated = 0;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                analysis = new SqlAnalyzer(new ScriptDomReader()).Analyze(sql, Dialect.Get(dialect), InMemoryCatalog.Empty);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            StackSize
        );
        thread.Start();
        thread.Join();
        Assert.NotNull(analysis);
        Assert.NotEqual(Completeness.Full, analysis.Completeness);
        Assert.InRange(allocated, 0, MaxAllocated);
    }

    // What doubles without columns is followed once each, and is then fully understood.
    [Theory]
    [InlineData("open stars", "postgres")]
    [InlineData("temporary tables", "postgres")]
    [InlineData("concatenation", "tsql")]
    [InlineData("unclosed templates", "postgres")]
    [InlineData("unpaired brackets", "databricks")]
    public void A_text_that_repeats_or_doubles_ends_in_little_memory(string kind, string dialect)
    {
        var sql = Make(kind);
        long allocated = 0;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                new SqlAnalyzer(new ScriptDomReader()).Analyze(sql, Dialect.Get(dialect), InMemoryCatalog.Empty);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            StackSize
        );
        thread.Start();
        thread.Join();
        Assert.InRange(allocated, 1, MaxAllocated);
    }

    static string Make(string kind) =>
        kind switch
        {
            "casts" => $"select a{Times("::int", 50_000)} from t",
            "subscripts" => $"select a{Times("[1]", 50_000)} from t",
            "intervals" => $"select {Times("interval ", 20_000)}'1' day",
            "parentheses" => $"select {Times("(", 50_000)}1{Times(")", 50_000)}",
            "pivots" => $"select * from t{Times(" pivot (sum(a) for b in ('x'))", 5_000)}",
            "dotted names" => $"select a{Times(".b", 50_000)} from t",
            "concatenation" => $"select {Times("a || ", 20_000)}b from t",
            "unpaired brackets" => $"select a from t where (b {Times("[ c) ", 300)}",
            "unclosed templates" => Times("{{ ", 50_000),
            "open stars" => "with c0 as (select * from t)"
                + string.Concat(
                    Enumerable.Range(1, 39).Select(index => $", c{index} as (select l.*, r.* from c{index - 1} l, c{index - 1} r)")
                )
                + " select x from c39",
            "temporary tables" => "create temp table c0 as select a, b, c from t;"
                + string.Concat(
                    Enumerable
                        .Range(1, 39)
                        .Select(index => $"create temp table c{index} as select a + b + c as a, b + c as b, c + a as c from c{index - 1};")
                )
                + "insert into o select a from c39",
            "chained CTEs" => "with c0 as (select a from t)"
                + string.Concat(Enumerable.Range(1, 4_999).Select(index => $", c{index} as (select a from c{index - 1})"))
                + " select a from c4999",
            _ => "with c0 as (select 1 as a)"
                + string.Concat(
                    Enumerable.Range(1, 39).Select(index => $", c{index} as (select l.*, r.* from c{index - 1} l, c{index - 1} r)")
                )
                + " select * from c39",
        };

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
