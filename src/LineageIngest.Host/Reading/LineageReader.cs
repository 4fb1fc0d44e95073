using LineageIngest.Graph;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Reading;

/// <summary>What a lineage question asks for.</summary>
public sealed record LineageQuestion(Asset Root, string Direction, int Depth, int Limit, bool Columns, LineageFilter Filter);

/// <summary>Puts an answer together: walk, then names.</summary>
public sealed class LineageReader(NpgsqlDataSource db, LineageQuery lineage, ColumnEdgesQuery columns, ReasonQuery reasons, LabelQuery labels)
{
    public async Task<LineageAnswer> AnswerAsync(int subscriptionId, LineageQuestion question, CancellationToken cancellation)
    {
        var upstream = question.Direction is "upstream" or "full" ? await WalkAsync(subscriptionId, question, LineageDirection.Upstream, cancellation) : null;
        var downstream = question.Direction is "downstream" or "full" ? await WalkAsync(subscriptionId, question, LineageDirection.Downstream, cancellation) : null;
        var found = Merge(upstream, downstream);
        var names = await labels.DatasetsAsync(subscriptionId, [.. found.Datasets.Select(d => d.Id)], cancellation);
        var columnEdges = question.Columns ? await columns.BetweenAsync(subscriptionId, found.Edges, question.Filter, cancellation) : null;
        var jobs = await labels.JobsAsync(subscriptionId, [.. found.Edges.Select(e => e.JobId).Distinct()], cancellation);
        var why = await reasons.OfAsync(subscriptionId, found.Edges, cancellation);
        return new LineageAnswer(
            question.Direction, await RootIdAsync(subscriptionId, question.Root, cancellation), question.Depth,
            [.. found.Datasets.Select(d => Node(names[d.Id], d.Level))],
            [.. found.Edges.Select(e => Edge(e, names, jobs, why.GetValueOrDefault((e.SourceId, e.TargetId, e.JobId))))],
            columnEdges is null ? null : [.. columnEdges.Select(e => ColumnEdge(e, jobs))],
            found.Datasets.Count,
            question.Direction == "full" ? upstream!.Datasets.Count(d => d.Level > 0) : null,
            question.Direction == "full" ? downstream!.Datasets.Count(d => d.Level > 0) : null,
            found.Truncated);
    }

    private async Task<FoundLineage> WalkAsync(int subscriptionId, LineageQuestion question, LineageDirection direction, CancellationToken cancellation)
    {
        var (roots, rootLevel) = question.Root.Kind == AssetKind.Dataset
            ? ([question.Root.Id], 0)
            : (await JobEndsAsync(subscriptionId, question.Root.Id, direction, cancellation), 1);
        return await lineage.WalkAsync(subscriptionId, roots, rootLevel, direction, question.Depth, question.Limit, question.Filter, cancellation);
    }

    /// <summary>Where a walk from a job begins: what it (with its parts) reads, or what it writes.</summary>
    private async Task<List<Guid>> JobEndsAsync(int subscriptionId, Guid jobId, LineageDirection direction, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await JobQuery.EndsAsync(
            connection, subscriptionId, jobId, direction == LineageDirection.Upstream ? Graph.Edges.Direction.Read : Graph.Edges.Direction.Write, cancellation);
    }

    private async Task<Guid> RootIdAsync(int subscriptionId, Asset root, CancellationToken cancellation)
    {
        if (root.Kind == AssetKind.Job) return root.Id;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (await LineageQuery.RepresentativesAsync(connection, subscriptionId, [root.Id], cancellation))[0];
    }

    private static FoundLineage Merge(FoundLineage? left, FoundLineage? right)
    {
        if (left is null || right is null) return left ?? right!;
        return new FoundLineage(
            [.. left.Datasets.Concat(right.Datasets).GroupBy(d => d.Id).Select(same => same.MinBy(d => d.Level)!).OrderBy(d => d.Level).ThenBy(d => d.Id)],
            [.. left.Edges.Concat(right.Edges).DistinctBy(e => (e.SourceId, e.TargetId, e.JobId)).OrderBy(e => e.SourceId).ThenBy(e => e.TargetId).ThenBy(e => e.JobId)],
            left.Truncated || right.Truncated);
    }

    private static LineageNode Node(DatasetLabel d, int level) => new(d.Id, d.Name, d.Namespace, $"{d.Namespace}/{d.Name}", d.Type, level, d.Aliases);

    private static LineageEdge Edge(FoundEdge e, Dictionary<Guid, DatasetLabel> datasets, Dictionary<Guid, JobLabel> jobs, string? why) => new(
        e.SourceId, e.TargetId, jobs.GetValueOrDefault(e.JobId)?.WorkflowId ?? e.JobId, TransformationType(datasets, e), Job(e.JobId, jobs),
        e.Observed, e.Certain ? "certain" : "inferred", e.Verdict, e.Confidence, e.Evidence, e.FirstSeenAt, e.LastSeenAt, why);

    private static LineageColumnEdge ColumnEdge(FoundColumnEdge e, Dictionary<Guid, JobLabel> jobs) => new(
        e.SourceId, e.SourceColumn, e.TargetId, e.TargetColumn.Length > 0 ? e.TargetColumn : null, Job(e.JobId, jobs),
        e.Type, e.Subtype, e.Masking, e.Observed, e.Certain ? "certain" : "inferred", e.Verdict, e.Confidence, e.Evidence);

    /// <summary>A dataset may state its own sources without any job: then the job has neither id nor name.</summary>
    private static JobReference Job(Guid id, Dictionary<Guid, JobLabel> jobs) =>
        jobs.TryGetValue(id, out var job) ? new JobReference(id, job.Namespace, job.Name) : new JobReference(id, "", "");

    private static string TransformationType(Dictionary<Guid, DatasetLabel> datasets, FoundEdge e) =>
        (datasets.GetValueOrDefault(e.SourceId)?.Type, datasets.GetValueOrDefault(e.TargetId)?.Type) switch
        {
            ("file" or "api" or "stream", "table" or "view") => "load",
            ("table" or "view", "file" or "api" or "stream") => "extract",
            _ => "transform",
        };
}
