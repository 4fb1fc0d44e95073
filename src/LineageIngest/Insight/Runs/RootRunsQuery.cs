using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Runs;

/// <summary>A part of a run that failed.</summary>
public sealed record FailedPart(Guid RunKey, string RunId, Guid JobId, string Namespace, string Name);

/// <summary>A run that is no part of another one.</summary>
public sealed record RootRun(
    Guid Key,
    string RunId,
    Guid JobId,
    string Namespace,
    string Name,
    string? Integration,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? NominalStartAt,
    DateTimeOffset LastEventAt,
    int Parts
);

/// <summary>Which runs a list holds; times are those of a run's last event.</summary>
/// <param name="Own">without runs that others only name as what they are a part of</param>
public sealed record RootRunFilter(string? State, Guid? JobId, DateTimeOffset? From, DateTimeOffset? To, bool Own = false);

/// <summary>Reads the runs of all DAGs and applications, newest first.</summary>
public sealed class RootRunsQuery(NpgsqlDataSource db)
{
    public async Task<List<RootRun>> ListAsync(
        int subscriptionId,
        RootRunFilter filter,
        (DateTimeOffset LastEventAt, Guid Key)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT r.run_key, r.run_id, r.job_id, j.namespace, j.name, j.integration, r.state, r.started_at, r.ended_at, r.nominal_start_at, r.last_event_at,
                   (SELECT count(*) FROM run AS part WHERE part.subscription_id = $1 AND part.parent_run_key = r.run_key)
              FROM (SELECT * FROM run AS r
                     WHERE r.subscription_id = $1 AND r.parent_run_key IS NULL
                       AND r.last_event_at <= $2 AND (r.last_event_at < $2 OR r.run_key > $3) AND r.last_event_at >= $4
                       AND ($5::text IS NULL OR r.state = $5) AND ($6::uuid IS NULL OR r.job_id = $6) AND (NOT $8 OR r.state <> 'NEW')
                     ORDER BY r.subscription_id, r.last_event_at DESC, r.run_key
                     LIMIT $7) AS r
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
             ORDER BY r.last_event_at DESC, r.run_key
            """,
            row => new RootRun(
                row.GetGuid(0),
                row.GetString(1),
                row.GetGuid(2),
                row.GetString(3),
                row.GetString(4),
                row.NullableText(5),
                row.GetString(6),
                row.Nullable<DateTimeOffset>(7),
                row.Nullable<DateTimeOffset>(8),
                row.Nullable<DateTimeOffset>(9),
                row.GetFieldValue<DateTimeOffset>(10),
                (int)row.GetInt64(11)
            ),
            cancellation,
            subscriptionId,
            after?.LastEventAt ?? filter.To ?? DateTimeOffset.MaxValue,
            after?.Key ?? Guid.Empty,
            filter.From ?? DateTimeOffset.MinValue,
            filter.State,
            filter.JobId,
            limit,
            filter.Own
        );
    }

    /// <summary>How many there are, counted no further than the bound.</summary>
    public async Task<int> CountAsync(int subscriptionId, RootRunFilter filter, int bound, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (int)
            await connection.ScalarAsync<long>(
                """
                SELECT count(*)
                  FROM (SELECT r.run_key FROM run AS r
                         WHERE r.subscription_id = $1 AND r.parent_run_key IS NULL AND r.last_event_at <= $2 AND r.last_event_at >= $3
                           AND ($4::text IS NULL OR r.state = $4) AND ($5::uuid IS NULL OR r.job_id = $5) AND (NOT $7 OR r.state <> 'NEW')
                         ORDER BY r.subscription_id, r.last_event_at DESC, r.run_key
                         LIMIT $6) AS counted
                """,
                cancellation,
                subscriptionId,
                filter.To ?? DateTimeOffset.MaxValue,
                filter.From ?? DateTimeOffset.MinValue,
                filter.State,
                filter.JobId,
                bound,
                filter.Own
            );
    }

    /// <summary>By run the first parts that failed, in order of their end.</summary>
    public async Task<ILookup<Guid, FailedPart>> FailedPartsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> runs,
        int most,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT asked.run_key, part.run_key, part.run_id, part.job_id, j.namespace, j.name
              FROM unnest($2) AS asked (run_key)
             CROSS JOIN LATERAL (
                   SELECT p.run_key, p.run_id, p.job_id, coalesce(p.ended_at, p.last_event_at) AS ended_at
                     FROM run AS p WHERE p.subscription_id = $1 AND p.parent_run_key = asked.run_key AND p.state = 'FAIL'
                    ORDER BY 4, 1 LIMIT $3) AS part
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = part.job_id
             ORDER BY asked.run_key, part.ended_at, part.run_key
            """,
            row =>
                (
                    Of: row.GetGuid(0),
                    Part: new FailedPart(row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5))
                ),
            cancellation,
            subscriptionId,
            runs.ToArray(),
            most
        );
        return rows.ToLookup(row => row.Of, row => row.Part);
    }
}
