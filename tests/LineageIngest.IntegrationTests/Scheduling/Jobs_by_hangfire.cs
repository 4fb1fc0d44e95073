using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host;
using LineageIngest.Host.Scheduling;
using LineageIngest.IntegrationTests.Airflow;
using LineageIngest.Testing.Airflow;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Scheduling;

public sealed class Jobs_by_hangfire(PostgresCluster cluster)
{
    static readonly GeneratedEstate _estate = new(2, 2);

    [Fact]
    public async Task Two_services_on_one_database_take_turns_and_never_both()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var second = WebApp.Build(
            new ServeOptions
            {
                Database = service.Database.Address,
                Port = 0,
                Scheduling = Service.Prompt,
            },
            service.Database.Source
        );
        await second.StartAsync();
        await using var stub = await StubAsync(TimeSpan.FromMilliseconds(200));
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "5s" });
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) >= 3, seconds: 30);
        await second.StopAsync();
        var overlapping = await service.Database.ScalarAsync<long>(
            "SELECT count(*) FROM job_run a JOIN job_run b ON a.job = b.job AND a.run_id < b.run_id AND b.started_at < a.ended_at WHERE a.job = 'crawl:prod'"
        );
        var doubled = await service.Database.ScalarAsync<long>(
            "SELECT count(*) - count(DISTINCT floor(extract(epoch FROM started_at) / 5)) FROM job_run WHERE job = 'crawl:prod' AND trigger = 'schedule'"
        );
        Assert.Equal((0L, 0L), (overlapping, doubled));
    }

    [Fact]
    public async Task A_crawl_whose_process_was_killed_is_done_by_another()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var stub = await StubAsync(TimeSpan.FromSeconds(2));
        await using (var killed = await House.UpProcess.ServeAsync(database.Address))
        {
            await CrawlInAsync(killed.Address, database, stub);
            Assert.NotEqual(0, await killed.SignalAsync("KILL"));
        }
        stub.Latency = TimeSpan.Zero;
        await using var service = await Service.StartAsync(
            database,
            scheduling: Service.Prompt with
            {
                Invisibility = TimeSpan.FromSeconds(3),
            }
        );
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) == 1, seconds: 60);
        Assert.Equal(1L, await EndedAsync(service, JobOutcome.Lost));
    }

    [Fact]
    public async Task A_crawl_that_SIGTERM_interrupts_is_done_by_another()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var stub = await StubAsync(TimeSpan.FromSeconds(2));
        await using (var stopped = await House.UpProcess.ServeAsync(database.Address))
        {
            await CrawlInAsync(stopped.Address, database, stub);
            Assert.Equal(0, await stopped.SignalAsync("TERM"));
        }
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM job_run WHERE outcome = 'interrupted'"));
        stub.Latency = TimeSpan.Zero;
        await using var service = await Service.StartAsync(database);
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) == 1, seconds: 30);
        Assert.Equal(
            1L,
            await database.ScalarAsync<long>("SELECT count(DISTINCT engine_job) FROM job_run WHERE job = 'crawl:prod'") // taken over, not asked for anew
        );
    }

    [Fact]
    public async Task Runs_that_were_missed_are_made_up_for_once()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var stub = await StubAsync(TimeSpan.Zero);
        await using (var service = await Service.StartAsync(database))
        {
            await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "1h" });
            await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) == 1, seconds: 30);
        }
        await using var later = new TestDatabase(database.Address, database.OwnerAddress);
        var missed = Hangfire.Common.JobHelper.SerializeDateTime(DateTime.UtcNow.AddHours(-5));
        var score = DateTimeOffset.UtcNow.AddHours(-5).ToUnixTimeSeconds();
        await later.ExecuteAsync(
            $"""
            INSERT INTO hangfire.hash (key, field, value)
            SELECT 'recurring-job:1/crawl:prod', field, '{missed}' FROM unnest(ARRAY['NextExecution', 'LastExecution', 'CreatedAt']) AS field
            ON CONFLICT (key, field) DO UPDATE SET value = excluded.value
            """
        );
        await later.ExecuteAsync($"UPDATE hangfire.set SET score = {score} WHERE key = 'recurring-jobs' AND value = '1/crawl:prod'");
        await using var again = await Service.StartAsync(later);
        await Eventually.HoldsAsync(async () => await EndedAsync(again, JobOutcome.Succeeded) == 2, seconds: 30);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(
            ["hand", "schedule"],
            (await RunsAsync(again)).Select(run => run.GetProperty("trigger").GetString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_Airflow_that_is_away_for_a_while_is_crawled_when_it_is_back()
    {
        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            scheduling: Service.Prompt with
            {
                RetryAfter = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)],
            }
        );
        await using var stub = await StubAsync(TimeSpan.Zero);
        var away = true;
        stub.Fault = (_, _) => away ? 418 : null; // an answer that the client does not wait out itself
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "1d" });
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Failed) == 2, seconds: 30);
        away = false;
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) == 1, seconds: 30);
        var runs = await RunsAsync(service);
        Assert.Equal("retry", runs[0].GetProperty("trigger").GetString());
        Assert.Equal(runs.Count, runs[0].GetProperty("attempt").GetInt32());
        Assert.Equal(
            1L,
            await service.Database.ScalarAsync<long>("SELECT count(DISTINCT engine_job) FROM job_run WHERE job = 'crawl:prod'")
        );
    }

    [Theory]
    [InlineData("10s")] // the next run comes before the retry would
    [InlineData("none")] // nobody asked for more than this one
    public async Task A_failure_is_not_tried_again_where_the_schedule_does_it_or_nobody_asked(string schedule)
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.Zero);
        stub.Fault = (_, _) => 418;
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule });
        await service.Http.PostAsync("/api/connections/prod/crawl", null);
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Failed) > 0, seconds: 30);
        await Eventually.HoldsAsync(
            async () =>
                await service.Database.ScalarAsync<long>(
                    "SELECT count(*) FROM hangfire.job WHERE statename = 'Failed' AND expireat < now() + interval '8 days'"
                ) > 0,
            seconds: 30
        );
        // A run asked for while another is under way waits its turn as scheduled, for less time than a retry would.
        await Eventually.HoldsAsync(
            async () => await service.Database.ScalarAsync<long>("SELECT count(*) FROM hangfire.job WHERE statename = 'Scheduled'") == 0,
            seconds: 8
        );
    }

    [Fact]
    public async Task A_row_that_cannot_be_planned_is_left_out_at_the_start_and_shown()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO scheduled_job (subscription_id, job, kind, subject, schedule, changed_at)
            VALUES (1, 'crawl:odd', 'crawl', 'odd', 'mon * * * *', now()), (1, 'crawl:never', 'crawl', 'never', '0 0 31 2 *', now())
            """
        );
        await using var service = await Service.StartAsync(database);
        var jobs = (await service.Http.GetFromJsonAsync<JsonElement>("/api/jobs")).GetProperty("jobs").EnumerateArray().ToList();
        Assert.Equal(
            [
                ("crawl:never", true, false),
                ("crawl:odd", true, false),
                ("erasure", false, true),
                ("re-resolution", false, true),
                ("retention", false, true),
            ],
            jobs.Select(job =>
                (
                    job.GetProperty("name").GetString()!,
                    job.GetProperty("problem").ValueKind == JsonValueKind.String,
                    job.GetProperty("nextRunAt").ValueKind == JsonValueKind.String
                )
            )
        );
    }

    [Fact]
    public async Task What_is_deleted_in_the_dashboard_is_paused_by_it_and_can_be_resumed()
    {
        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            scheduling: Service.Prompt with
            {
                ReconcileEvery = TimeSpan.FromMilliseconds(200),
                DashboardWrite = true,
            }
        );
        var engine = service.Services.GetRequiredService<JobEngine>();
        engine.Remove(new JobKey(1, "retention"));
        engine.Plan(new JobKey(1, "nobody:knows"), "0 0 * * *");
        await Eventually.HoldsAsync(
            async () =>
                (await JobAsync(service, "retention")).GetProperty("isPaused").GetBoolean()
                && engine.Planned().SetEquals(["1/erasure", "1/re-resolution"]),
            seconds: 20
        );
        Assert.Equal("dashboard", (await JobAsync(service, "retention")).GetProperty("paused").GetProperty("by").GetString());
        await service.Http.PostAsync("/api/jobs/retention/resume", null);
        await Task.Delay(600);
        Assert.False((await JobAsync(service, "retention")).GetProperty("isPaused").GetBoolean());
        Assert.Contains("1/retention", engine.Planned());
    }

    [Fact]
    public async Task A_paused_job_has_no_next_run_but_runs_when_asked_to()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.Zero);
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "0 3 * * mon-fri" });
        var job = await JobAsync(service, "crawl:prod");
        Assert.Equal(3, job.GetProperty("nextRunAt").GetDateTimeOffset().Hour);
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Succeeded) == 1, seconds: 30); // saving runs it once

        var paused = await service.Http.PostAsJsonAsync("/api/jobs/crawl:prod/pause", new { reason = "maintenance" });
        Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        job = await JobAsync(service, "crawl:prod");
        Assert.Equal("maintenance", job.GetProperty("paused").GetProperty("reason").GetString());
        Assert.Equal((true, JsonValueKind.Null), (job.GetProperty("isPaused").GetBoolean(), job.GetProperty("nextRunAt").ValueKind));
        Assert.Equal("succeeded", (await Crawling_through_the_api.CrawlAsync(service)).GetProperty("outcome").GetString());
        Assert.Contains(
            "<td class=\"succeeded\">",
            await service.Http.GetStringAsync("/ops/jobs?job=crawl:prod"),
            StringComparison.Ordinal
        );

        await service.Http.PostAsync("/api/jobs/crawl:prod/resume", null);
        Assert.NotEqual(JsonValueKind.Null, (await JobAsync(service, "crawl:prod")).GetProperty("nextRunAt").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.PostAsync("/api/jobs/none/run", null)).StatusCode);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_not_tried_again()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await StubAsync(TimeSpan.FromSeconds(2));
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "1d" });
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Running) == 1, seconds: 30);
        var run = (await RunsAsync(service))[0].GetProperty("runId").GetInt64();
        Assert.Equal(HttpStatusCode.Accepted, (await service.Http.PostAsync($"/api/jobs/runs/{run}/cancel", null)).StatusCode);
        await Eventually.HoldsAsync(async () => await EndedAsync(service, JobOutcome.Cancelled) == 1, seconds: 30);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.PostAsync("/api/jobs/runs/99/cancel", null)).StatusCode);
    }

    static Task<AirflowStub> StubAsync(TimeSpan latency) =>
        new AirflowStub(_estate) { Clock = GeneratedEstate.Day.AddHours(12), Latency = latency }.StartAsync();

    /// <summary>Adds the connection at a service in another process and returns once its first crawl is under way.</summary>
    static async Task CrawlInAsync(Uri service, TestDatabase database, AirflowStub stub)
    {
        using var http = new HttpClient { BaseAddress = service };
        var added = await http.PutAsJsonAsync(
            "/api/connections/prod",
            new
            {
                url = stub.Url.AbsoluteUri,
                user = stub.User,
                password = stub.Password,
                requestsPerSecond = 0,
                schedule = "1d",
            }
        );
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        await Eventually.HoldsAsync(
            async () =>
                await database.ScalarAsync<long>("SELECT count(*) FROM job_run WHERE job = 'crawl:prod' AND outcome = 'running'") == 1
                && stub.Count > 0,
            seconds: 30
        );
    }

    static Task<long> EndedAsync(Service service, string outcome) =>
        service.Database.ScalarAsync<long>($"SELECT count(*) FROM job_run WHERE job = 'crawl:prod' AND outcome = '{outcome}'");

    static async Task<List<JsonElement>> RunsAsync(Service service) =>
        [.. (await service.Http.GetFromJsonAsync<JsonElement>("/api/jobs/crawl:prod/runs?limit=100")).GetProperty("runs").EnumerateArray()];

    static async Task<JsonElement> JobAsync(Service service, string job) =>
        await service.Http.GetFromJsonAsync<JsonElement>($"/api/jobs/{job}");
}
