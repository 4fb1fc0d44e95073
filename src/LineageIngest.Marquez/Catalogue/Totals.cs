using LineageIngest.Graph.Memory;
using Microsoft.Extensions.Caching.Memory;

namespace LineageIngest.Marquez.Catalogue;

/// <summary>How many there are in all, which every page of a list says: counted once until something changes.</summary>
public sealed class Totals(GraphMaps maps) : IDisposable
{
    const int MostLists = 10_000;
    readonly MemoryCache _counted = new(new MemoryCacheOptions { SizeLimit = MostLists });

    /// <param name="list">what is counted, in whatever words</param>
    internal async Task<long> OfAsync(int subscriptionId, string list, Func<Task<long>> count, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var (key, position) = (new Key(subscriptionId, list), (map.Number, map.Position)); // before counting: what comes meanwhile is counted again
        if (_counted.TryGetValue(key, out Counted? known) && (known!.Map, known.Position) == position)
            return known.Total;
        var total = await count();
        _counted.Set(key, new Counted(position.Number, position.Position, total), new MemoryCacheEntryOptions { Size = 1 });
        return total;
    }

    public void Dispose() => _counted.Dispose();

    sealed record Key(int SubscriptionId, string List);

    sealed record Counted(long Map, long Position, long Total);
}
