using LineageIngest.Events;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Stages;

/// <summary>How far the stages are behind the log: events not yet projected, claims not yet resolved.</summary>
/// <param name="SetAside">Events that could not be projected.</param>
/// <param name="LagSeconds">How long the oldest event that is not yet projected has waited; 0 when none waits.</param>
public sealed record Lag(long LogEnd, long Projected, long UnprojectedEvents, long UnresolvedClaims, long SetAside, double LagSeconds)
{
    public bool IsNone => UnprojectedEvents == 0 && UnresolvedClaims == 0;
}

/// <summary>Watches the stages.</summary>
public sealed class StageProgress(NpgsqlDataSource db, TimeProvider time)
{
    public async Task<Lag> LagAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT log.log_end, log.position,
                       (SELECT count(*) FROM (SELECT 1 FROM event WHERE subscription_id = $1 AND event_id > log.position LIMIT 1000000) AS ahead),
                       (SELECT count(*) FROM resolution_queue WHERE subscription_id = $1),
                       (SELECT count(*) FROM set_aside WHERE subscription_id = $1),
                       (SELECT received_at FROM event WHERE subscription_id = $1 AND event_id > log.position ORDER BY subscription_id, event_id LIMIT 1)
                  FROM (SELECT coalesce((SELECT max(event_id) FROM event WHERE subscription_id = $1), 0) AS log_end,
                               coalesce((SELECT position FROM stage_cursor WHERE subscription_id = $1 AND stage = 'projection'), 0) AS position) AS log
                """,
                row => new Lag(
                    row.GetInt64(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    row.GetInt64(4),
                    row.Nullable<DateTimeOffset>(5) is { } waiting
                        ? Math.Max(0, Math.Round((time.GetUtcNow() - waiting).TotalSeconds, 1))
                        : 0
                ),
                cancellation,
                subscriptionId
            )
        ).Single();
    }

    /// <summary>Returns when every stage has passed the end that the log has now.</summary>
    public async Task WaitAsync(EventLog log, int subscriptionId, CancellationToken cancellation)
    {
        var end = await log.EndAsync(subscriptionId, cancellation);
        while (true)
        {
            var lag = await LagAsync(subscriptionId, cancellation);
            if (lag.Projected >= end && lag.UnresolvedClaims == 0)
                return;
            await Task.Delay(50, cancellation);
        }
    }
}
