using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Reads subscription; those that are suspended are left alone.</summary>
static class Subscriptions
{
    /// <summary>All, in their order.</summary>
    public static Task<List<int>> AllAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        ReadAsync(db, "SELECT subscription_id FROM subscription WHERE suspended_at IS NULL ORDER BY subscription_id", cancellation);

    /// <summary>Those with events that projection has not passed: one look for all, however many there are.</summary>
    public static Task<List<int>> WithUnprojectedAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        ReadAsync(
            db,
            """
            SELECT s.subscription_id
              FROM subscription AS s
              LEFT JOIN stage_cursor AS c ON c.subscription_id = s.subscription_id AND c.stage = 'projection'
             WHERE s.suspended_at IS NULL
               AND EXISTS (SELECT 1 FROM event AS e WHERE e.subscription_id = s.subscription_id AND e.event_id > coalesce(c.position, 0))
             ORDER BY s.subscription_id
            """,
            cancellation
        );

    /// <summary>Those with claims that wait for resolution.</summary>
    public static Task<List<int>> WithUnresolvedAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        ReadAsync(
            db,
            """
            SELECT s.subscription_id
              FROM subscription AS s
             WHERE s.suspended_at IS NULL AND EXISTS (SELECT 1 FROM resolution_queue AS q WHERE q.subscription_id = s.subscription_id)
             ORDER BY s.subscription_id
            """,
            cancellation
        );

    static async Task<List<int>> ReadAsync(NpgsqlDataSource db, string statement, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(statement, row => row.GetInt32(0), cancellation);
    }
}
