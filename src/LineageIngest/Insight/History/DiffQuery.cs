using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Schemas;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.History;

/// <summary>A dataset, job, edge or column edge that is in one of two instants only.</summary>
/// <param name="At">when it came or went</param>
/// <param name="Order">where it stands in its list, which follows ids of what is stored: of an edge from a set all pairs stand together</param>
public sealed record ItemChange(
    Guid Id,
    bool Added,
    DateTimeOffset At,
    Guid JobId,
    Guid SourceId,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    string Type,
    string Subtype,
    ItemOrder Order
);

/// <summary>The place of an item in lists that are read page by page: the stored item's id, and of edges from sets also the source.</summary>
public readonly record struct ItemOrder(Guid Id, Guid SourceId = default);

/// <summary>A column of a dataset that differs between two instants.</summary>
public sealed record DatasetColumnChange(Guid DatasetId, ColumnChange Change, DateTimeOffset At);

/// <summary>
/// What differs between two instants of event time. Found by the stretches of validity that begin or end between them, so the cost follows the changes.
/// Contradicted claims are left out. Each list is in order of id, after a given one.
/// </summary>
public sealed class DiffQuery(NpgsqlDataSource db)
{
    /// <summary>Edges, or column edges.</summary>
    public async Task<List<ItemChange>> EdgesAsync(
        int subscriptionId,
        bool columns,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        ItemOrder after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH touched AS (
                SELECT item_id FROM validity WHERE subscription_id = $1 AND valid_from > $2 AND valid_from <= $3
                 UNION
                SELECT item_id FROM validity WHERE subscription_id = $1 AND valid_to > $2 AND valid_to <= $3
            ), judged AS (
                SELECT touched.item_id, bool_or(v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)) AS before,
                       bool_or(v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3)) AS after,
                       max(v.valid_from) FILTER (WHERE v.valid_from > $2 AND v.valid_from <= $3) AS came, max(v.valid_to) FILTER (WHERE v.valid_to > $2 AND v.valid_to <= $3) AS went
                  FROM touched JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = touched.item_id
                 GROUP BY touched.item_id
            ), changed AS (
                SELECT item_id, after, CASE WHEN after THEN came ELSE went END AS at FROM judged WHERE before <> after AND item_id >= $4
            ), paired AS (
                SELECT s.stored_id, s.job_id, s.source_id, s.target_id, bool_or(s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)) AS before,
                       bool_or(s.valid_from <= $3 AND (s.valid_to IS NULL OR s.valid_to > $3)) AS after,
                       max(s.valid_from) FILTER (WHERE s.valid_from > $2 AND s.valid_from <= $3) AS came, max(s.valid_to) FILTER (WHERE s.valid_to > $2 AND s.valid_to <= $3) AS went
                  FROM set_stretch($1, ARRAY(SELECT e.item_id FROM touched JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = touched.item_id AND e.source_is_set WHERE NOT $5)) AS s
                 WHERE s.believed
                 GROUP BY s.stored_id, s.job_id, s.source_id, s.target_id
            ), item AS MATERIALIZED ( /* once, whatever the planner thinks of its size */
                SELECT e.item_id, changed.after, changed.at, e.job_id, e.source_id, '' AS source_column, e.target_id, '' AS target_column, '' AS type, '' AS subtype, false AS of_set
                  FROM changed JOIN edge AS e ON NOT $5 AND e.subscription_id = $1 AND e.item_id = changed.item_id AND NOT e.source_is_set
                 UNION ALL
                SELECT stored_id, after, CASE WHEN after THEN came ELSE went END, job_id, source_id, '', target_id, '', '', '', true
                  FROM paired
                 WHERE before <> after AND (stored_id, source_id) > ($4, $10)
                 UNION ALL
                SELECT c.item_id, changed.after, changed.at, c.job_id, c.source_id, c.source_column, c.target_id, c.target_column, c.type, c.subtype, false
                  FROM changed JOIN column_edge AS c ON $5 AND c.subscription_id = $1 AND c.item_id = changed.item_id
            )
            SELECT item.*
              FROM item
              JOIN dataset AS s ON s.subscription_id = $1 AND s.dataset_id = item.source_id
              JOIN dataset AS t ON t.subscription_id = $1 AND t.dataset_id = item.target_id
             WHERE (item.of_set OR item.item_id > $4
                                   AND EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = item.item_id AND ev.verdict NOT IN ('contradicted', 'rejected')))
               AND ($6::uuid[] IS NULL AND $7::uuid[] IS NULL OR item.source_id = ANY ($6) OR item.target_id = ANY ($6) OR item.job_id = ANY ($7))
               AND ($8::text IS NULL OR s.namespace = $8 OR t.namespace = $8)
             ORDER BY item.item_id, item.source_id
             LIMIT $9
            """,
            row => new ItemChange(
                row.GetBoolean(10) ? new EdgeItem(row.GetGuid(3), row.GetGuid(4), row.GetGuid(6)).ItemId : row.GetGuid(0),
                row.GetBoolean(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetGuid(3),
                row.GetGuid(4),
                row.GetString(5),
                row.GetGuid(6),
                row.GetString(7),
                row.GetString(8),
                row.GetString(9),
                new ItemOrder(row.GetGuid(0), row.GetBoolean(10) ? row.GetGuid(4) : Guid.Empty)
            ),
            cancellation,
            subscriptionId,
            from,
            to,
            after.Id,
            columns,
            scope.EdgeEnds,
            scope.EdgeJobs,
            scope.Namespace,
            limit,
            after.SourceId
        );
    }

    /// <summary>A dataset is added when a job first reads or writes it (or an event first states it), removed when no job does any longer.</summary>
    public async Task<List<ItemChange>> DatasetsAsync(
        int subscriptionId,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        Guid after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH touched AS (
                SELECT item_id FROM validity WHERE subscription_id = $1 AND valid_from > $2 AND valid_from <= $3
                 UNION
                SELECT item_id FROM validity WHERE subscription_id = $1 AND valid_to > $2 AND valid_to <= $3
            ), candidate AS (
                SELECT io.dataset_id FROM touched JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = touched.item_id
                 UNION
                SELECT dataset_id FROM dataset WHERE subscription_id = $1 AND first_seen_at > $2 AND first_seen_at <= $3
            )
            SELECT d.dataset_id, used.after OR (used.items = 0 AND d.first_seen_at > $2), coalesce(CASE WHEN used.after THEN used.came ELSE used.went END, d.first_seen_at)
              FROM candidate JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = candidate.dataset_id
             CROSS JOIN LATERAL (
                   SELECT coalesce(bool_or(v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)), false) AS before,
                          coalesce(bool_or(v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3)), false) AS after, count(*) AS items,
                          min(v.valid_from) FILTER (WHERE v.valid_from > $2 AND v.valid_from <= $3) AS came, max(v.valid_to) FILTER (WHERE v.valid_to > $2 AND v.valid_to <= $3) AS went
                     FROM job_dataset AS io JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = io.item_id
                    WHERE io.subscription_id = $1 AND io.dataset_id = d.dataset_id
                      AND EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = io.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))) AS used
             WHERE d.dataset_id > $4 AND ($5::uuid[] IS NULL OR d.dataset_id = ANY ($5)) AND ($6::text IS NULL OR d.namespace = $6)
               AND (used.before <> used.after
                    OR (used.items = 0 AND d.first_seen_at > $2 AND NOT EXISTS (SELECT 1 FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.dataset_id = d.dataset_id)))
             ORDER BY d.dataset_id
             LIMIT $7
            """,
            row => new ItemChange(
                row.GetGuid(0),
                row.GetBoolean(1),
                row.GetFieldValue<DateTimeOffset>(2),
                Guid.Empty,
                row.GetGuid(0),
                "",
                Guid.Empty,
                "",
                "",
                "",
                new ItemOrder(row.GetGuid(0))
            ),
            cancellation,
            subscriptionId,
            from,
            to,
            after,
            scope.Datasets,
            scope.Namespace,
            limit
        );
    }

    /// <summary>A job is added when it is first heard of, removed when Airflow no longer declares it.</summary>
    public async Task<List<ItemChange>> JobsAsync(
        int subscriptionId,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        Guid after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH changed AS (
                SELECT job_id, true AS added, first_seen_at AS at FROM job WHERE subscription_id = $1 AND first_seen_at > $2 AND first_seen_at <= $3
                 UNION
                SELECT f.entity_id, false, f.event_at FROM facet AS f
                 WHERE f.subscription_id = $1 AND f.event_at > $2 AND f.event_at <= $3 AND f.name IN ('lineage_ingest_airflow', 'lineage_ingest_source') AND f.body LIKE '%"gone":true%' AND NOT f.deleted
            )
            SELECT j.job_id, changed.added, changed.at
              FROM changed JOIN job AS j ON j.subscription_id = $1 AND j.job_id = changed.job_id
             WHERE j.job_id > $4 AND ($5::uuid[] IS NULL OR j.job_id = ANY ($5)) AND ($6::text IS NULL OR j.namespace = $6) AND (changed.added OR j.first_seen_at <= $2)
             ORDER BY j.job_id
             LIMIT $7
            """,
            row => new ItemChange(
                row.GetGuid(0),
                row.GetBoolean(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetGuid(0),
                Guid.Empty,
                "",
                Guid.Empty,
                "",
                "",
                "",
                new ItemOrder(row.GetGuid(0))
            ),
            cancellation,
            subscriptionId,
            from,
            to,
            after,
            scope.Jobs,
            scope.Namespace,
            limit
        );
    }

    /// <summary>Columns of the datasets after a given one whose schema is another one now; datasets without a schema before are new to us, not changed.</summary>
    /// <param name="datasets">at most so many datasets are compared</param>
    public async Task<(List<DatasetColumnChange> Changes, bool More)> ColumnsAsync(
        int subscriptionId,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        Guid after,
        int datasets,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changed = await connection.QueryAsync(
            """
            SELECT d.dataset_id, was.body, now.body, since.at
              FROM dataset AS d
             CROSS JOIN LATERAL (
                   SELECT o.content_id FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = d.dataset_id AND o.observed_at <= $3
                    ORDER BY o.observed_at DESC, o.content_id DESC LIMIT 1) AS later
             CROSS JOIN LATERAL (
                   SELECT o.content_id FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = d.dataset_id AND o.observed_at <= $2
                    ORDER BY o.observed_at DESC, o.content_id DESC LIMIT 1) AS earlier
             CROSS JOIN LATERAL (
                   SELECT min(o.observed_at) AS at FROM dataset_schema AS o
                    WHERE o.subscription_id = $1 AND o.dataset_id = d.dataset_id AND o.observed_at > $2 AND o.observed_at <= $3 AND o.content_id = later.content_id) AS since
              JOIN content AS now ON now.subscription_id = $1 AND now.content_id = later.content_id
              JOIN content AS was ON was.subscription_id = $1 AND was.content_id = earlier.content_id
             WHERE d.subscription_id = $1 AND d.dataset_id > $4 AND d.last_seen_at > $2 AND later.content_id <> earlier.content_id
               AND ($5::uuid[] IS NULL OR d.dataset_id = ANY ($5)) AND ($6::text IS NULL OR d.namespace = $6)
             ORDER BY d.dataset_id
             LIMIT $7
            """,
            row => (Id: row.GetGuid(0), Was: row.GetString(1), Now: row.GetString(2), At: row.GetFieldValue<DateTimeOffset>(3)),
            cancellation,
            subscriptionId,
            from,
            to,
            after,
            scope.Datasets,
            scope.Namespace,
            datasets + 1
        );
        return (
            [
                .. changed
                    .Take(datasets)
                    .SelectMany(c =>
                        SchemaDiff
                            .Of(SchemaColumn.Parse(c.Was), SchemaColumn.Parse(c.Now))
                            .Select(change => new DatasetColumnChange(c.Id, change, c.At))
                    ),
            ],
            changed.Count > datasets
        );
    }
}
