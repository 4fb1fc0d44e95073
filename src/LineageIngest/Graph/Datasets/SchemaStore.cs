using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset_schema.</summary>
internal static class SchemaStore
{
    /// <summary>Stores observations and gives back the datasets whose history of schemas is another one now.</summary>
    public static async Task<List<Guid>> ObserveAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var rows = events.SelectMany(e => e.Schemas.Select(s => (s.DatasetId, e.At, s.ContentId))).Distinct()
            .OrderBy(r => r.DatasetId).ThenBy(r => r.At).ThenBy(r => r.ContentId).ToList();
        if (rows.Count == 0) return [];
        // An observation between two equal neighbours changes no version.
        return await connection.QueryAsync(
            """
            WITH added AS (
                INSERT INTO dataset_schema (subscription_id, dataset_id, observed_at, content_id)
                SELECT $1, * FROM unnest($2, $3, $4)
                ON CONFLICT DO NOTHING
                RETURNING dataset_id, observed_at, content_id
            )
            SELECT DISTINCT added.dataset_id
              FROM added
             WHERE added.content_id IS DISTINCT FROM (
                       SELECT content_id FROM dataset_schema AS earlier
                        WHERE earlier.subscription_id = $1 AND earlier.dataset_id = added.dataset_id AND earlier.observed_at <= added.observed_at
                        ORDER BY observed_at DESC, content_id DESC LIMIT 1)
            """, row => row.GetGuid(0), cancellation,
            subscriptionId, rows.ConvertAll(r => r.DatasetId), rows.ConvertAll(r => r.At), rows.ConvertAll(r => r.ContentId));
    }
}
