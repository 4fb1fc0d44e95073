using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Page;

/// <summary>Views under short addresses.</summary>
public sealed class Saved_views(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_view_comes_back_as_it_was_saved_and_the_same_view_is_one()
    {
        var query = $"root={new string('a', 3000)}&c=1";
        var first = await SaveAsync(new { page = "/graph", query = $"?{query}" });
        Assert.Equal(first.GetProperty("id").GetGuid(), (await SaveAsync(new { page = "/graph", query })).GetProperty("id").GetGuid());
        var found = await _service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/views/{first.GetProperty("id").GetGuid()}");
        Assert.Equal(("/graph", query), (found.GetProperty("page").GetString(), found.GetProperty("query").GetString()));
        using var none = await _service.Http.GetAsync($"/api/lineage/views/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Views_with_a_name_are_listed_page_by_page()
    {
        await SaveAsync(new { page = "/graph", query = "root=x" });
        foreach (var name in new[] { "one", "two", "three" })
        {
            await SaveAsync(
                new
                {
                    page = "/graph",
                    query = "root=y",
                    name,
                }
            );
        }
        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await _service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/views?limit=2{cursor}");
            names.AddRange(page.GetProperty("views").EnumerateArray().Select(view => view.GetProperty("name").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        } while (cursor.Length > 0);
        Assert.Equal(["one", "three", "two"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"query": "root=x"}""")]
    [InlineData("""{"page": "https://elsewhere.example/graph", "query": ""}""")]
    [InlineData("""{"page": "//elsewhere.example", "query": ""}""")]
    [InlineData("""{"page": "/graph"}""")]
    public async Task What_is_no_view_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _service.Http.PostAsync("/api/lineage/views", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    async Task<JsonElement> SaveAsync(object view)
    {
        using var answer = await _service.Http.PostAsJsonAsync("/api/lineage/views", view);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
