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
        Assert.NotEqual(Quality.Full, analysis.Quality);
        Assert.InRange(allocated, 0, MaxAllocated);
    }

    static string Make(string kind) =>
        kind switch
        {
            "casts" => $"select a{Times("::int", 50_000)} from t",
            "subscripts" => $"select a{Times("[1]", 50_000)} from t",
            "intervals" => $"select {Times("interval ", 20_000)}'1' day",
            "parentheses" => $"select {Times("(", 50_000)}1{Times(")", 50_000)}",
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
