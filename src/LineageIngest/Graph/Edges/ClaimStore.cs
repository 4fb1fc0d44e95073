using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Writes claim.</summary>
static class ClaimStore
{
    /// <summary>Merges what the events claim and gives back the ids of all claims that were touched.</summary>
    public static async Task<List<Guid>> MergeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var claims = events
            .Where(e => e.Claim is not null)
            .GroupBy(e => (e.Claim!.ClaimId, e.Claim.JobId))
            .ToDictionary(
                same => same.Key.ClaimId,
                same =>
                    (same.Key.JobId, KnownAt: same.Min(e => e.KnownAt), Facts: same.Select(e => e.Claim!.Facts).Aggregate(ClaimFacts.Merge))
            );
        if (claims.Count == 0)
            return [];
        var known = await connection.QueryAsync(
            "SELECT claim_id, facts FROM claim WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            row => (Id: row.GetGuid(0), Facts: row.GetString(1)),
            cancellation,
            subscriptionId,
            claims.Keys.ToArray()
        );
        foreach (var (id, facts) in known)
            claims[id] = claims[id] with { Facts = ClaimFacts.Merge(FactsJson.ReadClaim(facts), claims[id].Facts) };
        var rows = claims.OrderBy(c => c.Key).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO claim AS known (subscription_id, claim_id, job_id, known_at, facts)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            ON CONFLICT (subscription_id, claim_id) DO UPDATE SET
                known_at = least(known.known_at, excluded.known_at), facts = excluded.facts
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Key),
            rows.ConvertAll(r => r.Value.JobId),
            rows.ConvertAll(r => r.Value.KnownAt),
            rows.ConvertAll(r => FactsJson.Write(r.Value.Facts))
        );
        return rows.ConvertAll(r => r.Key);
    }

    public static async Task ForgetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> claimIds,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM claim WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            cancellation,
            subscriptionId,
            claimIds
        );
}
