using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Owners, descriptions, tags and terms of the glossary by hand hold over what events say, in any order, and survive a replay.</summary>
public sealed class Words_of_people(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync()
    {
        _story = await Story.BeginAsync(cluster);
        await TellAsync("09:00");
    }

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Owners_by_hand_hold_over_those_of_events_until_they_are_withdrawn()
    {
        await PutAsync("sales", "owners", new { owners = new[] { new { name = "finance" }, new { name = "jane" } } });
        await TellAsync("10:00"); // events name theirs again
        Assert.Equal(["finance", "jane"], await OwnersAsync());
        Assert.Equal(
            "dataset",
            (await _story.GetAsync("/api/lineage/owners/finance")).GetProperty("assets")[0].GetProperty("kind").GetString()
        );
        await PutAsync("job:n:load", "owners", new { owners = new[] { new { name = "platform", type = "steward" } } });
        Assert.Equal(
            "job",
            (await _story.GetAsync("/api/lineage/owners/platform")).GetProperty("assets")[0].GetProperty("kind").GetString()
        );
        await SendAsync(HttpMethod.Delete, Path("sales", "owners"), null, HttpStatusCode.OK);
        Assert.Equal(["etl-team"], await OwnersAsync());
    }

    [Fact]
    public async Task A_description_by_hand_is_shown_and_found_in_place_of_that_of_events()
    {
        Assert.Equal("sales", await FoundAsync("nightly copy"));
        var said = await PutAsync("sales", "description", new { description = "One row per **receipt**" });
        var words = said.GetProperty("words");
        Assert.Equal(("One row per **receipt**", "A nightly copy"), (Text(words, "description"), Text(words, "overridden")));
        Assert.Equal("sales", await FoundAsync("receipt"));
        Assert.Null(await FoundAsync("nightly copy"));
        var shown = (await _story.GetAsync($"/api/lineage/assets?id={Story.Id("sales")}")).GetProperty("assets")[0];
        Assert.Equal("One row per **receipt**", Text(shown, "description"));
        await SendAsync(HttpMethod.Delete, Path("sales", "description"), null, HttpStatusCode.OK);
        Assert.Equal("sales", await FoundAsync("nightly copy"));
    }

    [Fact]
    public async Task A_description_of_a_column_by_hand_holds_over_that_of_its_schema()
    {
        Assert.Equal(("amount", "The price", "false"), await AmountAsync());
        await PutAsync("sales", "description?column=AMOUNT", new { description = "In **euros**, with tax" });
        await TellAsync("10:00");
        Assert.Equal(("amount", "In **euros**, with tax", "true"), await AmountAsync());
        Assert.Equal("sales", await FoundAsync("euros"));
        Assert.Equal("A nightly copy", Text(await WordsAsync("sales"), "description")); // that of the dataset is another
        Assert.Equal("sales", await FoundAsync("nightly copy"));
        await SendAsync(HttpMethod.Delete, Path("sales", "description?column=amount"), null, HttpStatusCode.OK);
        Assert.Equal(("amount", "The price", "false"), await AmountAsync());
        Assert.Null(await FoundAsync("euros"));

        async Task<(string?, string?, string)> AmountAsync()
        {
            var column = Assert.Single((await WordsAsync("sales")).GetProperty("columns").EnumerateArray());
            return (Text(column, "column"), Text(column, "description"), column.GetProperty("byHand").GetRawText());
        }
    }

    [Fact]
    public async Task Terms_are_borne_by_datasets_columns_and_jobs_and_found_by_search()
    {
        await TermAsync("Net revenue", "Revenue without tax");
        await PutAsync("sales", "terms", Names("Net revenue"));
        await PutAsync("sales", "terms?column=AMOUNT", Names("Net revenue"));
        await PutAsync("job:n:load", "terms", Names("Net revenue"));
        var term = await _story.GetAsync("/api/lineage/glossary/Net%20revenue");
        Assert.Equal((1, 1, 1), (Count(term, "datasets"), Count(term, "columns"), Count(term, "jobs")));
        Assert.Equal(
            ["load ", "sales ", "sales amount"],
            term.GetProperty("bearers").EnumerateArray().Select(b => $"{Text(b, "name")} {Text(b, "column")}").Order(StringComparer.Ordinal)
        );
        var found = await _story.GetAsync("/api/lineage/search?q=net%20rev&kind=term");
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        await SendAsync(HttpMethod.Delete, "/api/lineage/glossary/Net%20revenue", null, HttpStatusCode.Conflict);
        foreach (var bearer in new[] { "sales|terms", "sales|terms?column=amount", "job:n:load|terms" })
            await PutAsync(bearer.Split('|')[0], bearer.Split('|')[1], Names());
        await SendAsync(HttpMethod.Delete, "/api/lineage/glossary/Net%20revenue", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/search?q=net%20rev&kind=term")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Terms_are_found_before_anything_bears_them_and_by_other_words_for_them()
    {
        await SendAsync(
            HttpMethod.Put,
            "/api/lineage/glossary/Net%20revenue",
            JsonContent.Create(
                new JsonObject { ["description"] = "Revenue without tax", ["synonyms"] = new JsonArray("NR", "Nettoerlös") }
            ),
            HttpStatusCode.OK
        );
        foreach (var (words, text) in new[] { ("net rev", "Net revenue"), ("nr", "NR"), ("nettoerlö", "Nettoerlös") })
        {
            var found = await _story.GetAsync($"/api/lineage/search?q={Uri.EscapeDataString(words)}&kind=term&counts=true");
            var hit = Assert.Single(found.GetProperty("results").EnumerateArray());
            Assert.Equal((text, "Net revenue"), (Text(hit, "text"), Text(hit, "name")));
            Assert.Equal(1, found.GetProperty("counts").GetProperty("term").GetInt32());
        }
        await PutAsync("sales", "terms", Names("Net revenue"));
        Assert.Equal(1, (await _story.GetAsync("/api/lineage/search?q=net%20rev&kind=term")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/search?q=without%20tax&kind=term")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Tags_by_hand_join_those_of_events_and_take_them_off()
    {
        await PutAsync("sales", "tags", Names("gold")); // and no longer the raw of the facet
        await TellAsync("10:00");
        var shown = (await _story.GetAsync($"/api/lineage/assets?id={Story.Id("sales")}")).GetProperty("assets")[0];
        Assert.Equal(["gold"], shown.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(1, (await _story.GetAsync("/api/lineage/datasets?tag=gold")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/datasets?tag=raw")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_replay_has_every_word()
    {
        await TermAsync("Order", "A purchase");
        await PutAsync("sales", "terms", Names("Order"));
        await PutAsync("sales", "owners", new { owners = new[] { new { name = "finance", type = "steward" } } });
        await PutAsync("sales", "description", new { description = "Receipts" });
        await PutAsync("sales", "description?column=amount", new { description = "In euros" });
        await PutAsync("sales", "tags?column=amount", Names("money"));
        var before = (await WordsAsync("sales")).GetRawText();
        await SendAsync(HttpMethod.Post, "/api/lineage/replay", null, HttpStatusCode.Accepted);
        await _story.Service.SettleAsync();
        Assert.Equal(before, (await WordsAsync("sales")).GetRawText());
        Assert.Equal("sales", await FoundAsync("receipts"));
    }

    [Theory]
    [InlineData("sales", "terms", """{"names":["nowhere"]}""", 400)]
    [InlineData("sales", "terms?column=nope", """{"names":[]}""", 404)]
    [InlineData("job:n:load", "tags?column=amount", """{"names":[]}""", 400)]
    [InlineData("sales", "owners", """{}""", 400)]
    [InlineData("sales", "owners", """{"owners":[{"name":" x"}]}""", 400)]
    [InlineData("sales", "owners", """{"owners":[null]}""", 400)]
    [InlineData("sales", "terms", """{"names":[null]}""", 400)]
    [InlineData("sales", "tags", """{"names":[null]}""", 400)]
    [InlineData("sales", "description", """{"description":" "}""", 400)]
    [InlineData("sales", "description?column=nope", """{"description":"x"}""", 404)]
    [InlineData("job:n:load", "description?column=amount", """{"description":"x"}""", 400)]
    [InlineData("sales", "tags", """{"names":["a\u0000b"]}""", 400)]
    [InlineData("nothing", "owners", """{"owners":[]}""", 404)]
    public async Task What_cannot_be_said_is_refused_with_a_reason(string asset, string what, string body, int status)
    {
        await _story.Service.SettleAsync();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var problem = await SendAsync(HttpMethod.Put, Path(asset, what), content, (HttpStatusCode)status);
        Assert.NotEmpty(Text(problem, "detail")!);
    }

    async Task TellAsync(string at) =>
        await _story.RunAsync(
            "load",
            at,
            at,
            [],
            ["sales"],
            runId: $"run {at}",
            outputFacets: new JsonObject
            {
                ["ownership"] = new JsonObject { ["owners"] = new JsonArray(new JsonObject { ["name"] = "etl-team" }) },
                ["documentation"] = new JsonObject { ["description"] = "A nightly copy" },
                ["tags"] = new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["key"] = "raw", ["value"] = "true" }) },
                ["schema"] = new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["name"] = "amount", ["type"] = "numeric", ["description"] = "The price" }) },
            }
        );

    async Task TermAsync(string name, string description) =>
        await SendAsync(
            HttpMethod.Put,
            $"/api/lineage/glossary/{Uri.EscapeDataString(name)}",
            JsonContent.Create(new { description }),
            HttpStatusCode.OK
        );

    async Task<IEnumerable<string?>> OwnersAsync()
    {
        var shown = (await _story.GetAsync($"/api/lineage/assets?id={Story.Id("sales")}")).GetProperty("assets")[0];
        return shown.GetProperty("owners").EnumerateArray().Select(owner => owner.GetString());
    }

    /// <summary>The asset whose description holds these words, null where none does.</summary>
    async Task<string?> FoundAsync(string words)
    {
        var found = await _story.GetAsync($"/api/lineage/search?q={Uri.EscapeDataString(words)}&kind=description");
        var results = found.GetProperty("results");
        return results.GetArrayLength() == 0 ? null : Text(results[0], "name");
    }

    async Task<JsonElement> WordsAsync(string asset) => (await _story.GetAsync(Path(asset, "words"))).GetProperty("words");

    async Task<JsonElement> PutAsync(string asset, string what, object body)
    {
        await _story.Service.SettleAsync();
        return await SendAsync(HttpMethod.Put, Path(asset, what), JsonContent.Create(body), HttpStatusCode.OK);
    }

    static object Names(params string[] names) => new { names };

    static string Path(string asset, string what) => $"/api/lineage/assets/{Uri.EscapeDataString(asset)}/{what}";

    static int Count(JsonElement term, string what) => term.GetProperty("term").GetProperty(what).GetInt32();

    static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();

    async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var answer = await _story.Service.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{method} {path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
