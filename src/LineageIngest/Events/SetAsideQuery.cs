using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>Why events are set aside, as said, and how many for that.</summary>
public sealed record SetAsideReason(string Reason, string Pointer, long Count);

/// <summary>Reads set_aside.</summary>
public sealed class SetAsideQuery(NpgsqlDataSource db)
{
    /// <summary>Reasons that are told apart; each differing text of a reason counts.</summary>
    const int MostReasons = 1000;

    /// <param name="reasons">only of these reasons; null for all</param>
    public async Task<List<SetAsideEvent>> ListAsync(
        int subscriptionId,
        long after,
        int limit,
        IReadOnlyCollection<string>? reasons,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT event_id, reason, pointer, set_aside_at, attempts
              FROM set_aside
             WHERE subscription_id = $1 AND event_id > $2 AND ($4::text[] IS NULL OR reason = ANY ($4))
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
            limit,
            reasons?.ToArray()
        );
    }

    /// <summary>The reasons of all that is set aside, most frequent first, with a place of each.</summary>
    public async Task<List<SetAsideReason>> ReasonsAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT reason, min(pointer), count(*) /* reads all: it counts what is set aside */
              FROM set_aside
             WHERE subscription_id = $1
             GROUP BY reason
             ORDER BY count(*) DESC, reason COLLATE "C"
             LIMIT $2
            """,
            row => new SetAsideReason(row.GetString(0), row.GetString(1), row.GetInt64(2)),
            cancellation,
            subscriptionId,
            MostReasons
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
        var page = await ListAsync(subscriptionId, eventId - 1, 1, null, cancellation);
        if (page.Count == 0 || page[0].EventId != eventId)
            return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var logged = (await EventLog.GetAsync(connection, subscriptionId, [eventId], cancellation)).Single();
        return (page[0], logged.ReceivedAt, logged.Body);
    }
}
