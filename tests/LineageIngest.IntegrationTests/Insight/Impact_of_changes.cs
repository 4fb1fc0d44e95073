using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>What a change would do, over HTTP.</summary>
public sealed class Impact_of_changes(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(cluster);

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task A_dropped_table_breaks_its_readers_and_leaves_stale_what_comes_after()
    {
        await _story.RunAsync("dag.load", "09:00", "09:05", ["raw"], ["orders"], parent: "dag/d1", jobFacets: Story.Owners("anna"));
        await _story.RunAsync(
            "dag.sum",
            "09:06",
            "09:10",
            ["orders"],
            ["report"],
            parent: "dag/d1",
            outputFacets: Story.Both(Story.Owners("bert"), Story.Tags("gold"))
        );
        await _story.RunAsync("check", "09:11", "09:12", ["raw"], []);
        var impact = await _story.GetAsync($"/api/lineage/assets/{Story.Id("raw")}/impact?asOf={Story.At("12:00")}");
        Assert.Equal("drop-table", impact.GetProperty("change").GetString());
        Assert.Equal("orders@1 breaks report@2 stale", Assets(impact));
        Assert.Equal("check breaks|dag.load breaks|dag.sum stale", Jobs(impact));
        Assert.Equal(
            (2, 2),
            (impact.GetProperty("totalImpactedAssets").GetInt32(), impact.GetProperty("totalImpactedWorkflows").GetInt32())
        );
        Assert.Equal(
            "anna bert",
            string.Join(
                ' ',
                impact.GetProperty("owners").EnumerateArray().Select(o => o.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
            )
        );
        Assert.Equal("report", Story.Texts(impact.GetProperty("ends"), "name"));
        var check = impact.GetProperty("affectedWorkflows").EnumerateArray().Single(j => j.GetProperty("jobName").GetString() == "check");
        Assert.Equal(("edge", "raw", ""), Via(check)); // it only reads
        Assert.Equal(["check", "dag"], impact.GetProperty("dagNames").EnumerateArray().Select(name => name.GetString()));
        var dag = impact.GetProperty("affectedWorkflows").EnumerateArray().Single(j => j.GetProperty("jobName").GetString() == "dag.load");
        Assert.Equal("dag", dag.GetProperty("workflowName").GetString());
        Assert.Equal(0.03, dag.GetProperty("runsPerDay").GetDouble()); // one in thirty days
        Assert.Equal(
            impact.GetProperty("riskScore").GetInt32(),
            (int)Math.Round(impact.GetProperty("riskParts").EnumerateArray().Sum(p => p.GetProperty("points").GetDouble()))
        );
        Assert.Contains(
            "gold",
            impact
                .GetProperty("riskParts")
                .EnumerateArray()
                .Single(p => p.GetProperty("part").GetString() == "sensitive")
                .GetProperty("why")
                .GetString(),
            StringComparison.Ordinal
        );
        Assert.NotEqual(0, impact.GetProperty("recommendations").GetArrayLength());
    }

    static (string? Kind, string? Through, string Columns) Via(System.Text.Json.JsonElement hit)
    {
        var via = hit.GetProperty("via");
        return (
            via.GetProperty("kind").GetString(),
            via.GetProperty("through").GetProperty("name").GetString(),
            string.Join(' ', via.GetProperty("columns").EnumerateArray().Select(column => column.GetString()))
        );
    }

    [Fact]
    public async Task A_dropped_column_breaks_only_the_jobs_that_use_it()
    {
        await ColumnsAsync();
        var impact = await _story.GetAsync($"/api/lineage/assets/impact?id={Story.Id("t")}&change=drop-column&column=a");
        Assert.Equal("by_filter@1 breaks direct@1 breaks unknown@1 possibly further@2 stale", Assets(impact));
        Assert.Equal("partial", impact.GetProperty("columnLineage").GetString());
        var direct = impact.GetProperty("downstreamAssets").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "direct");
        Assert.Equal("x", direct.GetProperty("columns")[0].GetString());
        Assert.Equal(("column", "t", "a"), Via(direct));
        var unknown = impact.GetProperty("downstreamAssets").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "unknown");
        Assert.Equal(("edge", "t", ""), Via(unknown));
        var totals = impact.GetProperty("totals");
        Assert.Equal(
            (2, 1, 1, impact.GetProperty("affectedWorkflows").GetArrayLength()),
            (
                totals.GetProperty("breaks").GetInt32(),
                totals.GetProperty("stale").GetInt32(),
                totals.GetProperty("possibly").GetInt32(),
                totals.GetProperty("jobs").GetInt32()
            )
        );
    }

    [Fact]
    public async Task A_retyped_column_travels_on_by_its_direct_edges()
    {
        await ColumnsAsync();
        Assert.Equal(
            "direct@1 changes by_filter@1 possibly unknown@1 possibly further@2 changes",
            Assets(await _story.GetAsync($"/api/lineage/assets/{Story.Id("t")}/impact?change=retype-column&column=a"))
        );
        Assert.Equal(
            "other@1 breaks unknown@1 possibly",
            Assets(await _story.GetAsync($"/api/lineage/assets/{Story.Id("t")}/impact?change=rename-column&column=b"))
        );
    }

    [Fact]
    public async Task A_stopped_job_leaves_its_outputs_stale()
    {
        await _story.RunAsync("load", "09:00", "09:05", ["raw"], ["orders"]);
        await _story.RunAsync("sum", "09:06", "09:10", ["orders"], ["report"]);
        var impact = await _story.GetAsync("/api/lineage/assets/job:n:load/impact");
        Assert.Equal(("stop-job", "job"), (impact.GetProperty("change").GetString(), impact.GetProperty("assetKind").GetString()));
        Assert.Equal("orders@1 stale report@2 stale", Assets(impact));
    }

    [Fact]
    public async Task The_report_comes_as_markdown_when_asked_for()
    {
        await _story.RunAsync("load", "09:00", "09:05", ["raw"], ["a|b`c"]);
        await _story.Service.SettleAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/lineage/assets/{Story.Id("raw")}/impact");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/markdown"));
        using var response = await _story.Service.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/markdown", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("### Impact of drop-table on `raw`", text, StringComparison.Ordinal);
        Assert.Contains("| `a b c` | breaks |", text, StringComparison.Ordinal);
        Assert.Equal(text, await _story.Service.Http.GetStringAsync($"/api/lineage/assets/{Story.Id("raw")}/impact?format=markdown"));
        Assert.Equal(text, (await _story.GetAsync($"/api/lineage/assets/{Story.Id("raw")}/impact")).GetProperty("markdown").GetString());
    }

    [Fact]
    public async Task Recorded_exposures_are_the_dashboards_that_a_change_reaches()
    {
        foreach (var body in await Recordings.ReadAsync("dbt-ol-1.54.0.ndjson.gz"))
            await _story.SendAsync(JsonNode.Parse(body)!);
        var id = Uri.EscapeDataString("dataset:postgres://127.0.0.1:5432:shopdw.dw_marts.dim_product");
        Assert.Contains(
            "revenue_dashboard",
            Story.Texts((await _story.GetAsync($"/api/lineage/assets/{id}/impact")).GetProperty("affectedDashboards"), "name"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("dataset:no:such/impact", 404)]
    [InlineData("impact?id=dataset:no:such", 404)]
    [InlineData("RAW/impact?change=explode", 400)]
    [InlineData("RAW/impact?change=stop-job", 400)]
    [InlineData("RAW/impact?change=drop-column", 400)]
    [InlineData("RAW/impact?change=drop-table&column=a", 400)]
    [InlineData("RAW/impact?depth=1000", 400)]
    [InlineData("RAW/impact?format=pdf", 400)]
    public async Task A_wrong_question_is_told_what_is_wrong(string path, int status)
    {
        await _story.RunAsync("load", "09:00", "09:05", ["raw"], ["orders"]);
        Assert.Equal(
            status,
            await _story.RefusedAsync("/api/lineage/assets/" + path.Replace("RAW", Story.Id("raw"), StringComparison.Ordinal))
        );
    }

    async Task ColumnsAsync()
    {
        await _story.RunAsync("j1", "09:00", "09:01", ["t"], ["direct"], outputFacets: Story.Columns("x <= t.a", "y <= t.b2"));
        await _story.RunAsync("j2", "09:02", "09:03", ["t"], ["by_filter"], outputFacets: Story.Columns("x <= t.c", "x <- t.a"));
        await _story.RunAsync("j3", "09:04", "09:05", ["t"], ["other"], outputFacets: Story.Columns("x <= t.b"));
        await _story.RunAsync("j4", "09:06", "09:07", ["t"], ["unknown"]);
        await _story.RunAsync("j5", "09:08", "09:09", ["direct"], ["further"], outputFacets: Story.Columns("z <= direct.x"));
    }

    static string Assets(JsonElement impact) =>
        string.Join(
            ' ',
            impact
                .GetProperty("downstreamAssets")
                .EnumerateArray()
                .Select(d =>
                    (
                        Depth: d.GetProperty("depth").GetInt32(),
                        Effect: d.GetProperty("effect").GetString()!,
                        Name: d.GetProperty("name").GetString()!
                    )
                )
                .OrderBy(d => d.Depth)
                .ThenBy(d => Array.IndexOf(["breaks", "stale", "changes", "possibly"], d.Effect))
                .ThenBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => $"{d.Name}@{d.Depth} {d.Effect}")
        );

    static string Jobs(JsonElement impact) =>
        string.Join(
            '|',
            impact
                .GetProperty("affectedWorkflows")
                .EnumerateArray()
                .Select(j => $"{j.GetProperty("jobName").GetString()} {j.GetProperty("effect").GetString()}")
                .Order(StringComparer.Ordinal)
        );
}
