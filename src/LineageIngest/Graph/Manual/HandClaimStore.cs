using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Manual;

/// <summary>Writes hand_claim: of the words on one item the newest, by stamp.</summary>
static class HandClaimStore
{
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .Where(e => e.ByHand is not null)
            .GroupBy(e => e.ByHand!.Id)
            .Select(same => same.MaxBy(e => e.Stamp)!)
            .Select(e => (Said: e.ByHand!, e.At, Stamp: e.Stamp.ToBytes()))
            .OrderBy(row => row.Said.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO hand_claim AS known (subscription_id, claim_id, kind, action, job_namespace, job_name, job_id, source_namespace, source_name, source_id, source_column,
                                             target_namespace, target_name, target_id, target_column, reason, said_by, said_at, stamp)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            ON CONFLICT (subscription_id, claim_id) DO UPDATE SET
                action = excluded.action, job_id = excluded.job_id, reason = excluded.reason, said_by = excluded.said_by, said_at = excluded.said_at, stamp = excluded.stamp
            WHERE excluded.stamp > known.stamp
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Said.Id),
            rows.ConvertAll(r => r.Said.Kind),
            rows.ConvertAll(r => r.Said.Action),
            rows.ConvertAll(r => r.Said.Job?.Namespace),
            rows.ConvertAll(r => r.Said.Job?.Name),
            rows.ConvertAll(r => r.Said.Judged?.Id),
            rows.ConvertAll(r => r.Said.Source?.Namespace),
            rows.ConvertAll(r => r.Said.Source?.Name),
            rows.ConvertAll(r => r.Said.Source?.Id),
            rows.ConvertAll(r => r.Said.SourceColumn),
            rows.ConvertAll(r => r.Said.Target?.Namespace),
            rows.ConvertAll(r => r.Said.Target?.Name),
            rows.ConvertAll(r => r.Said.Target?.Id),
            rows.ConvertAll(r => r.Said.TargetColumn),
            rows.ConvertAll(r => r.Said.Reason),
            rows.ConvertAll(r => r.Said.By),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.Stamp)
        );
    }

    /// <summary>Words about any of these datasets: when their alias sets change, the words may be about other items.</summary>
    public static async Task<List<Guid>> AboutAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        datasets.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT claim_id FROM hand_claim WHERE subscription_id = $1 AND source_id = ANY ($2)
                 UNION
                SELECT claim_id FROM hand_claim WHERE subscription_id = $1 AND target_id = ANY ($2)
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                datasets.ToArray()
            );

    /// <summary>The items that these words may be about, aliases counted in, and all that words by hand were about before.</summary>
    public static async Task<List<Guid>> ItemsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> claims,
        CancellationToken cancellation
    ) =>
        claims.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                WITH said AS (
                    SELECT claim_id, kind, job_id, source_id, target_id FROM hand_claim WHERE subscription_id = $1 AND claim_id = ANY ($2)
                ), source AS (
                    SELECT claim_id, source_id AS dataset_id FROM said
                     UNION
                    SELECT said.claim_id, member.dataset_id
                      FROM said
                      JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = said.source_id
                      JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                ), target AS (
                    SELECT claim_id, target_id AS dataset_id FROM said
                     UNION
                    SELECT said.claim_id, member.dataset_id
                      FROM said
                      JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = said.target_id
                      JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                )
                SELECT e.item_id FROM source JOIN target USING (claim_id) JOIN edge AS e ON e.subscription_id = $1 AND e.source_id = source.dataset_id AND e.target_id = target.dataset_id
                 UNION
                SELECT c.item_id FROM source JOIN target USING (claim_id) JOIN column_edge AS c ON c.subscription_id = $1 AND c.source_id = source.dataset_id AND c.target_id = target.dataset_id
                 UNION
                SELECT io.item_id FROM said JOIN job_dataset AS io ON io.subscription_id = $1 AND io.job_id = said.job_id WHERE said.kind IN ('read', 'write')
                 UNION
                SELECT e.item_id FROM said JOIN edge AS e ON e.subscription_id = $1 AND e.job_id = said.job_id WHERE said.kind IN ('read', 'write')
                 UNION
                SELECT c.item_id FROM said JOIN column_edge AS c ON c.subscription_id = $1 AND c.job_id = said.job_id WHERE said.kind IN ('read', 'write')
                 UNION
                SELECT item_id FROM evidence WHERE subscription_id = $1 AND kind = 'manual'
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                claims.ToArray()
            );

    /// <summary>The pairs of inputs and outputs that words speak of one by one while versions of jobs do not; those of some versions, or (null) of all.</summary>
    public static async Task<List<EdgeItem>> PairsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid>? versions,
        CancellationToken cancellation
    ) =>
        versions is { Count: 0 }
            ? []
            : await connection.QueryAsync(
                """
                WITH said AS (
                    SELECT kind, job_id, source_id, target_id
                      FROM hand_claim
                     WHERE subscription_id = $1 AND (kind = 'edge' AND action <> 'withdraw' OR kind = 'read' AND action = 'reject')
                ), word AS (
                    SELECT said.kind, said.job_id, coalesce(s.dataset_id, said.source_id) AS source_id, coalesce(t.dataset_id, said.target_id) AS target_id
                      FROM said
                      LEFT JOIN dataset_alias AS so ON so.subscription_id = $1 AND so.dataset_id = said.source_id
                      LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.representative_id = so.representative_id
                      LEFT JOIN dataset_alias AS ta ON ta.subscription_id = $1 AND ta.dataset_id = said.target_id
                      LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.representative_id = ta.representative_id
                )
                SELECT DISTINCT e.job_id, word.source_id, e.target_id
                  FROM word
                  JOIN source_set AS m ON m.subscription_id = $1 AND m.dataset_id = word.source_id
                  JOIN edge AS e ON e.subscription_id = $1 AND e.source_id = m.set_id AND e.source_is_set
                 WHERE (word.job_id IS NULL OR e.job_id = word.job_id) AND (word.kind = 'read' OR e.target_id = word.target_id)
                   AND ($2::uuid[] IS NULL OR EXISTS (SELECT 1 FROM job_version_item AS i WHERE i.subscription_id = $1 AND i.item_id = e.item_id AND i.version_id = ANY ($2)))
                   AND NOT EXISTS (SELECT 1 FROM edge AS own
                                    WHERE own.subscription_id = $1 AND own.job_id = e.job_id AND own.source_id = word.source_id AND own.target_id = e.target_id AND NOT own.source_is_set)
                """,
                row => new EdgeItem(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)),
                cancellation,
                subscriptionId,
                versions?.ToArray()
            );
}
