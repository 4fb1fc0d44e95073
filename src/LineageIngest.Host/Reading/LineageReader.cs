using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Statements;
using Npgsql;

namespace LineageIngest.Host.Reading;

/// <summary>What a question about assets asks for; the first start gives the answer its name.</summary>
public sealed record AssetQuestion(
    IReadOnlyList<Asset> Roots,
    string Direction,
    int Depth,
    int Limit,
    bool Columns,
    LineageFilter Filter,
    FoundDataset? After,
    bool Induced = false,
    bool ColumnNames = false,
    bool Expressions = false,
    NeighbourChoice? Neighbours = null,
    IReadOnlyCollection<Guid>? To = null
)
{
    public Asset Root => Roots[0];
}

/// <summary>Puts an answer together: walk, then names.</summary>
public sealed class LineageReader(
    NpgsqlDataSource db,
    LineageQuery lineage,
    ColumnEdgesQuery columns,
    ExpressionQuery expressions,
    ReasonQuery reasons,
    LabelQuery labels,
    LineageDetails details,
    FiguresQuery figures,
    TimeProvider time
)
{
    /// <summary>Null when the dataset is gone, which happens between finding it and walking from it.</summary>
    public async Task<LineageAnswer?> AnswerAsync(int subscriptionId, AssetQuestion question, CancellationToken cancellation)
    {
        var found = await lineage.AnswerAsync(subscriptionId, await QuestionAsync(subscriptionId, question, cancellation), cancellation);
        var names = await labels.DatasetsAsync(subscriptionId, found, cancellation);
        if (question is { After: null, Root.Kind: AssetKind.Dataset } && found.Roots.Count > 0 && !names.ContainsKey(found.Roots[0]))
            return null;
        found = found.Of(names.ContainsKey);
        var neighbours = question.Neighbours is { } choice
            ? await NeighbourPage.OfAsync(subscriptionId, found, names, choice, question.Limit, figures, cancellation)
            : null;
        found = neighbours?.Found ?? found;
        var columnEdges = question.Columns ? await columns.BetweenAsync(subscriptionId, found.Edges, question.Filter, cancellation) : null;
        var written =
            question.Expressions && columnEdges is not null ? await expressions.OfAsync(subscriptionId, columnEdges, cancellation) : null;
        var jobs = (await labels.JobsAsync(subscriptionId, found, cancellation)).ToDictionary(
            j => j.Key,
            j => (j.Value.WorkflowId, Reference: new JobReference(j.Key, j.Value.Namespace, j.Value.Name))
        );
        var at = question.Filter.AsOf ?? time.GetUtcNow();
        var why = await reasons.OfAsync(subscriptionId, found.Edges, cancellation);
        var answer = new LineageAnswer(
            question.Direction,
            question.Root.Kind == AssetKind.Job ? question.Root.Id : await RootIdAsync(subscriptionId, question.Root, cancellation),
            question.Depth,
            [.. found.Datasets.Select(d => LineageNode.Of(names[d.Id], d.Level))],
            [
                .. found.Edges.Select(e =>
                    Edge(e, names, Job(e.JobId), at, why.Count > 0 ? why.GetValueOrDefault((e.SourceId, e.TargetId, e.JobId)) : null)
                ),
            ],
            columnEdges is null ? null : [.. columnEdges.Select(e => ColumnEdge(e, Job(e.JobId).Reference, written?.Of(e)))],
            found.Total,
            found.TotalIsLowerBound,
            question.Direction == "full" ? found.UpstreamTotal : null,
            question.Direction == "full" ? found.DownstreamTotal : null,
            found.Truncated,
            neighbours is not null ? neighbours.Cursor
                : found.Truncated && found.Datasets.Count > 0 ? NodeCursor.Write(found.Datasets[^1])
                : null
        )
        {
            Facets = neighbours?.Facets,
        };
        return question.Induced || question.ColumnNames
            ? await details.AddAsync(subscriptionId, answer, found, question, cancellation)
            : answer;

        // A dataset may state its own sources without any job: then the job has neither id nor name.
        (Guid WorkflowId, JobReference Reference) Job(Guid id) =>
            jobs.TryGetValue(id, out var job) ? job : (id, new JobReference(id, "", ""));
    }

    /// <summary>The dataset that stands for the alias set of a start.</summary>
    async Task<Guid> RootIdAsync(int subscriptionId, Asset root, CancellationToken cancellation) =>
        (await lineage.MembersAsync(subscriptionId, [root.Id], cancellation)).GetValueOrDefault(root.Id, root.Id);

    /// <summary>Of a job the walk starts with what it reads and writes; jobs alone stand for level 0, so that their datasets are one step away.</summary>
    async Task<LineageQuestion> QuestionAsync(int subscriptionId, AssetQuestion question, CancellationToken cancellation)
    {
        var datasets = question.Roots.Where(root => root.Kind == AssetKind.Dataset).Select(root => root.Id).ToList();
        return new LineageQuestion(
            question.Direction is "upstream" or "full" ? await StartsAsync(Graph.Edges.Direction.Read) : null,
            question.Direction is "downstream" or "full" ? await StartsAsync(Graph.Edges.Direction.Write) : null,
            datasets.Count == 0 ? 1 : 0,
            question.Depth,
            question.Neighbours is null ? question.Limit : LineageQuestion.AllInReach,
            question.Filter,
            question.After,
            // Between what lies above and what lies below there are edges that neither walk takes.
            question.Induced
                || question.Direction == "full",
            question.To
        );

        async Task<List<Guid>> StartsAsync(Graph.Edges.Direction direction)
        {
            var starts = datasets.ToList();
            foreach (var job in question.Roots.Where(root => root.Kind == AssetKind.Job))
            {
                await using var connection = await db.OpenConnectionAsync(cancellation);
                starts.AddRange(await JobQuery.EndsAsync(connection, subscriptionId, job.Id, direction, cancellation));
            }
            return starts;
        }
    }

    static LineageEdge Edge(
        FoundEdge e,
        Dictionary<Guid, DatasetLabel> datasets,
        (Guid WorkflowId, JobReference Reference) job,
        DateTimeOffset at,
        string? why
    ) =>
        new(
            e.EdgeId,
            e.SourceId,
            e.TargetId,
            job.WorkflowId,
            TransformationType(datasets, e),
            job.Reference,
            e.Observed,
            e.Certain ? "certain" : "inferred",
            e.Verdict,
            e.Confidence,
            e.Evidence,
            e.FirstSeenAt,
            e.LastSeenAt,
            e.StaleAt <= at,
            why
        );

    static LineageColumnEdge ColumnEdge(FoundColumnEdge e, JobReference job, WrittenExpression? written) =>
        new(
            e.SourceId,
            e.SourceColumn,
            e.TargetId,
            e.TargetColumn.Length > 0 ? e.TargetColumn : null,
            job,
            e.Type,
            e.Subtype,
            e.Masking,
            e.Observed,
            e.Certain ? "certain" : "inferred",
            e.Verdict,
            e.Confidence,
            e.Evidence
        )
        {
            Expression = written?.Text,
            Span = written?.Span,
        };

    static string TransformationType(Dictionary<Guid, DatasetLabel> datasets, FoundEdge e) =>
        (datasets.GetValueOrDefault(e.SourceId)?.Type, datasets.GetValueOrDefault(e.TargetId)?.Type) switch
        {
            ("file" or "api" or "stream", "table" or "view") => "load",
            ("table" or "view", "file" or "api" or "stream") => "extract",
            _ => "transform",
        };
}
