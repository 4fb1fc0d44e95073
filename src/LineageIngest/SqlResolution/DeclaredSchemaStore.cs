using LineageIngest.Graph;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.SqlResolution;

/// <summary>Writes declared_schema.</summary>
internal static class DeclaredSchemaStore
{
    /// <summary>Puts what these claims declare now in place of what they declared before; gives back the datasets for which that is a change.</summary>
    public static async Task<List<Guid>> ReplaceAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<ResolvedClaim> claims, CancellationToken cancellation)
    {
        var ids = claims.Select(c => c.Claim.ClaimId).ToArray();
        var rows = claims.SelectMany(c => c.Declared.Select(d => new Row(c.Claim.ClaimId, d.DatasetId, c.Claim.At, DerivedId.OfContent(d.Schema)))).Distinct()
            .OrderBy(r => r.ClaimId).ThenBy(r => r.DatasetId).ThenBy(r => r.ContentId).ToList();
        var before = await connection.QueryAsync(
            "SELECT claim_id, dataset_id, observed_at, content_id FROM declared_schema WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            row => new Row(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(3)), cancellation, subscriptionId, ids);
        var changed = before.Except(rows).Concat(rows.Except(before)).ToList();
        if (changed.Count == 0) return [];
        await connection.ExecuteAsync("DELETE FROM declared_schema WHERE subscription_id = $1 AND claim_id = ANY ($2)", cancellation, subscriptionId, ids);
        await ContentStore.KeepAsync(connection, subscriptionId, claims.SelectMany(c => c.Declared).Select(d => d.Schema).Distinct(), cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO declared_schema (subscription_id, claim_id, dataset_id, observed_at, content_id)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            """, cancellation,
            subscriptionId, rows.ConvertAll(r => r.ClaimId), rows.ConvertAll(r => r.DatasetId), rows.ConvertAll(r => r.At), rows.ConvertAll(r => r.ContentId));
        return [.. changed.Select(r => r.DatasetId).Distinct()];
    }

    private sealed record Row(Guid ClaimId, Guid DatasetId, DateTimeOffset At, Guid ContentId);
}
