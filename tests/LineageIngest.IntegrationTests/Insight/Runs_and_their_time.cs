using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Lists of runs and critical paths.</summary>
public sealed class Runs_and_their_time(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(cluster);

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Runs_come_newest_first_page_by_page_with_their_durations()
    {
        for (var i = 0; i < 7; i++)
            await _story.RunAsync("load", $"09:0{i}", "09:09", [], [], runId: $"r{i}", state: i == 3 ? "FAIL" : "COMPLETE");
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = await _story.GetAsync($"/api/lineage/jobs/{Uri.EscapeDataString("job:n:load")}/runs?limit=3{cursor}");
            ids.AddRange(
                page.GetProperty("runs")
                    .EnumerateArray()
                    .Select(r => $"{r.GetProperty("runId").GetString()} {r.GetProperty("durationSeconds").GetDouble()}")
            );
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        } while (cursor.Length > 0);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"r{i} {(9 - i) * 60}"), ids.Order(StringComparer.Ordinal));
        Assert.Equal(
            "r3",
            Story.Texts((await _story.GetAsync("/api/lineage/jobs/job:n:load/runs?state=fail")).GetProperty("runs"), "runId")
        );
        Assert.Equal(404, await _story.RefusedAsync("/api/lineage/jobs/job:n:none/runs"));
        Assert.Equal(400, await _story.RefusedAsync("/api/lineage/jobs/job:n:load/runs?state=bad"));
    }

    [Fact]
    public async Task The_order_of_tasks_comes_from_airflows_own_facet()
    {
        await _story.SendAsync(Story.Event("dag", "D", "START", "09:00", [], []));
        await TaskAsync("extract", "09:01", "09:10", "[]");
        await TaskAsync("small", "09:10", "09:12", "['extract']");
        await TaskAsync("big", "09:10", "09:30", "['extract']");
        await TaskAsync("report", "09:31", "09:35", "['big', 'small']");
        await _story.SendAsync(Story.Event("dag", "D", "COMPLETE", "09:36", [], []));
        var found = await _story.GetAsync("/api/lineage/runs/D/critical-path");
        Assert.Equal("run", found.GetProperty("basis").GetString());
        Assert.Equal("dag.extract dag.big dag.report", Jobs(found.GetProperty("path")));
        Assert.Equal((35 * 60, 120), (found.GetProperty("pathSeconds").GetInt32(), found.GetProperty("waitingSeconds").GetInt32()));
        var small = found.GetProperty("tasks").EnumerateArray().Single(t => t.GetProperty("runId").GetString() == "small");
        Assert.Equal(18 * 60, small.GetProperty("slackSeconds").GetInt32());
        Assert.Equal(404, await _story.RefusedAsync("/api/lineage/runs/none/critical-path"));
    }

    [Fact]
    public async Task A_recorded_dag_run_is_explained_by_its_own_upstream_tasks()
    {
        var events = (await Recordings.ReadAsync("airflow-3.2.1.ndjson.gz")).ConvertAll(body => JsonNode.Parse(body)!);
        foreach (var body in events)
            await _story.SendAsync(body);
        var dagRun = events.First(e =>
            (string?)e["job"]!["name"] == "retail_pg_etl"
            && (string?)e["eventType"] == "COMPLETE"
            && e["run"]!["facets"]!["airflowState"]!["dagRunState"]!.GetValue<string>() == "success"
        );
        var found = await _story.GetAsync($"/api/lineage/runs/{dagRun["run"]!["runId"]}/critical-path");
        Assert.Equal("run", found.GetProperty("basis").GetString());
        Assert.StartsWith(
            "retail_pg_etl.create_schema retail_pg_etl.load.raw_tables retail_pg_etl.staging.",
            Jobs(found.GetProperty("path")),
            StringComparison.Ordinal
        );
        Assert.Equal(8, found.GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task Tries_of_a_task_are_one_row_and_so_are_its_mapped_siblings()
    {
        await _story.SendAsync(Story.Event("dag", "D", "START", "09:00", [], []));
        await InstanceAsync("mart.load", "09:01", "09:03", 1, null, "FAIL");
        await InstanceAsync("mart.load", "09:04", "09:10", 2, null);
        await InstanceAsync("region", "09:10", "09:12", 1, 0);
        await InstanceAsync("region", "09:10", "09:20", 1, 1, "FAIL");
        await InstanceAsync("region", "09:11", "09:15", 1, 2);
        await _story.SendAsync(Story.Event("dag", "D", "FAIL", "09:21", [], []));
        var found = await _story.GetAsync("/api/lineage/runs/D/critical-path");
        var (load, region) = (found.GetProperty("tasks")[0], found.GetProperty("tasks")[1]);
        Assert.Equal(2, found.GetProperty("tasks").GetArrayLength());
        Assert.Equal("mart.load mart 2 FAIL COMPLETE", $"{Told(load)} {Story.Texts(load.GetProperty("attempts"), "state")}");
        Assert.Equal((480, 60), (load.GetProperty("durationSeconds").GetInt32(), load.GetProperty("waitSeconds").GetInt32()));
        Assert.Equal("region  1", Told(region));
        Assert.Equal("""{"count":3,"failed":1,"states":{"COMPLETE":2,"FAIL":1}}""", region.GetProperty("mapped").GetRawText());
        Assert.Equal(load.GetProperty("runId").GetString(), Assert.Single(region.GetProperty("dependsOn").EnumerateArray()).GetString());
        Assert.Equal(
            ["mart.load", "region [1]"],
            found.GetProperty("path").EnumerateArray().Select(t => t.GetProperty("label").GetString())
        );
        Assert.Equal(20 * 60, found.GetProperty("pathSeconds").GetInt32());

        static string Told(JsonElement task) =>
            $"{task.GetProperty("label").GetString()} {task.GetProperty("taskGroup").GetString()} {task.GetProperty("attempt")}";
    }

    async Task InstanceAsync(string task, string from, string to, int attempt, int? mapIndex, string state = "COMPLETE") =>
        await _story.RunAsync(
            $"dag.{task}",
            from,
            to,
            [],
            [],
            state,
            $"{task} {attempt} {mapIndex}",
            "dag/D",
            new JsonObject
            {
                ["airflow"] = new JsonObject
                {
                    ["dag"] = new JsonObject { ["dag_id"] = "dag" },
                    ["task"] = new JsonObject { ["task_id"] = task, ["upstream_task_ids"] = task == "region" ? "['mart.load']" : "[]" },
                    ["taskInstance"] = new JsonObject { ["try_number"] = attempt, ["map_index"] = mapIndex ?? -1 },
                },
            }
        );

    async Task TaskAsync(string task, string from, string to, string upstream) =>
        await _story.RunAsync(
            $"dag.{task}",
            from,
            to,
            [],
            [],
            runId: task,
            parent: "dag/D",
            runFacets: new JsonObject
            {
                ["airflow"] = new JsonObject
                {
                    ["dag"] = new JsonObject { ["dag_id"] = "dag" },
                    ["task"] = new JsonObject { ["task_id"] = task, ["upstream_task_ids"] = upstream },
                },
            }
        );

    static string Jobs(JsonElement tasks) =>
        string.Join(' ', tasks.EnumerateArray().Select(t => t.GetProperty("job").GetProperty("name").GetString()));
}
