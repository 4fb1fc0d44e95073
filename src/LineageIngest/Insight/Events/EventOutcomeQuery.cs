using LineageIngest.Graph.Edges;
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
            SELECT i.verdict, CASE WHEN NOT e.source_is_set THEN ARRAY[e.source_id] ELSE alone.sources END, e.target_id, c.item_id IS NOT NULL, i.kind IN ('sql', 'manual'), coalesce(alone.pairs, 1), i.kind
              FROM claim_version AS v
              JOIN job_version_item AS i ON i.subscription_id = $1 AND i.version_id = v.version_id
              LEFT JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = i.item_id
              LEFT JOIN column_edge AS c ON c.subscription_id = $1 AND c.item_id = i.item_id
              LEFT JOIN LATERAL (
                   SELECT count(*) AS pairs, (array_agg(m.dataset_id ORDER BY m.dataset_id))[1:$3] AS sources
                     FROM source_set AS m
                    WHERE m.subscription_id = $1 AND m.set_id = e.source_id
                      AND NOT EXISTS (SELECT 1
                                        FROM edge AS own JOIN job_version_item AS named ON named.subscription_id = $1 AND named.version_id = v.version_id AND named.item_id = own.item_id AND named.kind = i.kind
                                       WHERE own.subscription_id = $1 AND own.job_id = e.job_id AND own.source_id = m.dataset_id AND own.target_id = e.target_id AND NOT own.source_is_set)) AS alone ON e.source_is_set
             WHERE v.subscription_id = $1 AND v.claim_id = $2
             ORDER BY i.item_id, i.kind
            """,
            row =>
                (
                    Verdict: row.GetString(0),
                    Sources: row.IsDBNull(1) ? [] : row.GetFieldValue<Guid[]>(1),
                    Target: row.Nullable<Guid>(2),
                    IsColumn: row.GetBoolean(3),
                    IsOurs: row.GetBoolean(4),
                    Count: (int)row.GetInt64(5),
                    Kind: row.GetString(6)
                ),
            cancellation,
            subscriptionId,
            runs[0].Key,
            MostEdges
        );
        int Claims(string verdict) => items.Where(item => !item.IsOurs && item.Verdict == verdict).Sum(item => item.Count);
        return new EventOutcome(
            runs[0].State,
            jobId,
            [
                .. items
                    .SelectMany(item =>
                        item.Sources.Select(source => (Item: new EdgeItem(jobId, source, item.Target!.Value), item.Kind, item.Verdict))
                    )
                    .OrderBy(edge => edge.Item.ItemId)
                    .ThenBy(edge => edge.Kind, StringComparer.Ordinal)
                    .Select(edge => new ClaimedEdge(edge.Item.SourceId, edge.Item.TargetId, jobId, edge.Verdict))
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
