using System.Globalization;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds runs that failed, and jobs that did not run.</summary>
public sealed class RunFindings(NpgsqlDataSource db)
{
    /// <summary>All failures within one run of a DAG are one finding: the first failure is where trouble starts.</summary>
    public async Task<List<AlertFinding>> FailedAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var failed = await connection.QueryAsync(
            """
            SELECT coalesce(r.root_run_key, r.parent_run_key, r.run_key), r.run_key, r.job_id, coalesce(r.ended_at, r.last_event_at), r.run_id,
                   ARRAY(SELECT io.dataset_id FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.job_id = r.job_id AND io.direction = 1 ORDER BY io.dataset_id)
              FROM run AS r
             WHERE r.subscription_id = $1 AND r.state IN ('FAIL', 'ABORT') AND r.last_event_at > $2 AND ($3::uuid[] IS NULL OR r.job_id = ANY ($3))
             ORDER BY 4, r.run_key
            """,
            row =>
                (
                    Root: row.GetGuid(0),
                    Key: row.GetGuid(1),
                    Job: row.GetGuid(2),
                    At: row.GetFieldValue<DateTimeOffset>(3),
                    RunId: row.GetString(4),
                    Writes: row.GetFieldValue<Guid[]>(5)
                ),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs
        );
        return
        [
            .. failed
                .GroupBy(run => run.Root)
                .Select(root =>
                {
                    var first = root.OrderBy(run => run.At).ThenBy(run => run.Writes.Length == 0).ThenBy(run => run.Key).First();
                    return new AlertFinding(
                        AlertKinds.RunFailed,
                        first.Root,
                        "failed",
                        first.At,
                        [.. root.SelectMany(run => run.Writes).Distinct()],
                        first.Job,
                        [$"run {first.RunId}"]
                    );
                }),
        ];
    }

    /// <summary>Jobs that write one of the datasets and began no run since an instant.</summary>
    public async Task<List<AlertFinding>> LateAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid>? datasets,
        DateTimeOffset before,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.job_id, newest.run_key, newest.at, j.writes
              FROM (SELECT io.job_id, array_agg(io.dataset_id ORDER BY io.dataset_id) AS writes
                      FROM job_dataset AS io
                     WHERE io.subscription_id = $1 AND io.direction = 1 AND ($2::uuid[] IS NULL OR io.dataset_id = ANY ($2))
                       AND EXISTS (SELECT FROM validity AS v WHERE v.subscription_id = $1 AND v.item_id = io.item_id AND v.valid_to IS NULL)
                     GROUP BY io.job_id) AS j
             CROSS JOIN LATERAL (
                   SELECT r.run_key, coalesce(r.started_at, r.first_event_at) AS at FROM run AS r
                    WHERE r.subscription_id = $1 AND r.job_id = j.job_id
                    ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS newest
             WHERE newest.at < $3
             ORDER BY newest.at, j.job_id
            """,
            row => new AlertFinding(
                AlertKinds.RunLate,
                row.GetGuid(0),
                row.GetGuid(1).ToString(),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetFieldValue<Guid[]>(3),
                row.GetGuid(0),
                [string.Create(CultureInfo.InvariantCulture, $"its newest run began {row.GetFieldValue<DateTimeOffset>(2):u}")]
            ),
            cancellation,
            subscriptionId,
            datasets?.ToArray(),
            before
        );
    }
}
