using LineageIngest.Graph.Datasets;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>Where columns come from and, if asked, where they go to: steps are walked up and down from the columns that a node stands for.</summary>
public sealed class ColumnGraph(NpgsqlDataSource db, NodeFinder finder)
{
    /// <summary>The graph, or null where the node is not there or has no columns.</summary>
    public async Task<GraphWords?> AroundAsync(
        int subscriptionId,
        NodeId node,
        int depth,
        bool withDownstream,
        CancellationToken cancellation
    )
    {
        var roots = await RootsAsync(subscriptionId, node, cancellation);
        if (roots.Count == 0)
            return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var asOf = DateTimeOffset.MaxValue;
        if (node.Version is { } version)
        {
            if (
                !(
                    await EndsAsync(
                        connection,
                        subscriptionId,
                        await MembersAsync(connection, subscriptionId, roots, cancellation),
                        [version],
                        cancellation
                    )
                ).TryGetValue(version, out asOf)
            )
            {
                return null;
            }
        }
        var steps = await WalkAsync(connection, subscriptionId, roots, depth, upstream: true, asOf, cancellation);
        if (withDownstream)
            steps.UnionWith(await WalkAsync(connection, subscriptionId, roots, depth, upstream: false, asOf, cancellation));
        return await ColumnGraphShape.OfAsync(connection, subscriptionId, steps, asOf, node.Version is not null, cancellation);
    }

    async Task<HashSet<Field>> RootsAsync(int subscriptionId, NodeId node, CancellationToken cancellation)
    {
        if (node.Kind == NodeKind.DatasetField)
            return await finder.FieldAsync(subscriptionId, node, cancellation) is { } field ? [field] : [];
        if (await finder.AssetAsync(subscriptionId, node, cancellation) is not { } asset)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var datasets =
            asset.Kind == AssetKind.Dataset ? [asset.Id] : await OutputsAsync(connection, subscriptionId, asset.Id, cancellation);
        var sets = (await DatasetSets.OfAsync(connection, subscriptionId, datasets, cancellation)).Values.DistinctBy(s => s.Id).ToList();
        return await NodeFinder.FieldsAsync(connection, subscriptionId, sets, cancellation);
    }

    static async Task<IEnumerable<Guid>> OutputsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid job,
        CancellationToken cancellation
    )
    {
        var current = await JobVersions.CurrentAsync(connection, subscriptionId, [job], cancellation);
        return current.Values.SelectMany(io => JobIo.Of(io).Outputs).Select(d => d.Id);
    }

    static async Task<Guid[]> MembersAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        HashSet<Field> fields,
        CancellationToken cancellation
    ) =>
        [
            .. (await DatasetSets.OfAsync(connection, subscriptionId, fields.Select(f => f.DatasetId), cancellation))
                .Values.SelectMany(s => s.Members)
                .Distinct(),
        ];

    static async Task<HashSet<ColumnStep>> WalkAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        HashSet<Field> roots,
        int depth,
        bool upstream,
        DateTimeOffset asOf,
        CancellationToken cancellation
    )
    {
        var (steps, seen, frontier) = (new HashSet<ColumnStep>(), roots.ToHashSet(), roots.ToHashSet());
        var times = new Dictionary<Guid, DateTimeOffset>();
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var sets = (await DatasetSets.OfAsync(connection, subscriptionId, frontier.Select(f => f.DatasetId), cancellation))
                .Values.DistinctBy(s => s.Id)
                .ToList();
            var near = new List<ColumnStep>();
            var columns = frontier.Select(f => f.Name).ToHashSet();
            foreach (var same in sets.GroupBy(s => times.GetValueOrDefault(s.Id, asOf)))
            {
                near.AddRange(
                    (await ColumnSteps.OfAsync(connection, subscriptionId, [.. same], columns, upstream, same.Key, cancellation)).Where(s =>
                        frontier.Contains(upstream ? s.Target : s.Source)
                    )
                );
            }

            steps.UnionWith(near);
            frontier = near.Select(s => upstream ? s.Source : s.Target).Where(seen.Add).ToHashSet();
            if (asOf < DateTimeOffset.MaxValue)
                await GoBackAsync(connection, subscriptionId, near, times, asOf, cancellation);
        }
        return steps;
    }

    /// <summary>What a version was made of is its sources as of the versions that were read, and so on: each source is walked at the time of its version.</summary>
    static async Task GoBackAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<ColumnStep> steps,
        Dictionary<Guid, DateTimeOffset> times,
        DateTimeOffset asOf,
        CancellationToken cancellation
    )
    {
        var sets = (await DatasetSets.OfAsync(connection, subscriptionId, steps.Select(s => s.Source.DatasetId), cancellation))
            .Values.DistinctBy(s => s.Id)
            .Where(s => !times.ContainsKey(s.Id))
            .ToList();
        var at = steps
            .GroupBy(s => s.Source.DatasetId)
            .ToDictionary(same => same.Key, same => same.Max(s => times.GetValueOrDefault(s.Target.DatasetId, asOf)));
        var versions = await DatasetVersionsAt.FindAsync(
            connection,
            subscriptionId,
            sets.ConvertAll(s => new VersionQuestion(s, at[s.Id], null)),
            cancellation
        );
        var ends = await EndsAsync(
            connection,
            subscriptionId,
            [.. sets.SelectMany(s => s.Members)],
            [.. versions.OfType<VersionAt>().Select(v => v.VersionId)],
            cancellation
        );
        foreach (var (set, version) in sets.Zip(versions))
        {
            if (version is not null)
                times[set.Id] = ends[version.VersionId];
        }
    }

    /// <summary>When versions were complete: at the end of the run that made them, at their declaration or first reading.</summary>
    static async Task<Dictionary<Guid, DateTimeOffset>> EndsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid[] datasets,
        Guid[] versions,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                """
                SELECT version_id, max(at)
                  FROM (SELECT v.version_id, greatest(v.made_at, r.ended_at) AS at
                          FROM dataset_version AS v LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = v.run_key
                         WHERE v.subscription_id = $1 AND v.dataset_id = ANY ($2) AND v.version_id = ANY ($3)
                         UNION ALL
                        SELECT version_id, read_at FROM dataset_first_read WHERE subscription_id = $1 AND dataset_id = ANY ($2) AND version_id = ANY ($3)) AS made
                 GROUP BY version_id
                """,
                row => (Version: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1)),
                cancellation,
                subscriptionId,
                datasets,
                versions
            )
        ).ToDictionary(r => r.Version, r => r.At);
}
