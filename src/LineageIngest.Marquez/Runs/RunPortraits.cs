using LineageIngest.Events;
using LineageIngest.Postgres;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace LineageIngest.Marquez.Runs;

/// <summary>
/// Reads the portraits of runs from the log: two reads, whatever their number. The same newest runs are shown again and again, so portraits are
/// remembered by the events that they were made of; another event makes another key.
/// </summary>
public sealed class RunPortraits : IDisposable
{
    /// <summary>Bytes of event bodies behind the portraits that are remembered; what they hold in memory is of that order.</summary>
    const long Remembered = 64L << 20;
    readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Remembered });

    internal async Task<Dictionary<Guid, RunPortrait>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> runs,
        CancellationToken cancellation
    )
    {
        var portraits = runs.ToDictionary(run => run, _ => RunPortrait.Empty);
        if (runs.Count == 0)
            return portraits;
        var unknown = new List<(Key Key, long[] Events)>();
        foreach (var (run, events) in await EventsAsync(connection, subscriptionId, runs, cancellation))
        {
            var key = new Key(subscriptionId, run, events.Length, events[^1]);
            if (_known.TryGetValue(key, out RunPortrait? known))
                portraits[run] = known!;
            else
                unknown.Add((key, events));
        }
        if (unknown.Count == 0)
            return portraits;
        var bodies = (
            await EventLog.GetAsync(connection, subscriptionId, [.. unknown.SelectMany(u => u.Events)], cancellation)
        ).ToDictionary(e => e.EventId);
        foreach (var (key, portrait, size) in unknown.AsParallel().Select(u => Read(u.Key, u.Events, bodies)).ToList())
        {
            portraits[key.Run] = portrait;
            _known.Set(key, portrait, new MemoryCacheEntryOptions { Size = size });
        }
        return portraits;
    }

    public void Dispose() => _known.Dispose();

    static async Task<List<(Guid Run, long[] Events)>> EventsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> runs,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT subject_id, array_agg(event_id ORDER BY event_id)
              FROM event_subject WHERE subscription_id = $1 AND subject_id = ANY ($2)
             GROUP BY subject_id
            """,
            row => (row.GetGuid(0), row.GetFieldValue<long[]>(1)),
            cancellation,
            subscriptionId,
            runs.ToArray()
        );

    static (Key, RunPortrait, long) Read(Key key, long[] ids, Dictionary<long, LoggedEvent> bodies)
    {
        var events = ids.Where(bodies.ContainsKey).Select(id => bodies[id]).ToList();
        return (key, RunPortrait.Of(events), events.Sum(e => (long)e.Body.Length));
    }

    sealed record Key(int SubscriptionId, Guid Run, int Events, long Newest);
}
