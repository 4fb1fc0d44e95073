using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Runs;

/// <summary>When a run said a state: first and last time.</summary>
public sealed record StateSeen(string State, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>A run of a job; parent and root by run id where their events came.</summary>
/// <param name="UnreadTimes">times of its events that could not be read: these count at their time of receipt</param>
public sealed record RunDetail(
    Guid Key,
    string RunId,
    Guid JobId,
    string JobNamespace,
    string JobName,
    string State,
    bool Observed,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? NominalStartAt,
    DateTimeOffset? NominalEndAt,
    string? ParentRunId,
    string? RootRunId,
    IReadOnlyList<StateSeen> States,
    IReadOnlyCollection<string> UnreadTimes
);

/// <summary>Reads runs.</summary>
public sealed class RunQuery(NpgsqlDataSource db)
{
    /// <summary>The runs of that id (several when a producer used it for several jobs), in order of job.</summary>
    public async Task<List<RunDetail>> FindAsync(int subscriptionId, string runId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var key = RunName.IdKey(RunName.Canonical(runId));
        var states = (
            await connection.QueryAsync(
                """
                SELECT s.run_key, s.state, s.first_at, s.last_at
                  FROM run_state AS s JOIN run AS r ON r.subscription_id = $1 AND r.run_key = s.run_key
                 WHERE s.subscription_id = $1 AND r.run_id_key = $2
                 ORDER BY s.first_at, s.state
                """,
                row =>
                    (
                        Key: row.GetGuid(0),
                        Seen: new StateSeen(row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3))
                    ),
                cancellation,
                subscriptionId,
                key
            )
        ).ToLookup(s => s.Key, s => s.Seen);
        return await connection.QueryAsync(
            """
            SELECT r.run_key, r.run_id, r.job_id, j.namespace, j.name, r.state, r.observed, r.started_at, r.ended_at, r.nominal_start_at, r.nominal_end_at,
                   parent.run_id, root.run_id, r.facts
              FROM run AS r
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
              LEFT JOIN run AS parent ON parent.subscription_id = $1 AND parent.run_key = r.parent_run_key
              LEFT JOIN run AS root ON root.subscription_id = $1 AND root.run_key = r.root_run_key
             WHERE r.subscription_id = $1 AND r.run_id_key = $2
             ORDER BY j.namespace COLLATE "C", j.name COLLATE "C"
            """,
            row => new RunDetail(
                row.GetGuid(0),
                row.GetString(1),
                row.GetGuid(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetBoolean(6),
                row.Nullable<DateTimeOffset>(7),
                row.Nullable<DateTimeOffset>(8),
                row.Nullable<DateTimeOffset>(9),
                row.Nullable<DateTimeOffset>(10),
                row.NullableText(11),
                row.NullableText(12),
                [.. states[row.GetGuid(0)]],
                FactsJson.ReadRun(row.GetString(13)).UnreadTimes ?? (IReadOnlyCollection<string>)[]
            ),
            cancellation,
            subscriptionId,
            key
        );
    }
}
