using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>A claim that could not be resolved: whose it is, why, and how often it was tried. RunId is null where a declaration claims.</summary>
public sealed record SetAsideClaim(
    Guid ClaimId,
    string? JobNamespace,
    string? JobName,
    string? RunId,
    string Reason,
    DateTimeOffset SetAsideAt,
    int Attempts
);

/// <summary>Reads set_aside_claim.</summary>
public sealed class SetAsideClaimQuery(NpgsqlDataSource db)
{
    /// <summary>A page in order of the claims' ids.</summary>
    public async Task<List<SetAsideClaim>> ListAsync(int subscriptionId, Guid after, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT aside.claim_id, job.namespace, job.name, run.run_id, aside.reason, aside.set_aside_at, aside.attempts
              FROM set_aside_claim AS aside
              LEFT JOIN claim ON claim.subscription_id = $1 AND claim.claim_id = aside.claim_id
              LEFT JOIN job ON job.subscription_id = $1 AND job.job_id = claim.job_id
              LEFT JOIN run ON run.subscription_id = $1 AND run.run_key = aside.claim_id
             WHERE aside.subscription_id = $1 AND aside.claim_id > $2
             ORDER BY aside.claim_id
             LIMIT $3
            """,
            row => new SetAsideClaim(
                row.GetGuid(0),
                row.NullableText(1),
                row.NullableText(2),
                row.NullableText(3),
                row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetInt32(6)
            ),
            cancellation,
            subscriptionId,
            after,
            limit
        );
    }

    public async Task<long> CountAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            "SELECT count(*) FROM set_aside_claim WHERE subscription_id = $1",
            cancellation,
            subscriptionId
        );
    }

    /// <summary>Queues claims to be resolved once more: all that are set aside, or the one. Gives the number queued.</summary>
    public async Task<int> RetryAsync(int subscriptionId, Guid? claimId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var claims = await connection.QueryAsync(
            "SELECT claim_id FROM set_aside_claim WHERE subscription_id = $1 AND ($2::uuid IS NULL OR claim_id = $2) ORDER BY claim_id",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            claimId
        );
        await ResolutionQueue.AddAsync(connection, subscriptionId, claims, cancellation);
        return claims.Count;
    }
}
