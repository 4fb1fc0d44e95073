using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Why edges of an answer are contradicted or rejected.</summary>
public sealed class ReasonQuery(NpgsqlDataSource db)
{
    /// <summary>By source, target and job; what people gave as a reason comes before what the SQL says.</summary>
    public async Task<Dictionary<(Guid Source, Guid Target, Guid Job), string>> OfAsync(
        int subscriptionId,
        IEnumerable<FoundEdge> edges,
        CancellationToken cancellation
    )
    {
        var hidden = edges.Where(e => e.Verdict is Verdict.Contradicted or Verdict.Rejected).ToList();
        if (hidden.Count == 0)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT DISTINCT ON (asked.source_id, asked.target_id, asked.job_id) asked.source_id, asked.target_id, asked.job_id, ev.detail
              FROM unnest($2, $3, $4) AS asked (source_id, target_id, job_id)
              LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.representative_id = asked.source_id
              LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.representative_id = asked.target_id
              JOIN edge_pair($1) AS e ON e.job_id = asked.job_id
                   AND e.source_id = coalesce(s.dataset_id, asked.source_id) AND e.target_id = coalesce(t.dataset_id, asked.target_id)
              JOIN evidence AS ev ON ev.subscription_id = $1 AND ev.item_id = e.stored_id AND ev.detail IS NOT NULL
             ORDER BY 1, 2, 3, ev.kind <> 'manual', ev.detail
            """,
            row => (Key: (row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)), Why: row.GetString(3)),
            cancellation,
            subscriptionId,
            hidden.ConvertAll(e => e.SourceId),
            hidden.ConvertAll(e => e.TargetId),
            hidden.ConvertAll(e => e.JobId)
        );
        return rows.ToDictionary(row => row.Key, row => row.Why);
    }
}
