using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Retention;

/// <summary>Writes retention, and reads it.</summary>
sealed class RetentionStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task<RetentionSettings> GetAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT event_days, run_days, crawl_days, job_run_days FROM retention WHERE subscription_id = $1",
            row => new RetentionSettings(row.Nullable<int>(0), row.Nullable<int>(1), row.Nullable<int>(2), row.Nullable<int>(3)),
            cancellation,
            subscriptionId
        );
        return rows is [var set] ? set : RetentionSettings.Default;
    }

    public async Task SaveAsync(int subscriptionId, RetentionSettings settings, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO retention (subscription_id, event_days, run_days, crawl_days, job_run_days, changed_at)
            VALUES ($1, $2::integer, $3::integer, $4::integer, $5::integer, $6)
            ON CONFLICT (subscription_id) DO UPDATE SET
                event_days = excluded.event_days, run_days = excluded.run_days, crawl_days = excluded.crawl_days, job_run_days = excluded.job_run_days,
                changed_at = excluded.changed_at
            """,
            cancellation,
            subscriptionId,
            settings.EventDays,
            settings.RunDays,
            settings.CrawlDays,
            settings.JobRunDays,
            time.GetUtcNow()
        );
    }
}
