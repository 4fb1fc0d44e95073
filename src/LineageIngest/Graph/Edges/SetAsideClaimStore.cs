using LineageIngest.Events;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Writes set_aside_claim.</summary>
static class SetAsideClaimStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid claimId,
        string reason,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO set_aside_claim AS known (subscription_id, claim_id, reason, set_aside_at, attempts, program)
            VALUES ($1, $2, $3, $4, 1, $5)
            ON CONFLICT (subscription_id, claim_id) DO UPDATE SET
                reason = excluded.reason, set_aside_at = excluded.set_aside_at, attempts = known.attempts + 1, program = excluded.program
            """,
            cancellation,
            subscriptionId,
            claimId,
            reason,
            now,
            RunningProgram.Name
        );

    /// <summary>These claims are resolved now.</summary>
    public static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> claims,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM set_aside_claim WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            cancellation,
            subscriptionId,
            claims.ToArray()
        );

    /// <summary>Those that another program gave up.</summary>
    public static async Task<List<Guid>> OfOtherProgramsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            "SELECT claim_id FROM set_aside_claim WHERE subscription_id = $1 AND program <> $2 ORDER BY claim_id",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            RunningProgram.Name
        );
}
