using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host.Alerts;
using LineageIngest.Host.Retention;
using LineageIngest.Host.Scheduling;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Retention;

namespace LineageIngest.IntegrationTests.Retention;

/// <summary>What retention removes, and that the graph does not notice.</summary>
public sealed class Forgetting(PostgresCluster cluster)
{
    static readonly string[] _graph =
    [
        "edge",
        "column_edge",
        "job_dataset",
        "evidence",
        "validity",
        "job_version",
        "job_version_item",
        "claim_version",
    ];

    [Fact]
    public async Task By_default_only_bookkeeping_goes_and_the_jobs_are_there()
    {
        await using var service = await Service.StartAsync(cluster);
        var settings = await service.Http.GetFromJsonAsync<JsonElement>("/api/retention");
        Assert.Equal("""{"eventDays":null,"runDays":null,"crawlDays":180,"jobRunDays":30,"removed":null}""", settings.GetRawText());
        var jobs = (await service.Http.GetFromJsonAsync<JsonElement>("/api/jobs"))
            .GetProperty("jobs")
            .EnumerateArray()
            .Select(j => $"{j.GetProperty("name")} {j.GetProperty("schedule")}")
            .ToList();
        Assert.Contains("retention 1d", jobs);
        Assert.Contains("re-resolution 15m", jobs);
        Assert.Contains("re-resolution", await service.Http.GetStringAsync("/ops/jobs"), StringComparison.Ordinal);
        using var wrong = await service.Http.PutAsJsonAsync("/api/retention", new { eventDays = 0 });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Old_events_of_runs_go_declarations_stay_and_no_row_of_the_graph_changes()
    {
        await using var rig = await SmallEstateAsync();
        var before = await rig.HashAsync();
        var kept = new RetentionSettings(30, null, null, null);
        var tried = await SweepAsync(rig, kept, RetentionMode.OnlyCount, PipelineRig.Now.AddDays(31));
        Assert.Equal(await CountAsync(rig, "event"), tried.Events + 1);
        Assert.Equal(0, (await SweepAsync(rig, kept, RetentionMode.Remove, PipelineRig.Now.AddDays(29))).Events);
        Assert.Equal(tried.Events, (await SweepAsync(rig, kept, RetentionMode.Remove, PipelineRig.Now.AddDays(31))).Events);
        Assert.Equal(1, await CountAsync(rig, "event"));
        Assert.Equal(Without(before, "event_subject", "event_time"), Without(await rig.HashAsync(), "event_subject", "event_time"));
        Assert.Equal(tried.Events, (await new LogRetention(rig.Db).HorizonAsync(1, CancellationToken.None))!.Removed);
    }

    [Fact]
    public async Task Events_that_are_not_projected_yet_stay()
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(await Recordings.ReadAsync("dbt-ol-1.54.0.ndjson.gz"));
        Assert.Equal(
            0,
            (await SweepAsync(rig, new RetentionSettings(1, null, null, null), RetentionMode.Remove, PipelineRig.Now.AddDays(9))).Events
        );
    }

    [Fact]
    public async Task Old_runs_go_and_what_they_showed_stays_counted()
    {
        await using var rig = await SmallEstateAsync();
        var before = await rig.HashAsync();
        var runs = await CountAsync(rig, "run");
        var report = await SweepAsync(rig, new RetentionSettings(null, 1, null, null), RetentionMode.Remove, PipelineRig.Now.AddYears(1));
        Assert.Equal(runs - report.Runs, await CountAsync(rig, "run"));
        // 5 runs of one job: the newest stays, and the one that failed.
        Assert.Equal(3, report.Runs);
        Assert.Equal(Only(before, _graph), Only(await rig.HashAsync(), _graph));
    }

    [Fact]
    public async Task A_sweep_whose_time_is_over_says_that_more_is_left()
    {
        await using var rig = await SmallEstateAsync();
        var report = await SweepAsync(
            rig,
            new RetentionSettings(1, 1, null, null),
            RetentionMode.OnlyCount,
            PipelineRig.Now.AddYears(1),
            TimeSpan.FromHours(1)
        );
        Assert.False(report.Complete);
    }

    [Fact]
    public async Task A_replay_that_would_forget_is_refused_unless_it_is_wanted()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.Http.PostAsync("/api/v1/lineage", new StringContent(Run("2026-01-01T00:00:00Z", "r", "COMPLETE")));
        await service.SettleAsync();
        await service.Database.ExecuteAsync("UPDATE event SET received_at = received_at - interval '40 days'");
        using (var saved = await service.Http.PutAsJsonAsync("/api/retention", new { eventDays = 30 }))
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await service.Http.PostAsync("/api/jobs/retention/run", null);
        while (await service.Database.ScalarAsync<long>("SELECT count(*) FROM event") > 0)
            await Task.Delay(50);
        using var refused = await service.Http.PostAsync("/api/lineage/replay", null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Retention removed 1 events", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM edge"));
        using var wanted = await service.Http.PostAsync("/api/lineage/replay?forget=true", null);
        Assert.Equal(HttpStatusCode.Accepted, wanted.StatusCode);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM edge"));
    }

    [Fact]
    public async Task Old_alerts_and_their_messages_go()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database.Source);
        await database.ExecuteAsync(
            $"""
            INSERT INTO alert (subscription_id, alert_id, rule, kind, cause_id, group_id, happened_at, raised_at, state, title, detail, impact)
            SELECT 1, id, 'r', 'run_failed', id, id, at, at, 'open', 't', '{"{}"}', 0
              FROM (SELECT gen_random_uuid() AS id, timestamptz '{PipelineRig.Now:O}' - n * interval '100 days' AS at FROM generate_series(0, 3) AS n) AS made;
            INSERT INTO alert_delivery (subscription_id, delivery_id, alert_id, channel, recipient, state, tries, made_at, next_at)
            SELECT 1, gen_random_uuid(), alert_id, 'c', '', 'sent', 1, raised_at, raised_at FROM alert
            """
        );
        var kept = new RetentionSettings(null, null, null, null);
        Assert.Equal(2, (await SweepAsync(rig, kept, RetentionMode.OnlyCount, PipelineRig.Now)).Alerts);
        Assert.Equal(2, (await SweepAsync(rig, kept, RetentionMode.Remove, PipelineRig.Now)).Alerts);
        Assert.Equal(2, await CountAsync(rig, "alert"));
        Assert.Equal(2, await CountAsync(rig, "alert_delivery"));
    }

    /// <summary>A dataset that nobody writes is found stale each time anew: the alert is how the rule knows that it was told.</summary>
    [Fact]
    public async Task Alerts_of_what_is_still_late_stay()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database.Source);
        await database.ExecuteAsync(
            $"""
            INSERT INTO alert (subscription_id, alert_id, rule, kind, cause_id, group_id, happened_at, raised_at, state, title, detail, impact)
            SELECT 1, gen_random_uuid(), 'r', kind, gen_random_uuid(), gen_random_uuid(), at, at, 'resolved', 't', '{"{}"}', 0
              FROM unnest(ARRAY['run_late', 'freshness', 'volume']) AS kind, (VALUES (timestamptz '{PipelineRig.Now:O}' - interval '300 days')) AS made (at)
            """
        );
        Assert.Equal(1, (await SweepAsync(rig, new RetentionSettings(null, null, null, null), RetentionMode.Remove, PipelineRig.Now)).Alerts);
        Assert.Equal(2, await CountAsync(rig, "alert"));
    }

    /// <summary>Five runs of one job, one of them failed, and a declaration.</summary>
    async Task<PipelineRig> SmallEstateAsync()
    {
        var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        var runs = Enumerable.Range(1, 5).Select(day => Run($"2026-01-0{day}T00:00:00Z", $"r{day}", day == 2 ? "FAIL" : "COMPLETE"));
        const string declaration =
            """{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"other"},"inputs":[{"namespace":"d","name":"b"}],"outputs":[{"namespace":"d","name":"c"}]}""";
        await rig.AppendAsync(runs.Append(declaration).Select(Recordings.Json));
        await rig.DrainAsync();
        return rig;
    }

    static string Run(string at, string id, string state) =>
        $$"""{"eventTime":"{{at}}","eventType":"{{state}}","run":{"runId":"{{id}}"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}""";

    static async Task<RetentionReport> SweepAsync(
        PipelineRig rig,
        RetentionSettings kept,
        RetentionMode mode,
        DateTimeOffset now,
        TimeSpan step = default
    )
    {
        var clock = new SteppingClock(now, step);
        var job = new RetentionJob(
            new RetentionStore(rig.Db, clock),
            new LogRetention(rig.Db),
            new RunRetention(rig.Db),
            new ChangeRetention(rig.Db),
            new AlertStore(rig.Db, clock),
            new AlertDeliveryStore(rig.Db, new AlertOptions(), clock),
            new JobRunStore(rig.Db, clock),
            rig.Db,
            clock
        );
        return await job.SweepAsync(1, kept, mode, _ => { }, CancellationToken.None);
    }

    static async Task<long> CountAsync(PipelineRig rig, string table)
    {
        await using var command = rig.Db.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static string Without(string hash, params string[] tables) =>
        string.Join('\n', hash.Split('\n').Where(line => !tables.Any(table => line.StartsWith(table + " ", StringComparison.Ordinal))));

    static string Only(string hash, string[] tables) =>
        string.Join('\n', hash.Split('\n').Where(line => tables.Contains(line.Split(' ')[0])));
}
