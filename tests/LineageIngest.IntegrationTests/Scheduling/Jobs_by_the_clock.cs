using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host;
using LineageIngest.IntegrationTests.Airflow;
using LineageIngest.Tests.Airflow.Stub;

namespace LineageIngest.IntegrationTests.Scheduling;

public sealed class Jobs_by_the_clock(PostgresCluster cluster)
{
    [Fact]
    public async Task Two_instances_take_turns_and_never_both()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var second = WebApp.Build(new ServeOptions { Database = service.Database.Address, Port = 0 }, service.Database.Source);
        await second.StartAsync();
        await using var stub = await new AirflowStub(new GeneratedEstate(5, 3))
        {
            Clock = GeneratedEstate.Day.AddHours(12),
            Latency = TimeSpan.FromMilliseconds(40),
        }.StartAsync();
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "1s" });
        await Task.Delay(TimeSpan.FromSeconds(6));
        await second.StopAsync();
        var ended = await service.Database.ScalarAsync<long>(
            "SELECT count(*) FROM job_run WHERE job = 'crawl:prod' AND outcome = 'succeeded'"
        );
        var overlapping = await service.Database.ScalarAsync<long>(
            "SELECT count(*) FROM job_run a JOIN job_run b ON a.job = b.job AND a.run_id < b.run_id AND b.started_at < a.ended_at WHERE a.job = 'crawl:prod'"
        );
        Assert.InRange(ended, 3, 8);
        Assert.Equal(0L, overlapping);
    }

    [Fact]
    public async Task A_paused_job_has_no_next_run_but_runs_when_asked_to()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await new AirflowStub(new GeneratedEstate(2, 2)) { Clock = GeneratedEstate.Day.AddHours(12) }.StartAsync();
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "0 3 * * mon-fri" });
        var job = await JobAsync(service);
        Assert.Equal(3, job.GetProperty("nextRunAt").GetDateTimeOffset().Hour);

        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.PostAsync("/api/jobs/crawl:prod/pause", null)).StatusCode);
        job = await JobAsync(service);
        Assert.Equal((true, JsonValueKind.Null), (job.GetProperty("paused").GetBoolean(), job.GetProperty("nextRunAt").ValueKind));
        Assert.Equal("succeeded", (await Crawling_through_the_api.CrawlAsync(service)).GetProperty("outcome").GetString());
        Assert.Contains(
            "<td class=\"succeeded\">",
            await service.Http.GetStringAsync("/ops/jobs?job=crawl:prod"),
            StringComparison.Ordinal
        );

        await service.Http.PostAsync("/api/jobs/crawl:prod/resume", null);
        Assert.NotEqual(JsonValueKind.Null, (await JobAsync(service)).GetProperty("nextRunAt").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.PostAsync("/api/jobs/none/run", null)).StatusCode);
    }

    static async Task<JsonElement> JobAsync(Service service) => await service.Http.GetFromJsonAsync<JsonElement>("/api/jobs/crawl:prod");
}
