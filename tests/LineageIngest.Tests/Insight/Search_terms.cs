using LineageIngest.Graph.Search;
using LineageIngest.Insight.Search;

namespace LineageIngest.Tests.Insight;

public sealed class Search_terms
{
    [Theory]
    [InlineData("orders", "shop.public.orders", SearchMatch.Exact, "shop.public.[orders]")]
    [InlineData("SHOP.public.Orders", "shop.public.orders", SearchMatch.Exact, "[shop.public.orders]")]
    [InlineData("shop.pub", "shop.public.orders", SearchMatch.Prefix, "[shop.pub]lic.orders")]
    [InlineData("ord", "shop.public.orders", SearchMatch.Prefix, "shop.public.[ord]ers")]
    [InlineData("daily", "orders_daily", SearchMatch.Word, "orders_[daily]")]
    [InlineData("daily orders", "orders_daily", SearchMatch.Word, "[orders]_[daily]")]
    [InlineData("rder", "orders", SearchMatch.Contained, "o[rder]s")]
    [InlineData("a", "banana.a", SearchMatch.Exact, "banana.[a]")]
    public void A_text_is_judged_and_marked(string question, string text, SearchMatch match, string marked)
    {
        var verdict = SearchTerms.Of(question).Judge(SearchKind.Dataset, text, SearchEntry.KeyOf(text));
        Assert.NotNull(verdict);
        Assert.Equal((match, marked), (verdict.Value.Match, Marked(text, verdict.Value.Highlights)));
    }

    [Theory]
    [InlineData("orders x", "orders_daily")]
    [InlineData("order_", "orders")]
    public void A_term_that_is_not_there_is_no_match(string question, string text) =>
        Assert.Null(SearchTerms.Of(question).Judge(SearchKind.Dataset, text, SearchEntry.KeyOf(text)));

    [Theory]
    [InlineData("o")]
    [InlineData("or")]
    [InlineData("orders")]
    [InlineData("daily_2026")]
    public void The_grams_of_a_term_are_among_those_of_every_text_with_a_word_that_begins_with_it(string term)
    {
        var grams = Grams.Of(1, SearchKind.Dataset, "Shop.Orders_Daily_20261121");
        Assert.Subset(grams.ToHashSet(), Grams.OfTerm(term).ToHashSet());
        Assert.Contains(Grams.OfKind(1, SearchKind.Dataset), grams);
        Assert.DoesNotContain(Grams.OfKind(2, SearchKind.Dataset), grams);
    }

    [Fact]
    public void Sql_is_its_words_without_the_numbers_that_change_from_run_to_run()
    {
        Assert.Equal(
            "insert into t_ select a1 x from b where d",
            SqlWords.Of("INSERT INTO t_20261121 SELECT a1, x FROM b -- B\nWHERE d = '2026-11-21'")
        );
        Assert.Equal(SqlWords.Of("select x from t_20260101"), SqlWords.Of("SELECT x\nFROM t_20261231"));
        Assert.Equal("a;\nb", SqlWords.InContent("""{"statements":[{"query":"a"},{"query":"b"}]}"""));
        Assert.Equal("{{ template }}", SqlWords.InContent("{{ template }}"));
    }

    static string Marked(string text, IEnumerable<Highlight> highlights) =>
        highlights
            .OrderByDescending(h => h.Start)
            .Aggregate(text, (marked, h) => marked.Insert(h.Start + h.Length, "]").Insert(h.Start, "["));
}
