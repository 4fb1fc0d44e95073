using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Runs;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Runs;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>Where and when to look for a cause.</summary>
public sealed record RootCauseParameters(string? At, string? Window, int? Depth, int? Limit, bool? Observed)
{
    const int DefaultDepth = 10;
    const int DeepestDepth = 100;
    const int DefaultCauses = 20;
    const int MostCauses = 200;
    const int MostDatasets = 2000;
    static readonly TimeSpan _defaultWindow = TimeSpan.FromHours(24);
    static readonly TimeSpan _longestWindow = TimeSpan.FromDays(366);

    public Problem? Problem() =>
        At is not null && EventTime.ParseOptional(At) is null ? Errors.BadParameter("at", "is a time such as 2026-11-21T09:00:00Z")
        : Window is not null && Duration(Window) is null
            ? Errors.BadParameter("window", "is a number with a unit, such as 90m, 24h or 7d, up to 366d")
        : Depth is < 0 or > DeepestDepth ? Errors.BadParameter("depth", $"is a number from 0 to {DeepestDepth}")
        : Limit is < 1 or > MostCauses ? Errors.BadParameter("limit", $"is a number from 1 to {MostCauses}")
        : null;

    public RootCauseQuestion Question() =>
        new(
            EventTime.ParseOptional(At),
            Window is null ? _defaultWindow : Duration(Window)!.Value,
            Depth ?? DefaultDepth,
            MostDatasets,
            new(Observed ?? false),
            Limit ?? DefaultCauses
        );

    static TimeSpan? Duration(string text)
    {
        var unit =
            text.Length > 1
                ? text[^1] switch
                {
                    'm' => TimeSpan.FromMinutes(1),
                    'h' => TimeSpan.FromHours(1),
                    'd' => TimeSpan.FromDays(1),
                    _ => TimeSpan.Zero,
                }
                : TimeSpan.Zero;
        return
            unit > TimeSpan.Zero
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count <= _longestWindow / unit
            ? count * unit
            : null;
    }
}

/// <summary>Why something is wrong.</summary>
static class RootCauseEndpoints
{
    const string Assets = "/api/lineage/assets/";

    public static void MapRootCause(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                $"{Assets}{{id}}/root-cause",
                (
                    HttpContext http,
                    [AsParameters] RootCauseParameters p,
                    AskedAssets assets,
                    RootCauseReader reader,
                    CancellationToken cancellation,
                    string? column = null
                ) => DatasetAsync(http, RawPath.Between(http, Assets, "/root-cause"), column, p, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary(
                "Why a dataset or column is wrong: failed, late, missing or skipped runs, failed checks, odd volumes and schema changes upstream, ranked"
            )
            .WithDescription(
                "at: when it was wrong (default: when its own run or check last failed, else, or where nothing explains that, now; atChosen says which). window: how far back to look (90m, 24h, 7d). Each score comes with its parts."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet(
                $"{Assets}root-cause",
                (
                    HttpContext http,
                    string id,
                    [AsParameters] RootCauseParameters p,
                    AskedAssets assets,
                    RootCauseReader reader,
                    CancellationToken cancellation,
                    string? column = null
                ) => DatasetAsync(http, id, column, p, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary("The root cause for a dataset, the id as a parameter")
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/runs/{runId}/root-cause", RunAsync)
            .WithTags("Insight")
            .WithSummary("Why a run failed, or was late: what went wrong upstream of it before")
            .WithDescription("Of a DAG run the task that failed first is looked at.")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<RootCauseAnswer>, ProblemHttpResult>> DatasetAsync(
        HttpContext http,
        string id,
        string? column,
        RootCauseParameters parameters,
        AskedAssets assets,
        RootCauseReader reader,
        CancellationToken cancellation
    )
    {
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        (var spelled, missing) = column is null ? default : await assets.ColumnAsync(http.Subscription(), dataset, column, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        return TypedResults.Ok(await reader.OfDatasetAsync(http.Subscription(), dataset, spelled, parameters.Question(), cancellation));
    }

    static async Task<Results<Ok<RootCauseAnswer>, ProblemHttpResult>> RunAsync(
        HttpContext http,
        [AsParameters] RootCauseParameters parameters,
        RunQuery runs,
        RunPartsQuery parts,
        RunErrorQuery errors,
        RootCauseReader reader,
        CancellationToken cancellation
    )
    {
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var runId = RawPath.Between(http, "/api/lineage/runs/", "/root-cause");
        var found = await runs.FindAsync(http.Subscription(), runId, cancellation);
        if (found.Count == 0)
            return Errors.NotFound("run", runId).ToResult(http.Response);
        var run = await FirstFailedAsync(
            http.Subscription(),
            found.Find(r => r.State is "FAIL" or "ABORT") ?? found[0],
            runs,
            parts,
            cancellation
        );
        return TypedResults.Ok(
            await reader.OfRunAsync(
                http.Subscription(),
                run,
                await errors.FindAsync(http.Subscription(), run.Key, cancellation),
                parameters.Question(),
                cancellation
            )
        );
    }

    /// <summary>A run fails because a part of it did: the first one, and so on down.</summary>
    static async Task<RunDetail> FirstFailedAsync(
        int subscription,
        RunDetail run,
        RunQuery runs,
        RunPartsQuery parts,
        CancellationToken cancellation
    )
    {
        const int deepest = 5;
        for (var depth = 0; depth < deepest && run.State is "FAIL" or "ABORT"; depth++)
        {
            var failed = (await parts.PartsAsync(subscription, run.Key, cancellation))
                .Where(p => p.State is "FAIL" or "ABORT")
                .OrderBy(p => p.End)
                .ThenBy(p => p.Key)
                .FirstOrDefault();
            if (
                failed is null
                || (await runs.FindAsync(subscription, failed.RunId, cancellation)).Find(r => r.Key == failed.Key) is not { } part
            )
            {
                break;
            }

            run = part;
        }
        return run;
    }
}
