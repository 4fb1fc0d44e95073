using System.Globalization;
using System.Text;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.Projection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Events set aside: list, show, retry.</summary>
static class SetAsideEndpoints
{
    const int LargestPage = 1000;

    public static void MapSetAside(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/set-aside").WithTags("Operations");
        group
            .MapGet("", ListAsync)
            .WithSummary("Events that could not be projected, oldest first")
            .WithDescription(
                "after: the last eventId of the page before. reason: the reasonCode of a group; groups count all that is set aside, by reason."
            )
            .ProducesProblem(400);
        group.MapGet("/{eventId}", ShowAsync).WithSummary("One of them, with its body as received").ProducesProblem(404);
        group.MapPost("/{eventId}/retry", RetryAsync).WithSummary("Projects one of them again").ProducesProblem(404);
        group.MapPost("/retry", RetryAllAsync).WithSummary("Projects all of them again, or those of one reasonCode").ProducesProblem(404);
        group.MapSetAsideRepair();
    }

    static async Task<Results<Ok<SetAsidePage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        SetAsideQuery query,
        CancellationToken cancellation,
        long after = 0,
        int limit = 100,
        string? reason = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var all = await query.ReasonsAsync(http.Subscription(), cancellation);
        var groups = SetAsideGroup.Of(all);
        var chosen = reason is null ? null : SetAsideGroup.ReasonsOf(all, reason);
        if (chosen is { Count: 0 })
            return Errors.NotFound("reason", reason!).ToResult(http.Response);
        var total = groups.Where(group => reason is null || group.ReasonCode == reason).Sum(group => group.Count);
        var page = await query.ListAsync(http.Subscription(), after, limit, chosen, cancellation);
        http.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(
            new SetAsidePage(page.ConvertAll(SetAsideItem.Of), total, page.Count == limit ? page[^1].EventId : null, groups)
        );
    }

    static async Task<Results<Ok<SetAsideDetail>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        long eventId,
        SetAsideQuery query,
        CancellationToken cancellation
    ) =>
        await query.FindAsync(http.Subscription(), eventId, cancellation) is { } found
            ? TypedResults.Ok(new SetAsideDetail(found.Event, found.ReceivedAt, Encoding.UTF8.GetString(found.Body)))
            : Errors.NotFound("event set aside", eventId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response);

    static async Task<Results<Ok<RetryAnswer>, ProblemHttpResult>> RetryAsync(
        HttpContext http,
        long eventId,
        SetAsideQuery query,
        ProjectionStage projection,
        CancellationToken cancellation
    )
    {
        if (await query.FindAsync(http.Subscription(), eventId, cancellation) is null)
            return Errors.NotFound("event set aside", eventId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response);
        return TypedResults.Ok(new RetryAnswer(1, await projection.RetryAsync(http.Subscription(), [eventId], cancellation)));
    }

    static async Task<Results<Ok<RetryAnswer>, ProblemHttpResult>> RetryAllAsync(
        HttpContext http,
        SetAsideQuery query,
        ProjectionStage projection,
        CancellationToken cancellation,
        RetryRequest? request = null
    )
    {
        var reasons = request?.ReasonCode is { Length: > 0 } code
            ? SetAsideGroup.ReasonsOf(await query.ReasonsAsync(http.Subscription(), cancellation), code)
            : null;
        if (reasons is { Count: 0 })
            return Errors.NotFound("reason", request!.ReasonCode!).ToResult(http.Response);
        var (tried, projected, after) = (0, 0, 0L);
        while (await query.ListAsync(http.Subscription(), after, LargestPage, reasons, cancellation) is { Count: > 0 } page)
        {
            projected += await projection.RetryAsync(http.Subscription(), [.. page.Select(e => e.EventId)], cancellation);
            (tried, after) = (tried + page.Count, page[^1].EventId);
        }
        return TypedResults.Ok(new RetryAnswer(tried, projected));
    }
}

/// <summary>Which events to project again: those of one reason, else all.</summary>
public sealed record RetryRequest(string? ReasonCode);

/// <summary>An event that is set aside; reasonCode names its group.</summary>
public sealed record SetAsideItem(long EventId, string Reason, string ReasonCode, string Pointer, DateTimeOffset SetAsideAt, int Attempts)
{
    internal static SetAsideItem Of(SetAsideEvent aside) =>
        new(aside.EventId, aside.Reason, SetAsideGroup.CodeOf(aside.Reason), aside.Pointer, aside.SetAsideAt, aside.Attempts);
}

/// <summary>A page; next is the after of the page that follows, null on the last.</summary>
public sealed record SetAsidePage(IReadOnlyList<SetAsideItem> Events, long Total, long? Next, IReadOnlyList<SetAsideGroup> Groups);

public sealed record SetAsideDetail(SetAsideEvent Event, DateTimeOffset ReceivedAt, string Body);

/// <summary>How many were tried and how many of those are projected now.</summary>
public sealed record RetryAnswer(int Tried, int Projected);
