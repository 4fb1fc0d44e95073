using System.Collections.Concurrent;
using LineageIngest.Graph.Changes;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Memory;

/// <summary>
/// The maps of all subscriptions that were asked about, each kept in step with the store by the change feed: an answer sees whatever was committed
/// before its question came. Why a copy in memory: docs/decisions/0009.
/// </summary>
public sealed class GraphMaps(NpgsqlDataSource db) : IDisposable
{
    /// <summary>More changes than this are read faster as a whole.</summary>
    const int MostChanges = 200_000;

    readonly ConcurrentDictionary<int, Kept> _kept = new();

    /// <summary>The map of a subscription as of now, or later.</summary>
    internal async Task<GraphMap> CurrentAsync(int subscriptionId, CancellationToken cancellation)
    {
        var kept = Keep(subscriptionId);
        kept.AskedAt = Environment.TickCount64;
        return await CurrentAsync(subscriptionId, kept, cancellation);
    }

    /// <summary>Keeps the maps in step about which somebody asked of late, so that the next question finds little to catch up with.</summary>
    internal async Task FollowAsync(TimeSpan asked, CancellationToken cancellation)
    {
        foreach (var (subscriptionId, kept) in _kept)
        {
            if (kept.Map is not null && Environment.TickCount64 - kept.AskedAt < asked.TotalMilliseconds)
                await CurrentAsync(subscriptionId, kept, cancellation);
        }
    }

    async Task<GraphMap> CurrentAsync(int subscriptionId, Kept kept, CancellationToken cancellation)
    {
        var turn = kept.NextTurn();
        await kept.Gate.WaitAsync(cancellation);
        try
        {
            if (kept.Done >= turn)
                return kept.Map!; // someone looked at the feed after this question came
            var covers = kept.LastTurn;
            kept.Map = await InStepAsync(subscriptionId, kept.Map, cancellation);
            kept.Done = covers;
            return kept.Map;
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    /// <summary>The map as it was when somebody last looked, null before the first question: enough for what does not change, such as names.</summary>
    internal GraphMap? Seen(int subscriptionId) => _kept.TryGetValue(subscriptionId, out var kept) ? kept.Map : null;

    /// <summary>The datasets and jobs that are deleted, with the moment in ticks; to be asked before a connection is opened.</summary>
    internal async Task<IReadOnlyDictionary<Guid, long>> DeletedAsync(int subscriptionId, CancellationToken cancellation) =>
        (await CurrentAsync(subscriptionId, cancellation)).Read(map => map.Deleted);

    /// <summary>Reads something into the map that it does not have yet; changes that come meanwhile are applied after it.</summary>
    internal async Task FillAsync(int subscriptionId, Func<NpgsqlConnection, Task> fill, CancellationToken cancellation)
    {
        var gate = Keep(subscriptionId).Gate;
        await gate.WaitAsync(cancellation);
        try
        {
            await using var connection = await db.OpenConnectionAsync(cancellation);
            await fill(connection);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var kept in _kept.Values)
            kept.Gate.Dispose();
    }

    Kept Keep(int subscriptionId) => _kept.GetOrAdd(subscriptionId, _ => new Kept());

    /// <summary>One look at the feed; when it shows something, one more round trip for what changed.</summary>
    async Task<GraphMap> InStepAsync(int subscriptionId, GraphMap? map, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (map is null)
            return await LoadAsync(connection, subscriptionId, cancellation);
        var changes = await ChangeFeed.ReadAsync(connection, subscriptionId, map.Position, MostChanges, cancellation);
        if (changes.Count == 0)
            return map;
        if (changes.Count == MostChanges || changes.Any(c => c.Change.Kind == ChangeKind.Everything))
            return await LoadAsync(connection, subscriptionId, cancellation);
        var update = new MapUpdate(map, changes);
        var oldest = 0L;
        await connection.AskTogetherAsync(
            [ChangeFeed.Oldest(subscriptionId, id => oldest = id), .. update.Questions(subscriptionId)],
            cancellation
        );
        if (oldest > map.Position)
            return await LoadAsync(connection, subscriptionId, cancellation); // some that came after it are no longer kept
        map.Write(update.Apply);
        return map;
    }

    static async Task<GraphMap> LoadAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation)
    {
        var map = new GraphMap();
        var (aliases, links, deleted) = (new Dictionary<Guid, Guid>(), new JobLinks(), new Dictionary<Guid, long>());
        await connection.AskTogetherAsync(
            [
                ChangeFeed.Newest(subscriptionId, id => map.Position = id),
                MapReading.Aliases(subscriptionId, null, aliases),
                MapReading.Deleted(subscriptionId, deleted),
                .. MapReading.Links(subscriptionId, null, links),
            ],
            cancellation
        );
        map.Delete(deleted);
        map.Unite(aliases.Keys, aliases);
        map.Replace([], links);
        return map;
    }

    /// <summary>A map, and whose turn it is to look at the feed: questions that wait together are served by one look.</summary>
    sealed class Kept
    {
        long _turns;

        public SemaphoreSlim Gate { get; } = new(1, 1);
        public GraphMap? Map { get; set; }
        public long Done { get; set; }
        public long AskedAt { get; set; }
        public long LastTurn => Volatile.Read(ref _turns);

        public long NextTurn() => Interlocked.Increment(ref _turns);
    }
}
