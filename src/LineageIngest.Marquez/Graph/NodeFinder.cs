using LineageIngest.Graph.Datasets;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>Finds what a node id names; of several readings that exist the one with the longest namespace is meant.</summary>
public sealed class NodeFinder(NpgsqlDataSource db, AssetQuery assets)
{
    public async Task<Asset?> AssetAsync(int subscriptionId, NodeId node, CancellationToken cancellation)
    {
        var found = await assets.FindAsync(
            subscriptionId,
            node.Kind == NodeKind.Job ? $"job:{node.Rest}" : $"dataset:{node.Rest}",
            cancellation
        );
        if (found is null)
            return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (await Hidden.OfAsync(connection, subscriptionId, [found.Id], cancellation)).Count > 0 ? null : found;
    }

    /// <summary>The dataset and column of a field's id. Most columns hold no colon, so splits are tried from the right.</summary>
    internal async Task<Field?> FieldAsync(int subscriptionId, NodeId node, CancellationToken cancellation)
    {
        for (var colon = node.Rest.LastIndexOf(':'); colon > 0; colon = node.Rest.LastIndexOf(':', colon - 1))
        {
            var dataset = await AssetAsync(subscriptionId, new NodeId(NodeKind.Dataset, node.Rest[..colon], null), cancellation);
            if (dataset is null)
                continue;
            await using var connection = await db.OpenConnectionAsync(cancellation);
            var set = (await DatasetSets.OfAsync(connection, subscriptionId, [dataset.Id], cancellation))[dataset.Id];
            var field = new Field(set.Id, node.Rest[(colon + 1)..]);
            if ((await FieldsAsync(connection, subscriptionId, [set], cancellation)).Contains(field))
                return field;
        }
        return null;
    }

    /// <summary>Every column of these datasets that a schema or a column edge names.</summary>
    internal static async Task<HashSet<Field>> FieldsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<DatasetSet> datasets,
        CancellationToken cancellation
    )
    {
        var known = await DatasetBasis.OfAsync(connection, subscriptionId, [.. datasets.Select(d => d.Id)], cancellation);
        var representative = datasets.SelectMany(s => s.Members.Select(m => (Member: m, s.Id))).ToDictionary(p => p.Member, p => p.Id);
        var fields = known.SelectMany(k => k.Value.Fields.Select(f => new Field(k.Key, f.Name))).ToHashSet();
        fields.UnionWith(
            await connection.QueryAsync(
                """
                SELECT source_id, source_column FROM column_edge WHERE subscription_id = $1 AND source_id = ANY ($2)
                 UNION
                SELECT target_id, target_column FROM column_edge WHERE subscription_id = $1 AND target_id = ANY ($2) AND target_column <> ''
                """,
                row => new Field(representative[row.GetGuid(0)], row.GetString(1)),
                cancellation,
                subscriptionId,
                representative.Keys.ToArray()
            )
        );
        return fields;
    }
}
