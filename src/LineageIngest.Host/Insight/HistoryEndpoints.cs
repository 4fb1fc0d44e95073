using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.History;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>What changed, and when.</summary>
static class HistoryEndpoints
{
    const string Assets = "/api/lineage/assets/";
    const int LargestLimit = 1000;

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/diff", DiffAsync)
            .WithTags("Insight")
            .WithSummary("What differs between two instants: datasets, jobs, edges, column edges, schema columns")
            .WithDescription(
                "from and to (default: now) are instants of event time; at: when a change took effect. asset (repeatable; ours, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME) or namespace narrows. kind: one or several of "
                    + string.Join(", ", DiffReader.Kinds)
                    + "."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet(
                $"{Assets}{{id}}/history",
                (HttpContext http, AskedAssets assets, HistoryReader reader, CancellationToken cancellation, int limit = 100) =>
                    AssetAsync(http, RawPath.Between(http, Assets, "/history"), limit, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary("Schema versions of an asset with their differences, edges that came and went, runs that wrote it")
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet(
                $"{Assets}history",
                (HttpContext http, string id, AskedAssets assets, HistoryReader reader, CancellationToken cancellation, int limit = 100) =>
                    AssetAsync(http, id, limit, assets, reader, cancellation)
            )
            .WithTags("Insight")
            .WithSummary("The history of an asset, the id as a parameter")
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/edges/{id}/history", EdgeAsync)
            .WithTags("Insight")
            .WithSummary("When an edge or column edge held, why it is believed, which runs showed it")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<DiffAnswer>, ProblemHttpResult>> DiffAsync(
        HttpContext http,
        AskedAssets assets,
        DiffReader reader,
        NpgsqlDataSource db,
        TimeProvider time,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string[]? asset = null,
        string? @namespace = null,
        string? kind = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (EventTime.ParseOptional(from) is not { } begin)
            return Errors.BadParameter("from", "is a time such as 2026-11-20T09:00:00Z").ToResult(http.Response);
        if ((to is null ? time.GetUtcNow() : EventTime.ParseOptional(to)) is not { } end)
            return Errors.BadParameter("to", "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        if (begin > end)
            return Errors.BadParameter("to", "is not before from").ToResult(http.Response);
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        var kinds = kind?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? DiffReader.Kinds;
        if (kinds.Length == 0 || kinds.Except(DiffReader.Kinds).Any())
            return Errors.BadParameter("kind", $"is one or several of {string.Join(", ", DiffReader.Kinds)}").ToResult(http.Response);
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var scope = DiffScope.Everything;
        if (asset is { Length: > 0 })
        {
            var (narrowed, problem) = await AssetScope.OfAsync(assets, db, http.Subscription(), asset, cancellation);
            if (problem is not null)
                return problem.ToResult(http.Response);
            scope = narrowed!;
        }
        return TypedResults.Ok(
            await reader.ReadAsync(
                http.Subscription(),
                scope with
                {
                    Namespace = @namespace,
                },
                begin,
                end,
                kinds,
                after,
                limit,
                cancellation
            )
        );
    }

    static async Task<Results<Ok<HistoryAnswer>, ProblemHttpResult>> AssetAsync(
        HttpContext http,
        string id,
        int limit,
        AskedAssets assets,
        HistoryReader reader,
        CancellationToken cancellation
    )
    {
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        var (asset, missing) = await assets.AssetAsync(http.Subscription(), id, cancellation);
        return asset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(await reader.ReadAsync(http.Subscription(), asset, limit, cancellation));
    }

    static async Task<Results<Ok<EdgeHistoryAnswer>, ProblemHttpResult>> EdgeAsync(
        HttpContext http,
        Guid id,
        HistoryQuery history,
        HistoryReader reader,
        CancellationToken cancellation,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        return await history.FindEdgeAsync(http.Subscription(), id, cancellation) is { } edge
            ? TypedResults.Ok(await reader.ReadEdgeAsync(http.Subscription(), edge, limit, cancellation))
            : Errors.NotFound("edge", id.ToString()).ToResult(http.Response);
    }

    static (int, ItemOrder)? Position(string cursor) =>
        PageCursor.Read(cursor, 3) is [var kind, var id, var source]
        && int.TryParse(kind, CultureInfo.InvariantCulture, out var number)
        && number >= 0
        && number < DiffReader.Kinds.Length
        && Guid.TryParse(id, out var last)
        && Guid.TryParse(source, out var lastSource)
            ? (number, new ItemOrder(last, lastSource))
            : null;
}
