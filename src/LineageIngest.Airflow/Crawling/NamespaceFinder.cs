using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Crawling;

/// <summary>
/// Finds the namespace and the form of run ids under which an Airflow emits: those with which ids computed from its runs are found among received events.
/// Without events: what is configured or the connection's name, and the form of the installed provider.
/// </summary>
sealed class NamespaceFinder(AirflowClient client, IKnownRuns known, int subscriptionId, CrawlOptions options)
{
    const string Provider = "apache-airflow-providers-openlineage";

    public async Task<CrawlCursor> FindAsync(
        string connection,
        CrawlCursor cursor,
        AirflowVersion version,
        DateTimeOffset now,
        CrawlReport report,
        CancellationToken cancellation
    )
    {
        if (cursor.AirflowVersion != version.Text)
        {
            cursor = cursor with
            {
                AirflowVersion = version.Text,
                ProviderVersion = await ProviderVersionAsync(report, cancellation),
                Confirmed = false,
            };
        }

        if (cursor.Confirmed && (options.Namespace is null || options.Namespace == cursor.Namespace))
        {
            return cursor;
        }

        IReadOnlyList<string> candidates = options.Namespace is { } given
            ? [given]
            : await known.NamespacesAsync(subscriptionId, cancellation);
        if (candidates.Count > 0 && await ProbeAsync(candidates, now, cancellation) is var (ns, form))
        {
            return Named(cursor, ns, form) with { Confirmed = true };
        }

        return Named(cursor, options.Namespace ?? connection, RunIdForm.Of(cursor.ProviderVersion, version)) with
        {
            Confirmed = false,
        };
    }

    /// <summary>Under another name everything has to be declared and crawled anew.</summary>
    static CrawlCursor Named(CrawlCursor cursor, string ns, RunIdForm form) =>
        cursor.Namespace is null || (cursor.Namespace == ns && cursor.Form == form)
            ? cursor with
            {
                Namespace = ns,
                Form = form,
            }
            : cursor with
            {
                Namespace = ns,
                Form = form,
                RunsUpTo = null,
                RunsFrom = null,
            };

    async Task<string?> ProviderVersionAsync(CrawlReport report, CancellationToken cancellation)
    {
        try
        {
            return (await client.ProvidersAsync(cancellation)).GetValueOrDefault(Provider);
        }
        catch (AirflowException problem) when (problem.Failure is AirflowFailure.Forbidden or AirflowFailure.NotFound)
        {
            report.Missing("providers");
            return null;
        }
    }

    /// <summary>One page of runs is enough when DAG events are sent; else the tasks of a few of them.</summary>
    async Task<(string, RunIdForm)?> ProbeAsync(IReadOnlyList<string> candidates, DateTimeOffset now, CancellationToken cancellation)
    {
        DagRun[] runs = [];
        await foreach (var page in client.RunsAsync(now - options.History, now, cancellation))
        {
            runs = [.. page.Where(run => run.Start is not null && RunIds.Instant(run.LogicalDate, run.RunAfter) is not null)];
            break;
        }

        var ids =
            from run in runs
            from ns in candidates
            from form in RunIdForm.Known
            select (ns, form, RunIds.Dag(ns, run.DagId, RunIds.Instant(run.LogicalDate, run.RunAfter)!.Value, 0, form));
        if (await BestAsync(ids, cancellation) is { } found)
        {
            return found;
        }

        var few = runs.Where(run => run.Ended).Take(5).ToList();
        if (few.Count == 0)
        {
            return null;
        }

        var tasks = new List<TaskInstance>();
        await foreach (
            var page in client.InstancesAsync(
                [.. few.Select(run => run.DagId).Distinct()],
                [.. few.Select(run => run.Id).Distinct()],
                cancellation
            )
        )
        {
            tasks.AddRange(page.Where(task => RunIds.Instant(task.LogicalDate, task.RunAfter) is not null));
            break;
        }

        return await BestAsync(
            from task in tasks
            from ns in candidates
            from form in RunIdForm.Known
            select (
                ns,
                form,
                RunIds.Task(
                    ns,
                    task.DagId,
                    task.TaskId,
                    task.TryNumber,
                    task.MapIndex,
                    RunIds.Instant(task.LogicalDate, task.RunAfter)!.Value,
                    form
                )
            ),
            cancellation
        );
    }

    /// <summary>The namespace and form with the most hits; equal ones in the stated order.</summary>
    async Task<(string, RunIdForm)?> BestAsync(IEnumerable<(string Ns, RunIdForm Form, Guid Id)> computed, CancellationToken cancellation)
    {
        var all = computed.ToList();
        var existing =
            all.Count == 0 ? null : await known.ExistingAsync(subscriptionId, [.. all.Select(row => row.Id).Distinct()], cancellation);
        var best = all.Where(row => existing!.Contains(row.Id))
            .GroupBy(row => (row.Ns, row.Form))
            .OrderByDescending(group => group.Count())
            .FirstOrDefault();
        return best?.Key;
    }
}
