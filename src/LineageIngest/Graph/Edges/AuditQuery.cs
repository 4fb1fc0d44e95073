using System.Text;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>
/// A claim that the SQL contradicts, or that a person rejects (evidence manual, why is the reason given). Item is read, write, edge or column; to is null for a read or write; why names the reason and the place in the SQL.
/// </summary>
public sealed record ContradictedClaim(
    string? Producer,
    string JobNamespace,
    string JobName,
    Guid JobId,
    string Item,
    AuditEnd From,
    AuditEnd? To,
    string Evidence,
    string? Why,
    long Runs,
    DateTimeOffset LastSeenAt
);

/// <summary>So many claims of a producer are contradicted for this reason.</summary>
public sealed record ContradictedGroup(string? Producer, string Why, long Count);

/// <summary>A dataset, or one of its columns, in a claim.</summary>
public sealed record AuditEnd(string Namespace, string Name, string? Field);

/// <summary>How a producer's claims fare: by verdict, column edges apart.</summary>
public sealed record ProducerAudit(
    string? Producer,
    long Claims,
    long Confirmed,
    long Contradicted,
    long Unchecked,
    long ColumnClaims,
    long ConfirmedColumns,
    long ContradictedColumns
);

/// <summary>Reads the lineage audit: what was claimed and is not so.</summary>
public sealed class AuditQuery(NpgsqlDataSource db)
{
    const int MostReasons = 500;

    /// <summary>Contradicted claims in order of job and item; of all jobs, or of one; of all producers and reasons, or of one.</summary>
    /// <param name="why">a reason without the place in the SQL</param>
    public async Task<List<ContradictedClaim>> ContradictedAsync(
        int subscriptionId,
        Guid? jobId,
        string? producer,
        string? why,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.integration, coalesce(j.namespace, ''), coalesce(j.name, ''), item.job_id, item.item,
                   s.namespace, s.name, item.source_column, t.namespace, t.name, nullif(item.target_column, ''), e.kind, e.detail, coalesce(seen.runs, 0), coalesce(seen.last_at, e.first_at)
              FROM evidence AS e
             CROSS JOIN LATERAL (
                   SELECT job_id, CASE direction WHEN 0 THEN 'read' ELSE 'write' END AS item, dataset_id AS source_id, NULL::text AS source_column, NULL::uuid AS target_id, NULL::text AS target_column
                     FROM job_dataset WHERE subscription_id = $1 AND item_id = e.item_id
                    UNION ALL
                   SELECT job_id, 'edge', source_id, NULL, target_id, NULL FROM edge_pair($1) WHERE stored_id = e.item_id
                    UNION ALL
                   SELECT job_id, 'column', source_id, source_column, target_id, target_column FROM column_edge WHERE subscription_id = $1 AND item_id = e.item_id) AS item
              LEFT JOIN LATERAL evidence_seen($1, e.item_id, e.kind) AS seen ON true
              LEFT JOIN job AS j ON j.subscription_id = $1 AND j.job_id = item.job_id
              JOIN dataset AS s ON s.subscription_id = $1 AND s.dataset_id = item.source_id
              LEFT JOIN dataset AS t ON t.subscription_id = $1 AND t.dataset_id = item.target_id
             WHERE e.subscription_id = $1 AND (e.verdict = 'contradicted' OR (e.kind = 'manual' AND e.verdict = 'rejected')) AND ($2::uuid IS NULL OR item.job_id = $2)
               AND ($4::text IS NULL OR j.integration = $4) AND ($5::text IS NULL OR regexp_replace(e.detail, ' \(SQL line \d+, column \d+\)$', '') = $5)
             ORDER BY j.namespace COLLATE "C", j.name COLLATE "C", item.item, t.name COLLATE "C", item.target_column COLLATE "C", s.name COLLATE "C", item.source_column COLLATE "C", e.kind
             LIMIT $3
            """,
            row => new ContradictedClaim(
                row.NullableText(0),
                row.GetString(1),
                row.GetString(2),
                row.GetGuid(3),
                row.GetString(4),
                new AuditEnd(row.GetString(5), row.GetString(6), row.NullableText(7)),
                row.IsDBNull(8) ? null : new AuditEnd(row.GetString(8), row.GetString(9), row.NullableText(10)),
                row.GetString(11),
                row.NullableText(12),
                row.GetInt64(13),
                row.GetFieldValue<DateTimeOffset>(14)
            ),
            cancellation,
            subscriptionId,
            jobId,
            limit,
            producer,
            why
        );
    }

    /// <summary>The reasons for which claims are contradicted or rejected, without the places in the SQL, most frequent first.</summary>
    public async Task<List<ContradictedGroup>> GroupsAsync(int subscriptionId, Guid? jobId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.integration, regexp_replace(coalesce(e.detail, ''), ' \(SQL line \d+, column \d+\)$', ''), count(*)
              FROM evidence AS e
             CROSS JOIN LATERAL (
                   SELECT job_id FROM job_dataset WHERE subscription_id = $1 AND item_id = e.item_id
                    UNION ALL
                   SELECT job_id FROM edge_pair($1) WHERE stored_id = e.item_id
                    UNION ALL
                   SELECT job_id FROM column_edge WHERE subscription_id = $1 AND item_id = e.item_id) AS item
              LEFT JOIN job AS j ON j.subscription_id = $1 AND j.job_id = item.job_id
             WHERE e.subscription_id = $1 AND (e.verdict = 'contradicted' OR (e.kind = 'manual' AND e.verdict = 'rejected')) AND ($2::uuid IS NULL OR item.job_id = $2)
             GROUP BY 1, 2
             ORDER BY 3 DESC, 1, 2
             LIMIT $3
            """,
            row => new ContradictedGroup(row.NullableText(0), row.GetString(1), row.GetInt64(2)),
            cancellation,
            subscriptionId,
            jobId,
            MostReasons
        );
    }

    /// <summary>The SQL that these jobs handed over last, by job.</summary>
    public async Task<Dictionary<Guid, string>> SqlAsync(int subscriptionId, IReadOnlyCollection<Guid> jobs, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            "SELECT entity_id, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name = 'sql' AND NOT deleted",
            row => (Job: row.GetGuid(0), Body: row.GetString(1)),
            cancellation,
            subscriptionId,
            jobs.ToArray()
        );
        var texts = new Dictionary<Guid, string>();
        foreach (var (job, body) in facets)
        {
            using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
            if (document.RootElement.Text("query") is { } sql)
                texts[job] = sql;
        }
        return texts;
    }

    /// <summary>Claims other than our own reading of SQL, counted per producer.</summary>
    public async Task<List<ProducerAudit>> ProducersAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH item AS ( /* reads all: it counts every claim */
                SELECT item_id, job_id, false AS is_column FROM job_dataset WHERE subscription_id = $1
                 UNION ALL
                SELECT stored_id, job_id, false FROM edge_pair($1)
                 UNION ALL
                SELECT item_id, job_id, true FROM column_edge WHERE subscription_id = $1
            )
            SELECT j.integration, count(*), count(*) FILTER (WHERE e.verdict = 'confirmed'), count(*) FILTER (WHERE e.verdict = 'contradicted'),
                   count(*) FILTER (WHERE e.verdict = 'unchecked'), count(*) FILTER (WHERE is_column),
                   count(*) FILTER (WHERE is_column AND e.verdict = 'confirmed'), count(*) FILTER (WHERE is_column AND e.verdict = 'contradicted')
              FROM item
              JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = item.item_id AND e.kind NOT IN ('sql', 'manual')
              LEFT JOIN job AS j ON j.subscription_id = $1 AND j.job_id = item.job_id
             GROUP BY j.integration
             ORDER BY j.integration
            """,
            row => new ProducerAudit(
                row.NullableText(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetInt64(7)
            ),
            cancellation,
            subscriptionId
        );
    }
}
