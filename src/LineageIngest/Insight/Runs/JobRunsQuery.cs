using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Runs;

/// <summary>A run of a job in a list.</summary>
public sealed record JobRun(
    Guid Key,
    string RunId,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? NominalStartAt,
    string? ParentRunId,
    DateTimeOffset LastEventAt
);

/// <summary>Reads the runs of a job, newest first, by key: the tenth thousand costs as much as the first.</summary>
public sealed class JobRunsQuery(NpgsqlDataSource db)
{
    /// <param name="state">COMPLETE, FAIL, …; null for all</param>
    /// <param name="after">the last run of the page before</param>
    public async Task<List<JobRun>> ListAsync(
        int subscriptionId,
        Guid jobId,
        string? state,
        (DateTimeOffset LastEventAt, Guid Key)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT r.run_key, r.run_id, r.state, r.started_at, r.ended_at, r.nominal_start_at, parent.run_id, r.last_event_at
              FROM (SELECT * FROM run AS r
                     WHERE r.subscription_id = $1 AND r.job_id = $2 AND r.last_event_at <= $4 AND (r.last_event_at < $4 OR r.run_key > $5) AND ($3::text IS NULL OR r.state = $3)
                     ORDER BY r.last_event_at DESC, r.run_key
                     LIMIT $6) AS r
              LEFT JOIN run AS parent ON parent.subscription_id = $1 AND parent.run_key = r.parent_run_key
             ORDER BY r.last_event_at DESC, r.run_key
            """,
            row => new JobRun(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                row.Nullable<DateTimeOffset>(3),
                row.Nullable<DateTimeOffset>(4),
                row.Nullable<DateTimeOffset>(5),
                row.NullableText(6),
                row.GetFieldValue<DateTimeOffset>(7)
            ),
            cancellation,
            subscriptionId,
            jobId,
            state,
            after?.LastEventAt ?? DateTimeOffset.MaxValue,
            after?.Key ?? Guid.Empty,
            limit
        );
    }
}
