using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.Insight;

namespace LineageIngest.IntegrationTests.Schemas;

/// <summary>Which changes of a schema break is a rule per dataset or pattern; versions, planned schemas and alerts are held to it.</summary>
public sealed class Compatibility_of_schemas(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync()
    {
        _story = await Story.BeginAsync(cluster);
        await SchemaAsync("mart.sales", -30, "id:int", "amount:numeric(10,2)");
        await SchemaAsync("mart.sales", -20, "id:bigint", "amount:numeric(10,2)", "note:text");
        await SchemaAsync("mart.sales", -10, "id:bigint", "note:text");
        await _story.RunAsync("report", "11:10", "11:11", ["mart.sales"], ["report"]);
        await _story.Service.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Each_version_says_what_it_keeps_with_the_one_before_and_what_breaks_the_rule()
    {
        Assert.Equal(" | backward  | backward column amount removed (numeric(10,2))", await VersionsAsync());
        await RuleAsync("marts", new { compatibility = "forward", pattern = "mart.*" });
        Assert.Equal(
            " | backward column id: int became bigint, whose values those who read it as before may not hold | backward column amount removed (numeric(10,2))",
            await VersionsAsync()
        );
        await RuleAsync("all", new { compatibility = "full", pattern = "*" }); // the longer pattern counts
        Assert.Equal("marts", (await AskAsync())[0].GetProperty("rule").GetString());
        await RuleAsync("this", new { compatibility = "none", dataset = $"dataset:{Story.Ns}:mart.sales" }); // one for the dataset goes before
        Assert.Equal(" | backward  | backward ", await VersionsAsync());
        using var gone = await _story.Service.Http.DeleteAsync("/api/lineage/schemas/rules/this");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal("marts", (await AskAsync())[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task A_planned_schema_is_held_to_the_rule_before_anybody_writes_it()
    {
        await RuleAsync("marts", new { compatibility = "backward", pattern = "mart.*" });
        var wider = await CheckAsync(("id", "numeric"));
        Assert.True(wider.GetProperty("compatible").GetBoolean());
        Assert.Equal(1, wider.GetProperty("downstream").GetInt32());
        var narrower = await CheckAsync(("id", "int"), ("note", "text"));
        Assert.False(narrower.GetProperty("compatible").GetBoolean());
        Assert.Equal("column id: bigint became int, which may not hold its values", narrower.GetProperty("violations")[0].GetString());
    }

    [Fact]
    public async Task Alerts_of_breaking_schemas_follow_the_rule()
    {
        Assert.Equal(["column amount removed (numeric(10,2))"], await PreviewAsync());
        await RuleAsync("marts", new { compatibility = "full", pattern = "mart.*" });
        Assert.Equal(
            [
                "column id: int became bigint, whose values those who read it as before may not hold",
                "column note added (text)",
                "rule marts asks for full compatibility",
                "column amount removed (numeric(10,2))",
                "rule marts asks for full compatibility",
            ],
            await PreviewAsync()
        );
        await RuleAsync("marts", new { compatibility = "none", pattern = "mart.*" });
        Assert.Empty(await PreviewAsync());
    }

    [Theory]
    [InlineData("""{"compatibility":"sideways","pattern":"*"}""", 400)]
    [InlineData("""{"compatibility":"full"}""", 400)]
    [InlineData("""{"compatibility":"full","dataset":"nothing"}""", 404)]
    public async Task A_rule_that_cannot_be_meant_is_refused(string rule, int status)
    {
        using var body = new StringContent(rule, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _story.Service.Http.PutAsync("/api/lineage/schemas/rules/odd", body);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("""[{"name":"a","fields":[null]}]""")]
    public async Task A_planned_schema_without_names_is_refused(string columns)
    {
        using var body = new StringContent(
            $$"""{"dataset":"mart.sales","columns":{{columns}}}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await _story.Service.Http.PostAsync("/api/lineage/schemas/check", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>A preview of alerts looks back from now, so the versions are of the last half hour.</summary>
    async Task SchemaAsync(string dataset, int minutes, params string[] columns)
    {
        var written = Story.Event(
            $"load {dataset}",
            $"run {minutes}",
            "COMPLETE",
            "09:00",
            [],
            Story.Datasets([dataset], Story.Schema(columns))
        );
        written["eventTime"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("O", CultureInfo.InvariantCulture);
        await _story.SendAsync(written);
    }

    async Task<JsonElement> AskAsync() => await _story.GetAsync($"/api/lineage/schemas?id={Story.Id("mart.sales")}");

    async Task<string> VersionsAsync() =>
        string.Join(
            " | ",
            (await AskAsync())
                .EnumerateArray()
                .Select(version =>
                    version.GetProperty("compatibility").GetString() is { } kept
                        ? $"{kept} {string.Join("; ", version.GetProperty("violations").EnumerateArray())}"
                        : ""
                )
        );

    async Task<JsonElement> CheckAsync(params (string Name, string Type)[] columns) =>
        await PostAsync(
            "/api/lineage/schemas/check",
            new
            {
                dataset = $"dataset:{Story.Ns}:mart.sales",
                columns = columns.Select(column => new { name = column.Name, type = column.Type }),
            }
        );

    async Task<IEnumerable<string?>> PreviewAsync()
    {
        var found = await PostAsync(
            "/api/lineage/alerts/rules/preview",
            new
            {
                kind = "schema_breaking",
                days = 1,
                channels = Array.Empty<string>(),
            }
        );
        return found
            .GetProperty("alerts")
            .EnumerateArray()
            .SelectMany(alert => alert.GetProperty("detail").GetProperty("details").EnumerateArray())
            .Select(line => line.GetString());
    }

    async Task RuleAsync(string name, object rule)
    {
        using var answer = await _story.Service.Http.PutAsJsonAsync($"/api/lineage/schemas/rules/{name}", rule);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _story.Service.Http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
