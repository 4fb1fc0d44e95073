using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>Counts edges and column edges among some datasets that default answers hide.</summary>
public sealed class HiddenQuery(NpgsqlDataSource db, LineageQuery lineage)
{
    public async Task<(int Contradicted, int Rejected)> CountAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        var members = await lineage.MembersAsync(subscriptionId, datasets, cancellation);
        var (contradicted, rejected) = await lineage.HiddenEdgesAsync(subscriptionId, members.Keys, filter, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var counts = await connection.QueryAsync(
            """
            SELECT count(*) FILTER (WHERE hidden.verdict = 'contradicted'), count(*) FILTER (WHERE hidden.verdict = 'rejected')
              FROM (SELECT substr(state.verdict, 2) AS verdict
                      FROM (SELECT c.item_id FROM column_edge AS c WHERE c.subscription_id = $1 AND c.source_id = ANY ($2) AND c.target_id = ANY ($2)) AS item
                     CROSS JOIN LATERAL item_state($1, item.item_id, $3) AS state
                     WHERE state.verdict >= '3') AS hidden
            """,
            row => ((int)row.GetInt64(0), (int)row.GetInt64(1)),
            cancellation,
            subscriptionId,
            members.Keys.ToArray(),
            filter.AsOf ?? DateTimeOffset.MaxValue
        );
        return (counts[0].Item1 + contradicted, counts[0].Item2 + rejected);
    }
}
