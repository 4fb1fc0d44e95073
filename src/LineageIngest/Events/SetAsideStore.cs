using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>An event that could not be projected. Reason is for people, pointer is a JSON pointer or byte position.</summary>
public sealed record SetAsideEvent(long EventId, string Reason, string Pointer, DateTimeOffset SetAsideAt, int Attempts);

/// <summary>Writes set_aside.</summary>
static class SetAsideStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<(long EventId, string Reason, string Pointer)> events,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (events.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO set_aside AS known (subscription_id, event_id, reason, pointer, set_aside_at, attempts, program)
            SELECT $1, event_id, reason, pointer, $5, 1, $6
              FROM unnest($2, $3, $4) AS failed (event_id, reason, pointer)
             WHERE NOT EXISTS (SELECT 1 FROM discarded_event AS d WHERE d.subscription_id = $1 AND d.event_id = failed.event_id)
             ORDER BY event_id
            ON CONFLICT (subscription_id, event_id) DO UPDATE SET
                reason = excluded.reason, pointer = excluded.pointer, set_aside_at = excluded.set_aside_at, attempts = known.attempts + 1,
                program = excluded.program
            """,
            cancellation,
            subscriptionId,
            events.Select(e => e.EventId).ToArray(),
            events.Select(e => e.Reason).ToArray(),
            events.Select(e => e.Pointer).ToArray(),
            now,
            RunningProgram.Name
        );
    }

    public static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<long> eventIds,
        CancellationToken cancellation
    )
    {
        if (eventIds.Count == 0)
            return;
        await connection.ExecuteAsync(
            "DELETE FROM set_aside WHERE subscription_id = $1 AND event_id = ANY ($2)",
            cancellation,
            subscriptionId,
            eventIds.ToArray()
        );
    }

    /// <summary>The next of those that another program gave up, oldest first.</summary>
    public static async Task<long[]> OfOtherProgramsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        int limit,
        CancellationToken cancellation
    ) =>
        [
            .. await connection.QueryAsync(
                "SELECT event_id FROM set_aside WHERE subscription_id = $1 AND program <> $2 ORDER BY event_id LIMIT $3",
                row => row.GetInt64(0),
                cancellation,
                subscriptionId,
                RunningProgram.Name,
                limit
            ),
        ];
}
