using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Writes stage_cursor. Holding a cursor's row lock until commit is what lets several processes run the same stage.</summary>
static class Cursors
{
    /// <summary>The stage's position, locked for this transaction; null when another worker holds it.</summary>
    public static async Task<long?> TryLockAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        string stage,
        CancellationToken cancellation
    )
    {
        await connection.ExecuteAsync(
            "INSERT INTO stage_cursor (subscription_id, stage, position) SELECT $1, $2, 0 FROM subscription WHERE subscription_id = $1 FOR KEY SHARE ON CONFLICT DO NOTHING",
            cancellation,
            subscriptionId,
            stage
        );
        var positions = await connection.QueryAsync(
            "SELECT position FROM stage_cursor WHERE subscription_id = $1 AND stage = $2 FOR UPDATE SKIP LOCKED",
            row => row.GetInt64(0),
            cancellation,
            subscriptionId,
            stage
        );
        return positions.Count == 0 ? null : positions[0];
    }

    public static async Task MoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        string stage,
        long position,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "UPDATE stage_cursor SET position = $3 WHERE subscription_id = $1 AND stage = $2",
            cancellation,
            subscriptionId,
            stage,
            position
        );

    public static async Task<long> PositionAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        string stage,
        CancellationToken cancellation
    ) =>
        await connection.ScalarAsync<long>(
            "SELECT position FROM stage_cursor WHERE subscription_id = $1 AND stage = $2",
            cancellation,
            subscriptionId,
            stage
        );
}
