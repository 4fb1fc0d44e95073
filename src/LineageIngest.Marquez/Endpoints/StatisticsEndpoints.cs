using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

static class StatisticsEndpoints
{
    public static void MapStatistics(this RouteGroupBuilder group)
    {
        group
            .MapGet(
                "/stats/lineage-events",
                (HttpContext http, Statistics statistics, CancellationToken cancellation, string? period = null, string? timezone = null) =>
                    AnswerAsync(period, timezone, (p, zone) => statistics.EventsAsync(http.Subscription(), p, zone, cancellation))
            )
            .WithSummary("Events by type: of the last day by the hour, or of the last week by the day")
            .Produces<ErrorWords>(400);
        group
            .MapGet(
                "/stats/jobs",
                (HttpContext http, Statistics statistics, CancellationToken cancellation, string? period = null, string? timezone = null) =>
                    AnswerAsync(period, timezone, (p, zone) => statistics.JobsAsync(http.Subscription(), p, zone, cancellation))
            )
            .WithSummary("How many jobs there were")
            .Produces<ErrorWords>(400);
        group
            .MapGet(
                "/stats/datasets",
                (HttpContext http, Statistics statistics, CancellationToken cancellation, string? period = null, string? timezone = null) =>
                    AnswerAsync(period, timezone, (p, zone) => statistics.DatasetsAsync(http.Subscription(), p, zone, cancellation))
            )
            .WithSummary("How many datasets there were")
            .Produces<ErrorWords>(400);
        group
            .MapGet(
                "/stats/sources",
                (HttpContext http, Statistics statistics, CancellationToken cancellation, string? period = null, string? timezone = null) =>
                    AnswerAsync(period, timezone, (p, zone) => statistics.SourcesAsync(http.Subscription(), p, zone, cancellation))
            )
            .WithSummary("How many sources there were")
            .Produces<ErrorWords>(400);
    }

    static async Task<Results<Ok<List<T>>, JsonHttpResult<ErrorWords>>> AnswerAsync<T>(
        string? period,
        string? timezone,
        Func<StatisticsPeriod, TimeZoneInfo, Task<List<T>>> read
    )
    {
        if (!Enum.TryParse<StatisticsPeriod>(period ?? "DAY", ignoreCase: true, out var asked))
            return Refusals.BadRequest("query param period must be one of [DAY, WEEK]");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timezone ?? "UTC", out var zone))
            return Refusals.BadRequest("query param timezone must be the name of a time zone such as Europe/Vienna");
        return TypedResults.Ok(await read(asked, zone));
    }
}
