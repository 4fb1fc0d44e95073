using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Exporting;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Impact;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>What a change would do.</summary>
static class ImpactEndpoints
{
    const string Assets = "/api/lineage/assets/";
    static readonly string[] _formats = ["", "json", "markdown", .. AnswerFormat.Known];

    public static void MapImpact(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                $"{Assets}{{id}}/impact",
                (
                    HttpContext http,
                    [AsParameters] LineageParameters p,
                    AskedAssets assets,
                    ImpactReader reader,
                    CancellationToken cancellation,
                    string? change = null,
                    string? column = null
                ) => ImpactAsync(http, RawPath.Between(http, Assets, "/impact"), p, change, column, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary("What a change of a dataset, column or job would do downstream, how risky it is and whom to tell")
            .WithDescription(
                $"change: {string.Join(", ", PlannedChanges.Words)} (default: drop-table of a dataset, drop-column when a column is given, stop-job of a job). "
                    + "format=markdown (or Accept: text/markdown) gives the report alone, to paste into a pull request."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet(
                $"{Assets}impact",
                (
                    HttpContext http,
                    string id,
                    [AsParameters] LineageParameters p,
                    AskedAssets assets,
                    ImpactReader reader,
                    CancellationToken cancellation,
                    string? change = null,
                    string? column = null
                ) => ImpactAsync(http, id, p, change, column, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary("The impact of a change, the id as a parameter")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<ImpactAnswer>, ContentHttpResult, ProblemHttpResult>> ImpactAsync(
        HttpContext http,
        string id,
        LineageParameters parameters,
        string? change,
        string? column,
        AskedAssets assets,
        ImpactReader reader,
        CancellationToken cancellation
    )
    {
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var format = http.Request.Query["format"].ToString();
        if (!_formats.Contains(format))
            return Errors.BadParameter("format", $"is one of {string.Join(", ", _formats.Skip(1))}").ToResult(http.Response);
        if (change is not null && PlannedChanges.Parse(change) is null)
            return Errors.BadParameter("change", $"is one of {string.Join(", ", PlannedChanges.Words)}").ToResult(http.Response);
        var (asset, missing) = await assets.AssetAsync(http.Subscription(), id, cancellation);
        if (asset is null)
            return missing!.ToResult(http.Response);
        var planned = change is null
            ? asset.Kind == AssetKind.Job
                ? PlannedChange.StopJob
                : column is null
                    ? PlannedChange.DropTable
                    : PlannedChange.DropColumn
            : PlannedChanges.Parse(change)!.Value;
        if (planned == PlannedChange.StopJob != (asset.Kind == AssetKind.Job))
        {
            return Errors
                .BadParameter("change", asset.Kind == AssetKind.Job ? "of a job is stop-job" : "of a dataset is not stop-job")
                .ToResult(http.Response);
        }

        if (planned.IsOfColumn() != !string.IsNullOrEmpty(column))
        {
            return Errors
                .BadParameter("column", planned.IsOfColumn() ? $"is required for {planned.Word()}" : $"does not go with {planned.Word()}")
                .ToResult(http.Response);
        }

        (var spelled, missing) = column is null ? default : await assets.ColumnAsync(http.Subscription(), asset, column, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var question = parameters.Question(asset, "downstream");
        var answer = await reader.ReadAsync(
            http.Subscription(),
            new ImpactQuestion(asset, planned, spelled, question.Depth, question.Limit, question.Filter),
            cancellation
        );
        http.Response.Headers["X-Total-Count"] = answer.TotalImpactedAssets.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = answer.Truncated ? "true" : "false";
        return
            format == "markdown"
            || (
                format.Length == 0
                && http.Request.Headers.Accept.Any(a => a is not null && a.StartsWith("text/markdown", StringComparison.OrdinalIgnoreCase))
            )
            ? TypedResults.Content(answer.Markdown, "text/markdown; charset=utf-8")
            : TypedResults.Ok(answer);
    }
}
