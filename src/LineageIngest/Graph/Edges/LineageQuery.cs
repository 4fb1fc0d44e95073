using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>
/// Walks the graph level by level: one read per level whatever its width, each edge and dataset once, so cycles and diamonds end by themselves
/// and the cost follows the answer, not the store.
/// </summary>
public sealed class LineageQuery(NpgsqlDataSource db)
{
    public async Task<FoundLineage> WalkAsync(
        int subscriptionId, IReadOnlyCollection<Guid> roots, int rootLevel, LineageDirection direction, int depth, int limit, LineageFilter filter, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var frontier = await RepresentativesAsync(connection, subscriptionId, roots, cancellation);
        var levels = frontier.ToDictionary(id => id, _ => rootLevel);
        var edges = new Dictionary<(Guid, Guid, Guid), FoundEdge>();
        var truncated = false;
        for (var level = rootLevel + 1; level <= depth && frontier.Count > 0; level++)
        {
            var step = await StepAsync(connection, subscriptionId, frontier, direction, filter, cancellation);
            frontier = [];
            foreach (var edge in step)
            {
                var next = direction == LineageDirection.Upstream ? edge.SourceId : edge.TargetId;
                if (!levels.ContainsKey(next))
                {
                    if (levels.Count >= limit)
                    {
                        truncated = true;
                        continue;
                    }
                    levels[next] = level;
                    frontier.Add(next);
                }
                edges.TryAdd((edge.SourceId, edge.TargetId, edge.JobId), edge);
            }
        }
        return new FoundLineage(
            [.. levels.Select(l => new FoundDataset(l.Key, l.Value)).OrderBy(d => d.Level).ThenBy(d => d.Id)],
            [.. edges.Values.OrderBy(e => e.SourceId).ThenBy(e => e.TargetId).ThenBy(e => e.JobId)],
            truncated);
    }

    public static async Task<List<Guid>> RepresentativesAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT DISTINCT coalesce(alias.representative_id, asked.dataset_id) AS id
              FROM unnest($2) AS asked (dataset_id)
              LEFT JOIN dataset_alias AS alias ON alias.subscription_id = $1 AND alias.dataset_id = asked.dataset_id
             ORDER BY id
            """, row => row.GetGuid(0), cancellation, subscriptionId, datasets.ToArray());

    /// <summary>The edges that leave (or enter) a set of representatives, one per source, target and job.</summary>
    private static async Task<List<FoundEdge>> StepAsync(
        NpgsqlConnection connection, int subscriptionId, List<Guid> frontier, LineageDirection direction, LineageFilter filter, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            WITH member AS (
                SELECT dataset_id FROM unnest($2) AS asked (dataset_id)
                 UNION
                SELECT dataset_id FROM dataset_alias WHERE subscription_id = $1 AND representative_id = ANY ($2)
            ), step AS (
                SELECT e.* FROM member JOIN edge AS e ON $6 AND e.subscription_id = $1 AND e.source_id = member.dataset_id
                 UNION ALL
                SELECT e.* FROM member JOIN edge AS e ON NOT $6 AND e.subscription_id = $1 AND e.target_id = member.dataset_id
            )
            SELECT coalesce(s.representative_id, step.source_id), coalesce(t.representative_id, step.target_id), step.job_id,
                   bool_or(ev.observed), min(ev.verdict), bool_or(ev.certain), max(ev.confidence), max(ev.kinds), min(ev.first_at), max(ev.last_at)
              FROM step
              LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.dataset_id = step.source_id
              LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.dataset_id = step.target_id
              CROSS JOIN LATERAL (
                  SELECT bool_or(first_observed_at <= $3) AS observed, bool_or(certain) AS certain, max(confidence) AS confidence,
                         array_agg(kind ORDER BY kind) AS kinds, min(first_at) AS first_at, max(last_at) AS last_at,
                         min(CASE verdict WHEN 'confirmed' THEN '1confirmed' WHEN 'unchecked' THEN '2unchecked' WHEN 'rejected' THEN '4rejected' ELSE '3contradicted' END) AS verdict
                    FROM evidence WHERE subscription_id = $1 AND item_id = step.item_id) AS ev
             WHERE EXISTS (SELECT 1 FROM validity AS v WHERE v.subscription_id = $1 AND v.item_id = step.item_id
                              AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3))
               AND ($4 OR ev.verdict < '3') AND (NOT $5 OR ev.observed)
             GROUP BY 1, 2, 3
            """,
            row => new FoundEdge(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.Nullable<bool>(3) ?? false, row.GetString(4)[1..], row.GetBoolean(5), row.GetFloat(6),
                row.GetFieldValue<string[]>(7), row.GetFieldValue<DateTimeOffset>(8), row.GetFieldValue<DateTimeOffset>(9)),
            cancellation,
            subscriptionId, frontier, filter.AsOf ?? DateTimeOffset.MaxValue, filter.WithContradicted, filter.ObservedOnly, direction == LineageDirection.Downstream);
}
