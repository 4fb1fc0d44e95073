using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>Writes source_set. A set is there while an edge comes from it.</summary>
static class SourceSetStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<SourceSet> sets,
        CancellationToken cancellation
    )
    {
        var members = sets.DistinctBy(set => set.Id)
            .OrderBy(set => set.Id)
            .SelectMany(set => set.Members.Select(member => (Set: set.Id, Member: member)))
            .ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO source_set (subscription_id, set_id, dataset_id)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            members.ConvertAll(m => m.Set),
            members.ConvertAll(m => m.Member)
        );
    }

    public static async Task<Dictionary<Guid, Guid[]>> MembersAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> sets,
        CancellationToken cancellation
    ) =>
        sets.Count == 0
            ? []
            : (
                await connection.QueryAsync(
                    """
                    SELECT set_id, array_agg(dataset_id ORDER BY dataset_id) FROM source_set WHERE subscription_id = $1 AND set_id = ANY ($2) GROUP BY set_id
                    """,
                    row => (Set: row.GetGuid(0), Members: row.GetFieldValue<Guid[]>(1)),
                    cancellation,
                    subscriptionId,
                    sets.Order().ToArray()
                )
            ).ToDictionary(row => row.Set, row => row.Members);

    /// <summary>Forgets those of the sets from which no edge comes any longer.</summary>
    public static async Task DropUnusedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> sets,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            DELETE FROM source_set AS s
             WHERE s.subscription_id = $1 AND s.set_id = ANY ($2)
               AND NOT EXISTS (SELECT 1 FROM edge AS e WHERE e.subscription_id = $1 AND e.source_id = s.set_id AND e.source_is_set)
            """,
            cancellation,
            subscriptionId,
            sets.Distinct().Order().ToArray()
        );
}
