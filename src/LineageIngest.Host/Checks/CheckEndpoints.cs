using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Checks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Checks;

/// <summary>One result of a check: passed, failed or learning; value and bounds are those of our own checks.</summary>
public sealed record CheckPoint(DateTimeOffset At, string State, string? RunId, double? Value, CheckBounds? Bounds);

/// <summary>A check on a dataset or one of its columns, with its newest state and its results, newest first. rule: the one that it comes from; null for what others sent.</summary>
public sealed record CheckItem(
    DatasetReference Dataset,
    IReadOnlyList<string> Owners,
    string Name,
    string? Column,
    string State,
    string? Severity,
    string? Message,
    JobReference? Job,
    string? Rule,
    DateTimeOffset LastAt,
    IReadOnlyList<CheckPoint> History
);

/// <summary>Checks, those of a dataset together and failing ones first; next: where the next page begins.</summary>
public sealed record ChecksAnswer(IReadOnlyList<CheckItem> Checks, string? Next);

/// <summary>Checks of one dataset or of all, and one check's history.</summary>
static class CheckEndpoints
{
    const int LargestPage = 1000;

    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/checks", ChecksAsync)
            .WithTags("Quality")
            .WithSummary(
                "Checks: the assertions that tools sent of datasets and columns, and our own on profiles, with their results over time"
            )
            .WithDescription(
                "id: those of one dataset, with all their results; else those of all datasets with their newest results, narrowed by state (passed, failed, learning) and owner. cursor: the next of the page before. A page ends with a whole dataset and may hold none where a filter passes little: go on while there is a next."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/checks/history", HistoryAsync)
            .WithTags("Quality")
            .WithSummary("The results of one check, newest first, each with the bounds that held")
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<ChecksAnswer>, ProblemHttpResult>> ChecksAsync(
        HttpContext http,
        AskedAssets assets,
        ChecksQuery checks,
        LabelQuery labels,
        CancellationToken cancellation,
        string? id = null,
        string? state = null,
        string? owner = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (state is not null && !CheckState.All.Contains(state))
            return Errors.BadParameter("state", $"is {string.Join(", ", CheckState.All)}").ToResult(http.Response);
        if (id is not null)
        {
            var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (dataset is null)
                return missing!.ToResult(http.Response);
            var own = await checks.OfAsync(http.Subscription(), dataset.Id, cancellation);
            var shown = await ShownAsync(
                http.Subscription(),
                own.FindAll(check => state is null || check.Results[0].State == state),
                labels,
                cancellation
            );
            return TypedResults.Ok(new ChecksAnswer([.. shown.Where(check => owner is null || check.Owners.Contains(owner))], null));
        }
        var after = Guid.Empty;
        if (cursor is not null && !(PageCursor.Read(cursor, 1) is [var last] && Guid.TryParse(last, out after)))
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var (found, next) = await checks.ListAsync(http.Subscription(), new CheckFilter(state, owner), after, limit, cancellation);
        return TypedResults.Ok(
            new ChecksAnswer(
                await ShownAsync(http.Subscription(), found, labels, cancellation),
                next is { } end ? PageCursor.Write(end.ToString()) : null
            )
        );
    }

    static async Task<Results<Ok<CheckItem>, ProblemHttpResult>> HistoryAsync(
        HttpContext http,
        string id,
        string name,
        AskedAssets assets,
        ChecksQuery checks,
        LabelQuery labels,
        CancellationToken cancellation,
        string? column = null
    )
    {
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var found = (await checks.OfAsync(http.Subscription(), dataset.Id, cancellation)).Find(check =>
            check.Name == name && check.Column == column
        );
        return found is null
            ? Errors.NotFound("check", column is null ? name : $"{column} {name}").ToResult(http.Response)
            : TypedResults.Ok((await ShownAsync(http.Subscription(), [found], labels, cancellation))[0]);
    }

    static async Task<List<CheckItem>> ShownAsync(int subscription, List<Check> checks, LabelQuery labels, CancellationToken cancellation)
    {
        var names = await AssetReferences.OfAsync(
            labels,
            subscription,
            checks.Select(check => check.Dataset),
            checks.Select(check => check.JobId).OfType<Guid>(),
            cancellation
        );
        return checks.ConvertAll(check => new CheckItem(
            names.Dataset(check.Dataset),
            names.DatasetLabel(check.Dataset)?.Owners ?? [],
            check.Name,
            check.Column,
            check.Results[0].State,
            check.Severity,
            check.Message,
            check.JobId is { } job && names.JobLabel(job) is not null ? names.Job(job) : null,
            check.Rule,
            check.Results[0].At,
            [.. check.Results.Select(result => new CheckPoint(result.At, result.State, result.RunId, result.Value, result.Bounds))]
        ));
    }
}
