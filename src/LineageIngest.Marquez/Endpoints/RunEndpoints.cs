using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Runs;
using LineageIngest.Marquez.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record RunsWords(IReadOnlyList<RunWords> Runs, long TotalCount);

public sealed record RunFacetsWords(Guid RunId, IReadOnlyDictionary<string, JsonElement> Facets);

public sealed record UpstreamRunsWords(IReadOnlyList<UpstreamRunWords> Runs);

static class RunEndpoints
{
    static readonly (string Action, string EventType)[] _actions =
    [
        ("start", "START"),
        ("complete", "COMPLETE"),
        ("fail", "FAIL"),
        ("abort", "ABORT"),
    ];

    public static void MapRuns(this RouteGroupBuilder group)
    {
        group
            .MapGet("/namespaces/{ns}/jobs/{job}/runs", ListAsync)
            .WithSummary("The runs of a job, newest first")
            .Produces<ErrorWords>(404);
        group
            .MapPost("/namespaces/{ns}/jobs/{job}/runs", AddAsync)
            .WithSummary("Makes a run known before it begins")
            .Produces<ErrorWords>(400)
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group.MapGet("/jobs/runs/{id}", ShowAsync).WithSummary("One run").Produces<ErrorWords>(404);
        group
            .MapGet("/jobs/runs/{id}/facets", FacetsAsync)
            .WithSummary("The facets of a run, or of its job as that run sent them")
            .WithDescription("type: run or job.")
            .Produces<ErrorWords>(404);
        foreach (var (action, eventType) in _actions)
        {
            group
                .MapPost(
                    $"/jobs/runs/{{id}}/{action}",
                    (
                        HttpContext http,
                        string id,
                        RunList runs,
                        JobList jobs,
                        Writer writer,
                        CancellationToken cancellation,
                        string? at = null
                    ) => MarkAsync(http, id, eventType, at, runs, jobs, writer, cancellation)
                )
                .WithSummary($"Marks a run: {action}")
                .Produces<ErrorWords>(400)
                .Produces<ErrorWords>(404)
                .Produces<ErrorWords>(503);
        }

        group
            .MapGet("/runlineage/upstream", UpstreamAsync)
            .WithSummary("The runs that made what a run read, and so on upward")
            .Produces<ErrorsWords>(400)
            .Produces<ErrorWords>(404);
    }

    static async Task<Results<Ok<RunsWords>, JsonHttpResult<ErrorWords>>> ListAsync(
        HttpContext http,
        string ns,
        string job,
        JobList jobs,
        RunList runs,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    )
    {
        if (!await jobs.ExistsAsync(http.Subscription(), http.Job(), cancellation))
            return Refusals.NotFound("Job", http.Job().Name);
        var (page, total) = await runs.OfJobAsync(http.Subscription(), http.Job(), limit.Page(), offset, cancellation);
        return TypedResults.Ok(new RunsWords(page, total));
    }

    static async Task<Results<Created<RunWords>, JsonHttpResult<ErrorWords>>> AddAsync(
        HttpContext http,
        string ns,
        string job,
        JobList jobs,
        RunList runs,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var name = http.Job();
        var (known, missing) = await WrittenAbout.JobAsync(http, jobs, writer, cancellation);
        if (known is null)
            return missing!;
        var (meta, wrong) = await Bodies.ReadAsync<RunMeta>(http, cancellation);
        wrong ??=
            Bodies.NotAnInstant("nominalStartTime", meta!.NominalStartTime) ?? Bodies.NotAnInstant("nominalEndTime", meta.NominalEndTime);
        wrong ??= meta!.Id is not null && !Guid.TryParse(meta.Id, out _) ? Refusals.BadRequest("id must be a UUID") : null;
        if (wrong is not null)
            return wrong;
        var id = meta!.Id is { } given ? Guid.Parse(given) : Guid.CreateVersion7(writer.Now);
        var stored = await writer.WriteAsync(
            http.Subscription(),
            [WriteEvents.NewRun(writer.Now, name, id.ToString(), meta, known.Inputs)],
            Writer.ClaimOf(name, id.ToString()),
            cancellation
        );
        return stored && await runs.FindAsync(http.Subscription(), id, cancellation) is { } run
            ? TypedResults.Created($"/api/v1/jobs/runs/{id}", run)
            : Refusals.NotYetShown(http.Response);
    }

    static async Task<Results<Ok<RunWords>, JsonHttpResult<ErrorWords>>> MarkAsync(
        HttpContext http,
        string id,
        string eventType,
        string? at,
        RunList runs,
        JobList jobs,
        Writer writer,
        CancellationToken cancellation
    )
    {
        if (!Guid.TryParse(id, out var runId))
            return Refusals.NotFound("Run", id);
        var (run, missing) = await WrittenAbout.FindAsync(
            http,
            writer,
            () => runs.KnownAsync(http.Subscription(), runId, cancellation),
            "Run",
            id,
            cancellation
        );
        if (run is null)
            return missing!;
        if (!Parameters.TryInstant(at, out var moment))
            return Refusals.BadRequest("query param at must be an instant such as 2025-03-12T00:00:00Z");
        var outputs =
            eventType == "COMPLETE" && await jobs.FindAsync(http.Subscription(), run.Job, cancellation) is { } job ? job.Outputs : [];
        var stored = await writer.WriteAsync(
            http.Subscription(),
            [WriteEvents.RunState(moment ?? writer.Now, eventType, run.Job, run.RunId, outputs)],
            Writer.ClaimOf(run.Job, run.RunId),
            cancellation
        );
        return stored && await runs.FindAsync(http.Subscription(), runId, cancellation) is { } marked
            ? TypedResults.Ok(marked)
            : Refusals.NotYetShown(http.Response);
    }

    static async Task<Results<Ok<RunWords>, JsonHttpResult<ErrorWords>>> ShowAsync(
        HttpContext http,
        string id,
        RunList runs,
        CancellationToken cancellation
    )
    {
        if (!Guid.TryParse(id, out var runId))
            return Refusals.Say(404, "HTTP 404 Not Found");
        return await runs.FindAsync(http.Subscription(), runId, cancellation) is { } run
            ? TypedResults.Ok(run)
            : Refusals.NotFound("Run", id);
    }

    static async Task<Results<Ok<RunFacetsWords>, JsonHttpResult<ErrorWords>, JsonHttpResult<ErrorsWords>>> FacetsAsync(
        HttpContext http,
        string id,
        RunList runs,
        CancellationToken cancellation,
        string? type = null
    )
    {
        if (type is null)
            return Refusals.Errors("query param type must not be null");
        if (!Enum.TryParse<RunFacetKind>(type, ignoreCase: true, out var kind))
            return Refusals.BadRequest("query param type must be one of [RUN, JOB]");
        if (!Guid.TryParse(id, out var runId))
            return Refusals.Say(404, "HTTP 404 Not Found");
        return await runs.FacetsAsync(http.Subscription(), runId, kind, cancellation) is { } facets
            ? TypedResults.Ok(new RunFacetsWords(runId, facets))
            : Refusals.NotFound("Run", id);
    }

    static async Task<Results<Ok<UpstreamRunsWords>, JsonHttpResult<ErrorWords>, JsonHttpResult<ErrorsWords>>> UpstreamAsync(
        HttpContext http,
        RunLineage lineage,
        CancellationToken cancellation,
        string? runId = null,
        int depth = 20
    )
    {
        if (runId is null)
            return Refusals.Errors("query param runId must not be null");
        if (!Guid.TryParse(runId, out var id))
            return Refusals.BadRequest("query param runId must be a UUID");
        if (await lineage.UpstreamAsync(http.Subscription(), id, depth, cancellation) is not var (runs, truncated))
            return Refusals.NotFound("Run", runId);
        if (truncated)
            http.Response.Headers["X-Truncated"] = "true";
        return TypedResults.Ok(new UpstreamRunsWords(runs));
    }
}
