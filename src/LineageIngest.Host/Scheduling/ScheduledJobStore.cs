using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Writes scheduled_job, and reads it.</summary>
sealed class ScheduledJobStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Adds a job or changes its schedule; whether it is paused stays as people left it.</summary>
    public async Task<ScheduledJob> SaveAsync(ScheduledJob job, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var paused = await connection.ScalarAsync<bool>(
            """
            INSERT INTO scheduled_job (subscription_id, job, kind, subject, schedule, paused, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (subscription_id, job) DO UPDATE SET schedule = excluded.schedule, changed_at = excluded.changed_at
            RETURNING paused
            """,
            cancellation,
            job.SubscriptionId,
            job.Name,
            job.Kind,
            job.Subject,
            job.Schedule,
            job.Paused,
            time.GetUtcNow()
        );
        return job with { Paused = paused };
    }

    public async Task<ScheduledJob?> PauseAsync(JobKey key, bool paused, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE scheduled_job SET paused = $3, changed_at = $4 WHERE subscription_id = $1 AND job = $2",
            cancellation,
            key.SubscriptionId,
            key.Name,
            paused,
            time.GetUtcNow()
        );
        return await FindAsync(key, cancellation);
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

    public async Task<IReadOnlyList<int>> SubscriptionsAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT subscription_id FROM subscription ORDER BY subscription_id",
            row => row.GetInt32(0),
            cancellation
        );
    }

    /// <summary>Of all subscriptions: what the engine has to drive.</summary>
    public async Task<IReadOnlyList<ScheduledJob>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT subscription_id, kind, subject, schedule, paused FROM scheduled_job ORDER BY subscription_id, job",
            Read,
            cancellation
        );
    }

    public async Task<IReadOnlyList<ScheduledJob>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT subscription_id, kind, subject, schedule, paused FROM scheduled_job WHERE subscription_id = $1 ORDER BY job",
            Read,
            cancellation,
            subscriptionId
        );
    }

    public async Task<ScheduledJob?> FindAsync(JobKey key, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT subscription_id, kind, subject, schedule, paused FROM scheduled_job WHERE subscription_id = $1 AND job = $2",
            Read,
            cancellation,
            key.SubscriptionId,
            key.Name
        );
        return rows is [var found] ? found : null;
    }

    static ScheduledJob Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.NullableText(3), row.GetBoolean(4));
}
