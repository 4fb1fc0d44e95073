using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>Reads set_aside.</summary>
public sealed class SetAsideQuery(NpgsqlDataSource db)
{
    public async Task<List<SetAsideEvent>> ListAsync(int subscriptionId, long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT event_id, reason, pointer, set_aside_at, attempts
              FROM set_aside
             WHERE subscription_id = $1 AND event_id > $2
             ORDER BY event_id
             LIMIT $3
            """,
            row => new SetAsideEvent(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt32(4)
            ),
            cancellation,
            subscriptionId,
            after,
            limit
        );
    }

    public async Task<long> CountAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            "SELECT count(*) FROM set_aside WHERE subscription_id = $1",
            cancellation,
            subscriptionId
        );
    }

    /// <summary>The event with its body, or null when it is not set aside.</summary>
    public async Task<(SetAsideEvent Event, DateTimeOffset ReceivedAt, byte[] Body)?> FindAsync(
        int subscriptionId,
        long eventId,
        CancellationToken cancellation
    )
    {
        var page = await ListAsync(subscriptionId, eventId - 1, 1, cancellation);
        if (page.Count == 0 || page[0].EventId != eventId)
            return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var logged = (await EventLog.GetAsync(connection, subscriptionId, [eventId], cancellation)).Single();
        return (page[0], logged.ReceivedAt, logged.Body);
    }
}
