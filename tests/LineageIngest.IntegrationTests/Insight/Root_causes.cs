using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Why something is wrong: small stories and recorded ones.</summary>
public sealed class Root_causes(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(cluster);

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task A_failed_upstream_explains_the_stale_table_and_the_bad_dashboard()
    {
        for (var day = 14; day <= 19; day++)
        {
            await DayAsync(day, "extract", "06:00", "06:10", ["source"], ["raw"]);
            await DayAsync(day, "load", "07:00", "07:10", ["raw"], ["orders"], rows: 1000 + day);
            await DayAsync(day, "sum", "08:00", "08:10", ["orders"], ["dashboard"], check: true);
        }
        await _story.RunAsync("extract", "20 06:00", "20 06:02", ["source"], ["raw"], state: "FAIL");
        await DayAsync(20, "load", "07:00", "07:10", ["raw"], ["orders"], rows: 3);
        await DayAsync(20, "sum", "08:00", "08:10", ["orders"], ["dashboard"], check: false);
        var found = await _story.GetAsync($"/api/lineage/assets/{Story.Id("dashboard")}/root-cause");
        Assert.Equal(Story.At("08:10"), Instant(found.GetProperty("symptom").GetProperty("at"))); // when its own check failed
        Assert.Equal("failed raw|volume orders|assertion dashboard", Causes(found));
        Assert.Equal("newest problem", found.GetProperty("atChosen").GetString());
        var root = found.GetProperty("rootCause");
        Assert.Equal("raw", root.GetProperty("dataset").GetProperty("name").GetString());
        Assert.Equal(
            "load sum",
            string.Join(' ', root.GetProperty("path").EnumerateArray().Select(s => s.GetProperty("job").GetProperty("name").GetString()))
        );
        Assert.Equal(
            ["06:02", "07:10", "08:10", "08:10"],
            root.GetProperty("timeline")
                .EnumerateArray()
                .Select(t => t.GetProperty("at").GetDateTimeOffset().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(2, found.GetProperty("causes")[0].GetProperty("explains").GetInt32());
        Assert.All(found.GetProperty("causes").EnumerateArray(), c =>
            Assert.Equal(
                Math.Clamp(c.GetProperty("scoreParts").EnumerateArray().Sum(p => p.GetProperty("points").GetDouble()), 0, 100),
                c.GetProperty("score").GetDouble(),
                0.2
            )
        );
    }

    [Fact]
    public async Task What_came_after_the_symptom_is_no_cause_and_neither_is_what_came_before_the_window()
    {
        await _story.RunAsync("load", "18 09:00", "18 09:05", ["raw"], ["orders"], state: "FAIL");
        await _story.RunAsync("load", "20 12:00", "20 12:05", ["raw"], ["orders"], state: "FAIL");
        Assert.Equal("", Causes(await CauseAsync("orders", "20 11:00")));
        Assert.Equal("given", (await CauseAsync("orders", "20 11:00")).GetProperty("atChosen").GetString());
        Assert.Equal(
            "now",
            (await _story.GetAsync($"/api/lineage/assets/{Story.Id("raw")}/root-cause")).GetProperty("atChosen").GetString()
        );
        Assert.Equal("failed orders", Causes(await CauseAsync("orders", "20 13:00")));
        Assert.Equal("failed orders", Causes(await CauseAsync("orders", "20 11:00", "&window=3d")));
    }

    [Fact]
    public async Task A_schema_change_and_a_missing_run_are_seen_and_a_recovered_failure_counts_half()
    {
        for (var hour = 0; hour < 6; hour++)
        {
            await _story.RunAsync(
                "hourly",
                $"20 0{hour}:00",
                $"20 0{hour}:05",
                ["raw"],
                ["orders"],
                outputFacets: Story.Schema("id:int", "total:numeric")
            );
        }

        await _story.RunAsync("once", "20 08:00", "20 08:01", ["side"], ["raw"], state: "FAIL");
        await _story.RunAsync("once", "20 08:10", "20 08:11", ["side"], ["raw"], outputFacets: Story.Schema("id:int", "total:numeric"));
        await _story.RunAsync("hourly", "20 09:00", "20 09:05", ["raw"], ["orders"], outputFacets: Story.Schema("id:int"));
        var found = await CauseAsync("orders", "20 14:00");
        Assert.Contains("schema orders", Causes(found), StringComparison.Ordinal);
        Assert.Contains("missing orders", Causes(found), StringComparison.Ordinal);
        var failed = found
            .GetProperty("causes")
            .EnumerateArray()
            .Single(c => c.GetProperty("issue").GetProperty("kind").GetString() == "failed");
        Assert.Equal(Story.At("08:11"), Instant(failed.GetProperty("issue").GetProperty("recoveredAt")));
        Assert.Equal(20, failed.GetProperty("scoreParts")[0].GetProperty("points").GetDouble());
        var schema = found
            .GetProperty("causes")
            .EnumerateArray()
            .Single(c => c.GetProperty("issue").GetProperty("kind").GetString() == "schema");
        Assert.Contains("removed total", schema.GetProperty("issue").GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_is_followed_to_what_feeds_it()
    {
        await _story.RunAsync("load_a", "09:00", "09:01", ["sa"], ["a"], state: "FAIL");
        await _story.RunAsync("load_b", "09:00", "09:01", ["sb"], ["b"], state: "FAIL");
        await _story.RunAsync("join", "09:10", "09:11", ["a", "b"], ["t"], outputFacets: Story.Columns("x <= a.x", "y <= b.y"));
        Assert.Equal(
            "failed a|failed b",
            string.Join('|', Causes(await CauseAsync("t", "10:00")).Split('|').Order(StringComparer.Ordinal))
        );
        var narrowed = await CauseAsync("t", "10:00", "&column=y");
        Assert.Equal(("failed b", true), (Causes(narrowed), narrowed.GetProperty("columnNarrowed").GetBoolean()));
        Assert.False((await CauseAsync("a", "10:00", "&column=x")).GetProperty("columnNarrowed").GetBoolean());
    }

    [Fact]
    public async Task A_failed_dag_run_leads_to_its_first_failed_task_and_to_what_failed_before_it()
    {
        await _story.RunAsync("feed", "08:00", "08:05", [], ["raw"], state: "FAIL");
        await _story.SendAsync(Story.Event("dag", "D", "START", "09:00", [], []));
        await _story.RunAsync(
            "dag.load",
            "09:01",
            "09:02",
            ["raw"],
            ["orders"],
            state: "FAIL",
            parent: "dag/D",
            runFacets: new JsonObject
            {
                ["errorMessage"] = new JsonObject { ["message"] = "no rows", ["programmingLanguage"] = "python" },
            }
        );
        await _story.SendAsync(Story.Event("dag", "D", "FAIL", "09:03", [], []));
        var found = await _story.GetAsync("/api/lineage/runs/D/root-cause");
        Assert.Equal(
            ("dag.load", "no rows"),
            (
                found.GetProperty("symptom").GetProperty("job").GetProperty("name").GetString(),
                found.GetProperty("symptom").GetProperty("error").GetString()
            )
        );
        Assert.Equal("raw", found.GetProperty("rootCause").GetProperty("dataset").GetProperty("name").GetString());
        Assert.Equal("failed raw|failed ", Causes(found));
    }

    [Fact]
    public async Task A_task_that_its_workflow_ran_without_is_told_as_skipped()
    {
        for (var day = 17; day <= 19; day++)
            await DagAsync(day, loads: true, "COMPLETE");
        await DagAsync(20, loads: false, "FAIL");
        var found = await CauseAsync("orders", "20 12:00");
        Assert.Contains("skipped orders", Causes(found), StringComparison.Ordinal);
        Assert.Contains("failed raw", Causes(found), StringComparison.Ordinal);
        Assert.Equal("raw", found.GetProperty("rootCause").GetProperty("dataset").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_task_that_failed_before_its_query_ran_is_the_cause()
    {
        await _story.RunAsync("dag.load", "19 06:00", "19 06:05", [], [], parent: "dag/D19", runId: "T19");
        await _story.RunAsync("dag.load.query.1", "19 06:01", "19 06:04", ["raw"], ["orders"], parent: "dag.load/T19");
        await _story.RunAsync("dag.load", "20 06:00", "20 06:01", [], [], parent: "dag/D20", runId: "T20", state: "FAIL");
        var found = await CauseAsync("orders", "20 12:00");
        Assert.Equal("dag.load", found.GetProperty("rootCause").GetProperty("job").GetProperty("name").GetString());
        Assert.Equal("failed", found.GetProperty("causes")[0].GetProperty("issue").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_graph_is_asked_as_it_was_at_the_time_of_the_symptom()
    {
        await _story.RunAsync("old_feed", "20 05:00", "20 05:05", [], ["old"], state: "FAIL");
        await _story.RunAsync("load", "20 06:00", "20 06:05", ["old"], ["orders"]);
        await _story.RunAsync("load", "20 18:00", "20 18:05", ["new"], ["orders"]);
        Assert.Equal("failed old", Causes(await CauseAsync("orders", "20 12:00")));
        Assert.Equal("", Causes(await CauseAsync("orders", "20 19:00")));
    }

    [Fact]
    public async Task Recorded_failed_checks_of_dbt_are_found()
    {
        foreach (var body in await Recordings.ReadAsync("dbt-ol-1.54.0.ndjson.gz"))
            await _story.SendAsync(JsonNode.Parse(body)!);
        var failing = (await Recordings.ReadAsync("dbt-ol-1.54.0.ndjson.gz"))
            .Select(b => JsonNode.Parse(b)!)
            .SelectMany(e => e["inputs"]?.AsArray() ?? [])
            .First(i =>
                i!["facets"]?["dataQualityAssertions"]?["assertions"]?.AsArray().Any(a => a!["success"]!.GetValue<bool>() == false) == true
            )!;
        var id = Uri.EscapeDataString($"dataset:{failing["namespace"]}:{failing["name"]}");
        var found = await _story.GetAsync($"/api/lineage/assets/{id}/root-cause?window=366d");
        Assert.Contains("assertion", Story.Texts(found.GetProperty("rootCause").GetProperty("issues"), "kind"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/lineage/assets/dataset:no:such/root-cause", 404)]
    [InlineData("/api/lineage/runs/none/root-cause", 404)]
    [InlineData("/api/lineage/assets/root-cause?id=x&at=yesterday", 400)]
    [InlineData("/api/lineage/assets/root-cause?id=x&window=24", 400)]
    [InlineData("/api/lineage/assets/root-cause?id=x&window=999999999d", 400)]
    [InlineData("/api/lineage/assets/root-cause?id=x&depth=-1", 400)]
    [InlineData("/api/lineage/assets/root-cause?id=x&limit=0", 400)]
    public async Task A_wrong_question_is_told_what_is_wrong(string path, int status) =>
        Assert.Equal(status, await _story.RefusedAsync(path));

    Task<JsonElement> CauseAsync(string dataset, string at, string more = "") =>
        _story.GetAsync($"/api/lineage/assets/{Story.Id(dataset)}/root-cause?at={Story.At(at)}{more}");

    async Task DayAsync(
        int day,
        string job,
        string from,
        string to,
        string[] inputs,
        string[] outputs,
        int? rows = null,
        bool? check = null
    ) =>
        await _story.RunAsync(
            job,
            $"{day} {from}",
            $"{day} {to}",
            inputs,
            outputs,
            outputStatistics: rows is null ? null : new JsonObject { ["rowCount"] = rows },
            outputFacets: check is null
                ? null
                : new JsonObject
                {
                    ["dataQualityAssertions"] = new JsonObject
                    {
                        ["assertions"] = new JsonArray(new JsonObject { ["assertion"] = "row_count", ["success"] = check }),
                    },
                }
        );

    async Task DagAsync(int day, bool loads, string state)
    {
        await _story.SendAsync(Story.Event("dag", $"D{day}", "START", $"{day} 06:00", [], []));
        await _story.RunAsync("dag.extract", $"{day} 06:01", $"{day} 06:02", ["source"], ["raw"], state: state, parent: $"dag/D{day}");
        if (loads)
            await _story.RunAsync("dag.load", $"{day} 06:03", $"{day} 06:04", ["raw"], ["orders"], parent: $"dag/D{day}");
        await _story.SendAsync(Story.Event("dag", $"D{day}", state, $"{day} 06:05", [], []));
    }

    static string Causes(JsonElement found) =>
        string.Join(
            '|',
            found
                .GetProperty("causes")
                .EnumerateArray()
                .Select(c => c.GetProperty("issue"))
                .Select(i =>
                    $"{i.GetProperty("kind").GetString()} {(i.GetProperty("dataset").ValueKind == JsonValueKind.Null ? "" : i.GetProperty("dataset").GetProperty("name").GetString())}"
                )
        );

    static string Instant(JsonElement time) =>
        time.GetDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
