using LineageIngest.Graph.Memory;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

/// <summary>How many there are in all, which every page of a list says: counted once until something changes.</summary>
public sealed class Totals(GraphMaps maps, NpgsqlDataSource db) : IDisposable
{
    const int MostLists = 10_000;
    readonly MemoryCache _counted = new(new MemoryCacheOptions { SizeLimit = MostLists });

    /// <summary>Asked before the page's connection is opened: who holds one and waits for another stands still with all others once the pool is used up.</summary>
    /// <param name="list">what is counted, in whatever words</param>
    internal async Task<long> OfAsync(
        int subscriptionId,
        string list,
        Func<NpgsqlConnection, Task<long>> count,
        CancellationToken cancellation
    )
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var (key, position) = (new Key(subscriptionId, list), (map.Number, map.Position)); // before counting: what comes meanwhile is counted again
        if (_counted.TryGetValue(key, out Counted? known) && (known!.Map, known.Position) == position)
            return known.Total;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var total = await count(connection);
        _counted.Set(key, new Counted(position.Number, position.Position, total), new MemoryCacheEntryOptions { Size = 1 });
        return total;
    }

    public void Dispose() => _counted.Dispose();

    sealed record Key(int SubscriptionId, string List);

    sealed record Counted(long Map, long Position, long Total);
}
