using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset_schema.</summary>
internal static class SchemaStore
{
    /// <summary>Of the observed datasets those whose history of schemas these events change: one that repeats the schema before it changes nothing.</summary>
    public static async Task<List<Guid>> ChangingAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var rows = Observations(events);
        if (rows.Count == 0) return [];
        return await connection.QueryAsync(
            """
            SELECT DISTINCT asked.dataset_id
              FROM unnest($2, $3, $4) AS asked (dataset_id, observed_at, content_id)
             WHERE asked.content_id IS DISTINCT FROM (
                       SELECT content_id FROM dataset_schema AS earlier
                        WHERE earlier.subscription_id = $1 AND earlier.dataset_id = asked.dataset_id AND earlier.observed_at <= asked.observed_at
                        ORDER BY observed_at DESC, content_id DESC LIMIT 1)
            """, row => row.GetGuid(0), cancellation,
            subscriptionId, rows.ConvertAll(r => r.DatasetId), rows.ConvertAll(r => r.At), rows.ConvertAll(r => r.ContentId));
    }

    public static async Task ObserveAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var rows = Observations(events);
        if (rows.Count == 0) return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_schema (subscription_id, dataset_id, observed_at, content_id)
            SELECT $1, * FROM unnest($2, $3, $4)
            ON CONFLICT DO NOTHING
            """, cancellation, subscriptionId, rows.ConvertAll(r => r.DatasetId), rows.ConvertAll(r => r.At), rows.ConvertAll(r => r.ContentId));
    }

    private static List<(Guid DatasetId, DateTimeOffset At, Guid ContentId)> Observations(IReadOnlyList<EventFacts> events) =>
        [.. events.SelectMany(e => e.Schemas.Select(s => (s.DatasetId, e.At, s.ContentId))).Distinct().OrderBy(r => r.DatasetId).ThenBy(r => r.At).ThenBy(r => r.ContentId)];
}
