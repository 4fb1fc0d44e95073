using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>What people decided about events that could not be projected. Writes discarded_event; the events stay in the log.</summary>
public sealed class SetAsideDecisions(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>The events are no longer set aside, now and after a replay; gives how many of them were.</summary>
    /// <param name="repaired">whether mended copies were sent in their place</param>
    public async Task<int> DiscardAsync(
        int subscriptionId,
        IReadOnlyCollection<long> events,
        string reason,
        bool repaired,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var discarded = await connection.ExecuteAsync(
            """
            INSERT INTO discarded_event (subscription_id, event_id, reason, repaired, discarded_at)
            SELECT $1, s.event_id, $3, $4, $5 FROM set_aside AS s WHERE s.subscription_id = $1 AND s.event_id = ANY ($2) ORDER BY s.event_id
            ON CONFLICT (subscription_id, event_id) DO NOTHING
            """,
            cancellation,
            subscriptionId,
            events.ToArray(),
            reason,
            repaired,
            time.GetUtcNow()
        );
        await SetAsideStore.RemoveAsync(connection, subscriptionId, [.. events], cancellation);
        await transaction.CommitAsync(cancellation);
        return discarded;
    }
}
