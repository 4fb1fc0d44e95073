using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.Insight;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>A question names a dataset, job or column: what it means is found, and what it cannot mean is said with what comes near.</summary>
public sealed class What_is_asked_for(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync()
    {
        _story = await Story.BeginAsync(cluster);
        await _story.RunAsync(
            "etl.load_orders",
            "09:00",
            "09:01",
            ["raw.orders"],
            ["mart.orders"],
            outputFacets: Story.Columns("total <= raw.orders.amount")
        );
        await _story.Service.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Theory]
    [InlineData("/api/lineage/assets/mart.orders/upstream")]
    [InlineData("/api/lineage/assets/root-cause?id=mart.orders")]
    [InlineData("/api/lineage/assets/impact?id=raw.orders")]
    [InlineData("/api/lineage/assets/history?id=etl.load_orders")]
    [InlineData("/api/lineage/jobs/etl.load_orders/runs")]
    [InlineData("/api/lineage/jobs/job:n:etl.load_orders/runs")]
    [InlineData("/api/lineage/schemas?id=mart.orders")]
    [InlineData("/api/lineage/dataset/mart.orders")]
    [InlineData("/api/lineage/checks?id=mart.orders")]
    [InlineData("/api/lineage/column?dataset=mart.orders&column=TOTAL")]
    [InlineData("/api/lineage/alerts?dataset=mart.orders")]
    public async Task A_whole_name_does_where_an_id_does(string address)
    {
        using var answer = await _story.Service.Http.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [Theory]
    [InlineData("/api/lineage/assets/orders/upstream", "dataset:postgres://h:5432:mart.orders")]
    [InlineData("/api/lineage/assets/shop.mart.orders/upstream", "dataset:postgres://h:5432:mart.orders")]
    [InlineData("/api/lineage/dataset/orders", "dataset:postgres://h:5432:mart.orders")]
    [InlineData("/api/lineage/column?dataset=orders&column=total", "dataset:postgres://h:5432:mart.orders")]
    [InlineData("/api/lineage/jobs/load_orders/runs", "job:n:etl.load_orders")]
    public async Task What_is_not_found_is_told_with_what_comes_near(string address, string near)
    {
        var problem = await ProblemAsync(address, HttpStatusCode.NotFound);
        Assert.Contains(near, problem.GetProperty("near").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains(near, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_several_bear_is_asked_back()
    {
        await _story.RunAsync("mart.orders", "09:02", "09:03", [], ["elsewhere"]);
        await _story.Service.SettleAsync();
        var problem = await ProblemAsync("/api/lineage/assets/mart.orders/upstream", HttpStatusCode.BadRequest);
        Assert.Equal(
            ["dataset:postgres://h:5432:mart.orders", "job:n:mart.orders"],
            problem.GetProperty("near").EnumerateArray().Select(one => one.GetString())
        );
        using var dataset = await _story.Service.Http.GetAsync("/api/lineage/dataset/mart.orders");
        Assert.Equal(HttpStatusCode.OK, dataset.StatusCode); // only one dataset bears it
    }

    [Theory]
    [InlineData("/api/lineage/column?dataset=mart.orders&column=nope", "it has total")]
    [InlineData("/api/lineage/column/paths?dataset=mart.orders&column=nope", "it has total")]
    [InlineData("/api/lineage/column/paths?dataset=mart.orders&column=total&to=raw.orders&toColumn=nope", "it has amount")]
    [InlineData("/api/lineage/assets/impact?id=raw.orders&change=drop-column&column=nope", "it has amount")]
    [InlineData("/api/lineage/assets/root-cause?id=mart.orders&column=nope", "it has total")]
    public async Task A_column_that_is_not_there_is_no_empty_answer(string address, string has)
    {
        var problem = await ProblemAsync(address, HttpStatusCode.NotFound);
        Assert.Equal("No such column", problem.GetProperty("title").GetString());
        Assert.Contains(has, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_without_sources_has_an_empty_list()
    {
        var sources = await _story.GetAsync("/api/lineage/column?dataset=raw.orders&column=amount");
        Assert.Equal(0, sources.GetArrayLength());
    }

    [Fact]
    public async Task Full_lineage_has_all_edges_among_the_datasets_it_shows()
    {
        await _story.RunAsync("etl.mail", "09:02", "09:03", ["mart.orders", "raw.orders"], ["mail.sent"]);
        var full = await _story.GetAsync($"/api/lineage/assets/full?id={Story.Id("mart.orders")}");
        Assert.Equal(3, full.GetProperty("nodes").GetArrayLength());
        Assert.Equal(3, full.GetProperty("edges").GetArrayLength()); // raw.orders → mail.sent goes past mart.orders
    }

    [Theory]
    [InlineData("/api/lineage/edges/abc/history", 400, "id is an id, not 'abc'.")]
    [InlineData("/api/lineage/events/abc", 400, "eventId is a whole number, not 'abc'.")]
    [InlineData("/api/lineage/graph", 404, "GET /api/lineage/graph leads nowhere; /openapi/v1.json lists what can be asked.")]
    public async Task An_address_that_cannot_be_meant_says_why(string address, int status, string detail)
    {
        var problem = await ProblemAsync(address, (HttpStatusCode)status);
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
    }

    async Task<JsonElement> ProblemAsync(string address, HttpStatusCode status)
    {
        using var answer = await _story.Service.Http.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
