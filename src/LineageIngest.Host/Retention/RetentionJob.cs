using LineageIngest.Airflow.Connections;
using LineageIngest.Host.Alerts;
using LineageIngest.Host.Scheduling;
using LineageIngest.Retention;
using Npgsql;

namespace LineageIngest.Host.Retention;

/// <summary>The job <c>retention</c>: removes what is older than the settings say, batch by batch, as long as its time lasts.</summary>
sealed class RetentionJob(
    RetentionStore settings,
    LogRetention log,
    RunRetention runs,
    ChangeRetention changes,
    AlertStore alerts,
    AlertDeliveryStore deliveries,
    JobRunStore jobRuns,
    NpgsqlDataSource db,
    TimeProvider time
)
{
    public const string Kind = "retention";

    /// <summary>Long enough for millions of rows; short enough to leave the night to others.</summary>
    static readonly TimeSpan _budget = TimeSpan.FromMinutes(30);

    /// <summary>Of interest to those who keep a copy of the graph and to those who watch; neither looks away for so long.</summary>
    const int ChangeDays = 7;

    /// <summary>Half a year back people still ask what happened; what happened more than a week ago is told to nobody, so nothing that went is told again.</summary>
    const int AlertDays = 180;

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        var report = await SweepAsync(
            run.SubscriptionId,
            await settings.GetAsync(run.SubscriptionId, cancellation),
            RetentionMode.Remove,
            run.Log,
            cancellation
        );
        return new JobResult(
            $"removed {report.Events} events, {report.Runs} runs, {report.CrawlRows} rows of crawls, {report.JobRuns} runs of scheduled jobs, {report.Changes} notes of changes, {report.Alerts} alerts",
            report.Complete
        );
    }

    public async Task<RetentionReport> SweepAsync(
        int subscriptionId,
        RetentionSettings kept,
        RetentionMode mode,
        Action<string> tell,
        CancellationToken cancellation
    )
    {
        var end = time.GetUtcNow() + _budget;
        var crawl = await SumAsync(
            "rows of crawls",
            kept.CrawlDays,
            end,
            before => CrawlStateStore.SweepAsync(db, subscriptionId, before, mode, cancellation),
            tell
        );
        var jobs = await SumAsync(
            "runs of scheduled jobs",
            kept.JobRunDays,
            end,
            before => jobRuns.SweepAsync(subscriptionId, before, mode, cancellation),
            tell
        );
        var noted = await SumAsync("notes of changes", ChangeDays, end, before => changes.SweepAsync(before, mode, cancellation), tell);
        var alerted = await SumAsync(
            "alerts",
            AlertDays,
            end,
            before => alerts.SweepAsync(subscriptionId, before, mode, cancellation),
            tell
        );
        var told = await SumAsync(
            "messages of alerts",
            AlertDays,
            end,
            before => deliveries.SweepAsync(subscriptionId, before, mode, cancellation),
            tell
        );
        var history = await SumAsync(
            "runs",
            kept.RunDays,
            end,
            before => runs.SweepAsync(subscriptionId, before, mode, cancellation),
            tell
        );
        var events = await SumAsync(
            "events",
            kept.EventDays,
            end,
            before => log.SweepAsync(subscriptionId, before, mode, cancellation),
            tell
        );
        return new RetentionReport(
            events.Count,
            history.Count,
            crawl.Count,
            jobs.Count,
            noted.Count,
            alerted.Count,
            alerted.Complete && told.Complete && crawl.Complete && jobs.Complete && noted.Complete && history.Complete && events.Complete
        );
    }

    async Task<(long Count, bool Complete)> SumAsync(
        string noun,
        int? days,
        DateTimeOffset end,
        Func<DateTimeOffset, IAsyncEnumerable<int>> sweep,
        Action<string> tell
    )
    {
        if (days is not { } kept)
            return (0, true);
        var count = 0L;
        await foreach (var batch in sweep(time.GetUtcNow().AddDays(-kept)))
        {
            count += batch;
            tell($"{noun} older than {kept} days: {count}");
            if (time.GetUtcNow() >= end)
                return (count, false);
        }
        return (count, true);
    }
}
