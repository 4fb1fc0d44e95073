using System.Collections.Concurrent;
using System.Globalization;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;
using LineageIngest.Airflow.Naming;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Crawling;

/// <summary>
/// What ran: runs that changed since the cursor, newest first, with their task instances. The cursor moves when the whole window is written; until then every
/// ended run that is written is remembered, so that a crawl that was killed or used up its budget goes on where it stopped.
/// </summary>
sealed class RunCrawl(CrawlSession session, AssetBook assets, IReadOnlyDictionary<string, KnownDag> dags)
{
    /// <summary>A DAG run can have been cleared this often and still be joined to its events.</summary>
    const int MostClears = 8;

    static readonly IReadOnlyDictionary<string, TaskHints> _noHints = new Dictionary<string, TaskHints>();

    readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>DAGs in whose runs a task is that they did not declare, with those runs: they count as crawled when the DAG was read once more.</summary>
    readonly ConcurrentDictionary<string, ConcurrentBag<CrawledRun>> _suspects = new(StringComparer.Ordinal);
    Task<ConnectionBook>? _connections;

    public static DateTimeOffset WindowStart(CrawlCursor cursor, CrawlOptions options, DateTimeOffset now) =>
        cursor.RunsFrom ?? (cursor.RunsUpTo is { } upTo ? upTo - options.Overlap : now - options.History);

    public async Task CrawlAsync(DagCrawl declarations, CancellationToken cancellation)
    {
        var cursor = await session.State.ReadCursorAsync(cancellation);
        var from = WindowStart(cursor, session.Options, session.Now);
        var first = cursor.RunsUpTo is null;
        await session.State.SaveCursorAsync(cursor with { RunsFrom = from }, cancellation);
        await foreach (var page in session.Client.RunsAsync(from, session.Now, cancellation))
        {
            await TakeAsync(
                [
                    .. page.Where(run =>
                        session.Options.Takes(run.DagId) && (session.Options.Tags.Length == 0 || dags.ContainsKey(run.DagId))
                    ),
                ],
                first,
                cancellation
            );
            if (session.Cut)
            {
                break;
            }
        }

        await declarations.DeclareAsync(_suspects.Keys.Order(StringComparer.Ordinal), () => true, cancellation);
        await session.State.SaveRunsAsync([.. _suspects.Values.SelectMany(runs => runs)], cancellation);
        session.ThrowIfCut();
        await session.State.SaveCursorAsync(
            await session.State.ReadCursorAsync(cancellation) with
            {
                RunsUpTo = session.Now,
                RunsFrom = null,
            },
            cancellation
        );
        await session.State.ForgetRunsAsync(session.Now - (session.Options.Overlap * 2), cancellation);
    }

    async Task TakeAsync(IReadOnlyList<DagRun> page, bool first, CancellationToken cancellation)
    {
        var crawled = await session.State.CrawledAsync([.. page.Where(run => run.Ended).Select(Signed)], cancellation);
        var wanted = page.Where(run =>
                run.Start is not null && (!first || Count(run.DagId) <= session.Options.RunsPerDag) && !crawled.Contains(Signed(run))
            )
            .ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        _connections ??= ReadConnectionsAsync(cancellation);
        var book = await _connections;
        var chunks = RunChunks.Of(wanted, dag => dags.TryGetValue(dag, out var known) ? known.Tasks.Length : 1, session.Client.PageSize);
        await Parallel.ForEachAsync(
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = session.Concurrency, CancellationToken = cancellation },
            async (chunk, token) =>
            {
                if (session.TryBegin())
                {
                    await WriteAsync(chunk, book, token);
                }
            }
        );
        session.Log($"{session.Report.Runs} runs, {session.Report.Instances} task instances");
    }

    async Task WriteAsync(List<DagRun> runs, ConnectionBook book, CancellationToken cancellation)
    {
        var instances = await InstancesAsync(runs, cancellation);
        var clears = await ClearsAsync(runs, cancellation);
        var bodies = new List<ReadOnlyMemory<byte>>();
        var ended = new ConcurrentBag<CrawledRun>();
        foreach (var run in runs)
        {
            var tasks = instances[(run.DagId, run.Id)].ToList();
            bodies.AddRange(
                RunToEvents.Write(
                    session.Airflow,
                    run,
                    tasks,
                    assets,
                    book,
                    dags.TryGetValue(run.DagId, out var declared) ? declared.Hints : _noHints,
                    clears.GetValueOrDefault((run.DagId, run.Id))
                )
            );
            var suspect =
                dags.TryGetValue(run.DagId, out var dag)
                && !dag.Gone
                && tasks.Any(task => task.State != "removed" && !dag.Tasks.Contains(task.TaskId));
            var crawled = suspect ? _suspects.GetOrAdd(run.DagId, _ => []) : ended;
            if (run.Ended)
            {
                crawled.Add(Signed(run));
            }
        }

        await session.AppendAsync(bodies, cancellation);
        await session.State.SaveRunsAsync(ended, cancellation);
        session.Report.CountRuns(runs.Count, instances.Sum(group => group.Count()));
    }

    async Task<ILookup<(string, string), TaskInstance>> InstancesAsync(List<DagRun> runs, CancellationToken cancellation)
    {
        var asked = runs.Select(run => (run.DagId, run.Id)).ToHashSet();
        var found = new Dictionary<(string, string, string, int), TaskInstance>();
        try
        {
            await TakeAsync(runs);
        }
        catch (AirflowException problem) when (problem.Status == 500 && runs.Count > 1)
        {
            foreach (var run in runs)
            {
                await TakeAsync([run]); // so that what cannot be shown is known by its run, and costs no other
            }
        }

        return found
            .Values.OrderBy(task => task.TaskId, StringComparer.Ordinal)
            .ThenBy(task => task.MapIndex)
            .ToLookup(task => (task.DagId, task.RunId));

        async Task TakeAsync(List<DagRun> some)
        {
            await foreach (
                var page in session.Client.InstancesAsync(
                    [.. some.Select(run => run.DagId).Distinct()],
                    [.. some.Select(run => run.Id).Distinct()],
                    cancellation
                )
            )
            {
                foreach (var task in page.Where(task => asked.Contains((task.DagId, task.RunId))))
                {
                    found[(task.DagId, task.RunId, task.TaskId, task.MapIndex)] = task;
                }
            }
        }
    }

    /// <summary>REST does not tell how often a run was cleared; the highest number that events know is where it is.</summary>
    async Task<Dictionary<(string, string), int>> ClearsAsync(List<DagRun> runs, CancellationToken cancellation)
    {
        var clears = new Dictionary<(string, string), int>();
        if (!session.Report.NamespaceConfirmed || !session.Airflow.Form.ClearNumber)
        {
            return clears;
        }

        var ids = (
            from run in runs
            let instant = RunIds.Instant(run.LogicalDate, run.RunAfter)
            where instant is not null
            from clear in Enumerable.Range(1, MostClears)
            select (run, clear, Id: RunIds.Dag(session.Airflow.Namespace, run.DagId, instant.Value, clear, session.Airflow.Form))
        ).ToList();
        var existing = await session.Known.ExistingAsync(session.SubscriptionId, [.. ids.Select(row => row.Id)], cancellation);
        foreach (var (run, clear, _) in ids.Where(row => existing.Contains(row.Id)))
        {
            clears[(run.DagId, run.Id)] = Math.Max(clear, clears.GetValueOrDefault((run.DagId, run.Id)));
        }

        return clears;
    }

    /// <summary>Airflow 2 leaves <c>extra</c> out of the list; it is asked for where a place may be named in it.</summary>
    async Task<ConnectionBook> ReadConnectionsAsync(CancellationToken cancellation)
    {
        var list = await session.AllowedAsync("connections", session.Client.ConnectionsAsync(cancellation), null, cancellation);
        if (session.Airflow.Version.Api == AirflowApi.V1)
        {
            for (var at = 0; at < list.Count; at++)
            {
                list[at] = ConnectionNaming.LeadsToData(list[at].Type) ? await WithExtraAsync(list[at], cancellation) : list[at];
            }
        }

        return new ConnectionBook(list);
    }

    /// <summary>One connection that cannot be shown leaves the others as they are.</summary>
    async Task<ConnectionInfo> WithExtraAsync(ConnectionInfo connection, CancellationToken cancellation)
    {
        try
        {
            return await session.Client.ConnectionAsync(connection.Id, cancellation);
        }
        catch (AirflowException problem)
            when (problem.Failure is AirflowFailure.NotFound or AirflowFailure.Forbidden || problem.Status == 500)
        {
            session.Report.Problem($"connection {connection.Id} is known without its extra: {problem.Message}");
            return connection;
        }
    }

    int Count(string dagId) => _taken[dagId] = _taken.GetValueOrDefault(dagId) + 1;

    static CrawledRun Signed(DagRun run) =>
        new(run.DagId, run.Id, string.Create(CultureInfo.InvariantCulture, $"{run.State} {run.Start:O} {run.End:O} {run.LastDecision:O}"));
}
