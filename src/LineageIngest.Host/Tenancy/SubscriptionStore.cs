using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Tenancy;

/// <summary>Writes and reads subscription and subscription_feature; takes all rows of one out of every table.</summary>
sealed class SubscriptionStore(NpgsqlDataSource db, Wakeups wakeups, TimeProvider time)
{
    // The rows of a large tenant take their time.
    const int DeleteTimeoutSeconds = 3600;

    /// <summary>All, the default one first, then by age.</summary>
    public async Task<List<Subscription>> ListAsync(CancellationToken cancellation)
    {
        using var wall = Wall.Around(null); // whoever's request asks: what is read is kept for all
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT s.subscription_id, s.name, s.created_at, s.suspended_at, s.reason, s.edition, s.requests_per_second, s.events_per_day,
                   coalesce(array_agg(f.feature ORDER BY f.feature) FILTER (WHERE f.enabled), '{}'),
                   coalesce(array_agg(f.feature ORDER BY f.feature) FILTER (WHERE NOT f.enabled), '{}')
              FROM subscription AS s LEFT JOIN subscription_feature AS f USING (subscription_id)
             GROUP BY s.subscription_id
             ORDER BY s.subscription_id
            """,
            row => new Subscription(
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.Nullable<DateTimeOffset>(3),
                row.NullableText(4),
                row.GetString(5),
                OnOf(row.GetString(5), row.GetFieldValue<string[]>(8), row.GetFieldValue<string[]>(9)),
                row.Nullable<int>(6),
                row.Nullable<long>(7)
            )
            {
                Id = row.GetInt32(0),
            },
            cancellation
        );
    }

    /// <summary>False where the name is taken.</summary>
    public async Task<bool> CreateAsync(string name, string edition, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                """
                INSERT INTO subscription (subscription_id, name, created_at, edition)
                VALUES (nextval('subscription_id_seq'), $1, $2, $3)
                ON CONFLICT (name) DO NOTHING
                """,
                cancellation,
                name,
                time.GetUtcNow(),
                edition
            ) > 0;
    }

    /// <summary>Suspends it with a reason, or resumes it with null.</summary>
    public async Task SuspendAsync(int subscriptionId, string? reason, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.QueryAsync(
            $"""
            WITH changed AS (UPDATE subscription SET suspended_at = $2, reason = $3 WHERE subscription_id = $1 RETURNING subscription_id)
            SELECT {Wakeups.Callers} FROM changed
            """,
            row => true,
            cancellation,
            subscriptionId,
            reason is null ? null : time.GetUtcNow(),
            reason
        );
        wakeups.Wake(WakeupKind.Callers);
    }

    /// <summary>Changes the edition (null leaves it) and the features named: on, off, or null for what the edition says.</summary>
    public async Task ChangeEditionAsync(
        int subscriptionId,
        string? edition,
        IReadOnlyDictionary<string, bool?> features,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE subscription SET edition = coalesce($2, edition) WHERE subscription_id = $1",
            cancellation,
            subscriptionId,
            edition
        );
        await connection.ExecuteAsync(
            "DELETE FROM subscription_feature WHERE subscription_id = $1 AND feature = ANY ($2)",
            cancellation,
            subscriptionId,
            features.Keys.ToArray()
        );
        var decided = features.Where(feature => feature.Value is not null).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO subscription_feature (subscription_id, feature, enabled, changed_at)
            SELECT $1, f.feature, f.enabled, $4 FROM unnest($2::text[], $3::boolean[]) AS f (feature, enabled)
            """,
            cancellation,
            subscriptionId,
            decided.ConvertAll(feature => feature.Key).ToArray(),
            decided.ConvertAll(feature => feature.Value!.Value).ToArray(),
            time.GetUtcNow()
        );
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Both limits, null for none of its own.</summary>
    public async Task LimitAsync(int subscriptionId, int? requestsPerSecond, long? eventsPerDay, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE subscription SET requests_per_second = $2, events_per_day = $3 WHERE subscription_id = $1",
            cancellation,
            subscriptionId,
            requestsPerSecond,
            eventsPerDay
        );
    }

    static string[] OnOf(string edition, string[] on, string[] off) =>
        [
            .. Features
                .All.Where(feature => on.Contains(feature.Name) || (Editions.Has(edition, feature) && !off.Contains(feature.Name)))
                .Select(feature => feature.Name),
        ];

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
