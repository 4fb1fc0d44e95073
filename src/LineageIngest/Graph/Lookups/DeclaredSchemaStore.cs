using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Facets;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Lookups;

/// <summary>Writes declared_schema.</summary>
static class DeclaredSchemaStore
{
    /// <summary>Puts what these claims declare now in place of what they declared before; gives back the datasets whose history is another one now.
    /// A run that declares what was declared before it, as every run of a CREATE TABLE IF NOT EXISTS does, changes nothing.</summary>
    public static async Task<List<SchemaChange>> ReplaceAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<ResolvedClaim> claims,
        CancellationToken cancellation
    )
    {
        var ids = claims.Select(c => c.Claim.ClaimId).ToArray();
        var rows = claims
            .SelectMany(c => c.Declared.Select(d => new Row(c.Claim.ClaimId, d.DatasetId, c.Claim.At, DerivedId.OfContent(d.Schema))))
            .Distinct()
            .OrderBy(r => r.ClaimId)
            .ThenBy(r => r.DatasetId)
            .ThenBy(r => r.ContentId)
            .ToList();
        var before = await connection.QueryAsync(
            "SELECT claim_id, dataset_id, observed_at, content_id FROM declared_schema WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            row => new Row(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(3)),
            cancellation,
            subscriptionId,
            ids
        );
        var changed = before.Except(rows).Concat(rows.Except(before)).ToList();
        if (changed.Count == 0)
            return [];
        await connection.ExecuteAsync(
            "DELETE FROM declared_schema WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            cancellation,
            subscriptionId,
            ids
        );
        var telling = await TellingAsync(connection, subscriptionId, changed, cancellation);
        await ContentStore.KeepAsync(
            connection,
            subscriptionId,
            claims.SelectMany(c => c.Declared).Select(d => d.Schema).Distinct(),
            cancellation
        );
        await connection.ExecuteAsync(
            """
            INSERT INTO declared_schema (subscription_id, claim_id, dataset_id, observed_at, content_id)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.ClaimId),
            rows.ConvertAll(r => r.DatasetId),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.ContentId)
        );
        return telling;
    }

    /// <summary>Those that differ from what was observed before them and that nobody else says of the same moment.</summary>
    static async Task<List<SchemaChange>> TellingAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Row> changed,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT asked.dataset_id, min(CASE WHEN before.content_id IS NULL THEN timestamptz '-infinity' ELSE asked.observed_at END)
              FROM unnest($2, $3, $4) AS asked (dataset_id, observed_at, content_id)
              LEFT JOIN LATERAL (
                   SELECT earlier.content_id
                     FROM ((SELECT s.observed_at, s.content_id FROM dataset_schema AS s
                             WHERE s.subscription_id = $1 AND s.dataset_id = asked.dataset_id AND s.observed_at <= asked.observed_at
                             ORDER BY s.observed_at DESC, s.content_id DESC LIMIT 1)
                            UNION ALL
                           (SELECT d.observed_at, d.content_id FROM declared_schema AS d
                             WHERE d.subscription_id = $1 AND d.dataset_id = asked.dataset_id AND d.observed_at <= asked.observed_at
                             ORDER BY d.observed_at DESC, d.content_id DESC LIMIT 1)) AS earlier
                    ORDER BY earlier.observed_at DESC, earlier.content_id DESC LIMIT 1) AS before ON true
             WHERE asked.content_id IS DISTINCT FROM before.content_id
               AND NOT EXISTS (SELECT 1 FROM declared_schema AS same WHERE same.subscription_id = $1 AND same.dataset_id = asked.dataset_id
                                  AND same.observed_at = asked.observed_at AND same.content_id = asked.content_id)
             GROUP BY asked.dataset_id
            """,
            row => new SchemaChange(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
            cancellation,
            subscriptionId,
            changed.ConvertAll(r => r.DatasetId),
            changed.ConvertAll(r => r.At),
            changed.ConvertAll(r => r.ContentId)
        );

    sealed record Row(Guid ClaimId, Guid DatasetId, DateTimeOffset At, Guid ContentId);
}
