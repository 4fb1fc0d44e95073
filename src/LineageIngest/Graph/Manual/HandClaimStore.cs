using LineageIngest.Facts;
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
}
