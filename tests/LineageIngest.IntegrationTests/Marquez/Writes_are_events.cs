using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Runs;
using LineageIngest.Marquez.Writing;
using LineageIngest.Names;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>What is stated by hand is in the log: it survives replay, does not depend on arrival, and belongs to one subscription.</summary>
public sealed class Writes_are_events(PostgresCluster cluster)
{
    static readonly DateTimeOffset _day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DatasetName _table = new("n", "t");
    static readonly JobName _job = new("n", "j");

    [Fact]
    public async Task Replay_rebuilds_tags_owners_declarations_and_deletions()
    {
        await using var service = await Service.StartAsync(cluster);
        await SendAsync(service, "POST", "/api/v1/lineage", Run("r1", _day));
        await service.SettleAsync();
        await SendAsync(service, "PUT", "/api/v1/namespaces/mine", """{"ownerName":"me"}""");
        await SendAsync(service, "PUT", "/api/v1/sources/s", """{"type":"KAFKA","connectionUrl":"kafka://b"}""");
        await SendAsync(
            service,
            "PUT",
            "/api/v1/namespaces/mine/jobs/declared",
            """{"type":"STREAM","inputs":[],"outputs":[{"namespace":"n","name":"u"}]}"""
        );
        await SendAsync(service, "POST", "/api/v1/namespaces/n/datasets/t/fields/x/tags/pii", null);
        await SendAsync(service, "DELETE", "/api/v1/namespaces/n/jobs/j", null);
        string[] paths =
        [
            "/api/v1/namespaces",
            "/api/v1/sources",
            "/api/v1/tags",
            "/api/v1/jobs",
            "/api/v1/namespaces/n/datasets",
            "/api/v1/namespaces/mine/jobs/declared",
            "/api/v1/search?q=j",
        ];
        var before = await AllAsync(service, paths);
        Assert.DoesNotContain("\"name\":\"j\"", before, StringComparison.Ordinal);
        Assert.Contains("PII", before, StringComparison.Ordinal);
        using (var replay = await service.Http.PostAsync("/api/lineage/replay", null))
            Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        await service.SettleAsync();
        Assert.Equal(before, await AllAsync(service, paths));
    }

    [Fact]
    public async Task A_deleted_job_is_hidden_everywhere_until_an_event_of_a_later_time_names_it()
    {
        await using var service = await Service.StartAsync(cluster);
        await SendAsync(service, "POST", "/api/v1/lineage", Run("r1", _day));
        await SendAsync(service, "POST", "/api/v1/lineage", Run("other", _day, job: "other", input: "u", output: "v"));
        await service.SettleAsync();
        await SendAsync(service, "DELETE", "/api/v1/namespaces/n/jobs/j", null);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/api/v1/namespaces/n/jobs/j"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/api/v1/lineage?nodeId=job:n:j"));
        Assert.DoesNotContain(
            "job:n:j\"",
            await service.Http.GetStringAsync("/api/v1/lineage?nodeId=job:n:other"),
            StringComparison.Ordinal
        );
        await SendAsync(service, "POST", "/api/v1/lineage", Run("old", _day.AddHours(-1)));
        await service.SettleAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/api/v1/namespaces/n/jobs/j"));
        await SendAsync(service, "POST", "/api/v1/lineage", Run("new", TimeProvider.System.GetUtcNow().AddMinutes(1)));
        await service.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/api/v1/namespaces/n/jobs/j"));
        Assert.Contains("job:n:j\"", await service.Http.GetStringAsync("/api/v1/lineage?nodeId=job:n:other"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_namespace_hides_its_datasets_and_jobs()
    {
        await using var service = await Service.StartAsync(cluster);
        await SendAsync(service, "POST", "/api/v1/lineage", Run("r1", _day));
        await service.SettleAsync();
        await SendAsync(service, "DELETE", "/api/v1/namespaces/n", null);
        Assert.True((await service.Http.GetFromJsonAsync<JsonElement>("/api/v1/namespaces/n")).GetProperty("isHidden").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/api/v1/namespaces/n/datasets/t"));
        Assert.Equal(
            0,
            (await service.Http.GetFromJsonAsync<JsonElement>("/api/v1/namespaces/n/datasets")).GetProperty("totalCount").GetInt32()
        );
        Assert.Equal(0, (await service.Http.GetFromJsonAsync<JsonElement>("/api/v1/jobs")).GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Writes_and_events_give_the_same_rows_in_any_order()
    {
        var random = new Random(20261121);
        byte[][] events =
        [
            Encoding.UTF8.GetBytes(Run("r1", _day)),
            Encoding.UTF8.GetBytes(Run("r2", _day.AddHours(3))),
            Encoding.UTF8.GetBytes(Run("r3", _day.AddHours(3), input: "v", output: "t")),
            WriteEvents.Namespace(_day, "n", new NamespaceMeta("a", null)),
            WriteEvents.Namespace(_day.AddHours(1), "n", new NamespaceMeta("b", "d")),
            WriteEvents.Tagged(_day, _table, null, "gold", present: true),
            WriteEvents.Tagged(_day.AddHours(2), _table, null, "gold", present: false),
            WriteEvents.Tagged(_day.AddHours(1), _table, "x", "PII", present: true),
            WriteEvents.Tagged(_day, _job, "nightly", present: true),
            WriteEvents.Hidden(_day.AddHours(2), _job),
            WriteEvents.Hidden(_day.AddHours(4), _table),
            WriteEvents.HiddenNamespace(_day.AddHours(2), "n"),
            WriteEvents.Source(_day, "s", new SourceMeta("KAFKA", "kafka://b", null)),
            WriteEvents.Dataset(
                _day.AddHours(1),
                _table,
                new DatasetMeta("DB_TABLE", "p.t", "s", [new FieldMeta("x", "INT", null, null)], null, "d", null)
            ),
            WriteEvents.Job(
                _day.AddHours(1),
                _job,
                new JobMeta("BATCH", [new Identifier("n", "in")], [new Identifier("n", "t")], "l", "d", null)
            ),
            WriteEvents.NewRun(_day.AddHours(5), _job, "r4", new RunMeta(null, null, null, null), [new Identifier("n", "in")]),
            WriteEvents.RunState(_day, "START", _job, "r4", []),
            WriteEvents.RunState(_day.AddHours(1), "COMPLETE", _job, "r4", [new Identifier("n", "t")]),
        ];
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(events);
        await rig.DrainAsync();
        var expected = await rig.HashAsync();
        for (var i = 0; i < 40; i++)
        {
            await rig.ClearAsync();
            foreach (var chunk in events.Concat(events).OrderBy(_ => random.Next()).Chunk(1 + random.Next(9)))
            {
                await rig.AppendAsync(chunk);
                await rig.DrainAsync();
            }
            Assert.Equal(expected, await rig.HashAsync());
        }
    }

    [Fact]
    public async Task Nothing_of_one_subscription_is_shown_in_another()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.Database.ExecuteAsync("INSERT INTO subscription (subscription_id, name) VALUES (2, 'other')");
        await SendAsync(service, "POST", "/api/v1/lineage", Run("r1", _day));
        await SendAsync(service, "PUT", "/api/v1/namespaces/mine", """{"ownerName":"me"}""");
        await SendAsync(service, "PUT", "/api/v1/tags/gold", "{}");
        await service.SettleAsync();
        var services = service.Services;
        var none = CancellationToken.None;
        Assert.Equal(
            ["default"],
            (await services.GetRequiredService<CatalogueQuery>().NamespacesAsync(2, 100, 0, none)).Select(n => n.Name)
        );
        Assert.Empty(await services.GetRequiredService<CatalogueQuery>().SourcesAsync(2, 100, 0, none));
        Assert.Empty(await services.GetRequiredService<CatalogueQuery>().TagsAsync(2, 100, 0, none));
        Assert.Equal(0, (await services.GetRequiredService<JobList>().ListAsync(2, null, [], 100, 0, none)).Total);
        Assert.Null(await services.GetRequiredService<JobList>().FindAsync(2, _job, none));
        Assert.Null(await services.GetRequiredService<DatasetList>().FindAsync(2, _table, none));
        Assert.Equal(
            0,
            (
                await services
                    .GetRequiredService<EventList>()
                    .PageAsync(2, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, true, 100, 0, none)
            ).Total
        );
        Assert.Equal(
            0,
            (
                await services
                    .GetRequiredService<Search>()
                    .FindAsync(2, new SearchQuestion("t", true, true, SearchSort.Name, 10, null, null, null), none)
            ).Total
        );
        Assert.Null(await services.GetRequiredService<RunList>().FindAsync(2, VersionId.OfRun("r1"), none));
        Assert.NotNull(await services.GetRequiredService<RunList>().FindAsync(1, VersionId.OfRun("r1"), none));
    }

    static string Run(string id, DateTimeOffset at, string job = "j", string input = "t", string output = "u") =>
        $$$$"""
            {"eventTime":"{{{{at:yyyy-MM-ddTHH:mm:ssZ}}}}","eventType":"COMPLETE","producer":"p","run":{"runId":"{{{{id}}}}"},"job":{"namespace":"n","name":"{{{{job}}}}"},
             "inputs":[{"namespace":"n","name":"{{{{input}}}}","facets":{"schema":{"fields":[{"name":"x","type":"int"}]}}}],"outputs":[{"namespace":"n","name":"{{{{output}}}}"}]}
            """;

    static async Task<string> AllAsync(Service service, string[] paths)
    {
        var all = new StringBuilder();
        foreach (var path in paths)
            all.AppendLine(await service.Http.GetStringAsync(path));
        return all.ToString();
    }

    static async Task SendAsync(Service service, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await service.Http.SendAsync(request);
        Assert.True(
            response.IsSuccessStatusCode,
            $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}"
        );
    }

    static async Task<HttpStatusCode> StatusAsync(Service service, string path)
    {
        using var response = await service.Http.GetAsync(path);
        return response.StatusCode;
    }
}
