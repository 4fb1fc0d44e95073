using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.SqlResolution;

/// <summary>Writes claim_lookup.</summary>
internal static class ClaimLookupStore
{
    public static async Task ReplaceAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<ResolvedClaim> claims, CancellationToken cancellation)
    {
        foreach (var chunk in claims.Where(c => c.Lookups.Count > 0).OrderBy(c => c.Claim.ClaimId).Chunk(500))
        {
            // Arrays of different lengths do not go through unnest; their texts do.
            await connection.ExecuteAsync(
                """
                INSERT INTO claim_lookup AS known (subscription_id, claim_id, lookups)
                SELECT $1, claim_id, lookups::uuid[] FROM unnest($2, $3) AS looked (claim_id, lookups)
                ON CONFLICT (subscription_id, claim_id) DO UPDATE SET lookups = excluded.lookups WHERE known.lookups <> excluded.lookups
                """, cancellation,
                subscriptionId, chunk.Select(c => c.Claim.ClaimId).ToArray(), chunk.Select(c => $"{{{string.Join(',', c.Lookups)}}}").ToArray());
        }
        var without = claims.Where(c => c.Lookups.Count == 0).Select(c => c.Claim.ClaimId).ToArray();
        if (without.Length > 0)
            await connection.ExecuteAsync("DELETE FROM claim_lookup WHERE subscription_id = $1 AND claim_id = ANY ($2)", cancellation, subscriptionId, without);
    }

    /// <summary>Claims that looked for one of these.</summary>
    public static async Task<List<Guid>> ClaimsAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyCollection<Guid> lookups, CancellationToken cancellation) =>
        lookups.Count == 0
            ? []
            : await connection.QueryAsync(
                "SELECT claim_id FROM claim_lookup WHERE subscription_id = $1 AND lookups && $2",
                row => row.GetGuid(0), cancellation, subscriptionId, lookups.ToArray());
}
