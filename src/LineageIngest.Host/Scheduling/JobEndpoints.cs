using LineageIngest.Airflow.Connections;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Scheduling;

/// <summary>Scheduled jobs: what they are, what came of them, pause, resume, run now.</summary>
static class JobEndpoints
{
    const int LargestPage = 200;

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/jobs").WithTags("Operations");
        group.MapGet("", ListAsync).WithSummary("All scheduled jobs with their next and last run");
        group.MapGet("/{job}", ShowAsync).WithSummary("One job").ProducesProblem(404);
        group
            .MapGet("/{job}/runs", RunsAsync)
            .WithSummary("Its runs, newest first, with the end of each log")
            .WithDescription("before: the last runId of the page before.")
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapPost("/{job}/run", RunAsync).WithSummary("Runs it now, beside its schedule").ProducesProblem(404);
        group
            .MapPost("/{job}/pause", PauseAsync)
            .WithSummary("Stops its schedule; running now stays possible")
            .WithDescription("A body may say why: { \"reason\": \"maintenance\" }.")
            .ProducesProblem(404);
        group.MapPost("/{job}/resume", ResumeAsync).WithSummary("Follows its schedule again").ProducesProblem(404);
        group
            .MapPut("/{job}/schedule", RescheduleAsync)
            .WithSummary("Changes its schedule and runs it once")
            .WithDescription(
                "A cron text in UTC of five or six fields, an interval such as 15m, or none: then it runs only when asked to. 409 for crawls, catalogs and profiles: their schedule belongs to the connection, data source or plan."
            )
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409);
        group
            .MapDelete("/{job}", DeleteAsync)
            .WithSummary("Deletes a job that neither the service nor a connection needs; its runs stay")
            .ProducesProblem(404)
            .ProducesProblem(409);
    }

    static async Task<Ok<JobList>> ListAsync(HttpContext http, JobReader reader, CancellationToken cancellation) =>
        TypedResults.Ok(new JobList(await reader.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        string job,
        JobReader reader,
        CancellationToken cancellation
    ) =>
        (await reader.ListAsync(http.Subscription(), cancellation)).FirstOrDefault(found => found.Name == job) is { } answer
            ? TypedResults.Ok(answer)
            : Missing(http, job);

    static async Task<Results<Ok<JobRunList>, ProblemHttpResult>> RunsAsync(
        HttpContext http,
        string job,
        ScheduledJobStore jobs,
        JobRunStore runs,
        CancellationToken cancellation,
        long before = long.MaxValue,
        int limit = 20
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var key = new JobKey(http.Subscription(), job);
        if (await jobs.FindAsync(key, cancellation) is null)
            return Missing(http, job);
        var page = await runs.ListAsync(key, before, limit, cancellation);
        return TypedResults.Ok(new JobRunList(page, page.Count == limit ? page[^1].RunId : null));
    }

    static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> RunAsync(
        HttpContext http,
        string job,
        RunNow run,
        CancellationToken cancellation
    ) => await run.AcceptAsync(http, new JobKey(http.Subscription(), job), cancellation) is { } accepted ? accepted : Missing(http, job);

    static async Task<Results<NoContent, ProblemHttpResult>> PauseAsync(
        HttpContext http,
        string job,
        JobPlan plan,
        CancellationToken cancellation,
        PauseRequest? request = null
    ) =>
        await plan.PauseAsync(new JobKey(http.Subscription(), job), request?.Reason ?? "", http.Caller()?.Name, cancellation)
            ? TypedResults.NoContent()
            : Missing(http, job);

    static async Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        HttpContext http,
        string job,
        JobPlan plan,
        CancellationToken cancellation
    ) => await plan.ResumeAsync(new JobKey(http.Subscription(), job), cancellation) ? TypedResults.NoContent() : Missing(http, job);

    static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> RescheduleAsync(
        HttpContext http,
        string job,
        ScheduleRequest request,
        ScheduledJobStore jobs,
        JobPlan plan,
        JobReader reader,
        CancellationToken cancellation
    )
    {
        if (await jobs.FindAsync(new JobKey(http.Subscription(), job), cancellation) is not { } found)
            return Missing(http, job);
        if (OwnerOf(found) is { } owner)
        {
            return new Problem(
                409,
                "schedule-of-owner",
                "The schedule belongs to what the job works for",
                $"Change it with PUT {owner}, which checks what is to be done as well."
            ).ToResult(http.Response);
        }
        var schedule = request.Schedule == "none" ? null : request.Schedule ?? "";
        if (schedule is not null && Schedules.Read(schedule).Problem is { } problem)
            return new Problem(400, "bad-schedule", "This schedule cannot be kept", $"schedule {problem}.").ToResult(http.Response);
        await plan.SaveAsync(found with { Schedule = schedule }, cancellation);
        return await ShowAsync(http, job, reader, cancellation);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        HttpContext http,
        string job,
        ScheduledJobStore jobs,
        ConnectionStore connections,
        JobPlan plan,
        JobReader reader,
        CancellationToken cancellation
    )
    {
        if (await jobs.FindAsync(new JobKey(http.Subscription(), job), cancellation) is not { } found)
            return Missing(http, job);
        if (reader.IsBuiltIn(job))
            return Needed(http, $"{job} belongs to the service; it can be paused.");
        if (
            found.Kind == Crawling.CrawlJob.Kind
            && await connections.FindAsync(http.Subscription(), found.Subject, cancellation) is not null
        )
        {
            return Needed(http, $"{job} belongs to a connection: DELETE /api/connections/{found.Subject} removes both.");
        }

        await plan.RemoveAsync(found.Key, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Where a job's schedule is kept together with what it does; null for the service's own jobs.</summary>
    static string? OwnerOf(ScheduledJob job) =>
        job.Kind switch
        {
            Crawling.CrawlJob.Kind => $"/api/connections/{job.Subject}",
            DataSources.CatalogJob.Kind => $"/api/data-sources/{job.Subject}",
            DataSources.ProfileJob.Kind => $"/api/profile-plans/{job.Subject}",
            _ => null,
        };

    static ProblemHttpResult Needed(HttpContext http, string detail) =>
        new Problem(409, "job-needed", "The job is needed", detail).ToResult(http.Response);

    static ProblemHttpResult Missing(HttpContext http, string job) => Errors.NotFound("job", job).ToResult(http.Response);
}

public sealed record JobList(IReadOnlyList<JobAnswer> Jobs);

/// <summary>A page; next is the before of the page that follows, null on the last.</summary>
public sealed record JobRunList(IReadOnlyList<JobRun> Runs, long? Next);

/// <summary>The run that was asked for is the first whose id is greater than after.</summary>
public sealed record RunAccepted(string Job, long After);

/// <summary>Why a job is paused.</summary>
public sealed record PauseRequest(string? Reason);

public sealed record ScheduleRequest(string? Schedule);

/// <summary>
/// A job, when it is due, and how it went. Problem: why its schedule cannot be kept. MedianSeconds: of its latest successful runs.
/// BuiltIn: it belongs to the service and cannot be deleted. History: its latest ended runs, newest last.
/// </summary>
public sealed record JobAnswer(
    string Name,
    string Kind,
    string Subject,
    string? Description,
    bool BuiltIn,
    string? Schedule,
    string? Problem,
    bool IsPaused,
    JobPause? Paused,
    DateTimeOffset? NextRunAt,
    JobRun? LastRun,
    bool Running,
    double? MedianSeconds,
    DateTimeOffset? LastSuccessAt,
    IReadOnlyList<JobRunMark> History
);
