using System.Globalization;
using System.Text.Json.Serialization;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Http;
using LineageIngest.Projection.OwnEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Manual;

/// <summary>What a workflow engine reports of its nodes, and which datasets a workflow touches.</summary>
static class CaptureEndpoints
{
    const int LargestLimit = 100_000;
    const string Workflows = "/api/lineage/workflows/";

    public static void MapCapture(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/lineage/capture", CaptureAsync)
            .WithTags("Lineage")
            .WithSummary("Takes the report of a node that has run")
            .WithDescription(
                "In any order, and again as often as one likes: an edge arises when a write follows reads in one execution, through any chain of transformations and joins. Answered once it is committed."
            )
            .ProducesProblem(400)
            .ProducesProblem(503);
        routes
            .MapGet(Workflows + "{workflowId}/assets", AssetsAsync)
            .WithTags("Lineage")
            .WithSummary("The datasets that a workflow, its parts counted in, reads and writes")
            .WithDescription("workflowId: our id, job:NAMESPACE:NAME, or the name (with namespace, where it is not unique).")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Created<CaptureAnswer>, ProblemHttpResult>> CaptureAsync(
        HttpContext http,
        CaptureGiven given,
        EventLog log,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var (report, problem) = given.Read(time.GetUtcNow());
        if (report is null)
            return problem!.ToResult(http.Response);
        if (await log.TryAppendAsync(http.Subscription(), [Captured.ToEvent(report, time.GetUtcNow())], cancellation) is { } away)
            return away.ToResult(http.Response);
        return TypedResults.Created(
            $"{Workflows}{report.Workflow.Id}/assets",
            new CaptureAnswer(report.Workflow.Id, report.Execution, report.Node, report.Dataset?.Id)
        );
    }

    static async Task<Results<Ok<WorkflowAssets>, ProblemHttpResult>> AssetsAsync(
        HttpContext http,
        AskedAssets assets,
        JobQuery jobs,
        LabelQuery labels,
        CancellationToken cancellation,
        string? @namespace = null,
        int limit = 1000
    )
    {
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        var id = RawPath.Between(http, Workflows, "/assets");
        var (job, missing) = await assets.JobAsync(http.Subscription(), id, cancellation, @namespace);
        if (job is null)
            return missing!.ToResult(http.Response);
        var touched = (await jobs.DatasetsAsync(http.Subscription(), job.Id, new LineageFilter(), cancellation))
            .GroupBy(d => d.Dataset.Id)
            .Select(same =>
                (
                    same.First().Dataset,
                    Read: same.Any(d => d.Direction == Direction.Read),
                    Written: same.Any(d => d.Direction == Direction.Write)
                )
            )
            .OrderBy(d => d.Dataset.Namespace, StringComparer.Ordinal)
            .ThenBy(d => d.Dataset.Name, StringComparer.Ordinal)
            .ToList();
        var page = touched.Take(limit).ToList();
        var names = await labels.DatasetsAsync(http.Subscription(), page.ConvertAll(d => d.Dataset.Id), cancellation);
        http.Response.Headers["X-Total-Count"] = touched.Count.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = touched.Count > limit ? "true" : "false";
        return TypedResults.Ok(
            new WorkflowAssets(
                job.Id,
                [
                    .. page.Select(d => new WorkflowAsset(
                        d.Dataset.Id,
                        d.Dataset.Name,
                        $"{d.Dataset.Namespace}/{d.Dataset.Name}",
                        names.GetValueOrDefault(d.Dataset.Id)?.Type ?? "table",
                        d.Read,
                        d.Written
                    )),
                ],
                touched.Count
            )
        );
    }
}

/// <summary>Where the report went: the workflow's job and run, and the dataset that was read or written.</summary>
public sealed record CaptureAnswer(Guid WorkflowId, string RunId, string Node, Guid? AssetId);

/// <summary>totalAssets counts all, whatever the limit.</summary>
public sealed record WorkflowAssets(Guid WorkflowId, IReadOnlyList<WorkflowAsset> Assets, int TotalAssets);

/// <summary>A dataset of a workflow. Source: it reads it; target: it writes it.</summary>
public sealed record WorkflowAsset(
    [property: JsonPropertyName("asset_id")] Guid AssetId,
    [property: JsonPropertyName("asset_name")] string AssetName,
    [property: JsonPropertyName("asset_qualified_name")] string AssetQualifiedName,
    [property: JsonPropertyName("asset_type")] string AssetType,
    [property: JsonPropertyName("is_source")] bool IsSource,
    [property: JsonPropertyName("is_target")] bool IsTarget
);
