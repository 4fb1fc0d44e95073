using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;
using LineageIngest.Names;
using LineageIngest.Postgres;

namespace LineageIngest.Graph.Datasets;

/// <summary>The newest results of a dataset's assertions: passed, or failed when one of them failed.</summary>
public sealed record DatasetQuality(string State, int Assertions, int Failed, DateTimeOffset MeasuredAt);

/// <summary>The newest run of a job.</summary>
public sealed record LastRun(string RunId, string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

/// <summary>What a reader needs to know of a dataset; a set of aliases counts as one.</summary>
/// <param name="LastWrittenAt">The newest event time at which a successful run wrote it; null when none was seen.</param>
/// <param name="LastRun">The newest run of the job that wrote it last.</param>
/// <param name="State">present, dropped or renamed (until it is written again)</param>
public sealed record DatasetLabel(
    Guid Id,
    string Namespace,
    string Name,
    string Type,
    IReadOnlyList<DatasetName> Aliases,
    IReadOnlyList<string> Owners,
    DatasetQuality? Quality,
    DateTimeOffset? LastWrittenAt,
    LastRun? LastRun,
    string State
);

/// <summary>What a reader needs to know of a job; the workflow is the job without a parent that it belongs to (itself, if it has none).</summary>
/// <param name="Owners">Its own, else those of what it is a part of.</param>
public sealed record JobLabel(Guid Id, string Namespace, string Name, Guid WorkflowId, IReadOnlyList<string> Owners, LastRun? LastRun);

/// <summary>Names, types, owners and states for the ids of an answer. What is on the map is not read again until it changes.</summary>
public sealed class LabelQuery(GraphMaps maps)
{
    /// <summary>Parents of parents further up than this are a mistake of the producer.</summary>
    const int MostAncestors = 20;

    /// <summary>The datasets of an answer, those at the ends of its edges included.</summary>
    public Task<Dictionary<Guid, DatasetLabel>> DatasetsAsync(int subscriptionId, FoundLineage found, CancellationToken cancellation)
    {
        var ids = found.Datasets.Select(d => d.Id).ToHashSet();
        foreach (var edge in found.Edges)
        {
            ids.Add(edge.SourceId);
            ids.Add(edge.TargetId);
        }
        return DatasetsAsync(subscriptionId, found.Map, ids, cancellation);
    }

    /// <summary>The jobs of an answer.</summary>
    public Task<Dictionary<Guid, JobLabel>> JobsAsync(int subscriptionId, FoundLineage found, CancellationToken cancellation) =>
        JobsAsync(subscriptionId, found.Map, found.Edges.Select(e => e.JobId).ToHashSet(), cancellation);

    /// <summary>Jobs beside those of its edges.</summary>
    public Task<Dictionary<Guid, JobLabel>> JobsAsync(
        int subscriptionId,
        FoundLineage found,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) => JobsAsync(subscriptionId, found.Map, ids, cancellation);

    public async Task<Dictionary<Guid, DatasetLabel>> DatasetsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) => await DatasetsAsync(subscriptionId, await maps.CurrentAsync(subscriptionId, cancellation), ids, cancellation);

    public async Task<Dictionary<Guid, JobLabel>> JobsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) => await JobsAsync(subscriptionId, await maps.CurrentAsync(subscriptionId, cancellation), ids, cancellation);

    /// <summary>Mostly all is known and one look at the map is enough; else what is missing is read, and then there is another look.</summary>
    async Task<Dictionary<Guid, DatasetLabel>> DatasetsAsync(
        int subscriptionId,
        GraphMap map,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        var (labels, known) = map.Read(m => DatasetLabels(m, ids));
        if (known)
            return labels;
        await FillDatasetsAsync(subscriptionId, map, ids, cancellation);
        await FillJobsAsync(
            subscriptionId,
            map,
            map.Read(m =>
                ids.Select(m.FindNode)
                    .OfType<MapNode>()
                    .Select(node => LastWriting(node).Job)
                    .OfType<MapJob>()
                    .Select(job => job.Id)
                    .ToList()
            ),
            cancellation
        );
        return map.Read(m => DatasetLabels(m, ids)).Labels;
    }

    async Task<Dictionary<Guid, JobLabel>> JobsAsync(
        int subscriptionId,
        GraphMap map,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        var (labels, known) = map.Read(m => JobLabels(m, ids));
        if (known)
            return labels;
        await FillJobsAsync(subscriptionId, map, ids, cancellation);
        return map.Read(m => JobLabels(m, ids)).Labels;
    }

    /// <summary>Reads what is known of everything that is on the map.</summary>
    internal async Task ReadAllAsync(int subscriptionId, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        await maps.FillAsync(
            subscriptionId,
            async connection =>
            {
                var (datasets, jobs) = (new Dictionary<Guid, DatasetState>(), new Dictionary<Guid, JobState>());
                await connection.AskTogetherAsync(
                    [StateReading.Datasets(subscriptionId, null, datasets), StateReading.Jobs(subscriptionId, null, jobs)],
                    cancellation
                );
                map.Write(m =>
                {
                    foreach (var (id, state) in datasets)
                        m.Node(id).State = state;
                    foreach (var (id, state) in jobs)
                        m.Job(id).State = state;
                });
            },
            cancellation
        );
    }

    async Task FillDatasetsAsync(int subscriptionId, GraphMap map, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var missing = map.Read(m =>
            ids.SelectMany(id =>
                    m.FindNode(id) is { } node ? node.Set.Where(member => member.State is null).Select(member => member.Id) : [id]
                )
                .Distinct()
                .ToArray()
        );
        if (missing.Length == 0)
            return;
        await maps.FillAsync(
            subscriptionId,
            async connection =>
            {
                var states = new Dictionary<Guid, DatasetState>();
                await connection.AskTogetherAsync([StateReading.Datasets(subscriptionId, missing, states)], cancellation);
                map.Write(m =>
                {
                    foreach (var (id, state) in states)
                        m.Node(id).State = state;
                });
            },
            cancellation
        );
    }

    /// <summary>Jobs and all that they are parts of.</summary>
    async Task FillJobsAsync(int subscriptionId, GraphMap map, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToList();
        for (var height = 0; wanted.Count > 0 && height < MostAncestors; height++)
        {
            var missing = map.Read(m => wanted.Distinct().Where(id => m.FindJob(id)?.State is null).ToArray());
            if (missing.Length > 0)
            {
                await maps.FillAsync(
                    subscriptionId,
                    async connection =>
                    {
                        var states = new Dictionary<Guid, JobState>();
                        await connection.AskTogetherAsync([StateReading.Jobs(subscriptionId, missing, states)], cancellation);
                        map.Write(m =>
                        {
                            foreach (var id in missing)
                                m.Job(id).State = states.GetValueOrDefault(id, _nobody);
                        });
                    },
                    cancellation
                );
            }
            wanted = map.Read(m => wanted.SelectMany(id => m.FindJob(id)?.State?.Parents ?? []).Distinct().ToList());
        }
    }

    static readonly JobState _nobody = new(null, null, [], [], null);

    static (Dictionary<Guid, DatasetLabel> Labels, bool Known) DatasetLabels(GraphMap map, IReadOnlyCollection<Guid> ids)
    {
        var (labels, known) = (new Dictionary<Guid, DatasetLabel>(ids.Count), true);
        foreach (var id in ids)
        {
            var node = map.FindNode(id);
            known &= node is not null && node.Set.All(member => member.State is not null);
            if (node?.State is not { } state)
                continue;
            var (writer, at) = LastWriting(node);
            known &= writer is null or { State: not null };
            labels[id] = Label(node, state, writer, at);
        }
        return (labels, known);
    }

    static (Dictionary<Guid, JobLabel> Labels, bool Known) JobLabels(GraphMap map, IReadOnlyCollection<Guid> ids)
    {
        var (labels, known) = (new Dictionary<Guid, JobLabel>(ids.Count), true);
        foreach (var id in ids)
        {
            if (map.FindJob(id) is not { State: { } state } job)
                known = false;
            else if (state.Name is not null)
                labels[id] = Label(map, job, state, ref known);
        }
        return (labels, known);
    }

    static DatasetLabel Label(MapNode node, DatasetState own, MapJob? writer, DateTimeOffset? writtenAt)
    {
        var label = new DatasetLabel(
            node.Id,
            own.Namespace,
            own.Name,
            own.Type,
            [],
            own.Owners,
            own.Quality,
            writtenAt,
            writer?.State?.LastRun,
            own.LifeAfter(writtenAt)
        );
        return node.Members is null
            ? label
            : WithAliases(label, [.. node.Set.Where(member => member != node).Select(member => member.State).OfType<DatasetState>()]);
    }

    static DatasetLabel WithAliases(DatasetLabel label, List<DatasetState> others) =>
        label with
        {
            Aliases =
            [
                .. others
                    .Select(state => new DatasetName(state.Namespace, state.Name))
                    .OrderBy(name => name.Namespace, StringComparer.Ordinal)
                    .ThenBy(name => name.Name, StringComparer.Ordinal),
            ],
            Owners =
                label.Owners.Count > 0
                    ? label.Owners
                    : others.Select(state => state.Owners).FirstOrDefault(owners => owners.Count > 0) ?? [],
            Quality = others
                .Select(state => state.Quality)
                .Append(label.Quality)
                .OfType<DatasetQuality>()
                .MaxBy(quality => quality.MeasuredAt),
        };

    /// <summary>The job whose run wrote the dataset last, as far as event times say, and when a successful run last did.</summary>
    static (MapJob? Job, DateTimeOffset? At) LastWriting(MapNode node)
    {
        var (last, written, job) = (long.MinValue, long.MinValue, default(MapJob));
        foreach (var member in node.Set)
        {
            foreach (var link in member.Entering)
            {
                foreach (var showing in link.Showings)
                {
                    written = Math.Max(written, showing.Version.LastObservedAt);
                    if (
                        showing.Version.LastAt > last
                        || (showing.Version.LastAt == last && job is not null && link.Job.Id.CompareTo(job.Id) < 0)
                    )
                    {
                        (last, job) = (showing.Version.LastAt, link.Job);
                    }
                }
            }
        }

        return (job, written == long.MinValue ? null : new DateTimeOffset(written, TimeSpan.Zero));
    }

    static JobLabel Label(GraphMap map, MapJob job, JobState state, ref bool known)
    {
        if (state.Parents.Count == 0)
            return new JobLabel(job.Id, state.Namespace!, state.Name!, job.Id, state.Owners, state.LastRun);
        var (owners, level, seen) = (state.Owners, new List<MapJob> { job }, new HashSet<MapJob> { job });
        while (true)
        {
            var parents = level.SelectMany(part => part.State!.Parents).Select(map.FindJob).ToList();
            known &= parents.TrueForAll(parent => parent?.State is not null);
            var above = parents
                .OfType<MapJob>()
                .Where(parent => parent.State is not null && seen.Add(parent))
                .OrderBy(parent => parent.Id)
                .ToList();
            if (above.Count == 0)
                return new JobLabel(job.Id, state.Namespace!, state.Name!, level.Min(top => top.Id), owners, state.LastRun);
            level = above;
            if (owners.Count == 0)
                owners = above.Select(parent => parent.State!.Owners).FirstOrDefault(named => named.Count > 0) ?? [];
        }
    }
}

/// <summary>Asset types of the API: table, view, file, api, stream, as the datasetType facet says or else as the namespace suggests.</summary>
static class AssetType
{
    static readonly string[] _files = ["file", "s3", "gs", "abfss", "wasbs", "hdfs", "dbfs", "sftp", "ftp", "box", "mssharepoint"];

    public static string Of(string? datasetType, string ns) =>
        datasetType switch
        {
            "table" or "view" or "file" or "stream" => datasetType,
            "topic" => "stream",
            not null => datasetType,
            null when _files.Any(scheme => ns == scheme || ns.StartsWith(scheme + ":", StringComparison.Ordinal)) => "file",
            null when ns.StartsWith("kafka:", StringComparison.Ordinal) || ns == "pubsub" => "stream",
            null when ns.StartsWith("http", StringComparison.Ordinal) => "api",
            _ => "table",
        };
}
