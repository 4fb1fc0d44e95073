using LineageIngest.Graph;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez;

/// <summary>Where columns come from and, if asked, where they go to: steps are walked up and down from the columns that a node stands for.</summary>
public sealed class ColumnGraph(NpgsqlDataSource db, NodeFinder finder)
{
    /// <summary>The graph, or null where the node is not there or has no columns.</summary>
    public async Task<GraphWords?> AroundAsync(int subscriptionId, NodeId node, int depth, bool withDownstream, CancellationToken cancellation)
    {
        var roots = await RootsAsync(subscriptionId, node, cancellation);
        if (roots.Count == 0) return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (await AsOfAsync(connection, subscriptionId, node.Version, cancellation) is not { } asOf) return null;
        var steps = await WalkAsync(connection, subscriptionId, roots, depth, upstream: true, asOf, cancellation);
        if (withDownstream) steps.UnionWith(await WalkAsync(connection, subscriptionId, roots, depth, upstream: false, asOf, cancellation));
        return await ColumnGraphShape.OfAsync(connection, subscriptionId, steps, asOf, node.Version is not null, cancellation);
    }

    private async Task<HashSet<Field>> RootsAsync(int subscriptionId, NodeId node, CancellationToken cancellation)
    {
        if (node.Kind == NodeKind.DatasetField) return await finder.FieldAsync(subscriptionId, node, cancellation) is { } field ? [field] : [];
        if (await finder.AssetAsync(subscriptionId, node, cancellation) is not { } asset) return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var datasets = asset.Kind == AssetKind.Dataset ? [asset.Id] : await OutputsAsync(connection, subscriptionId, asset.Id, cancellation);
        var sets = (await DatasetSets.OfAsync(connection, subscriptionId, datasets, cancellation)).Values.DistinctBy(s => s.Id).ToList();
        return await NodeFinder.FieldsAsync(connection, subscriptionId, sets, cancellation);
    }

    private static async Task<IEnumerable<Guid>> OutputsAsync(NpgsqlConnection connection, int subscriptionId, Guid job, CancellationToken cancellation)
    {
        var current = await JobVersions.CurrentAsync(connection, subscriptionId, [job], cancellation);
        var io = await JobVersions.IoAsync(connection, subscriptionId, current.Values, cancellation);
        return io.Values.SelectMany(v => v.Outputs).Select(d => d.Id);
    }

    /// <summary>When a version was the present: the end of the run that made it. Without a version it is now; null where there is no such version.</summary>
    private static async Task<DateTimeOffset?> AsOfAsync(NpgsqlConnection connection, int subscriptionId, Guid? version, CancellationToken cancellation)
    {
        if (version is not { } id) return DateTimeOffset.MaxValue;
        var found = await connection.QueryAsync(
            """
            SELECT greatest(v.made_at, r.ended_at)
              FROM dataset_version AS v LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = v.run_key
             WHERE v.subscription_id = $1 AND v.version_id = $2
             UNION ALL
            SELECT read_at FROM dataset_first_read WHERE subscription_id = $1 AND version_id = $2
             ORDER BY 1 DESC LIMIT 1
            """, row => row.GetFieldValue<DateTimeOffset>(0), cancellation, subscriptionId, id);
        return found.Count > 0 ? found[0] : null;
    }

    private static async Task<HashSet<ColumnStep>> WalkAsync(
        NpgsqlConnection connection, int subscriptionId, HashSet<Field> roots, int depth, bool upstream, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var (steps, seen, frontier) = (new HashSet<ColumnStep>(), roots.ToHashSet(), roots.ToHashSet());
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var sets = (await DatasetSets.OfAsync(connection, subscriptionId, frontier.Select(f => f.DatasetId), cancellation)).Values.DistinctBy(s => s.Id).ToList();
            var near = (await ColumnSteps.OfAsync(connection, subscriptionId, sets, upstream, asOf, cancellation)).Where(s => frontier.Contains(upstream ? s.Target : s.Source)).ToList();
            steps.UnionWith(near);
            frontier = near.Select(s => upstream ? s.Source : s.Target).Where(seen.Add).ToHashSet();
        }
        return steps;
    }
}
