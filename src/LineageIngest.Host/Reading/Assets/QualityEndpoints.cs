using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Checks;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>One result of an assertion: passed or failed.</summary>
public sealed record CheckPoint(DateTimeOffset At, string State, string? RunId);

/// <summary>An assertion on a dataset or one of its columns, with its newest state and its results, newest first.</summary>
public sealed record CheckItem(
    string Name,
    string? Column,
    string State,
    string? Severity,
    string? Message,
    JobReference? Job,
    DateTimeOffset LastAt,
    IReadOnlyList<CheckPoint> History
);

/// <summary>The assertions on a dataset, failing ones first.</summary>
public sealed record ChecksAnswer(IReadOnlyList<CheckItem> Checks);

/// <summary>One metric of a dataset over time, oldest first; metrics names all that there are.</summary>
public sealed record SeriesAnswer(IReadOnlyList<string> Metrics, string? Metric, IReadOnlyList<MeasuredPoint> Points);

/// <summary>What runs measured and asserted of a dataset, over time.</summary>
static class QualityEndpoints
{
    public static void MapQuality(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/checks", ChecksAsync)
            .WithTags("Lineage")
            .WithSummary("The assertions on a dataset and its columns, with their results over time")
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/measures/series", SeriesAsync)
            .WithTags("Lineage")
            .WithSummary("A number that runs measured of a dataset, over time")
            .WithDescription(
                "metric: rowCount, size, fileCount or what else outputStatistics facets hold (default: the first there is). At most the newest 1,000 runs."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<ChecksAnswer>, ProblemHttpResult>> ChecksAsync(
        HttpContext http,
        string id,
        AssetQuery assets,
        ChecksQuery checks,
        LabelQuery labels,
        CancellationToken cancellation
    )
    {
        if (await assets.FindAsync(http.Subscription(), id, cancellation) is not { Kind: AssetKind.Dataset } dataset)
            return Errors.NotFound("dataset", id).ToResult(http.Response);
        var found = await checks.OfAsync(http.Subscription(), dataset.Id, cancellation);
        var jobs = await labels.JobsAsync(
            http.Subscription(),
            [.. found.Select(check => check.JobId).OfType<Guid>().Distinct()],
            cancellation
        );
        return TypedResults.Ok(
            new ChecksAnswer(
                found.ConvertAll(check => new CheckItem(
                    check.Name,
                    check.Column,
                    Word(check.Results[0].Passed),
                    check.Severity,
                    check.Message,
                    check.JobId is { } job && jobs.TryGetValue(job, out var name) ? new JobReference(job, name.Namespace, name.Name) : null,
                    check.Results[0].At,
                    [.. check.Results.Select(result => new CheckPoint(result.At, Word(result.Passed), result.RunId))]
                ))
            )
        );
    }

    static async Task<Results<Ok<SeriesAnswer>, ProblemHttpResult>> SeriesAsync(
        HttpContext http,
        string id,
        AssetQuery assets,
        MeasuresQuery measures,
        CancellationToken cancellation,
        string? metric = null,
        string? from = null,
        string? to = null
    )
    {
        if (from is not null && EventTime.ParseOptional(from) is null)
            return Errors.BadParameter("from", "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        if (to is not null && EventTime.ParseOptional(to) is null)
            return Errors.BadParameter("to", "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        if (await assets.FindAsync(http.Subscription(), id, cancellation) is not { Kind: AssetKind.Dataset } dataset)
            return Errors.NotFound("dataset", id).ToResult(http.Response);
        var series = await measures.SeriesAsync(
            http.Subscription(),
            dataset.Id,
            from is null ? null : EventTime.ParseOptional(from),
            to is null ? null : EventTime.ParseOptional(to),
            cancellation
        );
        var chosen = metric ?? series.Metrics.Keys.FirstOrDefault();
        return TypedResults.Ok(
            new SeriesAnswer([.. series.Metrics.Keys], chosen, chosen is null ? [] : series.Metrics.GetValueOrDefault(chosen, []))
        );
    }

    static string Word(bool passed) => passed ? "passed" : "failed";
}
