using System.Runtime.CompilerServices;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Lookups;
using LineageIngest.Graph.Runs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Retention;

/// <summary>
/// Forgets old runs with their states and claims, job by job. What they showed stays counted in their job versions, so no edge, verdict or stretch of
/// validity changes. The newest run of a job stays, one that still waits for resolution, and every run that did not succeed: that a DAG run failed decides which edges its tasks may close.
/// </summary>
public sealed class RunRetention(NpgsqlDataSource db)
{
    const int BatchJobs = 200;
    const int BatchRuns = 2000;

    /// <summary>Gives the number of runs of each batch that went (or would go).</summary>
    public async IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var last = Guid.Empty;
        while (await JobsAfterAsync(connection, subscriptionId, last, cancellation) is { Count: > 0 } jobs)
        {
            last = jobs[^1];
            var passed = 0;
            while (
                await OldAsync(connection, subscriptionId, jobs, before, mode == RetentionMode.OnlyCount ? passed : 0, cancellation)
                    is { Count: > 0 } runs
            )
            {
                if (mode == RetentionMode.Remove)
                    await RemoveAsync(connection, subscriptionId, runs, cancellation);
                passed += runs.Count;
                yield return runs.Count;
            }
        }
    }

    static async Task<List<Guid>> JobsAfterAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid last,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            "SELECT job_id FROM job WHERE subscription_id = $1 AND job_id > $2 ORDER BY job_id LIMIT $3",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            last,
            BatchJobs
        );

    static async Task<List<Guid>> OldAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> jobs,
        DateTimeOffset before,
        int passed,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT old.run_key
              FROM unnest($2) AS asked (job_id)
             CROSS JOIN LATERAL (
                   SELECT r.run_key
                     FROM run AS r
                    WHERE r.subscription_id = $1 AND r.job_id = asked.job_id AND r.last_event_at < $3 AND r.observed
                      AND r.last_event_at < (SELECT max(last_event_at) FROM run WHERE subscription_id = $1 AND job_id = asked.job_id)
                      AND NOT EXISTS (SELECT 1 FROM resolution_queue AS q WHERE q.subscription_id = $1 AND q.claim_id = r.run_key)) AS old
             ORDER BY old.run_key
             LIMIT $4 OFFSET $5
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            jobs,
            before,
            BatchRuns,
            passed
        );

    static async Task RemoveAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> runs, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ClaimStore.ForgetAsync(connection, subscriptionId, runs, cancellation);
        await ClaimLookupStore.ForgetAsync(connection, subscriptionId, runs, cancellation);
        await RunStore.ForgetAsync(connection, subscriptionId, runs, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
