using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>From this time on a dataset's schema is (perhaps) another one than was known; the least time where nothing was known before.</summary>
sealed record SchemaChange(Guid DatasetId, DateTimeOffset Since);

/// <summary>Writes dataset_schema.</summary>
static class SchemaStore
{
    /// <summary>Of the observed datasets those whose history of schemas these events change: one that repeats the schema before it changes nothing.</summary>
    public static async Task<List<SchemaChange>> ChangingAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = Observations(events);
        if (rows.Count == 0)
            return [];
        return await connection.QueryAsync(
            """
            SELECT asked.dataset_id, min(CASE WHEN before.content_id IS NULL THEN timestamptz '-infinity' ELSE asked.observed_at END)
              FROM unnest($2, $3, $4) AS asked (dataset_id, observed_at, content_id)
              LEFT JOIN LATERAL (
                   SELECT earlier.content_id FROM dataset_schema AS earlier
                    WHERE earlier.subscription_id = $1 AND earlier.dataset_id = asked.dataset_id AND earlier.observed_at <= asked.observed_at
                    ORDER BY earlier.observed_at DESC, earlier.content_id DESC LIMIT 1) AS before ON true
             WHERE asked.content_id IS DISTINCT FROM before.content_id
               AND NOT EXISTS (SELECT 1 FROM dataset_schema AS same WHERE same.subscription_id = $1 AND same.dataset_id = asked.dataset_id
                                  AND same.observed_at = asked.observed_at AND same.content_id = asked.content_id)
             GROUP BY asked.dataset_id
            """,
            row => new SchemaChange(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.DatasetId),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.ContentId)
        );
    }

    public static async Task ObserveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = Observations(events);
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_schema (subscription_id, dataset_id, observed_at, content_id)
            SELECT $1, * FROM unnest($2, $3, $4)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.DatasetId),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.ContentId)
        );
    }

    static List<(Guid DatasetId, DateTimeOffset At, Guid ContentId)> Observations(IReadOnlyList<EventFacts> events) =>
        [
            .. events
                .SelectMany(e => e.Schemas.Select(s => (s.DatasetId, e.At, s.ContentId)))
                .Distinct()
                .OrderBy(r => r.DatasetId)
                .ThenBy(r => r.At)
                .ThenBy(r => r.ContentId),
        ];
}
