using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>?format= on answers.</summary>
public sealed class Other_formats(PostgresCluster cluster) : IAsyncLifetime
{
    const string Full = "/api/lineage/assets/dataset%3An%3Amart/full";
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.OfTenantAsync(cluster);
        await PostAsync(
            _service,
            """
            {"eventTime":"2026-01-01T10:00:00Z","eventType":"COMPLETE","producer":"https://example.org","run":{"runId":"load-1"},"job":{"namespace":"n","name":"load \"daily\""},
             "inputs":[{"namespace":"n","name":"raw, old"}],
             "outputs":[{"namespace":"n","name":"mart","facets":{"columnLineage":{"_producer":"p","_schemaURL":"s","fields":{"total":{"inputFields":[
               {"namespace":"n","name":"raw, old","field":"amount","transformations":[{"type":"DIRECT","subtype":"AGGREGATION","masking":true}]}]}}}}}]}
            """
        );
        await PostAsync(
            _service,
            """
            {"eventTime":"2026-01-01T11:00:00Z","eventType":"FAIL","producer":"https://example.org","run":{"runId":"send-1"},"job":{"namespace":"n","name":"send"},
             "inputs":[{"namespace":"n","name":"mart"}],"outputs":[{"namespace":"s3://out","name":"report.csv"}]}
            """
        );
        await _service.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Mermaid_draws_the_answer()
    {
        var lines = (await TextAsync($"{Full}?format=mermaid", "text/vnd.mermaid")).Split('\n');
        Assert.Equal("flowchart LR", lines[0]);
        Assert.Contains(lines, line => line.EndsWith("[(\"mart\")]:::root", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("[/\"report.csv\"/]", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("-- \"load #quot;daily#quot;\" -->", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("-. \"send\" .->", StringComparison.Ordinal)); // declared only: its run failed
    }

    [Fact]
    public async Task Dot_draws_the_answer()
    {
        var text = await TextAsync($"{Full}?format=dot", "text/vnd.graphviz");
        Assert.StartsWith("digraph lineage {", text, StringComparison.Ordinal);
        Assert.Contains("[label=\"load \\\"daily\\\"\"]", text, StringComparison.Ordinal);
        Assert.Contains("[label=\"send\", style=dashed]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_gives_edges_or_the_list_that_is_asked_for()
    {
        var edges = (await TextAsync($"{Full}?format=csv", "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, edges.Length);
        Assert.Contains("job.name", edges[0].Split(','));
        Assert.Contains(edges, line => line.Contains("\"load \"\"daily\"\"\"", StringComparison.Ordinal));
        var nodes = (await TextAsync($"{Full}?format=csv&part=nodes", "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, nodes.Length);
        Assert.Contains(nodes, line => line.Contains("\"raw, old\"", StringComparison.Ordinal));
        using var wrong = await _service.Http.GetAsync($"{Full}?format=csv&part=none");
        Assert.Equal(400, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task OpenLineage_events_bring_the_graph_into_another_store()
    {
        var events = await TextAsync($"{Full}?format=openlineage&columns=true", "application/x-ndjson");
        await using var other = await Service.StartAsync(cluster);
        foreach (var line in events.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await PostAsync(other, line);
        await other.SettleAsync();
        Assert.Equal(Picture(await AnswerAsync(_service)), Picture(await AnswerAsync(other)));
    }

    [Theory]
    [InlineData("/api/lineage/schemas?id=dataset%3An%3Amart&format=mermaid", 400)]
    [InlineData("/api/lineage/assets/dataset%3An%3Anone/full?format=csv", 404)]
    [InlineData("/api/lineage/schemas?id=dataset%3An%3Amart&format=xml", 400)]
    public async Task What_cannot_be_drawn_is_a_problem(string path, int status)
    {
        using var response = await _service.Http.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/api/lineage/dataset/mart?format=mermaid")]
    [InlineData("/api/lineage/job/send?format=mermaid")]
    [InlineData("/api/lineage/column?dataset=mart&column=total&format=mermaid")]
    public async Task Every_graph_can_be_drawn(string path) =>
        Assert.Contains("-", await TextAsync(path, "text/vnd.mermaid"), StringComparison.Ordinal);

    static Task<JsonElement> AnswerAsync(Service service) => service.Http.GetFromJsonAsync<JsonElement>($"{Full}?columns=true");

    static List<string> Picture(JsonElement answer)
    {
        var names = answer
            .GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(n => n.GetProperty("id").GetGuid(), n => n.GetProperty("qualifiedName").GetString());
        return
        [
            .. answer
                .GetProperty("edges")
                .EnumerateArray()
                .Select(e =>
                    $"{names[e.GetProperty("source").GetGuid()]} > {names[e.GetProperty("target").GetGuid()]} by {e.GetProperty("job").GetProperty("name")}"
                )
                .Concat(
                    answer
                        .GetProperty("columns")
                        .EnumerateArray()
                        .Select(c =>
                            $"{c.GetProperty("sourceColumn")} > {c.GetProperty("targetColumn")} {c.GetProperty("subtype")} {c.GetProperty("masking")}"
                        )
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    async Task<string> TextAsync(string path, string type)
    {
        using var response = await _service.Http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        return text;
    }

    static async Task PostAsync(Service service, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync("/api/v1/lineage", content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
