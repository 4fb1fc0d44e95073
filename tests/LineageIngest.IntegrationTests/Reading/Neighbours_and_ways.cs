using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>What a page asks of a hub (its neighbours by use, narrowed) and of two datasets (only the ways between them).</summary>
public sealed class Neighbours_and_ways(PostgresCluster cluster) : IAsyncLifetime
{
    const string Ns = "postgres://h:5432";
    const string Downstream = "/api/lineage/assets/downstream";
    Service _service = null!;
    int _minute;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_most_used_neighbours_come_first_and_pages_follow_each_other()
    {
        await HubAsync();
        var first = await GetAsync($"{Downstream}?id={Id("hub")}&depth=1&sort=used&limit=2");
        Assert.Equal("hub mart.b mart.c", Names(first));
        Assert.Equal(5, first.GetProperty("totalNodes").GetInt32());
        Assert.Equal(2, first.GetProperty("edges").GetArrayLength());
        var cursor = first.GetProperty("cursor").GetString();
        var second = await GetAsync($"{Downstream}?id={Id("hub")}&depth=1&sort=used&limit=2&cursor={cursor}");
        Assert.Equal("raw.d raw.a", Names(second)); // none is read: the newest write first
        Assert.Equal(JsonValueKind.Null, second.GetProperty("cursor").ValueKind);
    }

    [Fact]
    public async Task Words_and_facets_narrow_and_are_counted()
    {
        await HubAsync();
        Assert.Equal("hub mart.b", Names(await GetAsync($"{Downstream}?id={Id("hub")}&depth=1&q=T.B")));
        var raw = await GetAsync($"{Downstream}?id={Id("hub")}&depth=1&sort=used&facet.schema=raw");
        Assert.Equal("hub raw.d raw.a", Names(raw));
        Assert.Equal(
            "mart 2, raw 2", // a facet counts what else could be chosen
            string.Join(
                ", ",
                raw.GetProperty("facets")
                    .GetProperty("schema")
                    .EnumerateArray()
                    .Select(f => $"{f.GetProperty("value")} {f.GetProperty("count")}")
            )
        );
    }

    [Theory]
    [InlineData("sort=newest")]
    [InlineData("sort=used&depth=2")]
    [InlineData("q=x")]
    [InlineData("sort=used&depth=1&cursor=nonsense")]
    [InlineData("sort=used&depth=abc")]
    public async Task What_goes_with_neighbours_only_is_refused_elsewhere_by_name(string query)
    {
        await HubAsync();
        using var answer = await _service.Http.GetAsync($"{Downstream}?id={Id("hub")}&{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("query:", problem.GetProperty("pointer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_lies_on_ways_to_the_ends_is_given()
    {
        await RunAsync("one", "a", "b");
        await RunAsync("two", "b", "d");
        await RunAsync("three", "a", "c");
        await RunAsync("four", "c", "d");
        await RunAsync("five", "c", "elsewhere");
        await RunAsync("six", "d", "beyond");
        var ways = await GetAsync($"{Downstream}?id={Id("a")}&to={Id("d")}");
        Assert.Equal("a b c d", Names(ways));
        Assert.Equal(4, ways.GetProperty("edges").GetArrayLength());
        Assert.Equal("a b", Names(await GetAsync($"{Downstream}?id={Id("a")}&to={Id("b")}&to={Id("d")}&depth=1")));
        Assert.Equal("", Names(await GetAsync($"{Downstream}?id={Id("d")}&to={Id("a")}")));
        Assert.Equal("a b c d", Names(await GetAsync($"/api/lineage/assets/full?id={Id("d")}&to={Id("a")}")));
        Assert.Equal("", Names(await GetAsync($"{Downstream}?id={Id("a")}&to={Id("d")}&depth=1")));
    }

    async Task HubAsync()
    {
        await RunAsync("w1", "hub", "raw.a");
        await RunAsync("w2", "hub", "mart.b");
        await RunAsync("w3", "hub", "mart.c");
        await RunAsync("w4", "hub", "raw.d");
        await RunAsync("r1", "mart.b", "x");
        await RunAsync("r1", "mart.b", "x");
        await RunAsync("r2", "mart.c", "y");
    }

    async Task RunAsync(string job, string input, string output)
    {
        _minute++;
        using var content = new StringContent(
            $$$"""
            {"eventTime":"2026-01-01T00:{{{_minute:00}}}:00Z","eventType":"COMPLETE","producer":"https://example.org","run":{"runId":"{{{job}}}-{{{_minute}}}"},
             "job":{"namespace":"n","name":"{{{job}}}"},"inputs":[{"namespace":"{{{Ns}}}","name":"{{{input}}}"}],"outputs":[{"namespace":"{{{Ns}}}","name":"{{{output}}}"}]}
            """,
            Encoding.UTF8,
            "application/json"
        );
        using var response = await _service.Http.PostAsync("/api/v1/lineage", content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    async Task<JsonElement> GetAsync(string path)
    {
        await _service.SettleAsync();
        using var response = await _service.Http.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    static string Id(string name) => Uri.EscapeDataString($"dataset:{Ns}:{name}");

    /// <summary>In the order of use where neighbours were asked for; of ways by name, since they come by level.</summary>
    static string Names(JsonElement answer)
    {
        var names = answer.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()!);
        return string.Join(' ', answer.TryGetProperty("facets", out _) ? names : names.Order(StringComparer.Ordinal));
    }
}
