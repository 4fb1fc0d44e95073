using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>The column edges that lie under given edges, and those that decide their rows.</summary>
public sealed class ColumnEdgesQuery(NpgsqlDataSource db)
{
    public async Task<List<FoundColumnEdge>> BetweenAsync(
        int subscriptionId,
        IReadOnlyList<FoundEdge> edges,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH asked AS (
                SELECT DISTINCT coalesce(sm.dataset_id, e.source_id) AS source_id, coalesce(tm.dataset_id, e.target_id) AS target_id, e.job_id,
                       e.source_id AS source_representative, e.target_id AS target_representative
                  FROM unnest($2, $3, $4) AS e (source_id, target_id, job_id)
                  LEFT JOIN dataset_alias AS sm ON sm.subscription_id = $1 AND sm.representative_id = e.source_id
                  LEFT JOIN dataset_alias AS tm ON tm.subscription_id = $1 AND tm.representative_id = e.target_id
            )
            SELECT asked.source_representative, c.source_column, asked.target_representative, c.target_column, c.job_id, c.type, c.subtype, c.masking,
                   state.observed, state.verdict, state.certain, state.confidence, state.kinds
              FROM asked
              JOIN column_edge AS c ON c.subscription_id = $1 AND c.job_id = asked.job_id AND c.source_id = asked.source_id AND c.target_id = asked.target_id
             CROSS JOIN LATERAL item_state($1, c.item_id, $5) AS state
             WHERE ($6 OR state.verdict < '3') AND (NOT $7 OR state.observed)
             ORDER BY 3, 4, 1, 2, 5, 6, 7, 8
            """,
            row => FoundColumnEdge.Read(row),
            cancellation,
            subscriptionId,
            edges.Select(e => e.SourceId).ToArray(),
            edges.Select(e => e.TargetId).ToArray(),
            edges.Select(e => e.JobId).ToArray(),
            filter.AsOf ?? DateTimeOffset.MaxValue,
            filter.WithContradicted,
            filter.ObservedOnly
        );
    }

    /// <summary>What decides the rows of these datasets (or, with a target column, that column's value) in these jobs.</summary>
    /// <param name="steps">target and job; ids of alias sets already folded</param>
    public async Task<List<FoundColumnEdge>> DecidingAsync(
        int subscriptionId,
        IReadOnlyCollection<(Guid TargetId, Guid JobId)> steps,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH asked AS (
                SELECT DISTINCT coalesce(tm.dataset_id, e.target_id) AS target_id, e.job_id, e.target_id AS target_representative
                  FROM unnest($2, $3) AS e (target_id, job_id)
                  LEFT JOIN dataset_alias AS tm ON tm.subscription_id = $1 AND tm.representative_id = e.target_id
            )
            SELECT coalesce(sm.representative_id, c.source_id), c.source_column, asked.target_representative, c.target_column, c.job_id, c.type, c.subtype, c.masking,
                   state.observed, state.verdict, state.certain, state.confidence, state.kinds
              FROM asked
              JOIN column_edge AS c ON c.subscription_id = $1 AND c.job_id = asked.job_id AND c.target_id = asked.target_id AND c.type = 'INDIRECT'
              LEFT JOIN dataset_alias AS sm ON sm.subscription_id = $1 AND sm.dataset_id = c.source_id
             CROSS JOIN LATERAL item_state($1, c.item_id, $4) AS state
             WHERE ($5 OR state.verdict < '3') AND (NOT $6 OR state.observed)
             ORDER BY 3, 4, 1, 2, 5, 6, 7, 8
            """,
            row => FoundColumnEdge.Read(row),
            cancellation,
            subscriptionId,
            steps.Select(step => step.TargetId).ToArray(),
            steps.Select(step => step.JobId).ToArray(),
            filter.AsOf ?? DateTimeOffset.MaxValue,
            filter.WithContradicted,
            filter.ObservedOnly
        );
    }
}
