using System.Runtime.CompilerServices;
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

    static readonly string _instance = $"{Environment.MachineName}:{Environment.ProcessId}";

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
            INSERT INTO job_run (subscription_id, job, attempt, started_at, outcome, log, engine_job, trigger, instance)
            VALUES ($1, $2, $3, $4, 'running', '{}', $5, $6, $7)
            RETURNING run_id
            """,
            cancellation,
            key.SubscriptionId,
            key.Name,
            start.Attempt,
            time.GetUtcNow(),
            start.EngineJob,
            start.Trigger,
            _instance
        );
    }

    public async Task ReportProgressAsync(int subscriptionId, long runId, JobProgress progress, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE job_run SET progress = $3, log = $4 WHERE subscription_id = $1 AND run_id = $2",
            cancellation,
            subscriptionId,
            runId,
            progress.Line,
            progress.Log
        );
    }

    public async Task EndAsync(int subscriptionId, long runId, JobEnd end, JobProgress progress, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            UPDATE job_run SET outcome = $3, summary = $4, error = $5, progress = NULL, log = $6, ended_at = $7
             WHERE subscription_id = $1 AND run_id = $2
            """,
            cancellation,
            subscriptionId,
            runId,
            end.Outcome,
            end.Summary,
            end.Error,
            progress.Log,
            time.GetUtcNow()
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
    public async IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (mode == RetentionMode.OnlyCount)
        {
            yield return await connection.ScalarAsync<int>(
                "SELECT count(*)::integer FROM job_run WHERE subscription_id = $1 AND started_at < $2 AND outcome <> 'running'",
                cancellation,
                subscriptionId,
                before
            );
            yield break;
        }
        int gone;
        do
        {
            gone = await connection.ExecuteAsync(
                """
                DELETE FROM job_run
                 WHERE subscription_id = $1
                   AND run_id IN (SELECT run_id FROM job_run WHERE subscription_id = $1 AND started_at < $2 AND outcome <> 'running' LIMIT $3)
                """,
                cancellation,
                subscriptionId,
                before,
                BatchRuns
            );
            yield return gone;
        } while (gone == BatchRuns);
    }

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
            row.GetFieldValue<string[]>(10),
            row.NullableText(11)
        );
}
