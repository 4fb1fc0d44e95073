using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.History;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>
/// How much changed when. Buckets without a change are left out; total counts all of them; instants are the moments of change one by one, null where there
/// are more than 400; knownSince is the time of the oldest event, before which nothing is known.
/// </summary>
public sealed record HistogramAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<HistogramBucket> Buckets,
    int Total,
    IReadOnlyList<DateTimeOffset>? Instants,
    DateTimeOffset? KnownSince
);

/// <summary>Changes in time as a picture: what a time strip draws.</summary>
static class HistogramEndpoints
{
    const int DefaultBuckets = 120;
    const int MostBuckets = 400;

    public static void MapHistogram(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/changes/histogram", HistogramAsync)
            .WithTags("Insight")
            .WithSummary("How many datasets, jobs, edges, column edges and schemas changed in each stretch of time")
            .WithDescription(
                $"asset, repeatable, at most {AssetScope.MostAssets}: changes at these, as a diff tells them (ours, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME). from (default: the oldest event) and to (default: now) "
                    + $"are instants of event time; buckets: at most {MostBuckets}, {DefaultBuckets} where it is not given."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<HistogramAnswer>, ProblemHttpResult>> HistogramAsync(
        HttpContext http,
        string[] asset,
        AskedAssets assets,
        ChangeTimesQuery changes,
        NpgsqlDataSource db,
        TimeProvider time,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        int buckets = DefaultBuckets
    )
    {
        var subscription = http.Subscription();
        if (buckets is < 1 or > MostBuckets)
            return Errors.BadParameter("buckets", $"is a number from 1 to {MostBuckets}").ToResult(http.Response);
        if (asset.Length == 0)
            return Errors.BadParameter("asset", "is given at least once").ToResult(http.Response);
        var (scope, problem) = await AssetScope.OfAsync(assets, db, subscription, asset, cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        if ((to is null ? time.GetUtcNow() : EventTime.ParseOptional(to)) is not { } end)
            return Errors.BadParameter("to", "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        var since = await changes.KnownSinceAsync(subscription, cancellation);
        if ((from is null ? Earlier(since, end) : EventTime.ParseOptional(from)) is not { } begin)
            return Errors.BadParameter("from", "is a time such as 2026-11-20T09:00:00Z").ToResult(http.Response);
        if (begin > end)
            return Errors.BadParameter("to", "is not before from").ToResult(http.Response);
        var found = Histogram.Of(await changes.OfAsync(subscription, scope!, begin, end, cancellation), begin, end, buckets);
        return TypedResults.Ok(new HistogramAnswer(begin, end, found.Buckets, found.Total, found.Instants, since));
    }

    static DateTimeOffset Earlier(DateTimeOffset? since, DateTimeOffset end) => since < end ? since.Value : end;
}
