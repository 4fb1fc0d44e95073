using LineageIngest.Facts;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Runs;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>The versions of a dataset, newest first: what each run that wrote it made of it.</summary>
public sealed class DatasetVersionList(NpgsqlDataSource db, RunReader runs)
{
    public async Task<(List<DatasetVersionWords> Page, long Total)> ListAsync(
        int subscriptionId,
        DatasetName dataset,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var set = await SetAsync(connection, subscriptionId, dataset, cancellation);
        var rows = await RowsAsync(connection, subscriptionId, set, null, limit, offset, cancellation);
        var total = await connection.ScalarAsync<long>(
            """
            SELECT (SELECT count(*) FROM dataset_version WHERE subscription_id = $1 AND dataset_id = ANY ($2))
                 + (SELECT count(*) FROM dataset_first_read AS f
                     WHERE f.subscription_id = $1 AND f.dataset_id = ANY ($2)
                       AND NOT EXISTS (SELECT 1 FROM dataset_version AS w LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = w.run_key
                                        WHERE w.subscription_id = $1 AND w.dataset_id = ANY ($2) AND w.made_at <= f.read_at AND (w.origin = 1 OR w.origin = 0 AND coalesce(r.observed, r.run_key IS NULL))))
            """,
            cancellation,
            subscriptionId,
            set.Members
        );
        return (await ReadAsync(connection, subscriptionId, dataset, set, rows, cancellation), total);
    }

    public async Task<DatasetVersionWords?> FindAsync(int subscriptionId, DatasetName dataset, Guid version, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var set = await SetAsync(connection, subscriptionId, dataset, cancellation);
        var rows = await RowsAsync(connection, subscriptionId, set, version, 1, 0, cancellation);
        return (await ReadAsync(connection, subscriptionId, dataset, set, rows, cancellation)).FirstOrDefault();
    }

    static async Task<DatasetSet> SetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        DatasetName dataset,
        CancellationToken cancellation
    ) =>
        (await DatasetSets.OfAsync(connection, subscriptionId, [dataset.Id], cancellation)).GetValueOrDefault(
            dataset.Id,
            new DatasetSet(dataset.Id, dataset, [dataset.Id])
        );

    static async Task<List<Row>> RowsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        DatasetSet set,
        Guid? version,
        int limit,
        int offset,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT v.dataset_id, v.version_id, v.run_key, v.made_at, v.source, v.lifecycle, content.body
              FROM (SELECT dataset_id, version_id, run_key, made_at, source, lifecycle, fields_id
                      FROM dataset_version WHERE subscription_id = $1 AND dataset_id = ANY ($2)
                     UNION ALL
                    SELECT f.dataset_id, f.version_id, NULL, f.read_at, f.source, f.lifecycle, f.fields_id
                      FROM dataset_first_read AS f
                     WHERE f.subscription_id = $1 AND f.dataset_id = ANY ($2)
                       AND NOT EXISTS (SELECT 1 FROM dataset_version AS w LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = w.run_key
                                        WHERE w.subscription_id = $1 AND w.dataset_id = ANY ($2) AND w.made_at <= f.read_at AND (w.origin = 1 OR w.origin = 0 AND coalesce(r.observed, r.run_key IS NULL)))) AS v
              JOIN content ON content.subscription_id = $1 AND content.content_id = v.fields_id
             WHERE $3::uuid IS NULL OR v.version_id = $3
             ORDER BY v.made_at DESC, v.version_id LIMIT $4 OFFSET $5
            """,
            row => new Row(
                row.GetGuid(0),
                row.GetGuid(1),
                row.Nullable<Guid>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetString(4),
                row.GetString(5),
                DatasetVersions.Parse(row.GetString(6))
            ),
            cancellation,
            subscriptionId,
            set.Members,
            version,
            limit,
            offset
        );

    async Task<List<DatasetVersionWords>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        DatasetName asked,
        DatasetSet set,
        List<Row> rows,
        CancellationToken cancellation
    )
    {
        if (rows.Count == 0)
            return [];
        var basis = (await DatasetBasis.OfAsync(connection, subscriptionId, [set.Id], cancellation))[set.Id];
        var makers = await RunRows.GetAsync(
            connection,
            subscriptionId,
            [.. rows.Select(r => r.RunKey).OfType<Guid>().Distinct()],
            cancellation
        );
        var shown = await runs.ReadAsync(connection, subscriptionId, makers, RunView.Own, cancellation);
        var facets = await VersionFacets.ReadAsync(
            connection,
            subscriptionId,
            rows.ConvertAll(r => (r.DatasetId, r.VersionId, r.RunKey)),
            cancellation
        );
        return rows.ConvertAll(row => new DatasetVersionWords(
            new Identifier(asked.Namespace, asked.Name),
            basis.Type,
            asked.Name,
            basis.PhysicalName(asked.Name),
            JavaTime.Instant(row.MadeAt),
            row.VersionId,
            asked.Namespace,
            row.Source,
            basis.Words(row.Fields),
            basis.Tags,
            row.Lifecycle,
            facets[row.VersionId].Description ?? basis.Description,
            VersionId.OfSchema(asked, row.Fields),
            row.RunKey is { } key ? shown.GetValueOrDefault(key) : null,
            facets[row.VersionId].Facets is { Count: > 0 } sent ? sent
                : row.RunKey is null ? basis.Facets
                : FacetText.None
        ));
    }

    sealed record Row(
        Guid DatasetId,
        Guid VersionId,
        Guid? RunKey,
        DateTimeOffset MadeAt,
        string Source,
        string Lifecycle,
        List<VersionField> Fields
    );
}
