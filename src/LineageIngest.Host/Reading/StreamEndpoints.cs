using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LineageIngest.Host.Reading;

/// <summary>What is being projected, as it is committed: as server-sent events or, where the client asks to upgrade, over a WebSocket.</summary>
static class StreamEndpoints
{
    const int MostRoots = 50;
    const int DefaultDepth = 15;
    const int DeepestDepth = 100;

    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/stream", StreamAsync)
            .WithTags("Lineage")
            .WithSummary("Runs, edges and verdicts as they are projected (server-sent events, or a WebSocket at the same address)")
            .WithDescription(
                "Events: run, lineage (all edges of a job with their verdicts), dataset, reset (read anew what you show), ping. asset, repeatable, keeps to jobs, workflows and datasets by id or "
                    + $"dataset:NAMESPACE:NAME, job:NAMESPACE:NAME. root, repeatable, at most {MostRoots}, keeps to the neighbourhood of these, up levels upstream and down levels downstream ({DefaultDepth} where they are not given); it grows with the graph. "
                    + $"kind: one or several of {string.Join(", ", LiveStream.Kinds)}; without it {string.Join(", ", LiveStream.DefaultKinds)}. Last-Event-ID (or ?lastEventId=) goes on where a connection broke off. "
                    + "With Upgrade: websocket each event is a text message with the same JSON, its id is changeId; of browsers only pages of this service may do so."
            )
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404);

    static async Task<Results<ServerSentEventsResult<LiveMessage>, ProblemHttpResult, EmptyHttpResult>> StreamAsync(
        HttpContext http,
        AskedAssets assets,
        LiveQuery live,
        LiveStream stream,
        StreamSocket socket,
        NpgsqlDataSource db,
        CancellationToken cancellation,
        string[]? asset = null,
        string[]? root = null,
        int up = DefaultDepth,
        int down = DefaultDepth,
        string? kind = null,
        string? lastEventId = null
    )
    {
        var subscription = http.Subscription();
        if (root?.Length > MostRoots)
            return Errors.BadParameter("root", $"is given at most {MostRoots} times").ToResult(http.Response);
        if (up is < 0 or > DeepestDepth || down is < 0 or > DeepestDepth)
            return Errors.BadParameter("up", $"and down are numbers from 0 to {DeepestDepth}").ToResult(http.Response);
        var kinds = kind?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? LiveStream.DefaultKinds;
        if (kinds.Length == 0 || kinds.Except(LiveStream.Kinds).Any())
            return Errors.BadParameter("kind", $"is one or several of {string.Join(", ", LiveStream.Kinds)}").ToResult(http.Response);
        var (found, missing) = await FindAsync(assets, subscription, [.. asset ?? [], .. root ?? []], cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var from = http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } header, ..] ? header : lastEventId;
        var position = 0L;
        if (from is null)
            position = await live.NowAsync(subscription, cancellation);
        else if (!long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out position))
            return Errors.BadParameter("lastEventId", "is the id of an event of this stream").ToResult(http.Response);
        var watched = asset?.Length ?? 0;
        var scope =
            found.Count == 0 ? null : await ScopeAsync(db, subscription, found[..watched], found[watched..], up, down, cancellation);
        var question = new LiveQuestion(subscription, position, scope, kinds);
        if (!http.WebSockets.IsWebSocketRequest)
            return TypedResults.ServerSentEvents(stream.FollowAsync(question, cancellation));
        await socket.SendAsync(http, stream.FollowAsync(question, CancellationToken.None));
        return TypedResults.Empty;
    }

    /// <summary>In the order of the ids, or why the first that names nothing is refused.</summary>
    static async Task<(List<Asset> Found, Problem? Missing)> FindAsync(
        AskedAssets assets,
        int subscription,
        string[] ids,
        CancellationToken cancellation
    )
    {
        var found = new List<Asset>();
        foreach (var id in ids)
        {
            var (one, missing) = await assets.AssetAsync(subscription, id, cancellation);
            if (one is null)
                return (found, missing);
            found.Add(one);
        }
        return (found, null);
    }

    /// <summary>A DAG as a start stands for its tasks.</summary>
    static async Task<LiveScope> ScopeAsync(
        NpgsqlDataSource db,
        int subscription,
        List<Asset> watched,
        List<Asset> roots,
        int up,
        int down,
        CancellationToken cancellation
    )
    {
        Guid[] jobs = [.. roots.Where(root => root.Kind == AssetKind.Job).Select(root => root.Id)];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return new LiveScope(
            watched.ConvertAll(one => one.Id),
            [.. roots.Where(root => root.Kind == AssetKind.Dataset).Select(root => root.Id)],
            jobs.Length == 0 ? [] : await JobQuery.PartsAsync(connection, subscription, jobs, cancellation),
            up,
            down
        );
    }
}
