using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Reads subscription; those that are suspended are left alone.</summary>
static class Subscriptions
{
    /// <summary>All, in their order.</summary>
    public static Task<List<int>> AllAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        ReadAsync(db, "SELECT subscription_id FROM subscription WHERE suspended_at IS NULL ORDER BY subscription_id", cancellation);

    /// <summary>The subscriptions that a statement gives.</summary>
    public static async Task<List<int>> ReadAsync(
        NpgsqlDataSource db,
        string statement,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(statement, row => row.GetInt32(0), cancellation, values);
    }
}
