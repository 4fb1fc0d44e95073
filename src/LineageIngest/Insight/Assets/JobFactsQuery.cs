using LineageIngest.Graph.Memory;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>What is known of a job beside its lineage and its last run.</summary>
/// <param name="Kind">DAG, TASK, QUERY and the like, as its producer says.</param>
/// <param name="DeletedAt">When it was deleted, or since when it is no longer declared; null while it is there.</param>
/// <param name="ParentId">The job that it is a part of; of several the first by id.</param>
public sealed record JobFacts(
    Guid Id,
    string Namespace,
    string Name,
    string? Integration,
    string? Kind,
    Guid? ParentId,
    string? ParentNamespace,
    string? ParentName,
    string? Description,
    string? SourceUrl,
    IReadOnlyList<string> Tags,
    bool HasSql,
    DateTimeOffset LastSeenAt,
    DateTimeOffset? DeletedAt
);

/// <summary>Counts of a job: runs, what it and its parts read and write, contradicted claims.</summary>
public sealed record JobCounts(long Runs, int Inputs, int Outputs, int Contradicted);

/// <summary>Reads jobs by id.</summary>
public sealed class JobFactsQuery(NpgsqlDataSource db, GraphMaps maps)
{
    public async Task<Dictionary<Guid, JobFacts>> OfAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    )
    {
        if (jobs.Count == 0)
            return [];
        var deleted = await maps.DeletedAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT j.job_id, j.namespace, j.name, j.integration, j.job_type, above.parent_job_id, parent.namespace, parent.name,
                   coalesce(said.body, documentation.body), code.body, labels.tags, sql.job_id IS NOT NULL, j.last_seen_at
              FROM job AS j
              LEFT JOIN LATERAL (SELECT p.parent_job_id FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id
                                  ORDER BY p.parent_job_id LIMIT 1) AS above ON true
              LEFT JOIN job AS parent ON parent.subscription_id = $1 AND parent.job_id = above.parent_job_id
              LEFT JOIN facet AS documentation ON documentation.subscription_id = $1 AND documentation.entity_id = j.job_id AND documentation.name = 'documentation' AND NOT documentation.deleted
              LEFT JOIN catalogue_entry AS said ON said.subscription_id = $1 AND said.subject_id = j.job_id AND said.kind = 'description' AND said.part = '' AND said.present
              LEFT JOIN facet AS code ON code.subscription_id = $1 AND code.entity_id = j.job_id AND code.name = 'sourceCodeLocation' AND NOT code.deleted
             CROSS JOIN LATERAL (SELECT array_agg(DISTINCT l.value ORDER BY l.value) AS tags
                                   FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = j.job_id AND l.kind = 1) AS labels
              LEFT JOIN LATERAL (SELECT f.entity_id AS job_id FROM facet AS f
                                  WHERE f.subscription_id = $1 AND f.entity_id = j.job_id AND f.name IN ('sql', 'lineage_ingest_sql') AND NOT f.deleted LIMIT 1) AS sql ON true
             WHERE j.subscription_id = $1 AND j.job_id = ANY ($2)
            """,
            row => new JobFacts(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                row.NullableText(3),
                row.NullableText(4),
                row.Nullable<Guid>(5),
                row.NullableText(6),
                row.NullableText(7),
                row.NullableText(8) is { } documentation ? TolerantJson.TextOf(documentation, "description") : null,
                row.NullableText(9) is { } code ? TolerantJson.TextOf(code, "url") : null,
                row.IsDBNull(10) ? [] : row.GetFieldValue<string[]>(10),
                row.GetBoolean(11),
                row.GetFieldValue<DateTimeOffset>(12),
                deleted.TryGetValue(row.GetGuid(0), out var at) ? new DateTimeOffset(at, TimeSpan.Zero) : null
            ),
            cancellation,
            subscriptionId,
            jobs.Distinct().ToArray()
        );
        return rows.ToDictionary(job => job.Id);
    }

    /// <summary>Of the jobs themselves and of their parts (tasks of a DAG, queries of a task); runs are a job's own.</summary>
    public async Task<Dictionary<Guid, JobCounts>> CountsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    )
    {
        if (jobs.Count == 0)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            WITH RECURSIVE part (root_id, job_id) AS (
                SELECT asked.job_id, asked.job_id FROM unnest($2) AS asked (job_id)
                 UNION
                SELECT part.root_id, child.job_id FROM part JOIN job_parent AS child ON child.subscription_id = $1 AND child.parent_job_id = part.job_id
            )
            SELECT asked.job_id,
                   (SELECT count(*) FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = asked.job_id),
                   (SELECT count(DISTINCT io.dataset_id) FROM part JOIN job_dataset AS io ON io.subscription_id = $1 AND io.job_id = part.job_id AND io.direction = 0
                     WHERE part.root_id = asked.job_id AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = $1 AND e.item_id = io.item_id AND e.verdict NOT IN ('contradicted', 'rejected'))),
                   (SELECT count(DISTINCT io.dataset_id) FROM part JOIN job_dataset AS io ON io.subscription_id = $1 AND io.job_id = part.job_id AND io.direction = 1
                     WHERE part.root_id = asked.job_id AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = $1 AND e.item_id = io.item_id AND e.verdict NOT IN ('contradicted', 'rejected'))),
                   (SELECT count(*) FROM part
                     CROSS JOIN LATERAL (SELECT item_id FROM job_dataset WHERE subscription_id = $1 AND job_id = part.job_id
                                          UNION ALL SELECT item_id FROM edge WHERE subscription_id = $1 AND job_id = part.job_id
                                          UNION ALL SELECT item_id FROM column_edge WHERE subscription_id = $1 AND job_id = part.job_id) AS item
                      JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = item.item_id AND e.verdict = 'contradicted'
                     WHERE part.root_id = asked.job_id)
              FROM unnest($2) AS asked (job_id)
            """,
            row =>
                (
                    Id: row.GetGuid(0),
                    Counts: new JobCounts(row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4))
                ),
            cancellation,
            subscriptionId,
            jobs.Distinct().ToArray()
        );
        return rows.ToDictionary(row => row.Id, row => row.Counts);
    }
}
