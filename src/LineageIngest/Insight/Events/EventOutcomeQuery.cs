using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Events;

/// <summary>An edge of the lineage that a run's claim says.</summary>
public sealed record ClaimedEdge(Guid SourceId, Guid TargetId, Guid JobId, string Verdict);

/// <summary>What came of the events of a run: its state, edges (at most 100) and how its claims were judged.</summary>
public sealed record EventOutcome(
    string? State,
    Guid? JobId,
    IReadOnlyList<ClaimedEdge> Edges,
    int ColumnEdges,
    int Confirmed,
    int Contradicted,
    int Unchecked
);

/// <summary>Reads what became of events.</summary>
public sealed class EventOutcomeQuery(NpgsqlDataSource db)
{
    const int MostEdges = 100;

    public async Task<EventOutcome> OfRunAsync(
        int subscriptionId,
        string jobNamespace,
        string jobName,
        string runId,
        CancellationToken cancellation
    )
    {
        var jobId = new JobName(jobNamespace, jobName).Id;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var runs = await connection.QueryAsync(
            "SELECT run_key, state FROM run WHERE subscription_id = $1 AND run_id_key = $2 AND job_id = $3",
            row => (Key: row.GetGuid(0), State: row.GetString(1)),
            cancellation,
            subscriptionId,
            RunName.IdKey(RunName.Canonical(runId)),
            jobId
        );
        if (runs.Count == 0)
            return new EventOutcome(null, null, [], 0, 0, 0, 0);
        var items = await connection.QueryAsync(
            """
            SELECT i.verdict, e.source_id, e.target_id, c.item_id IS NOT NULL, i.kind IN ('sql', 'manual')
              FROM claim_version AS v
              JOIN job_version_item AS i ON i.subscription_id = $1 AND i.version_id = v.version_id
              LEFT JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = i.item_id
              LEFT JOIN column_edge AS c ON c.subscription_id = $1 AND c.item_id = i.item_id
             WHERE v.subscription_id = $1 AND v.claim_id = $2
             ORDER BY i.item_id, i.kind
            """,
            row =>
                (
                    Verdict: row.GetString(0),
                    Source: row.Nullable<Guid>(1),
                    Target: row.Nullable<Guid>(2),
                    IsColumn: row.GetBoolean(3),
                    IsOurs: row.GetBoolean(4)
                ),
            cancellation,
            subscriptionId,
            runs[0].Key
        );
        int Claims(string verdict) => items.Count(item => !item.IsOurs && item.Verdict == verdict);
        return new EventOutcome(
            runs[0].State,
            jobId,
            [
                .. items
                    .Where(item => item.Source is not null)
                    .Select(item => new ClaimedEdge(item.Source!.Value, item.Target!.Value, jobId, item.Verdict))
                    .DistinctBy(edge => (edge.SourceId, edge.TargetId))
                    .Take(MostEdges),
            ],
            items.Count(item => item.IsColumn),
            Claims("confirmed"),
            Claims("contradicted"),
            Claims("unchecked")
        );
    }
}
