using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Runs;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>A task of a run that failed; label is its name without that of the job that it is a part of.</summary>
public sealed record FailedTask(JobReference Job, string Label, string RunId);

/// <summary>A run that is no part of another one, with the first three of its tasks that failed and what the first of them said.</summary>
public sealed record RootRunItem(
    string RunId,
    JobReference Job,
    string? Integration,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double? DurationSeconds,
    DateTimeOffset? NominalStartAt,
    int TaskCount,
    IReadOnlyList<FailedTask> FailedTasks,
    string? FirstError
);

/// <summary>A page of runs, newest first; total counts all that match, up to a bound.</summary>
public sealed record RootRunsAnswer(IReadOnlyList<RootRunItem> Runs, int Total, bool TotalIsLowerBound, string? Next);

/// <summary>The runs of all DAGs and applications.</summary>
static class RootRunEndpoints
{
    const int LargestPage = 200;
    const int MostCounted = 10_000;
    const int MostFailedTasks = 3;

    public static void MapRootRuns(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/runs", RunsAsync)
            .WithTags("Insight")
            .WithSummary("The runs of all DAGs and applications, newest first")
            .WithDescription(
                "Runs that are no part of another one. state: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER; job (or dag): an id, job:NAMESPACE:NAME or a name; "
                    + "from and to bound the time of a run's last event. "
                    + "own: without runs that others only name as what they are a part of (state NEW). cursor: the next of the page before."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<RootRunsAnswer>, ProblemHttpResult>> RunsAsync(
        HttpContext http,
        AskedAssets assets,
        RootRunsQuery runs,
        RunErrorQuery errors,
        CancellationToken cancellation,
        bool root = true,
        string? state = null,
        string? job = null,
        string? dag = null,
        string? from = null,
        string? to = null,
        bool own = false,
        int limit = 100,
        string? cursor = null
    )
    {
        if (!root)
            return Errors.BadParameter("root", "is true: runs of a task are listed by /api/lineage/jobs/{id}/runs").ToResult(http.Response);
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (RunState.Problem(state) is { } unknown)
            return unknown.ToResult(http.Response);
        foreach (var (name, time) in new[] { ("from", from), ("to", to) })
        {
            if (time is not null && EventTime.ParseOptional(time) is null)
                return Errors.BadParameter(name, "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        }
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        Guid? jobId = null;
        if ((job ?? dag) is { Length: > 0 } asked)
        {
            var (found, missing) = await assets.JobAsync(http.Subscription(), asked, cancellation);
            if (missing is not null)
                return missing.ToResult(http.Response);
            jobId = found!.Id;
        }
        var filter = new RootRunFilter(
            state?.ToUpperInvariant(),
            jobId,
            from is null ? null : EventTime.ParseOptional(from),
            to is null ? null : EventTime.ParseOptional(to),
            own
        );
        var page = await runs.ListAsync(http.Subscription(), filter, after, limit + 1, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        var total = await runs.CountAsync(http.Subscription(), filter, MostCounted, cancellation);
        var items = await ItemsAsync(http.Subscription(), page, runs, errors, cancellation);
        return TypedResults.Ok(new RootRunsAnswer(items, total, total == MostCounted, more ? Cursor(page[^1]) : null));
    }

    static async Task<List<RootRunItem>> ItemsAsync(
        int subscriptionId,
        List<RootRun> page,
        RootRunsQuery runs,
        RunErrorQuery errors,
        CancellationToken cancellation
    )
    {
        var failed = await runs.FailedPartsAsync(subscriptionId, page.ConvertAll(run => run.Key), MostFailedTasks, cancellation);
        var items = new List<RootRunItem>();
        foreach (var run in page)
        {
            var parts = failed[run.Key].ToList();
            // What a task said is worth more than that of the whole, which mostly is that a task failed.
            var error = parts.Count > 0 ? await errors.FindAsync(subscriptionId, parts[0].RunKey, cancellation) : null;
            if (error is null && run.State == "FAIL")
                error = await errors.FindAsync(subscriptionId, run.Key, cancellation);
            items.Add(
                new RootRunItem(
                    run.RunId,
                    new JobReference(run.JobId, run.Namespace, run.Name),
                    run.Integration,
                    run.State,
                    run.StartedAt,
                    run.EndedAt,
                    (run.EndedAt - run.StartedAt)?.TotalSeconds,
                    run.NominalStartAt,
                    run.Parts,
                    parts.ConvertAll(part => new FailedTask(
                        new JobReference(part.JobId, part.Namespace, part.Name),
                        Label(part.Name, run.Name),
                        part.RunId
                    )),
                    error
                )
            );
        }
        return items;
    }

    static string Label(string name, string parent) =>
        name.StartsWith(parent + ".", StringComparison.Ordinal) ? name[(parent.Length + 1)..] : name;

    static string Cursor(RootRun run) =>
        PageCursor.Write(run.LastEventAt.UtcTicks.ToString(CultureInfo.InvariantCulture), run.Key.ToString("N"));

    static (DateTimeOffset, Guid)? Position(string cursor) =>
        PageCursor.Read(cursor, 2) is [var ticks, var key]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(key, out var run)
            ? (new DateTimeOffset(at, TimeSpan.Zero), run)
            : null;
}
