using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Runs;
using LineageIngest.Marquez.Writing;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record JobsWords(long TotalCount, IReadOnlyList<JobWords> Jobs);

public sealed record JobVersionsWords(IReadOnlyList<JobVersionWords> Versions);

static class JobEndpoints
{
    public static void MapMarquezJobs(this RouteGroupBuilder group)
    {
        group
            .MapGet("/jobs", ListAllAsync)
            .WithSummary("All jobs, the last changed first")
            .WithDescription("lastRunStates (also runState): only jobs whose latest run stands so; may repeat.")
            .Produces<ErrorWords>(400);
        group
            .MapGet("/namespaces/{ns}/jobs", ListAsync)
            .WithSummary("The jobs of a namespace, the last changed first")
            .Produces<ErrorWords>(400);
        group.MapGet("/namespaces/{ns}/jobs/{job}", ShowAsync).WithSummary("One job with its latest runs").Produces<ErrorWords>(404);
        group
            .MapPut("/namespaces/{ns}/jobs/{job}", SaveAsync)
            .WithSummary("Declares a job")
            .Produces<ErrorWords>(400)
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete("/namespaces/{ns}/jobs/{job}", HideAsync)
            .WithSummary("Hides a job, until an event of a later time names it")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapGet("/namespaces/{ns}/jobs/{job}/versions", VersionsAsync)
            .WithSummary("The versions of a job, newest first")
            .Produces<ErrorWords>(404);
        group
            .MapGet("/namespaces/{ns}/jobs/{job}/versions/{version}", VersionAsync)
            .WithSummary("One version of a job")
            .Produces<ErrorWords>(404);
    }

    public static JobName Job(this HttpContext http) => new(http.Namespace(), http.Name(5));

    /// <summary>Answers to writes show the job by itself, as in Marquez.</summary>
    public static JobWords WithoutRuns(this JobWords job) => job with { LatestRun = null, LatestRuns = null };

    static Task<Results<Ok<JobsWords>, JsonHttpResult<ErrorWords>>> ListAllAsync(
        HttpContext http,
        JobList jobs,
        CancellationToken cancellation,
        string[]? lastRunStates = null,
        string[]? runState = null,
        int limit = 100,
        int offset = 0
    ) => PageAsync(http, jobs, null, [.. lastRunStates ?? [], .. runState ?? []], limit, offset, cancellation);

    static async Task<Results<Ok<JobsWords>, JsonHttpResult<ErrorWords>>> ListAsync(
        HttpContext http,
        string ns,
        JobList jobs,
        CatalogueQuery catalogue,
        CancellationToken cancellation,
        string[]? lastRunStates = null,
        string[]? runState = null,
        int limit = 100,
        int offset = 0
    )
    {
        var name = http.Namespace();
        if (!Parameters.IsNamespace(name) && await catalogue.FindNamespaceAsync(http.Subscription(), name, cancellation) is null)
            return Refusals.Say(404, "HTTP 404 Not Found");
        return await PageAsync(http, jobs, name, [.. lastRunStates ?? [], .. runState ?? []], limit, offset, cancellation);
    }

    static async Task<Results<Ok<JobsWords>, JsonHttpResult<ErrorWords>>> PageAsync(
        HttpContext http,
        JobList jobs,
        string? ns,
        string[] states,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        if (states.Except(RunStates.Words).Any())
            return Refusals.BadRequest($"query param lastRunStates must be one of [{string.Join(", ", RunStates.Words)}]");
        var (page, total) = await jobs.ListAsync(http.Subscription(), ns, states, limit.Page(), offset, cancellation);
        return TypedResults.Ok(new JobsWords(total, page));
    }

    static async Task<Results<Ok<JobWords>, JsonHttpResult<ErrorWords>>> ShowAsync(
        HttpContext http,
        string ns,
        string job,
        JobList jobs,
        CancellationToken cancellation
    ) => await jobs.FindAsync(http.Subscription(), http.Job(), cancellation) is { } found ? TypedResults.Ok(found) : Missing(http);

    static async Task<Results<Ok<JobWords>, JsonHttpResult<ErrorWords>>> SaveAsync(
        HttpContext http,
        string ns,
        string job,
        CatalogueQuery catalogue,
        JobList jobs,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (space, missing) = await WrittenAbout.NamespaceAsync(http, catalogue, writer, cancellation);
        if (space is null)
            return missing!;
        var (meta, wrong) = await Bodies.ReadAsync<JobMeta>(http, cancellation);
        wrong ??= Bodies.NotOneOf("type", meta!.Type, "BATCH", "STREAM", "SERVICE");
        wrong ??= (meta!.Inputs ?? [])
            .Concat(meta.Outputs ?? [])
            .Any(d => string.IsNullOrEmpty(d?.Namespace) || string.IsNullOrEmpty(d.Name))
            ? Refusals.BadRequest("inputs[] and outputs[] must have a namespace and a name")
            : null;
        if (wrong is not null)
            return wrong;
        var name = http.Job();
        if (meta!.Inputs is null || meta.Outputs is null)
        {
            var known = await jobs.FindAsync(http.Subscription(), name, cancellation);
            meta = meta with { Inputs = meta.Inputs ?? known?.Inputs, Outputs = meta.Outputs ?? known?.Outputs };
        }
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Job(writer.Now, name, meta)], Writer.ClaimOf(name), cancellation))
            return Refusals.NotYetShown(http.Response);
        return await jobs.FindAsync(http.Subscription(), name, cancellation) is { } found ? TypedResults.Ok(found) : Missing(http);
    }

    static async Task<Results<Ok<JobWords>, JsonHttpResult<ErrorWords>>> HideAsync(
        HttpContext http,
        string ns,
        string job,
        JobList jobs,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (found, missing) = await WrittenAbout.JobAsync(http, jobs, writer, cancellation);
        if (found is null)
            return missing!;
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Hidden(writer.Now, http.Job())], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok(found.WithoutRuns()); // as it was when it was deleted
    }

    static async Task<Results<Ok<JobVersionsWords>, JsonHttpResult<ErrorWords>>> VersionsAsync(
        HttpContext http,
        string ns,
        string job,
        JobList jobs,
        JobVersionList versions,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    )
    {
        if (!await jobs.ExistsAsync(http.Subscription(), http.Job(), cancellation))
            return Missing(http);
        return TypedResults.Ok(
            new JobVersionsWords(await versions.ListAsync(http.Subscription(), http.Job(), limit.Page(), offset, cancellation))
        );
    }

    static async Task<Results<Ok<JobVersionWords>, JsonHttpResult<ErrorWords>>> VersionAsync(
        HttpContext http,
        string ns,
        string job,
        string version,
        JobList jobs,
        JobVersionList versions,
        CancellationToken cancellation
    )
    {
        if (!await jobs.ExistsAsync(http.Subscription(), http.Job(), cancellation))
            return Missing(http);
        return
            Guid.TryParse(version, out var id) && await versions.FindAsync(http.Subscription(), http.Job(), id, cancellation) is { } found
            ? TypedResults.Ok(found)
            : Refusals.NotFound("Job version", version);
    }

    static JsonHttpResult<ErrorWords> Missing(HttpContext http) => Refusals.NotFound("Job", http.Name(5));
}
