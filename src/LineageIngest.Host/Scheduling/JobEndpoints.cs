using LineageIngest.Answers;
using LineageIngest.Host.Http;
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
            .MapPost(
                "/{job}/pause",
                (HttpContext http, string job, JobPlan plan, CancellationToken cancellation) =>
                    PauseAsync(http, job, plan, paused: true, cancellation)
            )
            .WithSummary("Stops its schedule; running now stays possible")
            .ProducesProblem(404);
        group
            .MapPost(
                "/{job}/resume",
                (HttpContext http, string job, JobPlan plan, CancellationToken cancellation) =>
                    PauseAsync(http, job, plan, paused: false, cancellation)
            )
            .WithSummary("Follows its schedule again")
            .ProducesProblem(404);
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
        JobPlan plan,
        JobRunStore runs,
        CancellationToken cancellation
    )
    {
        var key = new JobKey(http.Subscription(), job);
        var newest = await runs.ListAsync(key, long.MaxValue, 1, cancellation);
        return await plan.RunNowAsync(key, cancellation)
            ? TypedResults.Accepted(
                $"/api/jobs/{Uri.EscapeDataString(job)}/runs",
                new RunAccepted(job, newest is [var run] ? run.RunId : 0)
            )
            : Missing(http, job);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> PauseAsync(
        HttpContext http,
        string job,
        JobPlan plan,
        bool paused,
        CancellationToken cancellation
    ) => await plan.PauseAsync(new JobKey(http.Subscription(), job), paused, cancellation) ? TypedResults.NoContent() : Missing(http, job);

    static ProblemHttpResult Missing(HttpContext http, string job) => Errors.NotFound("job", job).ToResult(http.Response);
}

public sealed record JobList(IReadOnlyList<JobAnswer> Jobs);

/// <summary>A page; next is the before of the page that follows, null on the last.</summary>
public sealed record JobRunList(IReadOnlyList<JobRun> Runs, long? Next);

/// <summary>The run that was asked for is the first whose id is greater than after.</summary>
public sealed record RunAccepted(string Job, long After);

/// <summary>A job, when it is due, and its newest run.</summary>
public sealed record JobAnswer(
    string Name,
    string Kind,
    string Subject,
    string? Schedule,
    bool Paused,
    DateTimeOffset? NextRunAt,
    JobRun? LastRun
);
