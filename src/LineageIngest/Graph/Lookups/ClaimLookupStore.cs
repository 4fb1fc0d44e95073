using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Lookups;

/// <summary>Writes claim_lookup.</summary>
static class ClaimLookupStore
{
    public static async Task ReplaceAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<ResolvedClaim> claims,
        CancellationToken cancellation
    )
    {
        foreach (var chunk in claims.Where(c => c.Lookups.Count > 0).OrderBy(c => c.Claim.ClaimId).Chunk(500))
        {
            // Arrays of different lengths do not go through unnest; their texts do.
            await connection.ExecuteAsync(
                """
                INSERT INTO claim_lookup AS known (subscription_id, claim_id, lookups, at)
                SELECT $1, claim_id, lookups::uuid[], at FROM unnest($2, $3, $4) AS looked (claim_id, lookups, at)
                ON CONFLICT (subscription_id, claim_id) DO UPDATE SET lookups = excluded.lookups, at = excluded.at
                WHERE known.lookups <> excluded.lookups OR known.at <> excluded.at
                """,
                cancellation,
                subscriptionId,
                chunk.Select(c => c.Claim.ClaimId).ToArray(),
                chunk.Select(c => $"{{{string.Join(',', c.Lookups)}}}").ToArray(),
                chunk.Select(c => c.Claim.At).ToArray()
            );
        }
        var without = claims.Where(c => c.Lookups.Count == 0).Select(c => c.Claim.ClaimId).ToArray();
        if (without.Length > 0)
            await ForgetAsync(connection, subscriptionId, without, cancellation);
    }

    public static async Task ForgetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> claimIds,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM claim_lookup WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            cancellation,
            subscriptionId,
            claimIds.ToArray()
        );

    /// <summary>Claims of a time or later that looked for one of these.</summary>
    public static async Task<List<Guid>> ClaimsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> lookups,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        lookups.Count == 0
            ? []
            : await connection.QueryAsync(
                "SELECT claim_id FROM claims_that_looked_for($1, $2, $3) AS claim_id", // schemas/postgres/1001
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                lookups.ToArray(),
                since
            );
}
