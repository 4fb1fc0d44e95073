using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.IntegrationTests.Airflow;

public sealed class Crawling_through_the_api(PostgresCluster cluster)
{
    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task A_connection_is_added_tested_crawled_and_removed(string version)
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await new AirflowStub(Recordings.After36(version))
        {
            Clock = Crawl.AfterRecording,
            Prefix = "/deploy/prod",
        }.StartAsync();
        await AddAsync(service, stub, new { schedule = "none" });
        var test = await (await service.Http.PostAsync("/api/connections/prod/test", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((true, version), (test.GetProperty("works").GetBoolean(), test.GetProperty("airflowVersion").GetString()));
        var tested = await service.Http.GetFromJsonAsync<JsonElement>("/api/connections/prod");
        Assert.Equal((version, 0), (tested.GetProperty("airflowVersion").GetString(), tested.GetProperty("missing").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, tested.GetProperty("lastCrawl").ValueKind);

        var run = await CrawlAsync(service);
        Assert.Equal("succeeded", run.GetProperty("outcome").GetString());
        Assert.NotEmpty(run.GetProperty("log").EnumerateArray());
        var standing = (await service.Http.GetFromJsonAsync<JsonElement>("/api/connections")).GetProperty("connections")[0];
        var crawl = standing.GetProperty("lastCrawl");
        Assert.Equal(("succeeded", run.GetProperty("runId").GetInt64()), (crawl.GetProperty("outcome").GetString(), crawl.GetProperty("runId").GetInt64()));
        Assert.True(crawl.GetProperty("dags").GetInt32() > 0 && crawl.GetProperty("runs").GetInt32() > 0);
        Assert.Equal(standing.GetProperty("budget").GetInt32(), crawl.GetProperty("requests").GetInt32() + crawl.GetProperty("budgetLeft").GetInt32());
        Assert.Equal(JsonValueKind.String, standing.GetProperty("watermark").ValueKind);
        var events = await service.Database.ScalarAsync<long>("SELECT count(*) FROM event WHERE source = 3");
        Assert.True(events > 500, $"{events}");

        Assert.Equal("succeeded", (await CrawlAsync(service)).GetProperty("outcome").GetString());
        Assert.Equal(events, await service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));

        await service.SettleAsync();
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM set_aside"));
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.DeleteAsync("/api/connections/prod")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.GetAsync("/api/connections/prod")).StatusCode);
        Assert.DoesNotContain("crawl:prod", await service.Http.GetStringAsync("/api/jobs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawled_and_emitted_runs_are_one_run()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var line in Recordings.Events("3.2.1"))
            await service.Http.PostAsync("/api/v1/lineage", new StringContent(line));
        await service.SettleAsync();
        var emitted = await service.Database.ScalarAsync<long>("SELECT count(*) FROM run WHERE state <> 'UNKNOWN'");

        await using var stub = await new AirflowStub(Recordings.Drifted("3.2.1")) { Clock = Crawl.AfterRecording }.StartAsync();
        await AddAsync(service, stub, new { schedule = "none" });
        var run = await CrawlAsync(service);
        Assert.Contains("namespace af3", run.GetProperty("summary").GetString(), StringComparison.Ordinal);
        await service.SettleAsync();
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM set_aside"));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM job WHERE namespace NOT IN ('af3')"));
        var joined = await service.Database.ScalarAsync<long>(
            """
            SELECT count(*) FROM run AS r
             WHERE EXISTS (SELECT 1 FROM event_subject s JOIN event e USING (subscription_id, event_id) WHERE s.subject_id = r.run_key AND e.source = 3)
               AND EXISTS (SELECT 1 FROM event_subject s JOIN event e USING (subscription_id, event_id) WHERE s.subject_id = r.run_key AND e.source = 0)
            """
        );
        Assert.True(joined >= 24, $"{joined} of {emitted}");
    }

    [Fact]
    public async Task No_answer_and_no_row_shows_a_secret()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await new AirflowStub(Recordings.After1("3.2.1"))
        {
            Password = "hunter2-hunter2",
            Clock = Crawl.AfterRecording,
        }.StartAsync();
        await AddAsync(service, stub, new { schedule = "1h" });
        var shown =
            await service.Http.GetStringAsync("/api/connections")
            + await service.Http.GetStringAsync("/api/connections/prod")
            + await service.Http.GetStringAsync("/api/jobs")
            + await service.Http.GetStringAsync("/ops/jobs");
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        Assert.Contains("crawl:prod", shown, StringComparison.Ordinal);
        Assert.Equal(
            0L,
            await service.Database.ScalarAsync<long>(
                "SELECT count(*) FROM airflow_connection WHERE settings::text LIKE '%hunter2%' OR encode(secret, 'escape') LIKE '%hunter2%'"
            )
        );
    }

    [Fact]
    public async Task A_connection_that_cannot_work_is_refused_with_reasons()
    {
        await using var service = await Service.StartAsync(cluster);
        var answer = await service.Http.PutAsJsonAsync(
            "/api/connections/prod",
            new
            {
                url = "https://airflow.example",
                user = "u",
                password = "p",
                schedule = "now and then",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("schedule", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await service.Http.PutAsJsonAsync(
            "/api/connections/prod",
            new
            {
                url = "https://airflow.example",
                user = "u",
                password = "p",
                schedule = "none",
            }
        );
        var moved = await service.Http.PutAsJsonAsync("/api/connections/prod", new { url = "https://elsewhere.example" });
        Assert.Equal(HttpStatusCode.BadRequest, moved.StatusCode);
    }

    internal static async Task AddAsync(Service service, AirflowStub stub, object more)
    {
        var given = JsonSerializer.SerializeToNode(more)!.AsObject();
        (given["url"], given["user"], given["password"], given["requestsPerSecond"]) = (stub.Url.AbsoluteUri, stub.User, stub.Password, 0);
        var answer = await service.Http.PutAsJsonAsync("/api/connections/prod", given);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal static async Task<JsonElement> CrawlAsync(Service service)
    {
        var accepted = await (await service.Http.PostAsync("/api/connections/prod/crawl", null)).Content.ReadFromJsonAsync<JsonElement>();
        return await EndAsync(service, "crawl:prod", accepted.GetProperty("after").GetInt64());
    }

    internal static async Task<JsonElement> EndAsync(Service service, string job, long after)
    {
        for (var waited = 0; waited < 300; waited++)
        {
            var runs = await service.Http.GetFromJsonAsync<JsonElement>($"/api/jobs/{job}/runs");
            var run = runs.GetProperty("runs")
                .EnumerateArray()
                .LastOrDefault(found =>
                    found.GetProperty("runId").GetInt64() > after && found.GetProperty("endedAt").ValueKind != JsonValueKind.Null
                );
            if (run.ValueKind != JsonValueKind.Undefined)
                return run;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{job} did not end in 30 s");
    }
}
