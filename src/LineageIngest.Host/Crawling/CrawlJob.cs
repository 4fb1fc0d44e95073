using LineageIngest.Airflow.Connections;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using Npgsql;

namespace LineageIngest.Host.Crawling;

/// <summary>The job <c>crawl:NAME</c>: one crawl of one connection. The runner sees to it that there is no second at a time.</summary>
sealed class CrawlJob(
    ConnectionStore connections,
    ConnectionStandingStore standings,
    Crawler crawler,
    OutwardAddresses addresses,
    NpgsqlDataSource db,
    TimeProvider time
)
{
    public const string Kind = "crawl";

    public static ScheduledJob Of(int subscriptionId, ConnectionSettings settings) =>
        new(subscriptionId, Kind, settings.Name, settings.Schedule);

    public static JobKey Key(int subscriptionId, string connection) => new(subscriptionId, $"{Kind}:{connection}");

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        if (await connections.OpenAsync(run.SubscriptionId, run.Subject, cancellation) is not var (settings, secret))
            return new JobResult("the connection was removed");
        var state = new CrawlStateStore(db, run.SubscriptionId, settings.Name, time);
        var report = await crawler.CrawlAsync(
            run.SubscriptionId,
            settings.Name,
            settings.Endpoint(secret, addresses.Route(settings.ReachesPrivate)),
            settings.CrawlOptions(),
            state,
            run.Log,
            cancellation
        );
        await standings.NoteCrawlAsync(run.SubscriptionId, settings.Name, run.RunId, report, cancellation);
        foreach (var right in report.MissingRights)
            run.Warn($"may not read {right}: {ConnectionCheck.Costs.GetValueOrDefault(right, "its part is missing")}");
        foreach (var problem in report.Problems)
            run.Warn(problem);
        return new JobResult(
            $"Airflow {report.AirflowVersion}, namespace {report.Namespace}: {report.Requests} requests, {report.Dags} DAGs, {report.Declared} declared anew, {report.Runs} runs, {report.Instances} task instances, {report.Events} events",
            report.Complete
        );
    }
}
