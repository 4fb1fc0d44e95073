using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;

namespace LineageIngest.Airflow.Crawling;

/// <summary>
/// Crawls one Airflow: what is declared, what ran since the last crawl, and which lineage both say, as OpenLineage events into the sink.
/// It may be killed at any request: the next crawl asks only for what was not written yet. One crawl per connection at a time.
/// Example: <c>await new Crawler(sink, known, time).CrawlAsync(1, "prod", endpoint, options, state, log, cancellation)</c>.
/// </summary>
public sealed class Crawler(IEventSink sink, IKnownRuns known, TimeProvider time)
{
    public async Task<CrawlReport> CrawlAsync(
        int subscriptionId,
        string connection,
        AirflowEndpoint endpoint,
        CrawlOptions options,
        ICrawlState state,
        Action<string> log,
        CancellationToken cancellation
    )
    {
        var report = new CrawlReport();
        using var client = new AirflowClient(endpoint, time) { Unreadable = report.Problem };
        try
        {
            var version = await client.ConnectAsync(cancellation);
            var cursor = await state.ReadCursorAsync(cancellation);
            var now = client.ServerTime ?? time.GetUtcNow();
            var found = await new NamespaceFinder(client, known, subscriptionId, options).FindAsync(
                connection,
                cursor,
                version,
                now,
                report,
                cancellation
            );
            await LeaveAsync(subscriptionId, connection, cursor, found, now, state, cancellation);
            await state.SaveCursorAsync(found, cancellation);
            (report.AirflowVersion, report.Namespace, report.NamespaceConfirmed) = (version.Text, found.Namespace!, found.Confirmed);
            log($"Airflow {version.Text}, namespace {found.Namespace}{(found.Confirmed ? " (known from events)" : "")}");

            var airflow = new AirflowInstance(connection, found.Namespace!, found.Form!, version);
            var session = new CrawlSession(
                subscriptionId,
                airflow,
                client,
                state,
                sink,
                known,
                options,
                Math.Max(1, endpoint.Concurrency),
                report,
                log
            )
            {
                Now = now,
            };
            var assets = await ReadAssetsAsync(session, found, cancellation);
            var declarations = new DagCrawl(session, assets);
            var tasks = await declarations.CrawlAsync(found, cancellation);
            await new RunCrawl(session, assets, tasks).CrawlAsync(declarations, cancellation);
        }
        catch (AirflowException problem) when (problem.Failure == AirflowFailure.BudgetUsedUp)
        {
            report.Problem(problem.Message); // what was written stays, the rest is for the next crawl
        }

        report.Requests = client.Requests;
        log(
            $"{report.Requests} requests, {report.Dags} DAGs ({report.Declared} declared anew), {report.Runs} runs, {report.Instances} task instances, {report.Events} events"
        );
        return report;
    }

    /// <summary>What was declared under a name that proved wrong is gone from there; it comes back under the right one.</summary>
    async Task LeaveAsync(
        int subscriptionId,
        string connection,
        CrawlCursor before,
        CrawlCursor found,
        DateTimeOffset now,
        ICrawlState state,
        CancellationToken cancellation
    )
    {
        if (
            before is not { Namespace: { } ns, Form: { } form, AirflowVersion: { } version }
            || (ns == found.Namespace && form == found.Form)
        )
        {
            return;
        }

        await state.ForgetRunsAsync(DateTimeOffset.MaxValue, cancellation); // their run ids were others
        if (ns == found.Namespace)
            return;
        var airflow = new AirflowInstance(connection, ns, form, new AirflowVersion(version, AirflowApi.V2));
        var left = (await state.ReadDagsAsync(cancellation))
            .Values.Where(dag => !dag.Gone)
            .OrderBy(dag => dag.DagId, StringComparer.Ordinal);
        foreach (var dag in left)
        {
            var at = now > dag.DeclaredAt ? now : dag.DeclaredAt + TimeSpan.FromMilliseconds(1);
            await sink.AppendAsync(
                subscriptionId,
                [
                    DagToEvents.Gone(airflow, dag.DagId, null, at),
                    .. dag.Tasks.Select(task => DagToEvents.Gone(airflow, dag.DagId, task, at)),
                ],
                cancellation
            );
        }
    }

    /// <summary>Updates of assets only as far back as the runs that they may have started.</summary>
    static async Task<AssetBook> ReadAssetsAsync(CrawlSession session, CrawlCursor cursor, CancellationToken cancellation)
    {
        var from = RunCrawl.WindowStart(cursor, session.Options, session.Now);
        var assets = await session.AllowedAsync("assets", session.Client.AssetsAsync(cancellation), null, cancellation);
        var updates =
            assets.Count == 0
                ? []
                : await session.AllowedAsync(
                    "asset events",
                    session.Client.AssetEventsAsync(cancellation),
                    page => page[^1].At < from,
                    cancellation
                );
        return new AssetBook(assets, updates);
    }
}
