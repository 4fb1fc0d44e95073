using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Search over names, columns, owners, tags and SQL.</summary>
public sealed class Searching(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(cluster);

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Exact_stands_before_prefix_before_word_before_contained()
    {
        await _story.RunAsync(
            "j",
            "09:00",
            "09:01",
            ["shop.public.reorders", "shop.public.old_orders", "shop.public.orders", "shop.public.orders_daily"],
            []
        );
        var found = await _story.GetAsync("/api/lineage/search?q=Orders&kind=dataset");
        Assert.Equal(
            "shop.public.orders shop.public.orders_daily shop.public.old_orders shop.public.reorders",
            Story.Texts(found.GetProperty("results"), "name")
        );
        Assert.Equal("exact prefix word contained", Story.Texts(found.GetProperty("results"), "match"));
        Assert.Equal("shop.public.[orders]", Marked(found.GetProperty("results")[0]));
        Assert.Equal("shop.public.re[orders]", Marked(found.GetProperty("results")[3]));
    }

    [Fact]
    public async Task Of_equals_the_more_used_stands_first()
    {
        await _story.RunAsync("one", "09:00", "09:01", ["a.x", "b.x"], []);
        await _story.RunAsync("two", "09:02", "09:03", ["b.x"], []);
        Assert.Equal(
            "b.x a.x",
            Story.Texts((await _story.GetAsync("/api/lineage/search?q=x&kind=dataset")).GetProperty("results"), "name")
        );
    }

    [Fact]
    public async Task Columns_owners_tags_and_sql_are_found_each_as_its_kind()
    {
        await _story.RunAsync(
            "load_customers",
            "09:00",
            "09:01",
            ["raw.people"],
            ["crm.customers"],
            jobFacets: Story.Both(
                Story.Owners("data-eng"),
                new JsonObject
                {
                    ["sql"] = new JsonObject
                    {
                        ["query"] = "INSERT INTO crm.customers\nSELECT upper(mail) AS email FROM raw.people WHERE seen > '2026-11-20'",
                    },
                }
            ),
            outputFacets: Story.Both(Story.Schema("email", "street:text"), Story.Tags("gold", "pii@email"))
        );
        async Task<string> FirstAsync(string q, string kind) =>
            Marked((await _story.GetAsync($"/api/lineage/search?q={q}&kind={kind}")).GetProperty("results")[0]);
        Assert.Equal("[email]", await FirstAsync("email", "column"));
        Assert.Equal("[mail]", await FirstAsync("mail", "column")); // only the SQL knows raw.people's columns
        Assert.Equal("[data]-eng", await FirstAsync("data", "owner"));
        Assert.Equal("[pii]", await FirstAsync("pii", "tag"));
        Assert.Contains("FROM raw.[people] WHERE", await FirstAsync("people", "sql"), StringComparison.Ordinal);
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/search?q=nowhere")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task All_words_must_be_found_and_two_letters_find_words()
    {
        await _story.RunAsync("j", "09:00", "09:01", ["mart.sales_by_region", "mart.sales_by_day", "zz.other"], []);
        Assert.Equal(
            "mart.sales_by_region",
            Story.Texts((await _story.GetAsync("/api/lineage/search?q=region%20sales&kind=dataset")).GetProperty("results"), "name")
        );
        Assert.Equal(
            "mart.sales_by_region",
            Story.Texts((await _story.GetAsync("/api/lineage/search?q=re&kind=dataset")).GetProperty("results"), "name")
        );
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        await _story.RunAsync("j", "09:00", "09:01", [.. Enumerable.Range(0, 25).Select(i => $"t.part_{i:00}")], []);
        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await _story.GetAsync($"/api/lineage/search?q=part&kind=dataset&limit=10{cursor}");
            Assert.Equal(25, page.GetProperty("total").GetInt32());
            names.AddRange(page.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        } while (cursor.Length > 0);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"t.part_{i:00}"), names);
    }

    [Fact]
    public async Task Owners_and_tags_follow_the_newest_facet_and_go_with_it()
    {
        await _story.RunAsync("j", "09:00", "09:01", [], [], jobFacets: Story.Owners("anna"));
        await _story.RunAsync("j", "10:00", "10:01", [], [], jobFacets: Story.Owners("bert"));
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/search?q=anna")).GetProperty("total").GetInt32());
        Assert.Equal(
            1,
            (await _story.GetAsync("/api/lineage/search?q=bert")).GetProperty("results")[0].GetProperty("popularity").GetInt32()
        );
    }

    [Fact]
    public async Task A_filter_narrows_hits_and_alone_lists_what_it_leaves()
    {
        await _story.RunAsync(
            "dag.load",
            "09:00",
            "09:01",
            ["raw.orders"],
            ["mart.orders"],
            parent: "dag/D",
            inputFacets: Story.Tags("pii@email")
        );
        await _story.RunAsync("dag", "09:00", "09:02", [], [], runId: "D", jobFacets: Story.Owners("anna"));
        const string Search = "/api/lineage/search";
        Assert.Equal("raw.orders", Names(await _story.GetAsync($"{Search}?q=orders&tag=pii&kind=dataset")));
        Assert.Equal("", Names(await _story.GetAsync($"{Search}?q=orders&namespace=elsewhere")));
        var owned = await _story.GetAsync($"{Search}?owner=anna");
        Assert.Equal("dag dag.load", Names(owned));
        var load = owned.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("name").GetString() == "dag.load");
        Assert.Equal("dag", load.GetProperty("parent").GetProperty("name").GetString());
        var counts = (await _story.GetAsync($"{Search}?q=orders&kind=job&counts=true")).GetProperty("counts");
        Assert.Equal((2, false), (counts.GetProperty("dataset").GetInt32(), counts.TryGetProperty("job", out _)));
        Assert.Equal(JsonValueKind.Null, owned.GetProperty("counts").ValueKind);

        static string Names(JsonElement found) =>
            string.Join(
                ' ',
                found.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
            );
    }

    [Theory]
    [InlineData("/api/lineage/search")]
    [InlineData("/api/lineage/search?q=%20")]
    [InlineData("/api/lineage/search?q=a&kind=table")]
    [InlineData("/api/lineage/search?q=a&limit=0")]
    [InlineData("/api/lineage/search?q=a&cursor=nonsense")]
    public async Task A_wrong_question_is_told_what_is_wrong(string path) => Assert.Equal(400, await _story.RefusedAsync(path));

    [Fact]
    public async Task Recorded_tables_columns_and_owners_are_found()
    {
        foreach (var body in await Recordings.ReadAsync("airflow-3.2.1.ndjson.gz"))
            await _story.SendAsync(JsonNode.Parse(body)!);
        var found = (await _story.GetAsync("/api/lineage/search?q=fct_sales")).GetProperty("results");
        Assert.Equal("dataset", found[0].GetProperty("kind").GetString());
        Assert.EndsWith(".fct_sales", found[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "owner",
            (await _story.GetAsync("/api/lineage/search?q=data-eng")).GetProperty("results")[0].GetProperty("kind").GetString()
        );
    }

    static string Marked(JsonElement item)
    {
        var text = item.GetProperty("text").GetString()!;
        foreach (var h in item.GetProperty("highlights").EnumerateArray().Reverse())
        {
            text = text.Insert(h.GetProperty("start").GetInt32() + h.GetProperty("length").GetInt32(), "]")
                .Insert(h.GetProperty("start").GetInt32(), "[");
        }

        return text;
    }
}
