using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Exporting;
using LineageIngest.Host.Http;
using LineageIngest.Retention;
using LineageIngest.Stages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Progress of the stages, replay, export.</summary>
static class OperationsEndpoints
{
    const string Lines = "application/x-ndjson";

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/lineage/progress", ProgressAsync).WithTags("Operations").WithSummary("How far the stages are behind the log");
        routes
            .MapPost("/api/lineage/replay", ReplayAsync)
            .WithTags("Operations")
            .WithSummary("Throws away all that was derived and rebuilds it from the log")
            .WithDescription(
                "Answers at once; GET /api/lineage/progress shows how far it is. The log itself is not touched. Where retention took events out of the log, a replay forgets what only they said, and is refused without forget=true."
            )
            .ProducesProblem(409);
        routes
            .MapGet("/api/lineage/export", ExportAsync)
            .WithTags("Operations")
            .WithSummary("Every job's lineage, or every event as received")
            .WithDescription(
                "format: json (default), openlineage (one event a line, in order of receipt) or atlas (one request to Apache Atlas v2 a line, with method, path and body: types, then datasets, then jobs). wait=true: first let every stage pass the log's present end."
            )
            .ProducesProblem(400);
    }

    static async Task<Ok<Lag>> ProgressAsync(HttpContext http, StageProgress progress, CancellationToken cancellation) =>
        TypedResults.Ok(await progress.LagAsync(http.Subscription(), cancellation));

    static async Task<Results<Accepted<Lag>, ProblemHttpResult>> ReplayAsync(
        HttpContext http,
        Replay replay,
        StageProgress progress,
        LogRetention retention,
        CancellationToken cancellation,
        bool forget = false
    )
    {
        if (!forget && await retention.HorizonAsync(http.Subscription(), cancellation) is { } horizon)
            return Problems.LogShortened(horizon, "A replay").ToResult(http.Response);

        await replay.ResetAsync(http.Subscription(), cancellation);
        return TypedResults.Accepted("/api/lineage/progress", await progress.LagAsync(http.Subscription(), cancellation));
    }

    static async Task<IResult> ExportAsync(
        HttpContext http,
        JobQuery jobs,
        EventLog log,
        StageProgress progress,
        Atlas atlas,
        CancellationToken cancellation,
        string format = "json",
        bool wait = false
    )
    {
        if (format is not ("json" or "openlineage" or "atlas"))
            return Errors.BadParameter("format", "is json, openlineage or atlas").ToResult(http.Response);
        if (wait)
            await progress.WaitAsync(log, http.Subscription(), cancellation);
        var subscription = http.Subscription();
        return format switch
        {
            "json" => TypedResults.Stream(output => Export.WriteJobsAsync(jobs, subscription, output, cancellation), "application/json"),
            "atlas" => TypedResults.Stream(output => Export.WriteAtlasAsync(atlas, subscription, output, cancellation), Lines),
            _ => TypedResults.Stream(output => Export.WriteEventsAsync(log, subscription, output, cancellation), Lines),
        };
    }
}
