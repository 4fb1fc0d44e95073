using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.IntegrationTests.Airflow;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.IntegrationTests.Scheduling;

/// <summary>/api/jobs/runs, /api/jobs/stats, /api/jobs/stream, /api/instances.</summary>
public sealed class Runs_of_all_jobs(PostgresCluster cluster)
{
    [Fact]
    public async Task Runs_are_listed_by_state_with_filters_pages_and_totals()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.Database.ExecuteAsync("INSERT INTO subscription (subscription_id, name) VALUES (2, 'other')");
        await service.Database.ExecuteAsync(
            """
            INSERT INTO job_run (subscription_id, job, attempt, started_at, ended_at, outcome, error, log)
            SELECT 1, 'old:' || n % 3, 1, timestamptz '2026-01-01 00:00Z' + n * interval '1 minute', timestamptz '2026-01-01 00:00Z' + n * interval '2 minutes',
                   CASE n % 3 WHEN 0 THEN 'failed' WHEN 1 THEN 'succeeded' ELSE 'interrupted' END,
                   CASE n % 3 WHEN 0 THEN '100% of it_s lost' END,
                   ARRAY['00:00:01 begun', '2026-01-01T00:00:02.000Z warning nearly']
              FROM generate_series(0, 29) AS n
            UNION ALL
            SELECT 2, 'old:0', 1, timestamptz '2026-01-01 00:00Z', timestamptz '2026-01-01 00:00Z', 'failed', 'of others', '{}'
            """
        );
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await JsonAsync(service, $"/api/jobs/runs?kind=old&limit=7{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.Equal((30L, 10L, 10L, 10L), (Number(page, "total"), Total(page, "failed"), Total(page, "succeeded"), Total(page, "deleted")));
            all.AddRange(page.GetProperty("runs").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        } while (cursor is not null);
        Assert.Equal(30, all.Select(run => Number(run, "runId")).Distinct().Count());
        Assert.Equal(all.Select(run => Number(run, "runId")).OrderDescending(), all.Select(run => Number(run, "runId")));

        Assert.Equal(10L, Number(await JsonAsync(service, "/api/jobs/runs?state=failed&job=old:0"), "total"));
        Assert.Equal(0L, Number(await JsonAsync(service, "/api/jobs/runs?state=failed&job=old:1"), "total"));
        Assert.Equal(10L, Number(await JsonAsync(service, "/api/jobs/runs?q=100%25+OF+it_s"), "total"));
        Assert.Equal(0L, Number(await JsonAsync(service, "/api/jobs/runs?q=100_+of"), "total"));
        Assert.Equal(5L, Number(await JsonAsync(service, "/api/jobs/runs?from=2026-01-01T00:10:00Z&to=2026-01-01T00:15:00Z"), "total"));

        var one = await JsonAsync(service, $"/api/jobs/runs/{Number(all[^1], "runId")}");
        Assert.Equal(
            [("2026-01-01T00:00:01+00:00", "info", "begun"), ("2026-01-01T00:00:02+00:00", "warning", "nearly")],
            one.GetProperty("log").EnumerateArray().Select(line => (Text(line, "at"), Text(line, "level"), Text(line, "text")))
        );

        var stats = await JsonAsync(service, "/api/jobs/stats?from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z&buckets=4");
        Assert.Equal(
            [("2026-01-01T00:00:00+00:00", 5L, 5L), ("2026-01-01T00:15:00+00:00", 5L, 5L), ("2026-01-01T00:30:00+00:00", 0L, 0L), ("2026-01-01T00:45:00+00:00", 0L, 0L)],
            stats.GetProperty("buckets").EnumerateArray().Select(bucket => (Text(bucket, "at"), Number(bucket, "succeeded"), Number(bucket, "failed")))
        );

        var counted = await ActAsync(service, "delete", new { state = "failed", kind = "old", dryRun = true });
        Assert.Equal((10L, 0L), (Number(counted, "matched"), Number(counted, "done")));
        var deleted = await ActAsync(service, "delete", new { state = "failed", kind = "old", reason = "known" });
        Assert.Equal((10L, 10L), (Number(deleted, "matched"), Number(deleted, "done")));
        var after = await JsonAsync(service, "/api/jobs/runs?kind=old&state=deleted&limit=1");
        Assert.Equal((20L, 0L), (Number(after, "total"), Total(after, "failed")));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM job_run WHERE subscription_id = 2 AND removed_at IS NULL"));
        var foreign = await service.Database.ScalarAsync<long>("SELECT run_id FROM job_run WHERE subscription_id = 2");
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.GetAsync($"/api/jobs/runs/{foreign}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.PostAsync($"/api/jobs/runs/{foreign}/delete", null)).StatusCode);
    }

    [Theory]
    [InlineData("/api/jobs/runs?state=lost")]
    [InlineData("/api/jobs/runs?limit=0")]
    [InlineData("/api/jobs/runs?cursor=x")]
    [InlineData("/api/jobs/runs?stat=failed")]
    [InlineData("/api/jobs/stats?buckets=401")]
    [InlineData("/api/jobs/stats?from=0001-01-01T00:00:00Z")]
    [InlineData("/api/jobs/stats?to=9999-12-31T23:59:59.9999999Z")]
    [InlineData("/api/jobs/stats?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    public async Task Wrong_questions_are_problems(string address)
    {
        await using var service = await Service.StartAsync(cluster);
        using var answer = await service.Http.GetAsync(address);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var action = await service.Http.PostAsJsonAsync("/api/jobs/runs/delete", new { state = "running" });
        Assert.Equal(HttpStatusCode.BadRequest, action.StatusCode);
    }

    [Fact]
    public async Task A_failed_run_says_why_in_its_log_and_is_retried()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.Zero);
        stub.Fault = (_, _) => 418;
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "none" });
        await service.Http.PostAsync("/api/connections/prod/crawl", null);
        await Eventually.HoldsAsync(async () => await TotalAsync(service, "failed") == 1, seconds: 30);
        var failed = (await RunsAsync(service, "failed"))[0];
        var log = (await JsonAsync(service, $"/api/jobs/runs/{Number(failed, "runId")}")).GetProperty("log").EnumerateArray().Last();
        Assert.Equal(("error", Text(failed, "error")), (Text(log, "level"), Text(log, "text")));

        stub.Fault = (_, _) => null;
        Assert.Equal(HttpStatusCode.Accepted, (await service.Http.PostAsync($"/api/jobs/runs/{Number(failed, "runId")}/retry", null)).StatusCode);
        await Eventually.HoldsAsync(async () => await TotalAsync(service, "succeeded") == 1, seconds: 30);
        var job = await JsonAsync(service, "/api/jobs/crawl:prod");
        Assert.Equal(["failed", "succeeded"], job.GetProperty("history").EnumerateArray().Select(run => Text(run, "outcome")));
        Assert.Equal("Reads an Airflow through its REST API", Text(job, "description"));
        var succeeded = (await RunsAsync(service, "succeeded"))[0];
        using var again = await service.Http.PostAsync($"/api/jobs/runs/{Number(succeeded, "runId")}/cancel", null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("succeeded", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_another_attempt_is_shown_as_such_and_runs_now_when_asked_to()
    {
        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            scheduling: Service.Prompt with
            {
                RetryAfter = [TimeSpan.FromSeconds(5)], // before the day's next run, whatever the time is
                Poll = TimeSpan.FromHours(1), // what is scheduled is not looked at by itself
            }
        );
        await using var stub = await StubAsync(TimeSpan.Zero);
        stub.Fault = (_, _) => 418;
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "1d" });
        await Eventually.HoldsAsync(async () => await TotalAsync(service, "retrying") == 1, seconds: 30);
        var waiting = (await RunsAsync(service, "retrying"))[0];
        Assert.Equal(("failed", JsonValueKind.String), (Text(waiting, "outcome"), waiting.GetProperty("dueAt").ValueKind));
        Assert.Equal(0L, await TotalAsync(service, "failed"));
        stub.Fault = (_, _) => null;
        var retried = await ActAsync(service, "retry", new { state = "retrying", q = "CRAWL:" });
        Assert.Equal((1L, 1L), (Number(retried, "matched"), Number(retried, "done")));
        await Eventually.HoldsAsync(async () => await TotalAsync(service, "retrying") == 0, seconds: 30);
    }

    [Fact]
    public async Task A_drained_instance_takes_nothing_until_it_may_again()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.Zero);
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "none" });
        await Eventually.HoldsAsync(async () => (await InstancesAsync(service)).Count == 1, seconds: 30);
        var instance = (await InstancesAsync(service))[0];
        Assert.Equal((InstanceStore.Name, true, false), (Text(instance, "name"), instance.GetProperty("alive").GetBoolean(), instance.GetProperty("draining").GetBoolean()));
        Assert.Equal(["projection", "resolution"], instance.GetProperty("stages").EnumerateArray().Select(stage => Text(stage, "name")));
        var drain = $"/api/instances/{Uri.EscapeDataString(InstanceStore.Name)}/drain";
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.PostAsync(drain, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.PostAsync("/api/instances/nobody/drain", null)).StatusCode);

        for (var asked = 0; asked < 2; asked++)
            await service.Http.PostAsync("/api/connections/prod/crawl", null);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.True((await InstancesAsync(service))[0].GetProperty("draining").GetBoolean());
        var queued = await RunsAsync(service, "queued");
        Assert.Equal((2, 0), (queued.Count, stub.Count));
        Assert.All(queued, run => Assert.True(Number(run, "runId") < 0));

        var dropped = Number(queued[0], "runId");
        using var content = JsonContent.Create(new { reason = "once is enough" });
        Assert.Equal(HttpStatusCode.Accepted, (await service.Http.PostAsync($"/api/jobs/runs/{dropped}/delete", content)).StatusCode);
        var deleted = (await RunsAsync(service, "deleted"))[0];
        Assert.Equal("once is enough", Text(deleted.GetProperty("removed"), "reason"));
        Assert.Single(await RunsAsync(service, "queued"));

        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.DeleteAsync(drain)).StatusCode);
        await Eventually.HoldsAsync(async () => await TotalAsync(service, "succeeded") == 1, seconds: 30);
        var begun = await JsonAsync(service, $"/api/jobs/runs/{Number(queued[1], "runId")}");
        Assert.Equal("succeeded", Text(begun.GetProperty("run"), "state")); // found by the id that it had in the queue
        Assert.Equal(0L, await TotalAsync(service, "queued"));
    }

    [Fact]
    public async Task The_stream_tells_a_run_from_the_queue_to_its_end()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.FromMilliseconds(300));
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "none" });
        using var response = await service.Http.GetAsync("/api/jobs/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var told = SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync(patience.Token);
        var (states, lines, progress) = (new List<string>(), new List<string>(), 0);
        await service.Http.PostAsync("/api/connections/prod/crawl", null);
        await foreach (var item in told)
        {
            using var data = JsonDocument.Parse(item.Data);
            if (item.EventType == "log")
                lines.Add(Text(data.RootElement, "text"));
            else if (item.EventType == "progress")
                progress++;
            else if (item.EventType == "run" && Text(data.RootElement, "job") == "crawl:prod")
                states.Add(Text(data.RootElement, "state"));
            if (states.Count > 0 && states[^1] == "succeeded")
                break;
        }
        Assert.Equal(["running", "succeeded"], states.Where(state => state != "queued"));
        Assert.Contains(lines, line => line.Contains("DAGs", StringComparison.Ordinal));
        Assert.True(progress > 0);
        var run = (await RunsAsync(service, "succeeded"))[0];
        var stored = (await JsonAsync(service, $"/api/jobs/runs/{Number(run, "runId")}")).GetProperty("log").EnumerateArray().Select(line => Text(line, "text"));
        Assert.Equal(stored, lines);
    }

    [Fact]
    public async Task A_job_that_is_needed_cannot_be_deleted_and_any_can_be_left_to_people()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.Database.ExecuteAsync(
            "INSERT INTO scheduled_job (subscription_id, job, kind, subject, schedule, changed_at) VALUES (1, 'gone:x', 'gone', 'x', null, now())"
        );
        Assert.Equal(HttpStatusCode.Conflict, (await service.Http.DeleteAsync("/api/jobs/retention")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.DeleteAsync("/api/jobs/gone:x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.DeleteAsync("/api/jobs/gone:x")).StatusCode);
        using var left = await service.Http.PutAsJsonAsync("/api/jobs/retention/schedule", new { schedule = "none" });
        Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(service, "/api/jobs/retention")).GetProperty("nextRunAt").ValueKind);
    }

    [Fact]
    public async Task Who_may_read_may_look_and_not_act_and_who_acts_is_named()
    {
        const string AdminKey = "the administrator's key of this test";
        await using var service = await Service.StartAsync(cluster, new SecurityOptions { RequireKey = true, AdminKey = AdminKey });
        service.Http.DefaultRequestHeaders.Add("X-API-Key", AdminKey);
        var reader = await KeyAsync(service, "reader", "read");
        var operations = await KeyAsync(service, "night shift", "ops");
        service.Http.DefaultRequestHeaders.Remove("X-API-Key");
        service.Http.DefaultRequestHeaders.Add("X-API-Key", reader);
        foreach (var address in new[] { "/api/jobs/runs", "/api/jobs/stats", "/api/instances" })
            Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync(address)).StatusCode);
        using var refused = await service.Http.PostAsJsonAsync("/api/jobs/runs/retry", new { state = "failed" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.PostAsync("/api/instances/x/drain", null)).StatusCode);

        service.Http.DefaultRequestHeaders.Remove("X-API-Key");
        service.Http.DefaultRequestHeaders.Add("X-API-Key", operations);
        using var paused = await service.Http.PostAsJsonAsync("/api/jobs/retention/pause", new { reason = "audit" });
        Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        var pause = (await JsonAsync(service, "/api/jobs/retention")).GetProperty("paused");
        Assert.Equal(("night shift", "audit"), (Text(pause, "by"), Text(pause, "reason")));
        Assert.Equal(HttpStatusCode.Accepted, (await service.Http.PostAsync("/api/jobs/retention/run", null)).StatusCode);
        await Eventually.HoldsAsync(
            async () =>
                (await JsonAsync(service, "/api/jobs/runs?job=retention&state=succeeded"))
                    .GetProperty("runs")
                    .EnumerateArray()
                    .Any(run => run.GetProperty("by").GetString() == "night shift"),
            seconds: 30
        );
    }

    static async Task<string> KeyAsync(Service service, string name, string scope)
    {
        using var made = await service.Http.PostAsJsonAsync("/api/keys", new { name, scopes = new[] { scope } });
        return Text(await made.Content.ReadFromJsonAsync<JsonElement>(), "text");
    }

    static Task<AirflowStub> StubAsync(TimeSpan latency) =>
        new AirflowStub(new GeneratedEstate(2, 2)) { Clock = GeneratedEstate.Day.AddHours(12), Latency = latency }.StartAsync();

    static async Task<JsonElement> ActAsync(Service service, string action, object filter)
    {
        using var answer = await service.Http.PostAsJsonAsync($"/api/jobs/runs/{action}", filter);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static Task<JsonElement> JsonAsync(Service service, string address) => service.Http.GetFromJsonAsync<JsonElement>(address);

    static async Task<List<JsonElement>> InstancesAsync(Service service) =>
        [.. (await JsonAsync(service, "/api/instances")).GetProperty("instances").EnumerateArray()];

    static async Task<List<JsonElement>> RunsAsync(Service service, string state) =>
        [.. (await JsonAsync(service, $"/api/jobs/runs?job=crawl:prod&state={state}")).GetProperty("runs").EnumerateArray()];

    static async Task<long> TotalAsync(Service service, string state) =>
        Total(await JsonAsync(service, $"/api/jobs/runs?job=crawl:prod&state={state}&limit=1"), state);

    static long Total(JsonElement page, string state) => Number(page.GetProperty("totals"), state);

    static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
