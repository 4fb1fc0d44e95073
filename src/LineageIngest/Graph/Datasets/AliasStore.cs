using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>
/// Writes dataset_alias: the connected components of the symlinks. Which member stands for the set depends on the members alone:
/// a name under which events give the dataset before one that they only mention as a symlink, a table name before a path,
/// then the first in ordinal order of namespace and name.
/// </summary>
internal static class AliasStore
{
    /// <summary>Gives back the datasets that now have another representative.</summary>
    public static async Task<List<Guid>> UniteAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<SymlinkFact> links, CancellationToken cancellation)
    {
        if (links.Count == 0) return [];
        var touched = links.SelectMany(l => new[] { l.DatasetId, l.AliasId }).Distinct().ToList();
        var members = await connection.QueryAsync(
            """
            SELECT member.dataset_id, member.representative_id
              FROM dataset_alias AS member
             WHERE member.subscription_id = $1
               AND member.representative_id IN (SELECT representative_id FROM dataset_alias WHERE subscription_id = $1 AND dataset_id = ANY ($2))
            """, row => (Member: row.GetGuid(0), Representative: row.GetGuid(1)), cancellation, subscriptionId, touched);
        var sets = new UnionFind();
        foreach (var (member, representative) in members) sets.Unite(member, representative);
        foreach (var link in links) sets.Unite(link.DatasetId, link.AliasId);
        var names = (await DatasetStore.NamesAsync(connection, subscriptionId, sets.Members, cancellation)).ToDictionary(d => d.Id);
        var primaries = (await connection.QueryAsync(
            "SELECT DISTINCT dataset_id FROM dataset_symlink WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
            row => row.GetGuid(0), cancellation, subscriptionId, sets.Members.ToArray())).ToHashSet();
        var rows = sets.Components()
            .Select(set => (Set: set, Representative: Representative(set.Select(id => names[id]), primaries).Id))
            .SelectMany(s => s.Set.Select(member => (Member: member, s.Representative)))
            .OrderBy(row => row.Member).ToList();
        return await connection.QueryAsync(
            """
            INSERT INTO dataset_alias AS known (subscription_id, dataset_id, representative_id)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT (subscription_id, dataset_id) DO UPDATE SET representative_id = excluded.representative_id
            WHERE known.representative_id <> excluded.representative_id
            RETURNING dataset_id
            """, row => row.GetGuid(0), cancellation, subscriptionId, rows.ConvertAll(r => r.Member), rows.ConvertAll(r => r.Representative));
    }

    internal static DatasetName Representative(IEnumerable<DatasetName> members, HashSet<Guid> primaries) =>
        members.OrderBy(d => !primaries.Contains(d.Id)).ThenBy(IsPath).ThenBy(d => d.Namespace, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal).First();

    private static bool IsPath(DatasetName dataset) => dataset.Name.Contains('/', StringComparison.Ordinal);
}
