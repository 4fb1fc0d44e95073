using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset_measure: of each run, dataset and kind the newest.</summary>
static class MeasureStore
{
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Measures.Select(m => (Measure: m, Event: e)))
            .GroupBy(r => (r.Measure.DatasetId, r.Measure.RunKey, r.Measure.Kind))
            .Select(same => same.OrderBy(r => r.Event.Stamp).ThenBy(r => r.Measure.Body, StringComparer.Ordinal).Last())
            .OrderBy(r => r.Measure.DatasetId)
            .ThenBy(r => r.Measure.RunKey)
            .ThenBy(r => r.Measure.Kind, StringComparer.Ordinal)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_measure AS known (subscription_id, dataset_id, run_key, kind, measured_at, stamp, body)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7)
            ON CONFLICT (subscription_id, dataset_id, run_key, kind) DO UPDATE SET
                measured_at = excluded.measured_at, stamp = excluded.stamp, body = excluded.body
            WHERE excluded.stamp > known.stamp
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Measure.DatasetId),
            rows.ConvertAll(r => r.Measure.RunKey),
            rows.ConvertAll(r => r.Measure.Kind),
            rows.ConvertAll(r => r.Event.At),
            rows.ConvertAll(r => r.Event.Stamp.ToBytes()),
            rows.ConvertAll(r => r.Measure.Body)
        );
    }
}
