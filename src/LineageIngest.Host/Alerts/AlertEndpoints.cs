using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Alerts;

/// <summary>Alerts and their messages.</summary>
static class AlertEndpoints
{
    const int LargestPage = 1000;

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/alerts").WithTags("Alerts");
        group
            .MapGet("", ListAsync)
            .WithSummary("Alerts, newest first")
            .WithDescription(
                "state: open, acknowledged, resolved or muted; rule: those of one rule; dataset: those about one (our id or dataset:NAMESPACE:NAME). group says whose messages tell of an alert: one broken source is one message. cursor: the next of the page before."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapGet("/{id}", ShowAsync).WithSummary("An alert, then those that its messages tell of").ProducesProblem(404);
        group
            .MapPost("/{id}/acknowledge", AcknowledgeAsync)
            .WithSummary("Says that somebody looks at an alert and those with it")
            .ProducesProblem(404);
        group.MapPost("/{id}/resolve", ResolveAsync).WithSummary("Says that an alert and those with it are done").ProducesProblem(404);
        group
            .MapGet("/deliveries", DeliveriesAsync)
            .WithSummary("The messages of alerts, newest first: to whom, how often tried, and what went wrong")
            .WithDescription("state: waiting, sending, sent or failed; alert: those of one alert. cursor: the next of the page before.")
            .ProducesProblem(400);
    }

    static async Task<Results<Ok<AlertPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        AlertStore alerts,
        AskedAssets assets,
        CancellationToken cancellation,
        string? state = null,
        string? rule = null,
        string? dataset = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (state is not null && !AlertState.All.Contains(state))
            return Errors.BadParameter("state", $"is {string.Join(", ", AlertState.All)}").ToResult(http.Response);
        if (Position(cursor) is not var (isGiven, after))
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        Asset? about = null;
        if (dataset is not null)
        {
            (about, var missing) = await assets.DatasetAsync(http.Subscription(), dataset, cancellation);
            if (about is null)
                return missing!.ToResult(http.Response);
        }
        var page = await alerts.ListAsync(
            http.Subscription(),
            new AlertFilter(state, rule, about?.Id),
            isGiven ? after : null,
            limit + 1,
            cancellation
        );
        var shown = page.Take(limit).ToList();
        return TypedResults.Ok(new AlertPage(shown, page.Count > limit ? Cursor(shown[^1].RaisedAt, shown[^1].Id) : null));
    }

    static async Task<Results<Ok<AlertPage>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        Guid id,
        AlertStore alerts,
        CancellationToken cancellation
    ) =>
        await alerts.GroupAsync(http.Subscription(), id, cancellation) is { Count: > 0 } found
            ? TypedResults.Ok(new AlertPage(found, null))
            : Missing(http, id);

    static Task<Results<NoContent, ProblemHttpResult>> AcknowledgeAsync(
        HttpContext http,
        Guid id,
        AlertStore alerts,
        CancellationToken cancellation
    ) => ChangeAsync(http, id, AlertState.Acknowledged, alerts, cancellation);

    static Task<Results<NoContent, ProblemHttpResult>> ResolveAsync(
        HttpContext http,
        Guid id,
        AlertStore alerts,
        CancellationToken cancellation
    ) => ChangeAsync(http, id, AlertState.Resolved, alerts, cancellation);

    static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        HttpContext http,
        Guid id,
        string state,
        AlertStore alerts,
        CancellationToken cancellation
    ) =>
        await alerts.ChangeAsync(http.Subscription(), id, state, http.Caller()?.Name, cancellation)
            ? TypedResults.NoContent()
            : Missing(http, id);

    static async Task<Results<Ok<AlertDeliveryPage>, ProblemHttpResult>> DeliveriesAsync(
        HttpContext http,
        AlertDeliveryStore deliveries,
        CancellationToken cancellation,
        Guid? alert = null,
        string? state = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (state is not (null or "waiting" or "sending" or "sent" or "failed"))
            return Errors.BadParameter("state", "is waiting, sending, sent, failed").ToResult(http.Response);
        if (Position(cursor) is not var (isGiven, after))
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var page = await deliveries.ListAsync(http.Subscription(), alert, state, isGiven ? after : null, limit + 1, cancellation);
        var shown = page.Take(limit).ToList();
        return TypedResults.Ok(new AlertDeliveryPage(shown, page.Count > limit ? Cursor(shown[^1].MadeAt, shown[^1].Id) : null));
    }

    static string Cursor(DateTimeOffset at, Guid id) => PageCursor.Write(at.UtcTicks.ToString(CultureInfo.InvariantCulture), id.ToString());

    /// <summary>Null when the cursor is none of ours.</summary>
    static (bool IsGiven, (DateTimeOffset At, Guid Id) After)? Position(string? cursor) =>
        cursor is null ? (false, default)
        : PageCursor.Read(cursor, 2) is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParse(id, out var last)
            ? (true, (new DateTimeOffset(at, TimeSpan.Zero), last))
        : null;

    static ProblemHttpResult Missing(HttpContext http, Guid id) => Errors.NotFound("alert", id.ToString()).ToResult(http.Response);
}
