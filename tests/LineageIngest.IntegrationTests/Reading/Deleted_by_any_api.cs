using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>What is deleted, by the Marquez-compatible API or by an event, is gone from every list and graph until an event names it again.</summary>
public sealed class Deleted_by_any_api(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.OfTenantAsync(cluster);
        await RunAsync("load", "a", "b", "2026-03-01");
        await RunAsync("copy", "b", "c", "2026-03-02");
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_dataset_leaves_lists_search_and_graph_and_comes_back_with_the_next_event()
    {
        await DeleteAsync("/api/v1/namespaces/d/datasets/b");
        Assert.Equal("a c", await NamesAsync("/api/lineage/datasets", "datasets"));
        Assert.Equal("a b c", await NamesAsync("/api/lineage/datasets?deleted=true", "datasets"));
        Assert.Equal("a c", await NamesAsync("/api/lineage/datasets?namespace=d", "datasets"));
        Assert.Equal(2, (await GetAsync("/api/lineage/datasets")).GetProperty("total").GetInt32());
        Assert.Equal("", await NamesAsync("/api/lineage/search?q=b&kind=dataset", "results"));
        Assert.Equal(2, (await GetAsync("/api/lineage/browse?kind=dataset")).GetProperty("children")[0].GetProperty("count").GetInt32());
        Assert.Equal("a", await NamesAsync("/api/lineage/assets/dataset:d:a/downstream", "nodes"));
        Assert.Equal(
            "hidden",
            (await GetAsync("/api/lineage/assets?id=dataset:d:b")).GetProperty("assets")[0].GetProperty("state").GetString()
        );
        Assert.Equal("a b c", await NamesAsync("/api/lineage/assets/dataset:d:a/downstream?asOf=2026-03-05T00:00:00Z", "nodes"));

        await RunAsync("load", "a", "b", "2100-01-01");
        Assert.Equal("a b c", await NamesAsync("/api/lineage/datasets", "datasets"));
        Assert.Equal("a b c", await NamesAsync("/api/lineage/assets/dataset:d:a/downstream", "nodes"));
    }

    [Fact]
    public async Task A_job_takes_its_edges_along()
    {
        await DeleteAsync("/api/v1/namespaces/n/jobs/copy");
        Assert.Equal("load", await NamesAsync("/api/lineage/jobs?sort=name", "jobs"));
        Assert.Equal("copy load", await NamesAsync("/api/lineage/jobs?sort=name&deleted=true", "jobs"));
        Assert.NotEqual(
            JsonValueKind.Null,
            (await GetAsync("/api/lineage/jobs?id=job:n:copy")).GetProperty("jobs")[0].GetProperty("deletedAt").ValueKind
        );
        Assert.Equal("a b", await NamesAsync("/api/lineage/assets/dataset:d:a/downstream", "nodes"));
        Assert.Equal("a b c", await NamesAsync("/api/lineage/datasets", "datasets"));
    }

    [Fact]
    public async Task A_namespace_takes_all_that_is_in_it()
    {
        await DeleteAsync("/api/v1/namespaces/d");
        Assert.Equal("", await NamesAsync("/api/lineage/datasets", "datasets"));
        Assert.Equal("", await NamesAsync("/api/lineage/search?q=a&kind=dataset", "results"));
        await RunAsync("load", "a", "b", "2100-01-01");
        Assert.Equal("a b", await NamesAsync("/api/lineage/datasets", "datasets"));
        Assert.Equal("a b", await NamesAsync("/api/lineage/assets/dataset:d:a/downstream", "nodes"));
    }

    async Task RunAsync(string job, string input, string output, string day)
    {
        using var answer = await _service.Http.PostAsync(
            "/api/v1/lineage",
            new StringContent(
                $$$"""
                {"eventType":"COMPLETE","eventTime":"{{{day}}}T00:00:00Z","producer":"p","run":{"runId":"{{{Guid.NewGuid()}}}"},"job":{"namespace":"n","name":"{{{job}}}"},
                 "inputs":[{"namespace":"d","name":"{{{input}}}"}],"outputs":[{"namespace":"d","name":"{{{output}}}"}]}
                """
            )
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await _service.SettleAsync();
    }

    async Task DeleteAsync(string path)
    {
        using var answer = await _service.Http.DeleteAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await _service.SettleAsync();
    }

    async Task<JsonElement> GetAsync(string path) => await _service.Http.GetFromJsonAsync<JsonElement>(path);

    async Task<string> NamesAsync(string path, string list) =>
        string.Join(
            ' ',
            (await GetAsync(path))
                .GetProperty(list)
                .EnumerateArray()
                .Select(row => row.GetProperty("name").GetString())
                .Order(StringComparer.Ordinal)
        );
}
