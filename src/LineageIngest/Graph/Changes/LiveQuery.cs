using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Changes;

/// <summary>Tells what changed since a position, in the order of commits, each thing as it now is.</summary>
public sealed class LiveQuery(NpgsqlDataSource db, GraphMaps maps, LabelQuery labels, TimeProvider time)
{
    const int MostChanges = 2000;

    /// <summary>Edges of one job that a change tells; a job of more is looked up where it is of interest.</summary>
    const int MostEdges = 10_000;

    /// <summary>The newest position.</summary>
    public async Task<long> NowAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var newest = 0L;
        await connection.AskTogetherAsync([ChangeFeed.Newest(subscriptionId, id => newest = id)], cancellation);
        return newest;
    }

    /// <summary>
    /// The changes after a position and the position to go on from. What changed repeatedly comes once, at its last change. A position that is no longer
    /// kept gives one <c>reset</c>.
    /// </summary>
    /// <param name="scope">What is of interest; null for all.</param>
    public async Task<(IReadOnlyList<LiveChange> Changes, long Position)> SinceAsync(
        int subscriptionId,
        long position,
        LiveScope? scope,
        CancellationToken cancellation
    )
    {
        var noted = await NotedAsync(subscriptionId, position, cancellation);
        if (noted.Count == 0)
            return ([], position);
        if (noted.FindLast(c => c.Change.Kind == ChangeKind.Everything) is { ChangeId: > 0 } reset)
            return ([new LiveChange(reset.ChangeId, "reset", null, null, null, null)], reset.ChangeId);
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var assets = scope is null ? null : map.Read(scope.Of);
        var now = time.GetUtcNow();
        var last = noted.GroupBy(c => Subject(c.Change)).Select(same => same.Last()).OrderBy(c => c.ChangeId).ToList();
        var runs = await RunsAsync(
            subscriptionId,
            [.. last.Where(c => c.Change.Kind == ChangeKind.Run).Select(c => c.Change.SubjectId)],
            cancellation
        );
        var jobs = await labels.JobsAsync(
            subscriptionId,
            [.. last.Select(c => JobOf(c.Change)).Where(id => id != Guid.Empty).Distinct()],
            cancellation
        );
        var edges = map.Read(m =>
            last.Where(c => IsLineage(c.Change))
                .Select(c => JobOf(c.Change))
                .Distinct()
                .ToDictionary(id => id, id => m.FindJob(id)?.AllLinks.Where(link => link.IsEdge).Take(MostEdges).ToList() ?? [])
        );
        var names = await labels.DatasetsAsync(
            subscriptionId,
            [
                .. edges
                    .Values.SelectMany(e => e)
                    .SelectMany(e => new[] { e.Source!.Representative.Id, e.Target!.Representative.Id })
                    .Concat(last.Where(c => c.Change.Kind == ChangeKind.Dataset).Select(c => c.Change.SubjectId))
                    .Distinct(),
            ],
            cancellation
        );
        var changes = last.Select(c =>
                IsLineage(c.Change) ? Lineage(c, jobs, map.Read(_ => edges[JobOf(c.Change)].ConvertAll(link => Edge(link, names, now))))
                : c.Change.Kind == ChangeKind.Run ? Run(c, jobs, runs)
                : c.Change.Kind == ChangeKind.Dataset && names.TryGetValue(c.Change.SubjectId, out var dataset)
                    ? new LiveChange(c.ChangeId, "dataset", null, null, null, Name(dataset))
                : null
            )
            .OfType<LiveChange>();
        return ([.. changes.Where(change => assets is null || Concerns(change, assets, jobs, map))], noted[^1].ChangeId);
    }

    async Task<List<NotedChange>> NotedAsync(int subscriptionId, long position, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changes = await ChangeFeed.ReadAsync(connection, subscriptionId, position, MostChanges, cancellation);
        if (changes.Count == 0 || position == 0)
            return changes;
        var (oldest, newest) = (0L, 0L);
        await connection.AskTogetherAsync(
            [ChangeFeed.Oldest(subscriptionId, id => oldest = id), ChangeFeed.Newest(subscriptionId, id => newest = id)],
            cancellation
        );
        return oldest > position ? [new NotedChange(newest, new Change(ChangeKind.Everything, Guid.Empty))] : changes;
    }

    async Task<Dictionary<Guid, LiveRun>> RunsAsync(int subscriptionId, Guid[] keys, CancellationToken cancellation)
    {
        if (keys.Length == 0)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                "SELECT run_key, run_id, state, started_at, ended_at FROM run WHERE subscription_id = $1 AND run_key = ANY ($2)",
                row =>
                    (
                        Key: row.GetGuid(0),
                        Run: new LiveRun(
                            row.GetString(1),
                            row.GetString(2),
                            row.Nullable<DateTimeOffset>(3),
                            row.Nullable<DateTimeOffset>(4)
                        )
                    ),
                cancellation,
                subscriptionId,
                keys
            )
        ).ToDictionary(row => row.Key, row => row.Run);
    }

    static bool IsLineage(Change change) => change.Kind is ChangeKind.Lineage or ChangeKind.SeenAgain;

    static Guid JobOf(Change change) => change.Kind == ChangeKind.Lineage ? change.SubjectId : change.JobId;

    /// <summary>What a change is about, for a watcher: all that moves the edges of a job is one thing, names of a job are none.</summary>
    static (string, Guid) Subject(Change change) =>
        change.Kind switch
        {
            ChangeKind.Lineage or ChangeKind.SeenAgain => ("lineage", JobOf(change)),
            ChangeKind.Run => ("run", change.SubjectId),
            ChangeKind.Job => ("job", change.SubjectId),
            _ => ("dataset", change.SubjectId),
        };

    static LiveChange Lineage(NotedChange c, Dictionary<Guid, JobLabel> jobs, List<LiveEdge> edges) =>
        new(c.ChangeId, "lineage", Job(JobOf(c.Change), jobs), null, edges, null);

    static LiveChange? Run(NotedChange c, Dictionary<Guid, JobLabel> jobs, Dictionary<Guid, LiveRun> runs) =>
        runs.TryGetValue(c.Change.SubjectId, out var run)
            ? new LiveChange(c.ChangeId, "run", Job(c.Change.JobId, jobs), run, null, null)
            : null;

    static LiveEdge Edge(Link link, Dictionary<Guid, DatasetLabel> names, DateTimeOffset now)
    {
        var state = LinkState.Of(link, LinkState.Now);
        return new LiveEdge(
            link.Id,
            Name(names[link.Source!.Representative.Id]),
            Name(names[link.Target!.Representative.Id]),
            state.Observed,
            state.Verdict,
            state.Certain ? "certain" : "inferred",
            state.Confidence,
            state.Kinds,
            new DateTimeOffset(state.FirstAt, TimeSpan.Zero),
            new DateTimeOffset(state.LastAt, TimeSpan.Zero),
            link.Newest.At(LinkState.Now),
            Staleness.Of(link.Job, state.LastAt) <= now
        );
    }

    static LiveName Name(DatasetLabel dataset) => new(dataset.Id, dataset.Namespace, dataset.Name);

    static LiveName Job(Guid id, Dictionary<Guid, JobLabel> jobs) =>
        jobs.TryGetValue(id, out var job) ? new LiveName(id, job.Namespace, job.Name) : new LiveName(id, "", "");

    static bool Concerns(LiveChange change, IReadOnlySet<Guid> assets, Dictionary<Guid, JobLabel> jobs, GraphMap map)
    {
        if (change.Dataset is { } dataset)
            return assets.Contains(dataset.Id);
        if (change.Job is not { } job)
            return true;
        return assets.Contains(job.Id)
            || (jobs.TryGetValue(job.Id, out var label) && assets.Contains(label.WorkflowId))
            || map.Read(m => m.FindJob(job.Id)?.Ends.Any(Touches) ?? false);

        bool Touches(MapNode node) => assets.Contains(node.Id) || assets.Contains(node.Representative.Id);
    }
}
