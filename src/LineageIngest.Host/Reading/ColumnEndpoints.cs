using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>One step of a column's lineage. taskId is the job's name; transformation its type and subtype; level counts from the asked column.</summary>
public sealed record ColumnLineageItem(
    string SourceColumn,
    string? TargetColumn,
    string Transformation,
    string TaskId,
    float Confidence,
    ColumnPlace Source,
    ColumnPlace Target,
    JobReference Job,
    string Type,
    string Subtype,
    bool Masking,
    bool Observed,
    string Certainty,
    string Verdict,
    IReadOnlyList<string> Evidence,
    int Level
);

/// <summary>A column with its dataset; field is null where every row is meant.</summary>
public sealed record ColumnPlace(Guid DatasetId, string Namespace, string Dataset, string? Field);

/// <summary>Column lineage, walked to the given depth.</summary>
static class ColumnEndpoints
{
    public static void MapColumns(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/column", ColumnAsync)
            .WithTags("Lineage")
            .WithSummary("Where a column comes from, or goes to")
            .WithDescription("direction: upstream (default), downstream or both. dataset may be a name (with namespace) or an id.")
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<List<ColumnLineageItem>>, ProblemHttpResult>> ColumnAsync(
        HttpContext http,
        [AsParameters] LineageParameters parameters,
        AskedAssets assets,
        ColumnQuery columns,
        LabelQuery labels,
        CancellationToken cancellation,
        string? dataset = null,
        string? column = null,
        string? @namespace = null,
        string direction = "upstream"
    )
    {
        if (string.IsNullOrEmpty(dataset))
            return Errors.BadParameter("dataset", "is required").ToResult(http.Response);
        if (string.IsNullOrEmpty(column))
            return Errors.BadParameter("column", "is required").ToResult(http.Response);
        if (direction is not ("upstream" or "downstream" or "both"))
            return Errors.BadParameter("direction", "is one of upstream, downstream, both").ToResult(http.Response);
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var subscription = http.Subscription();
        var (root, missing) = await assets.DatasetAsync(subscription, dataset, cancellation, @namespace);
        if (root is null)
            return missing!.ToResult(http.Response);
        (var spelled, missing) = await assets.ColumnAsync(subscription, root, column, cancellation);
        if (spelled is null)
            return missing!.ToResult(http.Response);
        var question = parameters.Question(root, direction);
        var found = new List<FoundColumnEdge>();
        var truncated = false;
        foreach (var sense in Senses(direction))
        {
            var (edges, cut) = await columns.WalkAsync(
                subscription,
                [new ColumnRef(root.Id, spelled)],
                sense,
                question.Depth,
                question.Limit,
                question.Filter,
                cancellation
            );
            found.AddRange(edges);
            truncated |= cut;
        }
        http.Response.Headers["X-Total-Count"] = found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = truncated ? "true" : "false";
        return TypedResults.Ok(await LabelAsync(labels, subscription, found, cancellation));
    }

    static LineageDirection[] Senses(string direction) =>
        direction switch
        {
            "upstream" => [LineageDirection.Upstream],
            "downstream" => [LineageDirection.Downstream],
            _ => [LineageDirection.Upstream, LineageDirection.Downstream],
        };

    static async Task<List<ColumnLineageItem>> LabelAsync(
        LabelQuery labels,
        int subscription,
        List<FoundColumnEdge> edges,
        CancellationToken cancellation
    )
    {
        var datasets = await labels.DatasetsAsync(
            subscription,
            [.. edges.SelectMany(e => new[] { e.SourceId, e.TargetId }).Distinct()],
            cancellation
        );
        var jobs = await labels.JobsAsync(subscription, [.. edges.Select(e => e.JobId).Distinct()], cancellation);
        return edges.ConvertAll(e =>
        {
            var (source, target, job) = (datasets[e.SourceId], datasets[e.TargetId], jobs.GetValueOrDefault(e.JobId));
            return new ColumnLineageItem(
                e.SourceColumn,
                e.TargetColumn.Length > 0 ? e.TargetColumn : null,
                e.Subtype.Length > 0 ? e.Subtype : e.Type,
                job?.Name ?? "",
                e.Confidence,
                new ColumnPlace(source.Id, source.Namespace, source.Name, e.SourceColumn),
                new ColumnPlace(target.Id, target.Namespace, target.Name, e.TargetColumn.Length > 0 ? e.TargetColumn : null),
                new JobReference(e.JobId, job?.Namespace ?? "", job?.Name ?? ""),
                e.Type,
                e.Subtype,
                e.Masking,
                e.Observed,
                e.Certain ? "certain" : "inferred",
                e.Verdict,
                e.Evidence,
                e.Level
            );
        });
    }
}
