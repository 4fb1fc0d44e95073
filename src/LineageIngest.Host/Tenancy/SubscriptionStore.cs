using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Tenancy;

/// <summary>A tenant: his events, his graph, his keys.</summary>
/// <param name="SuspendedAt">since when nobody may send to it or read it; null while all is well</param>
/// <param name="Reason">why it is suspended</param>
public sealed record Subscription(string Name, DateTimeOffset CreatedAt, DateTimeOffset? SuspendedAt, string? Reason)
{
    internal int Id { get; init; }
}

/// <summary>Writes and reads subscription; takes all rows of one out of every table.</summary>
sealed class SubscriptionStore(NpgsqlDataSource db, TimeProvider time)
{
    // The rows of a large tenant take their time.
    const int DeleteTimeoutSeconds = 3600;

    /// <summary>All, the default one first, then by age.</summary>
    public async Task<List<Subscription>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT subscription_id, name, created_at, suspended_at, reason FROM subscription ORDER BY subscription_id",
            row => new Subscription(
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.Nullable<DateTimeOffset>(3),
                row.NullableText(4)
            )
            {
                Id = row.GetInt32(0),
            },
            cancellation
        );
    }

    /// <summary>False where the name is taken.</summary>
    public async Task<bool> CreateAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                """
                INSERT INTO subscription (subscription_id, name, created_at)
                VALUES (nextval('subscription_id_seq'), $1, $2)
                ON CONFLICT (name) DO NOTHING
                """,
                cancellation,
                name,
                time.GetUtcNow()
            ) > 0;
    }

    /// <summary>Suspends it with a reason, or resumes it with null.</summary>
    public async Task SuspendAsync(int subscriptionId, string? reason, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE subscription SET suspended_at = $2, reason = $3 WHERE subscription_id = $1",
            cancellation,
            subscriptionId,
            reason is null ? null : time.GetUtcNow(),
            reason
        );
    }

    /// <summary>Takes everything of it out of the store, table by table in one transaction; gives the rows that went, by table.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DeleteAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tables = await connection.QueryAsync(
            """
            SELECT format('%I', c.relname)
              FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'subscription_id' AND NOT a.attisdropped
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'subscription'
             ORDER BY c.relname
            """,
            row => row.GetString(0),
            cancellation
        );
        // Batches of stages hold the row as well (Cursors): one that is under way ends first, and no other begins.
        await connection.ExecuteAsync("SELECT 1 FROM subscription WHERE subscription_id = $1 FOR UPDATE", cancellation, subscriptionId);
        var gone = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"DELETE FROM {table} WHERE subscription_id = $1", connection, transaction)
            {
                CommandTimeout = DeleteTimeoutSeconds,
            };
            command.Parameters.Add(new() { Value = subscriptionId });
            if (await command.ExecuteNonQueryAsync(cancellation) is var rows and > 0)
                gone[table] = rows;
        }
        await connection.ExecuteAsync("DELETE FROM subscription WHERE subscription_id = $1", cancellation, subscriptionId);
        await transaction.CommitAsync(cancellation);
        return gone;
    }
}
