using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>Writes event_time.</summary>
static class EventTimeStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(long EventId, DateTimeOffset At, EventKind Kind, string? EventType)> rows,
        CancellationToken cancellation
    )
    {
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO event_time (subscription_id, event_id, at, kind, event_type)
            SELECT $1, * FROM unnest($2, $3, $4::smallint[], $5)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.EventId),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => (int)r.Kind),
            rows.ConvertAll(r => r.EventType)
        );
    }

    public static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<long> eventIds,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM event_time WHERE subscription_id = $1 AND event_id = ANY ($2)",
            cancellation,
            subscriptionId,
            eventIds
        );
}
