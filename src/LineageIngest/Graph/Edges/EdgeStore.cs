using LineageIngest.Graph.Manual;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Writes job_dataset, edge, column_edge and evidence: what all versions of all jobs say together.</summary>
static class EdgeStore
{
    /// <summary>Makes items known; they are facts of identity, so an item that is there stays as it is. Gives back the jobs that have other datasets now.</summary>
    public static async Task<List<Guid>> AddItemsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<LineageItem> items,
        CancellationToken cancellation
    )
    {
        var distinct = items.DistinctBy(i => i.ItemId).OrderBy(i => i.ItemId).ToList();
        await AddEdgesAsync(connection, subscriptionId, [.. distinct.OfType<EdgeItem>()], cancellation);
        await AddEdgesOfSetsAsync(connection, subscriptionId, [.. distinct.OfType<SetEdgeItem>()], cancellation);
        await AddColumnEdgesAsync(connection, subscriptionId, [.. distinct.OfType<ColumnEdgeItem>()], cancellation);
        return await AddJobDatasetsAsync(connection, subscriptionId, [.. distinct.OfType<JobDatasetItem>()], cancellation);
    }

    /// <summary>The items that are in one of these versions, by themselves or as part of a set.</summary>
    public static async Task<List<Guid>> ItemsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> versions,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT item_id FROM job_version_item WHERE subscription_id = $1 AND version_id = ANY ($2)
             UNION
            SELECT part.item_id
              FROM job_version_item AS said JOIN edge_in_set($1) AS part ON part.set_item_id = said.item_id
             WHERE said.subscription_id = $1 AND said.version_id = ANY ($2)
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            versions
        );

    /// <summary>The jobs of items that are reads, writes or edges.</summary>
    public static async Task<List<Guid>> JobsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> items,
        CancellationToken cancellation
    ) =>
        items.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT job_id FROM edge WHERE subscription_id = $1 AND item_id = ANY ($2)
                 UNION
                SELECT job_id FROM job_dataset WHERE subscription_id = $1 AND item_id = ANY ($2)
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                items
            );

    /// <summary>
    /// Sums up the evidence of items anew, in order of their ids; an item without evidence goes, and a pair of which only a set speaks is no item any longer.
    /// Gives back the jobs that lost a dataset, and those of such pairs.
    /// </summary>
    public static async Task<(List<Guid> LostDatasets, List<Guid> LostPairs)> SumUpAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> items,
        CancellationToken cancellation
    )
    {
        if (items.Count == 0)
            return ([], []);
        await connection.ExecuteAsync(
            """
            WITH said AS (
                SELECT item_id, version_id, kind, confidence, certain, verdict, detail FROM job_version_item WHERE subscription_id = $1 AND item_id = ANY ($2)
                 UNION ALL
                SELECT part.item_id, shown.version_id, shown.kind, shown.confidence, shown.certain, shown.verdict, shown.detail
                  FROM edge_in_set($1) AS part
                  JOIN job_version_item AS shown ON shown.subscription_id = $1 AND shown.item_id = part.set_item_id
                 WHERE part.item_id = ANY ($2)
                   AND NOT EXISTS (SELECT 1 FROM job_version_item AS own
                                    WHERE own.subscription_id = $1 AND own.version_id = shown.version_id AND own.item_id = part.item_id AND own.kind = shown.kind)
            ), summed AS (
                SELECT item.item_id, item.kind, max(item.confidence) AS confidence, bool_or(item.certain) AS certain,
                       (array_agg(item.verdict ORDER BY v.last_at DESC, v.version_id))[1] AS verdict,
                       (array_agg(item.detail ORDER BY v.last_at DESC, v.version_id))[1] AS detail,
                       min(v.first_at) AS first_at, min(v.first_observed_at) AS first_observed_at, min(v.known_at) AS known_at
                  FROM said AS item
                  JOIN job_version AS v ON v.subscription_id = $1 AND v.version_id = item.version_id
                 WHERE v.runs > 0
                 GROUP BY item.item_id, item.kind
            ), gone AS (
                DELETE FROM evidence AS e
                 WHERE e.subscription_id = $1 AND e.item_id = ANY ($2)
                   AND NOT EXISTS (SELECT 1 FROM summed WHERE summed.item_id = e.item_id AND summed.kind = e.kind)
            )
            INSERT INTO evidence (subscription_id, item_id, kind, confidence, certain, verdict, detail, first_at, first_observed_at, known_at)
            SELECT $1, * FROM summed ORDER BY item_id, kind
            ON CONFLICT (subscription_id, item_id, kind) DO UPDATE SET
                confidence = excluded.confidence, certain = excluded.certain, verdict = excluded.verdict, detail = excluded.detail,
                first_at = excluded.first_at, first_observed_at = excluded.first_observed_at, known_at = excluded.known_at
            """,
            cancellation,
            subscriptionId,
            items
        );
        var removed = await RemoveUnfoundedAsync(connection, subscriptionId, items, cancellation);
        await Overruling.ApplyAsync(connection, subscriptionId, items, cancellation);
        return (removed, await RemoveUnnamedAsync(connection, subscriptionId, items, cancellation));
    }

    /// <summary>Edges that neither a version of their job nor a person names any longer: what sets say of them is not theirs to keep.</summary>
    static async Task<List<Guid>> RemoveUnnamedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> items,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH unnamed AS (
                DELETE FROM edge AS e
                 WHERE e.subscription_id = $1 AND e.item_id = ANY ($2) AND NOT e.source_is_set
                   AND NOT EXISTS (SELECT 1
                                     FROM job_version_item AS i JOIN job_version AS v ON v.subscription_id = $1 AND v.version_id = i.version_id AND v.runs > 0
                                    WHERE i.subscription_id = $1 AND i.item_id = e.item_id)
                   AND NOT EXISTS (SELECT 1 FROM evidence AS word WHERE word.subscription_id = $1 AND word.item_id = e.item_id AND word.kind = 'manual')
                RETURNING e.item_id, e.job_id
            ), gone AS (
                DELETE FROM evidence AS e USING unnamed WHERE e.subscription_id = $1 AND e.item_id = unnamed.item_id
            )
            SELECT DISTINCT job_id FROM unnamed
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            items
        );

    static async Task<List<Guid>> RemoveUnfoundedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> items,
        CancellationToken cancellation
    )
    {
        var unfounded = await connection.QueryAsync(
            """
            SELECT item_id FROM unnest($2) AS asked (item_id)
             WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = $1 AND e.item_id = asked.item_id)
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            items
        );
        if (unfounded.Count == 0)
            return [];
        var sets = await connection.QueryAsync(
            "DELETE FROM edge WHERE subscription_id = $1 AND item_id = ANY ($2) RETURNING CASE WHEN source_is_set THEN source_id END",
            row => row.Nullable<Guid>(0),
            cancellation,
            subscriptionId,
            unfounded
        );
        if (sets.Exists(set => set is not null))
            await SourceSetStore.DropUnusedAsync(connection, subscriptionId, [.. sets.OfType<Guid>()], cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM column_edge WHERE subscription_id = $1 AND item_id = ANY ($2)",
            cancellation,
            subscriptionId,
            unfounded
        );
        return
        [
            .. (
                await connection.QueryAsync(
                    "DELETE FROM job_dataset WHERE subscription_id = $1 AND item_id = ANY ($2) RETURNING job_id",
                    row => row.GetGuid(0),
                    cancellation,
                    subscriptionId,
                    unfounded
                )
            ).Distinct(),
        ];
    }

    static async Task AddEdgesOfSetsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<SetEdgeItem> items,
        CancellationToken cancellation
    )
    {
        if (items.Count == 0)
            return;
        await SourceSetStore.AddAsync(connection, subscriptionId, items.Select(i => i.Sources), cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO edge (subscription_id, item_id, job_id, source_id, target_id, source_is_set)
            SELECT $1, *, true FROM unnest($2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            items.ConvertAll(i => i.ItemId),
            items.ConvertAll(i => i.JobId),
            items.ConvertAll(i => i.Sources.Id),
            items.ConvertAll(i => i.TargetId)
        );
    }

    static async Task<List<Guid>> AddJobDatasetsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<JobDatasetItem> items,
        CancellationToken cancellation
    )
    {
        if (items.Count == 0)
            return [];
        return
        [
            .. (
                await connection.QueryAsync(
                    """
                    INSERT INTO job_dataset (subscription_id, item_id, job_id, dataset_id, direction)
                    SELECT $1, * FROM unnest($2, $3, $4, $5::smallint[])
                    ON CONFLICT DO NOTHING
                    RETURNING job_id
                    """,
                    row => row.GetGuid(0),
                    cancellation,
                    subscriptionId,
                    items.ConvertAll(i => i.ItemId),
                    items.ConvertAll(i => i.JobId),
                    items.ConvertAll(i => i.DatasetId),
                    items.ConvertAll(i => (int)i.Direction)
                )
            ).Distinct(),
        ];
    }

    static async Task AddEdgesAsync(NpgsqlConnection connection, int subscriptionId, List<EdgeItem> items, CancellationToken cancellation)
    {
        if (items.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO edge (subscription_id, item_id, job_id, source_id, target_id)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            items.ConvertAll(i => i.ItemId),
            items.ConvertAll(i => i.JobId),
            items.ConvertAll(i => i.SourceId),
            items.ConvertAll(i => i.TargetId)
        );
    }

    static async Task AddColumnEdgesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<ColumnEdgeItem> items,
        CancellationToken cancellation
    )
    {
        if (items.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO column_edge (subscription_id, item_id, job_id, source_id, source_column, target_id, target_column, type, subtype, masking)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            items.ConvertAll(i => i.ItemId),
            items.ConvertAll(i => i.JobId),
            items.ConvertAll(i => i.SourceId),
            items.ConvertAll(i => i.SourceColumn),
            items.ConvertAll(i => i.TargetId),
            items.ConvertAll(i => i.TargetColumn),
            items.ConvertAll(i => i.Type),
            items.ConvertAll(i => i.Subtype),
            items.ConvertAll(i => i.Masking)
        );
    }
}
