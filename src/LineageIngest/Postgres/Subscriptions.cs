using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Reads subscription.</summary>
static class Subscriptions
{
    /// <summary>All that are not suspended, in their order.</summary>
    public static async Task<List<int>> AllAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT subscription_id FROM subscription WHERE suspended_at IS NULL ORDER BY subscription_id",
            row => row.GetInt32(0),
            cancellation
        );
    }
}
