using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Writes resolution_queue: adding is idempotent, so a claim waits once however often it changed. Adding wakes the stage.</summary>
static class ResolutionQueue
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> claims,
        CancellationToken cancellation
    )
    {
        if (claims.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            WITH added AS (
                INSERT INTO resolution_queue (subscription_id, claim_id, known_at)
                SELECT $1, asked.claim_id, coalesce(claim.known_at, '-infinity')
                  FROM unnest($2) AS asked (claim_id)
                  LEFT JOIN claim ON claim.subscription_id = $1 AND claim.claim_id = asked.claim_id
                 ORDER BY asked.claim_id
                ON CONFLICT DO NOTHING
                RETURNING 1
            )
            SELECT pg_notify('lineage_wakeup', 'Queued') FROM added LIMIT 1
            """,
            cancellation,
            subscriptionId,
            claims.Order().ToArray()
        );
    }

    /// <summary>Every claim whose SQL looked for something.</summary>
    public static async Task AddAllWithSqlAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.ExecuteAsync(
            """
            WITH added AS (
                INSERT INTO resolution_queue (subscription_id, claim_id, known_at)
                SELECT $1, claim.claim_id, claim.known_at
                  FROM claim_lookup AS looked JOIN claim ON claim.subscription_id = $1 AND claim.claim_id = looked.claim_id
                 WHERE looked.subscription_id = $1
                 ORDER BY claim.claim_id
                ON CONFLICT DO NOTHING
                RETURNING 1
            )
            SELECT pg_notify('lineage_wakeup', 'Queued') FROM added LIMIT 1
            """,
            cancellation,
            subscriptionId
        );

    /// <summary>The claims that became known first.</summary>
    public static async Task<List<Guid>> TakeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        int limit,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            DELETE FROM resolution_queue
             WHERE subscription_id = $1
               AND claim_id IN (SELECT claim_id FROM resolution_queue WHERE subscription_id = $1 ORDER BY known_at, claim_id LIMIT $2)
            RETURNING claim_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            limit
        );
}
