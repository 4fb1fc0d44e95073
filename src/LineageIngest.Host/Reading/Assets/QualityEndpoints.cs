using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Checks;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>One metric of a dataset over time, oldest first; metrics names all that there are.</summary>
public sealed record SeriesAnswer(IReadOnlyList<string> Metrics, string? Metric, IReadOnlyList<MeasuredPoint> Points);

/// <summary>What runs measured of a dataset, over time.</summary>
static class QualityEndpoints
{
    public static void MapQuality(this IEndpointRouteBuilder routes)
    {
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

    static async Task<Results<Ok<SeriesAnswer>, ProblemHttpResult>> SeriesAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
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
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
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
}
