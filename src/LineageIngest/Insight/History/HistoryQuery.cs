using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.History;

/// <summary>A stretch of event time in which an edge held; the last one has no end.</summary>
public sealed record EdgeStretch(Guid Id, Guid JobId, Guid SourceId, Guid TargetId, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A run that wrote a dataset (or any run of a job), at the time that counts for lineage: its end.</summary>
public sealed record WritingRun(
    string RunId,
    Guid JobId,
    string State,
    DateTimeOffset At,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt
);

/// <summary>An edge or column edge by its id; the columns are empty for an edge between datasets.</summary>
public sealed record KnownEdge(
    Guid Id,
    Guid JobId,
    Guid SourceId,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    string Type,
    string Subtype
);

/// <summary>Why an edge is believed, by kind of evidence.</summary>
public sealed record EdgeEvidence(
    string Kind,
    float Confidence,
    bool Certain,
    string Verdict,
    string? Detail,
    long Runs,
    long ObservedRuns,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt
);

/// <summary>Reads what became of datasets, jobs and edges over time.</summary>
public sealed class HistoryQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>Edges at a dataset (under any of its names) or of a job with its parts, newest beginning first. Contradicted claims are left out.</summary>
    public async Task<List<EdgeStretch>> EdgesAsync(int subscriptionId, DiffScope scope, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH own AS (
                SELECT * FROM edge WHERE subscription_id = $1 AND source_id = ANY ($2)
                 UNION
                SELECT * FROM edge WHERE subscription_id = $1 AND target_id = ANY ($2)
                 UNION
                SELECT * FROM edge WHERE subscription_id = $1 AND job_id = ANY ($3)
                 UNION
                SELECT e.*
                  FROM source_set AS m JOIN edge AS e ON e.subscription_id = $1 AND e.source_id = m.set_id AND e.source_is_set
                 WHERE m.subscription_id = $1 AND m.dataset_id = ANY ($2)
            )
            SELECT own.item_id, own.job_id, own.source_id, own.target_id, v.valid_from, v.valid_to
              FROM own JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = own.item_id
             WHERE NOT own.source_is_set
               AND EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = own.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             UNION ALL
            SELECT s.stored_id, s.job_id, s.source_id, s.target_id, s.valid_from, s.valid_to
              FROM set_stretch($1, ARRAY(SELECT item_id FROM own WHERE source_is_set)) AS s
             WHERE s.believed AND (s.source_id = ANY ($2) OR s.target_id = ANY ($2) OR s.job_id = ANY ($3))
             ORDER BY valid_from DESC, item_id, source_id
             LIMIT $4
            """,
            row => new EdgeStretch(
                new EdgeItem(row.GetGuid(1), row.GetGuid(2), row.GetGuid(3)).ItemId,
                row.GetGuid(1),
                row.GetGuid(2),
                row.GetGuid(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.Nullable<DateTimeOffset>(5)
            ),
            cancellation,
            subscriptionId,
            scope.EdgeEnds ?? [],
            scope.EdgeJobs ?? [],
            limit
        );
    }

    /// <summary>The newest runs that wrote any of these datasets, the ends of their versions' lists merged.</summary>
    public async Task<List<WritingRun>> WritesAsync(int subscriptionId, Guid[] datasets, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH version AS (
                SELECT DISTINCT item.version_id
                  FROM job_dataset AS io JOIN job_version_item AS item ON item.subscription_id = $1 AND item.item_id = io.item_id AND item.verdict <> 'contradicted'
                 WHERE io.subscription_id = $1 AND io.dataset_id = ANY ($2) AND io.direction = 1
                   AND NOT EXISTS (SELECT 1 FROM evidence AS word WHERE word.subscription_id = $1 AND word.item_id = io.item_id AND word.kind = 'manual' AND word.verdict = 'rejected')
            )
            SELECT r.run_id, r.job_id, r.state, c.at, r.started_at, r.ended_at
              FROM version
             CROSS JOIN LATERAL (
                   SELECT claim_id, at FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = version.version_id ORDER BY c.at DESC LIMIT $3) AS c
              JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
             ORDER BY c.at DESC, r.run_key
             LIMIT $3
            """,
            Run,
            cancellation,
            subscriptionId,
            datasets,
            limit
        );
    }

    /// <summary>The newest runs of these jobs.</summary>
    public async Task<List<WritingRun>> RunsAsync(int subscriptionId, Guid[] jobs, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT r.run_id, r.job_id, r.state, r.last_event_at, r.started_at, r.ended_at
              FROM unnest($2) AS asked (job_id)
             CROSS JOIN LATERAL (
                   SELECT * FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = asked.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT $3) AS r
             ORDER BY r.last_event_at DESC, r.run_key
             LIMIT $3
            """,
            Run,
            cancellation,
            subscriptionId,
            jobs,
            limit
        );
    }

    /// <summary>An edge that is stored, or (found in the graph in memory) one that a set stands for.</summary>
    public async Task<KnownEdge?> FindEdgeAsync(int subscriptionId, Guid edgeId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var stored = await connection.QueryAsync(
            """
            SELECT item_id, job_id, source_id, '', target_id, '', '', '' FROM edge WHERE subscription_id = $1 AND item_id = $2 AND NOT source_is_set
             UNION ALL
            SELECT item_id, job_id, source_id, source_column, target_id, target_column, type, subtype FROM column_edge WHERE subscription_id = $1 AND item_id = $2
            """,
            row => new KnownEdge(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetGuid(2),
                row.GetString(3),
                row.GetGuid(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7)
            ),
            cancellation,
            subscriptionId,
            edgeId
        );
        if (stored.Count > 0)
            return stored[0];
        return (await maps.CurrentAsync(subscriptionId, cancellation)).FindPair(edgeId) is { } pair
            ? new KnownEdge(edgeId, pair.JobId, pair.SourceId, "", pair.TargetId, "", "", "")
            : null;
    }

    /// <summary>When it held; what several edges from sets say of one pair is put together.</summary>
    public async Task<List<(DateTimeOffset From, DateTimeOffset? To)>> StretchesAsync(
        int subscriptionId,
        KnownEdge edge,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT valid_from, valid_to FROM validity WHERE subscription_id = $1 AND item_id = $2
             UNION ALL
            SELECT s.valid_from, s.valid_to
              FROM set_stretch($1, ARRAY(SELECT stored_id FROM edge_pair($1) WHERE job_id = $3 AND source_id = $4 AND target_id = $5 AND stored_id <> $2)) AS s
             WHERE s.source_id = $4
             ORDER BY valid_from
            """,
            row => (row.GetFieldValue<DateTimeOffset>(0), row.Nullable<DateTimeOffset>(1)),
            cancellation,
            subscriptionId,
            edge.Id,
            edge.JobId,
            edge.SourceId,
            edge.TargetId
        );
    }

    public async Task<List<EdgeEvidence>> EvidenceAsync(int subscriptionId, KnownEdge edge, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH stored AS (
                SELECT $2::uuid AS item_id
                 UNION
                SELECT stored_id FROM edge_pair($1) WHERE $6 AND job_id = $3 AND source_id = $4 AND target_id = $5
            )
            SELECT e.kind, max(e.confidence), bool_or(e.certain), (array_agg(e.verdict ORDER BY seen.last_at DESC, e.item_id))[1], (array_agg(e.detail ORDER BY seen.last_at DESC, e.item_id))[1],
                   coalesce(sum(seen.runs), 0)::bigint, coalesce(sum(seen.observed_runs), 0)::bigint, min(e.first_at), coalesce(max(seen.last_at), min(e.first_at))
              FROM stored
              JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = stored.item_id
              LEFT JOIN LATERAL evidence_seen($1, e.item_id, e.kind) AS seen ON true
             GROUP BY e.kind
             ORDER BY e.kind
            """,
            row => new EdgeEvidence(
                row.GetString(0),
                row.GetFloat(1),
                row.GetBoolean(2),
                row.GetString(3),
                row.NullableText(4),
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetFieldValue<DateTimeOffset>(7),
                row.GetFieldValue<DateTimeOffset>(8)
            ),
            cancellation,
            subscriptionId,
            edge.Id,
            edge.JobId,
            edge.SourceId,
            edge.TargetId,
            edge.Type.Length == 0
        );
    }

    /// <summary>The newest runs that showed an edge, by itself or as part of a set.</summary>
    public async Task<List<WritingRun>> ShowingAsync(int subscriptionId, KnownEdge edge, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH said AS (
                SELECT $2::uuid AS item_id
                 UNION
                SELECT e.item_id
                  FROM source_set AS m JOIN edge AS e ON e.subscription_id = $1 AND e.source_id = m.set_id AND e.source_is_set AND e.job_id = $4 AND e.target_id = $6
                 WHERE $7 AND m.subscription_id = $1 AND m.dataset_id = $5
            )
            SELECT r.run_id, r.job_id, r.state, c.at, r.started_at, r.ended_at
              FROM (SELECT DISTINCT i.version_id FROM said JOIN job_version_item AS i ON i.subscription_id = $1 AND i.item_id = said.item_id) AS version
             CROSS JOIN LATERAL (
                   SELECT claim_id, at FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = version.version_id ORDER BY c.at DESC LIMIT $3) AS c
              JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
             ORDER BY c.at DESC, r.run_key
             LIMIT $3
            """,
            Run,
            cancellation,
            subscriptionId,
            edge.Id,
            limit,
            edge.JobId,
            edge.SourceId,
            edge.TargetId,
            edge.Type.Length == 0
        );
    }

    static WritingRun Run(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetGuid(1),
            row.GetString(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.Nullable<DateTimeOffset>(4),
            row.Nullable<DateTimeOffset>(5)
        );
}
