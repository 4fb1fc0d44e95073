using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Writes scheduled_job, and reads it.</summary>
sealed class ScheduledJobStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Adds a job or changes its schedule; whether it is paused stays as people left it. Hangfire is to be told of it.</summary>
    public async Task<ScheduledJob> SaveAsync(ScheduledJob job, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO scheduled_job (subscription_id, job, kind, subject, schedule, planned, changed_at)
            VALUES ($1, $2, $3, $4, $5::text, false, $6)
            ON CONFLICT (subscription_id, job) DO UPDATE SET schedule = excluded.schedule, planned = false, changed_at = excluded.changed_at
            """,
            cancellation,
            job.SubscriptionId,
            job.Name,
            job.Kind,
            job.Subject,
            job.Schedule,
            time.GetUtcNow()
        );
        return await FindAsync(job.Key, cancellation) ?? job;
    }

    /// <summary>Adds jobs to every subscription that has none of that name; where people changed one, it stays.</summary>
    public async Task AddMissingAsync(IReadOnlyList<StandingJob> standing, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO scheduled_job (subscription_id, job, kind, subject, schedule, planned, changed_at)
            SELECT s.subscription_id, j.kind, j.kind, '', j.schedule, false, $3
              FROM subscription AS s CROSS JOIN unnest($1::text[], $2::text[]) AS j(kind, schedule)
             ORDER BY s.subscription_id, j.kind
            ON CONFLICT (subscription_id, job) DO NOTHING
            """,
            cancellation,
            standing.Select(job => job.Kind).ToArray(),
            standing.Select(job => job.Schedule).ToArray(),
            time.GetUtcNow()
        );
    }

    /// <summary>Stops or resumes a schedule; absent when there is no such job.</summary>
    public async Task<ScheduledJob?> PauseAsync(JobKey key, JobPause? pause, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            UPDATE scheduled_job
               SET paused_at = $3::timestamptz, paused_by = $4::text, paused_reason = $5::text, planned = false, changed_at = $6
             WHERE subscription_id = $1 AND job = $2
            """,
            cancellation,
            key.SubscriptionId,
            key.Name,
            pause?.At,
            pause?.By,
            pause?.Reason,
            time.GetUtcNow()
        );
        return await FindAsync(key, cancellation);
    }

    /// <summary>Stops a schedule that Hangfire was told of; false when that was changed meanwhile.</summary>
    public async Task<bool> PausePlannedAsync(JobKey key, JobPause pause, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                """
                UPDATE scheduled_job SET paused_at = $3, paused_by = $4, paused_reason = $5, planned = false
                 WHERE subscription_id = $1 AND job = $2 AND planned
                """,
                cancellation,
                key.SubscriptionId,
                key.Name,
                pause.At,
                pause.By,
                pause.Reason
            ) == 1;
    }

    /// <summary>Notes that Hangfire was told of this schedule, unless it was changed meanwhile.</summary>
    public async Task MarkPlannedAsync(ScheduledJob job, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE scheduled_job SET planned = true WHERE subscription_id = $1 AND job = $2 AND schedule = $3 AND paused_at IS NULL",
            cancellation,
            job.SubscriptionId,
            job.Name,
            job.Schedule
        );
    }

    public async Task RemoveAsync(JobKey key, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM scheduled_job WHERE subscription_id = $1 AND job = $2",
            cancellation,
            key.SubscriptionId,
            key.Name
        );
    }

    /// <summary>Of all subscriptions: what Hangfire has to know.</summary>
    public async Task<IReadOnlyList<ScheduledJob>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT subscription_id, kind, subject, schedule, paused_at, paused_by, paused_reason, planned
              FROM scheduled_job
             ORDER BY subscription_id, job
            """,
            Read,
            cancellation
        );
    }

    public async Task<IReadOnlyList<ScheduledJob>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT subscription_id, kind, subject, schedule, paused_at, paused_by, paused_reason, planned
              FROM scheduled_job
             WHERE subscription_id = $1
             ORDER BY job
            """,
            Read,
            cancellation,
            subscriptionId
        );
    }

    public async Task<ScheduledJob?> FindAsync(JobKey key, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT subscription_id, kind, subject, schedule, paused_at, paused_by, paused_reason, planned
              FROM scheduled_job
             WHERE subscription_id = $1 AND job = $2
            """,
            Read,
            cancellation,
            key.SubscriptionId,
            key.Name
        );
        return rows is [var found] ? found : null;
    }

    static ScheduledJob Read(NpgsqlDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetString(1),
            row.GetString(2),
            row.NullableText(3),
            row.Nullable<DateTimeOffset>(4) is { } at ? new JobPause(row.GetString(6), row.GetString(5), at) : null,
            row.GetBoolean(7)
        );
}
