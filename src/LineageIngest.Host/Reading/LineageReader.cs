using LineageIngest.Graph;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Reading;

/// <summary>What a question about an asset asks for.</summary>
public sealed record AssetQuestion(Asset Root, string Direction, int Depth, int Limit, bool Columns, LineageFilter Filter, FoundDataset? After);

/// <summary>Puts an answer together: walk, then names.</summary>
public sealed class LineageReader(NpgsqlDataSource db, LineageQuery lineage, ColumnEdgesQuery columns, ReasonQuery reasons, LabelQuery labels)
{
    public async Task<LineageAnswer> AnswerAsync(int subscriptionId, AssetQuestion question, CancellationToken cancellation)
    {
        var found = await lineage.AnswerAsync(subscriptionId, await QuestionAsync(subscriptionId, question, cancellation), cancellation);
        var names = await labels.DatasetsAsync(subscriptionId, found, cancellation);
        var columnEdges = question.Columns ? await columns.BetweenAsync(subscriptionId, found.Edges, question.Filter, cancellation) : null;
        var jobs = await labels.JobsAsync(subscriptionId, found, cancellation);
        var why = await reasons.OfAsync(subscriptionId, found.Edges, cancellation);
        return new LineageAnswer(
            question.Direction,
            question.Root.Kind == AssetKind.Job ? question.Root.Id : found.Roots[0],
            question.Depth,
            [.. found.Datasets.Select(d => LineageNode.Of(names[d.Id], d.Level))],
            [.. found.Edges.Select(e => Edge(e, names, jobs, why.GetValueOrDefault((e.SourceId, e.TargetId, e.JobId))))],
            columnEdges is null ? null : [.. columnEdges.Select(e => ColumnEdge(e, jobs))],
            found.Total, found.TotalIsLowerBound,
            question.Direction == "full" ? found.UpstreamTotal : null,
            question.Direction == "full" ? found.DownstreamTotal : null,
            found.Truncated, found.Truncated && found.Datasets.Count > 0 ? NodeCursor.Write(found.Datasets[^1]) : null);
    }

    private async Task<LineageQuestion> QuestionAsync(int subscriptionId, AssetQuestion question, CancellationToken cancellation)
    {
        var (root, up, down) = (question.Root, question.Direction is "upstream" or "full", question.Direction is "downstream" or "full");
        if (root.Kind == AssetKind.Dataset)
            return new LineageQuestion(up ? [root.Id] : null, down ? [root.Id] : null, 0, question.Depth, question.Limit, question.Filter, question.After);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return new LineageQuestion(
            up ? await JobQuery.EndsAsync(connection, subscriptionId, root.Id, Graph.Edges.Direction.Read, cancellation) : null,
            down ? await JobQuery.EndsAsync(connection, subscriptionId, root.Id, Graph.Edges.Direction.Write, cancellation) : null,
            1, question.Depth, question.Limit, question.Filter, question.After);
    }

    private static LineageEdge Edge(FoundEdge e, Dictionary<Guid, DatasetLabel> datasets, Dictionary<Guid, JobLabel> jobs, string? why) => new(
        e.EdgeId, e.SourceId, e.TargetId, jobs.GetValueOrDefault(e.JobId)?.WorkflowId ?? e.JobId, TransformationType(datasets, e), Job(e.JobId, jobs),
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
