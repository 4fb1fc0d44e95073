using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Who owns what, as ownership facets say it.</summary>
static class OwnerEndpoints
{
    const int LargestPage = 1000;
    const string Owners = "/api/lineage/owners/";

    public static void MapOwners(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/owners", ListAsync)
            .WithTags("Entities")
            .WithSummary("Owners in ordinal order, with how much they own")
            .WithDescription("cursor: the next of the page before.")
            .ProducesProblem(400);
        routes
            .MapGet(Owners + "{owner}", AssetsAsync)
            .WithTags("Entities")
            .WithSummary("The jobs and datasets of an owner")
            .WithDescription("cursor: the next of the page before.")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<OwnerPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        OwnerQuery query,
        CancellationToken cancellation,
        string cursor = "",
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var page = await query.ListAsync(http.Subscription(), cursor, limit + 1, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        http.Response.Headers["X-Total-Count"] = (await query.CountAsync(http.Subscription(), null, cancellation)).ToString(
            CultureInfo.InvariantCulture
        );
        return TypedResults.Ok(new OwnerPage(page, more ? page[^1].Owner : null));
    }

    static async Task<Results<Ok<OwnedPage>, ProblemHttpResult>> AssetsAsync(
        HttpContext http,
        OwnerQuery query,
        CancellationToken cancellation,
        string? cursor = null,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (Read(cursor) is not { } after)
            return Errors.BadParameter("cursor", "is the next of a page before").ToResult(http.Response);
        var owner = RawPath.Between(http, Owners);
        var total = await query.CountAsync(http.Subscription(), owner, cancellation);
        if (total == 0)
            return Errors.NotFound("owner", owner).ToResult(http.Response);
        var page = await query.AssetsAsync(http.Subscription(), owner, after, limit + 1, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        http.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(new OwnedPage(owner, page, total, more ? $"{page[^1].Kind}.{page[^1].Id:N}" : null));
    }

    static (short Entity, Guid Id)? Read(string? cursor) =>
        cursor is null ? ((short)0, Guid.Empty)
        : cursor.Split('.') is [var kind and ("job" or "dataset"), var id] && Guid.TryParseExact(id, "N", out var last)
            ? ((short)(kind == "job" ? 0 : 1), last)
        : null;
}

/// <summary>A page; next is the cursor of the page that follows, null on the last.</summary>
public sealed record OwnerPage(IReadOnlyList<OwnerSummary> Owners, string? Next);

/// <summary>A page; next is the cursor of the page that follows, null on the last.</summary>
public sealed record OwnedPage(string Owner, IReadOnlyList<OwnedAsset> Assets, long Total, string? Next);
