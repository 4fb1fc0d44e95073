using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Scheduling;

/// <summary>Runs of all jobs: by state, one with its log, cancel, retry, delete, counts over time, and as they happen.</summary>
static class JobRunEndpoints
{
    const int LargestPage = 500;
    const int MostBuckets = 400;

    /// <summary>What one request by filter does at most; the next one does the rest.</summary>
    const int MostAtOnce = 10_000;

    /// <summary>PostgreSQL takes the first and last moments of .NET for infinite, between which there are no spans.</summary>
    static readonly DateTimeOffset _earliest = DateTimeOffset.UnixEpoch;
    static readonly DateTimeOffset _latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void MapJobRuns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/jobs").WithTags("Operations").AddEndpointFilterFactory(KnownParameters.Check);
        group
            .MapGet("/runs", ListAsync)
            .WithSummary("Runs of all jobs: what waits first, then what has begun, newest first; with the number in each state")
            .WithDescription(
                "state: queued, running, retrying, failed, succeeded, deleted. job is exact; kind is what comes before the colon of a job's name; q is part of the job's name, the summary or the "
                    + "error; from and to bound the start. totals count what matches, whatever state says. A run that waits for its first start has a negative id until it begins."
            )
            .ProducesProblem(400);
        group.MapGet("/runs/{runId}", ShowAsync).WithSummary("One run with the end of its log").ProducesProblem(404);
        group
            .MapPost("/runs/{runId}/cancel", CancelAsync)
            .WithSummary("Cancels a run and its further attempts; what runs ends within seconds")
            .ProducesProblem(404)
            .ProducesProblem(409);
        group
            .MapPost("/runs/{runId}/retry", RetryAsync)
            .WithSummary("Runs the job once more, or begins the attempt that waits")
            .ProducesProblem(404)
            .ProducesProblem(409);
        group
            .MapPost("/runs/{runId}/delete", DeleteAsync)
            .WithSummary("Takes a run that waits or has ended off the lists; it stays under the state deleted")
            .ProducesProblem(404)
            .ProducesProblem(409);
        group
            .MapPost("/runs/cancel", CancelAllAsync)
            .WithSummary("Cancels all runs of a state that match; dryRun counts them only")
            .WithDescription("state: queued, running or retrying.")
            .ProducesProblem(400);
        group
            .MapPost("/runs/retry", RetryAllAsync)
            .WithSummary("Retries all runs of a state that match; dryRun counts them only")
            .WithDescription("state: retrying, failed or deleted. Ended runs of one job are retried by one run.")
            .ProducesProblem(400);
        group
            .MapPost("/runs/delete", DeleteAllAsync)
            .WithSummary("Deletes all runs of a state that match; dryRun counts them only")
            .WithDescription("state: queued, retrying, failed or succeeded.")
            .ProducesProblem(400);
        group
            .MapGet("/stats", StatsAsync)
            .WithSummary("How many runs succeeded and failed, in equal spans of time")
            .WithDescription($"from: a day ago unless said; to: now. buckets: 1 to {MostBuckets}. A run counts where it began.")
            .ProducesProblem(400);
        group
            .MapGet("/stream", Stream)
            .WithSummary("Runs as they are queued, begin, go on and end (server-sent events)")
            .WithDescription("Events: run (a run as in /api/jobs/runs), progress, log (a line), ping. It begins with what runs and waits.");
    }

    static async Task<Results<Ok<ScheduledRunPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        JobRunQuery query,
        CancellationToken cancellation,
        string? state = null,
        string? job = null,
        string? kind = null,
        string? q = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? cursor = null,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (state is not null && !JobRunState.All.Contains(state))
            return Errors.BadParameter("state", $"is one of {string.Join(", ", JobRunState.All)}").ToResult(http.Response);
        long? after = null;
        if (cursor is not null)
        {
            if (
                PageCursor.Read(cursor, 1) is not [var id]
                || !long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read)
            )
            {
                return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
            }

            after = read;
        }
        var filter = new JobRunFilter(state, job, kind, q, from, to);
        var totals = await query.TotalsAsync(http.Subscription(), filter, cancellation);
        var runs = await query.ListAsync(http.Subscription(), filter, after, limit, cancellation);
        var next = runs.Count == limit ? PageCursor.Write(runs[^1].RunId.ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Ok(new ScheduledRunPage(runs, totals.Of(state), next, totals));
    }

    static async Task<Results<Ok<ScheduledRunDetail>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        long runId,
        JobRunQuery query,
        CancellationToken cancellation
    ) =>
        await query.FindAsync(http.Subscription(), runId, cancellation) is var (run, log)
            ? TypedResults.Ok(new ScheduledRunDetail(run, log))
            : Missing(http, runId);

    static Task<Results<Accepted, ProblemHttpResult>> CancelAsync(
        HttpContext http,
        long runId,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation,
        RunActionRequest? request = null
    ) => ActAsync(http, runId, JobRunAction.Cancel, query, actions, request, cancellation);

    static Task<Results<Accepted, ProblemHttpResult>> RetryAsync(
        HttpContext http,
        long runId,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation,
        RunActionRequest? request = null
    ) => ActAsync(http, runId, JobRunAction.Retry, query, actions, request, cancellation);

    static Task<Results<Accepted, ProblemHttpResult>> DeleteAsync(
        HttpContext http,
        long runId,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation,
        RunActionRequest? request = null
    ) => ActAsync(http, runId, JobRunAction.Delete, query, actions, request, cancellation);

    static async Task<Results<Accepted, ProblemHttpResult>> ActAsync(
        HttpContext http,
        long runId,
        JobRunAction action,
        JobRunQuery query,
        JobRunActions actions,
        RunActionRequest? request,
        CancellationToken cancellation
    )
    {
        if (await query.FindAsync(http.Subscription(), runId, cancellation) is not var (run, _))
            return Missing(http, runId);
        var states = JobRunActions.StatesFor(action);
        var isDone =
            states.Contains(run.State)
            && await actions.ActAsync(http.Subscription(), action, [run], http.Caller()?.Name, request?.Reason, cancellation) == 1;
        return isDone
            ? TypedResults.Accepted((string?)null)
            : new Problem(
                409,
                "run-state",
                "The run is not in a state for that",
                states.Contains(run.State)
                    ? $"Run {runId} of {run.Job} went on meanwhile, or its job is gone."
                    : $"Run {runId} of {run.Job} is {run.State}; it would have to be {string.Join(" or ", states)}."
            ).ToResult(http.Response);
    }

    static Task<Results<Ok<RunsActionAnswer>, ProblemHttpResult>> CancelAllAsync(
        HttpContext http,
        RunsActionRequest request,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation
    ) => ActOnAllAsync(http, JobRunAction.Cancel, request, query, actions, cancellation);

    static Task<Results<Ok<RunsActionAnswer>, ProblemHttpResult>> RetryAllAsync(
        HttpContext http,
        RunsActionRequest request,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation
    ) => ActOnAllAsync(http, JobRunAction.Retry, request, query, actions, cancellation);

    static Task<Results<Ok<RunsActionAnswer>, ProblemHttpResult>> DeleteAllAsync(
        HttpContext http,
        RunsActionRequest request,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation
    ) => ActOnAllAsync(http, JobRunAction.Delete, request, query, actions, cancellation);

    static async Task<Results<Ok<RunsActionAnswer>, ProblemHttpResult>> ActOnAllAsync(
        HttpContext http,
        JobRunAction action,
        RunsActionRequest request,
        JobRunQuery query,
        JobRunActions actions,
        CancellationToken cancellation
    )
    {
        var states = JobRunActions.StatesFor(action);
        if (request.State is null || !states.Contains(request.State))
            return Errors.BadBody("/state", $"state is one of {string.Join(", ", states)}.").ToResult(http.Response);
        var filter = new JobRunFilter(request.State, request.Job, request.Kind, request.Q, request.From, request.To);
        var matched = (await query.TotalsAsync(http.Subscription(), filter, cancellation)).Of(request.State);
        if (request.DryRun)
            return TypedResults.Ok(new RunsActionAnswer(matched, 0));
        var chosen = await query.ListAsync(http.Subscription(), filter, null, MostAtOnce, cancellation);
        var done = await actions.ActAsync(http.Subscription(), action, chosen, http.Caller()?.Name, request.Reason, cancellation);
        return TypedResults.Ok(new RunsActionAnswer(matched, done));
    }

    static async Task<Results<Ok<JobRunStats>, ProblemHttpResult>> StatsAsync(
        HttpContext http,
        JobRunQuery query,
        TimeProvider time,
        CancellationToken cancellation,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int buckets = 48
    )
    {
        if (buckets is < 1 or > MostBuckets)
            return Errors.BadParameter("buckets", $"is a number from 1 to {MostBuckets}").ToResult(http.Response);
        var end = to ?? time.GetUtcNow();
        var begin = from ?? end.AddDays(-1);
        if (begin < _earliest || end > _latest)
            return Errors.BadParameter("from", "and to are times between 1970 and 9000").ToResult(http.Response);
        return begin < end
            ? TypedResults.Ok(new JobRunStats(begin, end, await query.StatsAsync(http.Subscription(), begin, end, buckets, cancellation)))
            : Errors.BadParameter("from", "is before to").ToResult(http.Response);
    }

    static ServerSentEventsResult<object> Stream(HttpContext http, JobStream stream, CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(stream.FollowAsync(http.Subscription(), cancellation));

    static ProblemHttpResult Missing(HttpContext http, long runId) =>
        Errors.NotFound("run", runId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response);
}

/// <summary>A page of runs of all jobs. Total counts those of the state that was asked for; totals those of every state.</summary>
public sealed record ScheduledRunPage(IReadOnlyList<ScheduledRun> Runs, long Total, string? Next, JobRunTotals Totals);

/// <summary>A run and the end of its log.</summary>
public sealed record ScheduledRunDetail(ScheduledRun Run, IReadOnlyList<JobLogLine> Log);

/// <summary>Why somebody does it.</summary>
public sealed record RunActionRequest(string? Reason);

/// <summary>Which runs are meant, as in GET /api/jobs/runs; dryRun counts them only.</summary>
public sealed record RunsActionRequest(
    string? State,
    string? Job = null,
    string? Kind = null,
    string? Q = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? Reason = null,
    bool DryRun = false
);

/// <summary>How many matched, and with how many it was done.</summary>
public sealed record RunsActionAnswer(long Matched, long Done);

/// <summary>Equal spans of time, each with its start and how the runs ended that began in it.</summary>
public sealed record JobRunStats(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<JobRunBucket> Buckets);
