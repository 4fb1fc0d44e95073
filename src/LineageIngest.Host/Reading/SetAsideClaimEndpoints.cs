using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Claims that could not be resolved: list and retry. What they say is missing from the graph; what their jobs said before stays.</summary>
static class SetAsideClaimEndpoints
{
    const int LargestPage = 1000;

    public static void MapSetAsideClaims(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/set-aside/claims").WithTags("Operations");
        group
            .MapGet("", ListAsync)
            .WithSummary("Claims that could not be resolved, in order of their ids")
            .WithDescription("after: the last claimId of the page before.")
            .ProducesProblem(400);
        group.MapPost("/retry", RetryAllAsync).WithSummary("Resolves all of them again");
        group.MapPost("/{claimId}/retry", RetryAsync).WithSummary("Resolves one of them again").ProducesProblem(404);
    }

    static async Task<Results<Ok<SetAsideClaimPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        SetAsideClaimQuery query,
        CancellationToken cancellation,
        Guid? after = null,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var total = await query.CountAsync(http.Subscription(), cancellation);
        var page = await query.ListAsync(http.Subscription(), after ?? Guid.Empty, limit, cancellation);
        http.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(new SetAsideClaimPage(page, total, page.Count == limit ? page[^1].ClaimId : null));
    }

    static async Task<Ok<QueuedAnswer>> RetryAllAsync(HttpContext http, SetAsideClaimQuery query, CancellationToken cancellation) =>
        TypedResults.Ok(new QueuedAnswer(await query.RetryAsync(http.Subscription(), null, cancellation)));

    static async Task<Results<Ok<QueuedAnswer>, ProblemHttpResult>> RetryAsync(
        HttpContext http,
        Guid claimId,
        SetAsideClaimQuery query,
        CancellationToken cancellation
    ) =>
        await query.RetryAsync(http.Subscription(), claimId, cancellation) is > 0 and var queued
            ? TypedResults.Ok(new QueuedAnswer(queued))
            : Errors.NotFound("claim set aside", claimId.ToString()).ToResult(http.Response);
}

/// <summary>A page; next is the after of the page that follows, null on the last.</summary>
public sealed record SetAsideClaimPage(IReadOnlyList<SetAsideClaim> Claims, long Total, Guid? Next);

/// <summary>How many wait for resolution now; GET /api/lineage/progress tells when they are through.</summary>
public sealed record QueuedAnswer(int Queued);
