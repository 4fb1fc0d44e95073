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
public sealed class HistoryQuery(NpgsqlDataSource db)
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
            )
            SELECT own.item_id, own.job_id, own.source_id, own.target_id, v.valid_from, v.valid_to
              FROM own JOIN validity AS v ON v.subscription_id = $1 AND v.item_id = own.item_id
             WHERE EXISTS (SELECT 1 FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = own.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             ORDER BY v.valid_from DESC, own.item_id
             LIMIT $4
            """,
            row => new EdgeStretch(
                row.GetGuid(0),
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

    public async Task<KnownEdge?> FindEdgeAsync(int subscriptionId, Guid edgeId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT item_id, job_id, source_id, '', target_id, '', '', '' FROM edge WHERE subscription_id = $1 AND item_id = $2
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
            )
        ).SingleOrDefault();
    }

    public async Task<List<(DateTimeOffset From, DateTimeOffset? To)>> StretchesAsync(
        int subscriptionId,
        Guid edgeId,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT valid_from, valid_to FROM validity WHERE subscription_id = $1 AND item_id = $2 ORDER BY valid_from",
            row => (row.GetFieldValue<DateTimeOffset>(0), row.Nullable<DateTimeOffset>(1)),
            cancellation,
            subscriptionId,
            edgeId
        );
    }

    public async Task<List<EdgeEvidence>> EvidenceAsync(int subscriptionId, Guid edgeId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.kind, e.confidence, e.certain, e.verdict, e.detail, coalesce(seen.runs, 0), coalesce(seen.observed_runs, 0), e.first_at, coalesce(seen.last_at, e.first_at)
              FROM evidence AS e
              LEFT JOIN LATERAL evidence_seen($1, e.item_id, e.kind) AS seen ON true
             WHERE e.subscription_id = $1 AND e.item_id = $2
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
            edgeId
        );
    }

    /// <summary>The newest runs that showed an edge.</summary>
    public async Task<List<WritingRun>> ShowingAsync(int subscriptionId, Guid edgeId, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT r.run_id, r.job_id, r.state, c.at, r.started_at, r.ended_at
              FROM (SELECT DISTINCT version_id FROM job_version_item WHERE subscription_id = $1 AND item_id = $2) AS version
             CROSS JOIN LATERAL (
                   SELECT claim_id, at FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = version.version_id ORDER BY c.at DESC LIMIT $3) AS c
              JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
             ORDER BY c.at DESC, r.run_key
             LIMIT $3
            """,
            Run,
            cancellation,
            subscriptionId,
            edgeId,
            limit
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
