using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>
/// What was deleted and has not been named by an event of a later time. It stays in the store and its lineage stays true; this API does not show it.
/// </summary>
static class Hidden
{
    /// <summary>Most subscriptions hide nothing; then nobody has to ask about each name.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM catalogue_entry WHERE subscription_id = $1 AND kind IN ('hidden', 'hidden-namespace'))",
            cancellation,
            subscriptionId
        );

    /// <summary>Of these datasets and jobs those that are hidden, by themselves or with their namespace.</summary>
    public static async Task<HashSet<Guid>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        [
            .. await connection.QueryAsync(
                """
                WITH entity AS (
                    SELECT dataset_id AS id, namespace, last_seen_at FROM dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2)
                     UNION ALL
                    SELECT job_id, namespace, last_seen_at FROM job WHERE subscription_id = $1 AND job_id = ANY ($2)
                )
                SELECT entity.id
                  FROM entity JOIN catalogue_entry AS h ON h.subscription_id = $1 AND h.kind = 'hidden' AND h.subject_id = entity.id AND h.at >= entity.last_seen_at
                 UNION
                SELECT entity.id
                  FROM entity JOIN catalogue_entry AS h ON h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = entity.namespace AND h.at >= entity.last_seen_at
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                ids.ToArray()
            ),
        ];
}
