using LineageIngest.Postgres;
using LineageIngest.Retention;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Writes job_run, and reads it.</summary>
sealed class JobRunStore(NpgsqlDataSource db, TimeProvider time)
{
    const int BatchRuns = 1000;

    /// <summary>Runs that the list of jobs tells of each.</summary>
    const int RecentRuns = 20;

    /// <summary>Begins a run. Whoever calls holds the job's lock, so a run that still says "running" is one whose process died.</summary>
    public async Task<long> BeginAsync(JobKey key, JobStart start, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE job_run SET outcome = 'lost', ended_at = $3 WHERE subscription_id = $1 AND job = $2 AND outcome = 'running'",
            cancellation,
            key.SubscriptionId,
            key.Name,
            time.GetUtcNow()
        );
        return await connection.ScalarAsync<long>(
            """
            WITH begun AS (
                INSERT INTO job_run (subscription_id, job, attempt, started_at, outcome, log, engine_job, trigger, instance, requested_by)
                VALUES ($1, $2, $3, $4, 'running', '{}', $5, $6, $7, $8)
                RETURNING run_id),
            told AS (SELECT pg_notify('lineage_wakeup', 'JobRun'))
            SELECT run_id FROM begun, told
            """,
            cancellation,
            key.SubscriptionId,
            key.Name,
            start.Attempt,
            time.GetUtcNow(),
            start.EngineJob,
            start.Trigger,
            InstanceStore.Name,
            start.By
        );
    }

    public async Task ReportProgressAsync(int subscriptionId, long runId, JobProgress progress, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            WITH reported AS (
                UPDATE job_run SET progress = $3::text, progress_done = $4::bigint, progress_total = $5::bigint, log = $6, log_lines = $7
                 WHERE subscription_id = $1 AND run_id = $2
                RETURNING 1)
            SELECT pg_notify('lineage_wakeup', 'JobRun') FROM reported
            """,
            cancellation,
            subscriptionId,
            runId,
            progress.Progress?.Words,
            progress.Progress?.Done,
            progress.Progress?.Total,
            progress.Log,
            progress.Written
        );
    }

    public async Task EndAsync(int subscriptionId, long runId, JobEnd end, JobProgress progress, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            WITH ended AS (
                UPDATE job_run
                   SET outcome = $3, summary = $4::text, error = $5::text, progress = NULL, log = $6, log_lines = $7, ended_at = $8
                 WHERE subscription_id = $1 AND run_id = $2
                RETURNING 1)
            SELECT pg_notify('lineage_wakeup', 'JobRun') FROM ended
            """,
            cancellation,
            subscriptionId,
            runId,
            end.Outcome,
            end.Summary,
            end.Error,
            progress.Log,
            progress.Written,
            time.GetUtcNow()
        );
    }

    /// <summary>Takes runs off the lists of what failed or succeeded; they stay under deleted as long as retention keeps them.</summary>
    public async Task<int> RemoveAsync(
        int subscriptionId,
        IReadOnlyList<long> runIds,
        JobRunRemoval removal,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<int>(
            """
            WITH removed AS (
                UPDATE job_run SET removed_at = $3, removed_by = $4::text, removed_reason = $5::text
                 WHERE subscription_id = $1 AND run_id = ANY($2) AND removed_at IS NULL
                RETURNING 1),
            told AS (SELECT pg_notify('lineage_wakeup', 'JobRun'))
            SELECT (SELECT count(*) FROM removed)::integer FROM told
            """,
            cancellation,
            subscriptionId,
            runIds.ToArray(),
            removal.At,
            removal.By,
            removal.Reason
        );
    }

    /// <summary>Keeps a run that was taken out of the queue before it began.</summary>
    public async Task AddRemovedAsync(int subscriptionId, ScheduledRun waiting, JobRunRemoval removal, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO job_run (
                subscription_id, job, attempt, started_at, ended_at, outcome, summary, log, engine_job, trigger, requested_by,
                removed_at, removed_by, removed_reason)
            VALUES ($1, $2, $3, $4, $8, 'cancelled', 'taken out of the queue', '{}', $5, $6, $7::text, $8, $9::text, $10::text)
            """,
            cancellation,
            subscriptionId,
            waiting.Job,
            waiting.Attempt,
            waiting.QueuedAt,
            waiting.EngineJob,
            waiting.Trigger,
            waiting.By,
            removal.At,
            removal.By,
            removal.Reason
        );
    }

    /// <summary>Newest first, older than a run.</summary>
    public async Task<IReadOnlyList<JobRun>> ListAsync(JobKey key, long before, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT run_id, job, attempt, trigger, started_at, ended_at, outcome, summary, error, progress, log, instance
              FROM job_run
             WHERE subscription_id = $1 AND job = $2 AND run_id < $3
             ORDER BY run_id DESC
             LIMIT $4
            """,
            Read,
            cancellation,
            key.SubscriptionId,
            key.Name,
            before,
            limit
        );
    }

    /// <summary>The latest runs of every job, in short.</summary>
    public async Task<IReadOnlyDictionary<string, JobHistory>> HistoryAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var runs = await connection.QueryAsync(
            """
            SELECT r.run_id, r.job, r.attempt, r.trigger, r.started_at, r.ended_at, r.outcome, r.summary, r.error, r.progress, r.log, r.instance
              FROM scheduled_job AS j
              CROSS JOIN LATERAL (
                    SELECT run_id, job, attempt, trigger, started_at, ended_at, outcome, summary, error, progress, instance,
                           CASE WHEN row_number() OVER (ORDER BY run_id DESC) = 1 THEN log ELSE '{}' END AS log
                      FROM job_run
                     WHERE subscription_id = j.subscription_id AND job = j.job
                     ORDER BY run_id DESC
                     LIMIT $2) AS r
             WHERE j.subscription_id = $1
             ORDER BY r.job, r.run_id DESC
            """,
            Read,
            cancellation,
            subscriptionId,
            RecentRuns
        );
        return runs.GroupBy(run => run.Job).ToDictionary(job => job.Key, job => JobHistory.Of([.. job]));
    }

    /// <summary>Hangfire's job of a run; absent when there is no such run.</summary>
    public async Task<string?> EngineJobAsync(int subscriptionId, long runId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<string>(
            "SELECT engine_job FROM job_run WHERE subscription_id = $1 AND run_id = $2",
            cancellation,
            subscriptionId,
            runId
        );
    }

    /// <summary>Forgets ended runs that began before an instant, batch by batch; gives the number of each.</summary>
    public IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        CancellationToken cancellation
    ) =>
        BatchSweep.RunAsync(
            db,
            mode,
            "SELECT count(*)::integer FROM job_run WHERE subscription_id = $1 AND started_at < $2 AND outcome <> 'running'",
            """
            DELETE FROM job_run
             WHERE subscription_id = $1
               AND run_id IN (SELECT run_id FROM job_run WHERE subscription_id = $1 AND started_at < $2 AND outcome <> 'running' LIMIT $3)
            """,
            BatchRuns,
            subscriptionId,
            before,
            cancellation
        );

    static JobRun Read(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt32(2),
            row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4),
            row.Nullable<DateTimeOffset>(5),
            row.GetString(6),
            row.NullableText(7),
            row.NullableText(8),
            row.NullableText(9),
            [.. row.GetFieldValue<string[]>(10).Select(line => JobLogLine.Read(line, row.GetFieldValue<DateTimeOffset>(4)).Short)],
            row.NullableText(11)
        );
}
