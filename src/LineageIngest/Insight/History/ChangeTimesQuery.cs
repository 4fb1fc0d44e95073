using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.History;

/// <summary>So many things of a kind came or went at this moment.</summary>
/// <param name="Kind">dataset, job, edge, columnEdge or column, as in a diff</param>
public sealed record ChangesAt(string Kind, DateTimeOffset At, int Count);

/// <summary>When things changed, without what changed: for a picture of time.</summary>
public sealed class ChangeTimesQuery(NpgsqlDataSource db)
{
    /// <summary>
    /// The changes at some assets between two instants, both included, in order of time. An edge counts where it comes and where it goes; a column counts as a
    /// new version of its dataset's schema. Contradicted claims are left out.
    /// </summary>
    public async Task<List<ChangesAt>> OfAsync(
        int subscriptionId,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH own AS (
                SELECT item_id, 'edge' AS kind FROM edge WHERE subscription_id = $1 AND NOT source_is_set AND source_id = ANY ($4)
                 UNION
                SELECT item_id, 'edge' FROM edge WHERE subscription_id = $1 AND NOT source_is_set AND target_id = ANY ($4)
                 UNION
                SELECT item_id, 'edge' FROM edge WHERE subscription_id = $1 AND NOT source_is_set AND job_id = ANY ($5)
                 UNION
                SELECT item_id, 'columnEdge' FROM column_edge WHERE subscription_id = $1 AND source_id = ANY ($4)
                 UNION
                SELECT item_id, 'columnEdge' FROM column_edge WHERE subscription_id = $1 AND target_id = ANY ($4)
                 UNION
                SELECT item_id, 'columnEdge' FROM column_edge WHERE subscription_id = $1 AND job_id = ANY ($5)
            ), held AS (
                SELECT own.kind, v.valid_from, v.valid_to
                  FROM own JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = own.item_id
                 WHERE EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = own.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
            ), paired AS (
                SELECT s.valid_from, s.valid_to
                  FROM set_stretch($1, ARRAY(SELECT item_id FROM edge WHERE subscription_id = $1 AND source_is_set AND target_id = ANY ($4)
                                              UNION
                                             SELECT item_id FROM edge WHERE subscription_id = $1 AND source_is_set AND job_id = ANY ($5)
                                              UNION
                                             SELECT e.item_id
                                               FROM source_set AS m JOIN edge AS e ON e.subscription_id = $1 AND e.source_id = m.set_id AND e.source_is_set
                                              WHERE m.subscription_id = $1 AND m.dataset_id = ANY ($4))) AS s
                 WHERE s.believed AND (s.source_id = ANY ($4) OR s.target_id = ANY ($4) OR s.job_id = ANY ($5))
            ), used AS (
                SELECT d.dataset_id, coalesce(min(v.valid_from), d.first_seen_at) AS came, CASE WHEN bool_or(v.valid_to IS NULL) THEN NULL ELSE max(v.valid_to) END AS went
                  FROM dataset AS d
                  LEFT JOIN job_dataset AS io ON io.subscription_id = $1 AND io.dataset_id = d.dataset_id
                       AND EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = io.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
                  LEFT JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = io.item_id
                 WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($6)
                 GROUP BY d.dataset_id, d.first_seen_at
            ), schema AS (
                SELECT o.observed_at, o.content_id, lag(o.content_id) OVER (PARTITION BY o.dataset_id ORDER BY o.observed_at, o.content_id) AS before
                  FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = ANY ($6)
            ), change AS (
                SELECT kind, valid_from AS at FROM held
                 UNION ALL
                SELECT kind, valid_to FROM held
                 UNION ALL
                SELECT 'edge', valid_from FROM paired
                 UNION ALL
                SELECT 'edge', valid_to FROM paired
                 UNION ALL
                SELECT 'dataset', came FROM used
                 UNION ALL
                SELECT 'dataset', went FROM used
                 UNION ALL
                SELECT 'job', first_seen_at FROM job WHERE subscription_id = $1 AND job_id = ANY ($7)
                 UNION ALL
                SELECT 'job', f.event_at FROM facet AS f
                 WHERE f.subscription_id = $1 AND f.entity_id = ANY ($7) AND f.name IN ('lineage_ingest_airflow', 'lineage_ingest_source') AND f.body LIKE '%"gone":true%' AND NOT f.deleted
                 UNION ALL
                SELECT 'column', observed_at FROM schema WHERE content_id <> before
            )
            SELECT kind, at, count(*)::integer FROM change WHERE at >= $2 AND at <= $3 GROUP BY kind, at ORDER BY at, kind
            """,
            row => new ChangesAt(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt32(2)),
            cancellation,
            subscriptionId,
            from,
            to,
            scope.EdgeEnds ?? [],
            scope.EdgeJobs ?? [],
            scope.Datasets ?? [],
            scope.Jobs ?? []
        );
    }

    /// <summary>The time of the oldest event that speaks of a dataset or job; null while there is none.</summary>
    public async Task<DateTimeOffset?> KnownSinceAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT least((SELECT min(first_seen_at) FROM dataset WHERE subscription_id = $1), (SELECT min(first_seen_at) FROM job WHERE subscription_id = $1))
                """,
                row => row.Nullable<DateTimeOffset>(0),
                cancellation,
                subscriptionId
            )
        )[0];
    }
}
