using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset_version and dataset_first_read.</summary>
static class DatasetVersionStore
{
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        await WrittenAsync(connection, subscriptionId, events, cancellation);
        await FirstReadAsync(connection, subscriptionId, events, cancellation);
    }

    /// <summary>The id hashes the rest but for the case of types and the job of a run id that two jobs use, so a least and a greatest settle what is left.</summary>
    static async Task WrittenAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Versions.Select(version => (Version: version, e.At)))
            .GroupBy(r => (r.Version.DatasetId, r.Version.VersionId))
            .Select(same =>
                (
                    Version: same.First().Version with
                    {
                        Origin = same.Min(r => r.Version.Origin),
                        RunKey = same.Min(r => r.Version.RunKey),
                        FieldsId = same.Max(r => r.Version.FieldsId),
                    },
                    MadeAt: same.Min(r => r.At)
                )
            )
            .OrderBy(r => r.Version.DatasetId)
            .ThenBy(r => r.Version.VersionId)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_version AS known (subscription_id, dataset_id, version_id, origin, run_key, made_at, source, lifecycle, fields_id)
            SELECT $1, * FROM unnest($2, $3, $4::smallint[], $5, $6, $7, $8, $9)
            ON CONFLICT (subscription_id, dataset_id, version_id) DO UPDATE SET
                origin    = least(known.origin, excluded.origin),
                run_key   = least(known.run_key, excluded.run_key),
                made_at   = least(known.made_at, excluded.made_at),
                fields_id = greatest(known.fields_id, excluded.fields_id)
            WHERE excluded.made_at < known.made_at OR excluded.origin < known.origin OR excluded.fields_id > known.fields_id
               OR excluded.run_key < known.run_key
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Version.DatasetId),
            rows.ConvertAll(r => r.Version.VersionId),
            rows.ConvertAll(r => (int)r.Version.Origin),
            rows.ConvertAll(r => r.Version.RunKey),
            rows.ConvertAll(r => r.MadeAt),
            rows.ConvertAll(r => r.Version.Source),
            rows.ConvertAll(r => r.Version.Lifecycle),
            rows.ConvertAll(r => r.Version.FieldsId)
        );
    }

    static async Task FirstReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.FirstReads.Select(read => (Read: read, Event: e)))
            .GroupBy(r => r.Read.DatasetId)
            .Select(same => same.OrderBy(r => r.Event.At).ThenBy(r => r.Event.Stamp).ThenBy(r => r.Read.VersionId).First())
            .OrderBy(r => r.Read.DatasetId)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_first_read AS known (subscription_id, dataset_id, version_id, read_at, stamp, source, lifecycle, fields_id)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (subscription_id, dataset_id) DO UPDATE SET
                version_id = excluded.version_id, read_at = excluded.read_at, stamp = excluded.stamp,
                source = excluded.source, lifecycle = excluded.lifecycle, fields_id = excluded.fields_id
            WHERE (excluded.read_at, excluded.stamp) < (known.read_at, known.stamp)
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Read.DatasetId),
            rows.ConvertAll(r => r.Read.VersionId),
            rows.ConvertAll(r => r.Event.At),
            rows.ConvertAll(r => r.Event.Stamp.ToBytes()),
            rows.ConvertAll(r => r.Read.Source),
            rows.ConvertAll(r => r.Read.Lifecycle),
            rows.ConvertAll(r => r.Read.FieldsId)
        );
    }
}
