using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>
/// Writes dataset_alias: the connected components of symlinks and rule links, so the sets follow from what there is, not from how it came, and undoing a
/// link parts what it joined. Which member stands for a set depends on the members alone: a name under which events give the dataset before one that they
/// only mention as a symlink, one that an event states before one that only SQL names, a table name before a path, then the first in ordinal order.
/// </summary>
static class AliasStore
{
    /// <summary>Makes the sets around these datasets anew; gives back the datasets that moved, and all whose set is another one now.</summary>
    public static async Task<(List<Guid> Moved, List<Guid> Touched)> RecomputeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    )
    {
        if (datasets.Count == 0)
            return ([], []);
        var reached = await ReachedAsync(connection, subscriptionId, datasets, cancellation);
        var now = await SetsAsync(connection, subscriptionId, reached, cancellation);
        var before = (
            await connection.QueryAsync(
                "SELECT dataset_id, representative_id FROM dataset_alias WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
                row => (Member: row.GetGuid(0), Representative: row.GetGuid(1)),
                cancellation,
                subscriptionId,
                reached
            )
        ).ToDictionary(row => row.Member, row => row.Representative);
        var gone = before.Keys.Where(member => !now.ContainsKey(member)).Order().ToList();
        var changed = now.Where(row => before.GetValueOrDefault(row.Key) != row.Value).OrderBy(row => row.Key).ToList();
        if (gone.Count > 0)
        {
            await connection.ExecuteAsync(
                "DELETE FROM dataset_alias WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
                cancellation,
                subscriptionId,
                gone
            );
        }

        if (changed.Count > 0)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO dataset_alias (subscription_id, dataset_id, representative_id)
                SELECT $1, * FROM unnest($2, $3)
                ON CONFLICT (subscription_id, dataset_id) DO UPDATE SET representative_id = excluded.representative_id
                """,
                cancellation,
                subscriptionId,
                changed.ConvertAll(row => row.Key),
                changed.ConvertAll(row => row.Value)
            );
        }

        var touched = gone.Select(member => before[member])
            .Concat(changed.Select(row => row.Value))
            .Concat(changed.Where(row => before.ContainsKey(row.Key)).Select(row => before[row.Key]))
            .ToHashSet();
        return (
            [.. gone, .. changed.Select(row => row.Key)],
            [.. before.Concat(now).Where(row => touched.Contains(row.Value)).Select(row => row.Key).Distinct().Order()]
        );
    }

    /// <summary>All that hangs together with these datasets, by a link of today or in a set of before; names that nobody knows join as well.</summary>
    static async Task<List<Guid>> ReachedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH RECURSIVE reached (dataset_id) AS (
                SELECT dataset_id FROM unnest($2) AS asked (dataset_id)
                 UNION
                SELECT next.dataset_id
                  FROM reached
                 CROSS JOIN LATERAL (
                       SELECT alias_id FROM dataset_symlink WHERE subscription_id = $1 AND dataset_id = reached.dataset_id AND holds
                        UNION ALL
                       SELECT dataset_id FROM dataset_symlink WHERE subscription_id = $1 AND alias_id = reached.dataset_id AND holds
                        UNION ALL
                       SELECT linked_id FROM rule_link WHERE subscription_id = $1 AND dataset_id = reached.dataset_id
                        UNION ALL
                       SELECT dataset_id FROM rule_link WHERE subscription_id = $1 AND linked_id = reached.dataset_id
                        UNION ALL
                       SELECT member.dataset_id
                         FROM dataset_alias AS own
                         JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                        WHERE own.subscription_id = $1 AND own.dataset_id = reached.dataset_id) AS next (dataset_id)
            )
            SELECT dataset_id FROM reached
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            datasets.ToArray()
        );

    /// <summary>Member → representative, for sets of two or more known datasets.</summary>
    static async Task<Dictionary<Guid, Guid>> SetsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> reached,
        CancellationToken cancellation
    )
    {
        var links = await connection.QueryAsync(
            """
            SELECT dataset_id, alias_id, true FROM dataset_symlink WHERE subscription_id = $1 AND dataset_id = ANY ($2) AND holds
             UNION ALL
            SELECT dataset_id, linked_id, false FROM rule_link WHERE subscription_id = $1 AND dataset_id = ANY ($2)
            """,
            row => (Left: row.GetGuid(0), Right: row.GetGuid(1), Said: row.GetBoolean(2)),
            cancellation,
            subscriptionId,
            reached
        );
        var known = (
            await connection.QueryAsync(
                "SELECT namespace, name, stated FROM dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
                row => (Name: new DatasetName(row.GetString(0), row.GetString(1)), Stated: row.GetBoolean(2)),
                cancellation,
                subscriptionId,
                reached
            )
        ).ToDictionary(d => d.Name.Id);
        var primaries = links.Where(link => link.Said).Select(link => link.Left).ToHashSet();
        var sets = new UnionFind<Guid>();
        foreach (var (left, right, _) in links)
            sets.Unite(left, right);
        return sets.Components()
            .Select(set => set.FindAll(known.ContainsKey))
            .Where(set => set.Count > 1)
            .Select(set => (Set: set, Representative: Representative(set.Select(id => known[id]), primaries)))
            .SelectMany(s => s.Set.Select(member => (Member: member, s.Representative)))
            .ToDictionary(row => row.Member, row => row.Representative);
    }

    static Guid Representative(IEnumerable<(DatasetName Name, bool Stated)> members, HashSet<Guid> primaries) =>
        members
            .OrderBy(d => !primaries.Contains(d.Name.Id))
            .ThenBy(d => !d.Stated)
            .ThenBy(d => IsPath(d.Name))
            .ThenBy(d => d.Name.Namespace, StringComparer.Ordinal)
            .ThenBy(d => d.Name.Name, StringComparer.Ordinal)
            .First()
            .Name.Id;

    static bool IsPath(DatasetName dataset) => dataset.Name.Contains('/', StringComparison.Ordinal);
}
