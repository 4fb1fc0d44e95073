using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Manual;

/// <summary>
/// The last step of <see cref="EdgeStore"/>'s sum: the newest word by hand on an item stands above all evidence. It becomes the verdict of every row of
/// evidence and a row of its own. A rejected read, write or edge takes with it what flows through it, unless a later word confirms just that.
/// </summary>
static class Overruling
{
    public static async Task ApplyAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> items, CancellationToken cancellation)
    {
        // Most stores hold no word by hand, and this is asked for every batch.
        if (
            !await connection.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM hand_claim WHERE subscription_id = $1)",
                cancellation,
                subscriptionId
            )
        )
        {
            return;
        }

        await connection.ExecuteAsync(
            """
            WITH said AS MATERIALIZED (
                SELECT h.claim_id, h.kind, h.action, h.job_id, h.source_column, h.target_column, h.reason || coalesce(' (' || h.said_by || ')', '') AS why, h.said_at, h.stamp,
                       coalesce(s.representative_id, h.source_id, '00000000-0000-0000-0000-000000000000') AS source_id,
                       coalesce(t.representative_id, h.target_id, '00000000-0000-0000-0000-000000000000') AS target_id
                  FROM hand_claim AS h
                  LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.dataset_id = h.source_id
                  LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.dataset_id = h.target_id
                 WHERE h.subscription_id = $1 AND h.action <> 'withdraw'
            ), item AS (
                SELECT item_id, job_id, 'edge' AS kind, source_id, '' AS source_column, target_id, '' AS target_column
                  FROM edge WHERE subscription_id = $1 AND item_id = ANY ($2)
                 UNION ALL
                SELECT item_id, job_id, 'column-edge', source_id, source_column, target_id, target_column
                  FROM column_edge WHERE subscription_id = $1 AND item_id = ANY ($2)
                 UNION ALL
                SELECT item_id, job_id, CASE direction WHEN 0 THEN 'read' ELSE 'write' END, CASE direction WHEN 0 THEN dataset_id END, '', CASE WHEN direction <> 0 THEN dataset_id END, ''
                  FROM job_dataset WHERE subscription_id = $1 AND item_id = ANY ($2)
            ), named AS (
                SELECT item.item_id, item.job_id, item.kind, item.source_column, item.target_column,
                       coalesce(s.representative_id, item.source_id, '00000000-0000-0000-0000-000000000000') AS source_id,
                       coalesce(t.representative_id, item.target_id, '00000000-0000-0000-0000-000000000000') AS target_id
                  FROM item
                  LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.dataset_id = item.source_id
                  LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.dataset_id = item.target_id
            ), address AS (
                SELECT item_id, job_id, true AS own, kind, source_id, source_column, target_id, target_column FROM named
                 UNION ALL
                SELECT item_id, job_id, false, 'edge', source_id, '', target_id, '' FROM named WHERE kind = 'column-edge'
                 UNION ALL
                SELECT item_id, job_id, false, 'read', source_id, '', '00000000-0000-0000-0000-000000000000', '' FROM named WHERE kind IN ('edge', 'column-edge')
                 UNION ALL
                SELECT item_id, job_id, false, 'write', '00000000-0000-0000-0000-000000000000', '', target_id, '' FROM named WHERE kind IN ('edge', 'column-edge')
            ), word AS (
                SELECT DISTINCT ON (address.item_id) address.item_id, CASE said.action WHEN 'reject' THEN 'rejected' ELSE 'confirmed' END AS verdict, said.why, said.said_at
                  FROM address
                  JOIN said USING (kind, source_id, source_column, target_id, target_column)
                 WHERE (said.job_id IS NULL OR said.job_id = address.job_id) AND (address.own OR said.action = 'reject')
                 ORDER BY address.item_id, said.stamp DESC, said.claim_id
            ), judged AS (
                UPDATE evidence AS e SET verdict = word.verdict, detail = word.why
                  FROM word
                 WHERE e.subscription_id = $1 AND e.item_id = word.item_id AND e.kind <> 'manual'
            )
            INSERT INTO evidence (subscription_id, item_id, kind, confidence, certain, verdict, detail, first_at, first_observed_at, known_at)
            SELECT $1, item_id, 'manual', CASE verdict WHEN 'confirmed' THEN 1 ELSE 0 END, verdict = 'confirmed', verdict, why, said_at, NULL, said_at FROM word ORDER BY item_id
            ON CONFLICT (subscription_id, item_id, kind) DO UPDATE SET
                verdict = excluded.verdict, detail = excluded.detail, confidence = excluded.confidence, certain = excluded.certain
            """,
            cancellation,
            subscriptionId,
            items
        );
    }
}
