using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LineageIngest.Answers;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Server-sent events: what is being projected, as it is committed.</summary>
static class StreamEndpoints
{
    /// <summary>Proxies close a connection on which nothing moves for a minute; this keeps it open.</summary>
    static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/stream", StreamAsync)
            .WithTags("Lineage")
            .WithSummary("Runs, edges and verdicts as they are projected (server-sent events)")
            .WithDescription(
                "Events: run, lineage (all edges of a job with their verdicts), dataset, reset (read anew what you show), ping. asset, repeatable, keeps to jobs, workflows and datasets by id or "
                    + "dataset:NAMESPACE:NAME, job:NAMESPACE:NAME. Last-Event-ID (or ?lastEventId=) goes on where a connection broke off."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<ServerSentEventsResult<LiveChange>, ProblemHttpResult>> StreamAsync(
        HttpContext http,
        AssetQuery assets,
        LiveQuery live,
        Wakeups wakeups,
        TimeProvider time,
        CancellationToken cancellation,
        string[]? asset = null,
        string? lastEventId = null
    )
    {
        var subscription = http.Subscription();
        HashSet<Guid>? watched = null;
        foreach (var id in asset ?? [])
        {
            if (await assets.FindAsync(subscription, id, cancellation) is not { } found)
                return Errors.NotFound("asset", id).ToResult(http.Response);
            (watched ??= []).Add(found.Id);
        }
        var from = http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } header, ..] ? header : lastEventId;
        var position = 0L;
        if (from is null)
            position = await live.NowAsync(subscription, cancellation);
        else if (!long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out position))
            return Errors.BadParameter("lastEventId", "is the id of an event of this stream").ToResult(http.Response);
        return TypedResults.ServerSentEvents(FollowAsync(live, wakeups, subscription, position, watched, time, cancellation));
    }

    static async IAsyncEnumerable<SseItem<LiveChange>> FollowAsync(
        LiveQuery live,
        Wakeups wakeups,
        int subscription,
        long position,
        HashSet<Guid>? watched,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        yield return Ping(position); // the headers go out at once, and a client knows from where to go on
        var spoken = time.GetTimestamp();
        while (!cancellation.IsCancellationRequested)
        {
            var next = wakeups.Next(WakeupKind.Changed);
            var (changes, reached) = await live.SinceAsync(subscription, position, watched, cancellation);
            foreach (var change in changes)
            {
                yield return new SseItem<LiveChange>(change, change.Kind)
                {
                    EventId = change.ChangeId.ToString(CultureInfo.InvariantCulture),
                };
            }

            if (changes.Count > 0 || time.GetElapsedTime(spoken) > _heartbeat)
            {
                if (changes.Count == 0)
                    yield return Ping(reached);
                spoken = time.GetTimestamp();
            }
            if (reached == position)
                await Wakeups.WaitAsync(next, cancellation);
            position = reached;
        }
    }

    static SseItem<LiveChange> Ping(long position) =>
        new(new LiveChange(position, "ping", null, null, null, null), "ping") { EventId = position.ToString(CultureInfo.InvariantCulture) };
}
