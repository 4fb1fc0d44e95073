using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Runs;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Checks;
using LineageIngest.Insight.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>A run in a job's list; the duration is null while it has no start or no end.</summary>
public sealed record JobRunItem(
    string RunId,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double? DurationSeconds,
    DateTimeOffset? NominalStartAt,
    string? ParentRunId,
    DateTimeOffset LastEventAt
);

/// <summary>A page of a job's runs, newest first; next is the cursor of the page that follows, null on the last.</summary>
public sealed record JobRunsAnswer(JobReference Job, IReadOnlyList<JobRunItem> Runs, string? Next);

/// <summary>Where the time of runs went.</summary>
static class RunEndpoints
{
    const int LargestPage = 1000;

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/jobs/{id}/runs", RunsAsync)
            .WithTags("Insight")
            .WithSummary("The runs of a job with their durations, newest first")
            .WithDescription(
                "id: ours or job:NAMESPACE:NAME, URL-encoded. state: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER. cursor: the next of the page before."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/runs/{runId}/critical-path", CriticalPathAsync)
            .WithTags("Insight")
            .WithSummary("Which tasks a DAG run's length is made of, what waited for what, and where there was slack")
            .WithDescription(
                "basis says how the order of tasks is known: run (its events name the upstream tasks), declaration (the crawler does), time (nothing does: what ended last before it began). tasks has one row per task: its tries are attempts, its mapped siblings are counted in mapped; on the path stands the sibling that held it up."
            )
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<JobRunsAnswer>, ProblemHttpResult>> RunsAsync(
        HttpContext http,
        AskedAssets assets,
        JobRunsQuery runs,
        CancellationToken cancellation,
        string? state = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (RunState.Problem(state) is { } unknown)
            return unknown.ToResult(http.Response);
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var id = RawPath.Between(http, "/api/lineage/jobs/", "/runs");
        var (job, missing) = await assets.JobAsync(http.Subscription(), id, cancellation);
        if (job is null)
            return missing!.ToResult(http.Response);
        var page = await runs.ListAsync(http.Subscription(), job.Id, state?.ToUpperInvariant(), after, limit + 1, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        return TypedResults.Ok(
            new JobRunsAnswer(new JobReference(job.Id, job.Namespace, job.Name), page.ConvertAll(Item), more ? Cursor(page[^1]) : null)
        );
    }

    static async Task<Results<Ok<CriticalPathAnswer>, ProblemHttpResult>> CriticalPathAsync(
        HttpContext http,
        RunQuery runs,
        RunPartsQuery parts,
        MeasuresQuery measures,
        CancellationToken cancellation
    )
    {
        var runId = RawPath.Between(http, "/api/lineage/runs/", "/critical-path");
        var found = await runs.FindAsync(http.Subscription(), runId, cancellation);
        if (found.Count == 0)
            return Errors.NotFound("run", runId).ToResult(http.Response);
        var (whole, tasks) = (found[0], new List<RunPart>());
        foreach (var run in found) // a careless producer's id stands for runs of several jobs: the one with most parts is meant
        {
            if (await parts.PartsAsync(http.Subscription(), run.Key, cancellation) is var own && own.Count > tasks.Count)
                (whole, tasks) = (run, own);
        }

        var order = TaskOrder.Of(tasks, await parts.OrderAsync(http.Subscription(), whole.JobId, tasks, cancellation));
        return TypedResults.Ok(
            CriticalPathAnswer.Of(
                whole,
                tasks,
                order,
                await parts.InstancesAsync(http.Subscription(), tasks, cancellation),
                await measures.RowsWrittenAsync(http.Subscription(), tasks.ConvertAll(task => (task.Key, task.JobId)), cancellation)
            )
        );
    }

    static JobRunItem Item(JobRun run) =>
        new(
            run.RunId,
            run.State,
            run.StartedAt,
            run.EndedAt,
            (run.EndedAt - run.StartedAt)?.TotalSeconds,
            run.NominalStartAt,
            run.ParentRunId,
            run.LastEventAt
        );

    static string Cursor(JobRun run) =>
        PageCursor.Write(run.LastEventAt.UtcTicks.ToString(CultureInfo.InvariantCulture), run.Key.ToString("N"));

    static (DateTimeOffset, Guid)? Position(string cursor) =>
        PageCursor.Read(cursor, 2) is [var ticks, var key]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(key, out var run)
            ? (new DateTimeOffset(at, TimeSpan.Zero), run)
            : null;
}
