using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Memory;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Models;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>
/// The graph of jobs and datasets around a node. As in Marquez the walk has no direction and counts jobs: two jobs are neighbours when their current
/// versions share a dataset. The map tells which jobs may be neighbours, what is told of them which are.
/// </summary>
public sealed class LineageGraph(NpgsqlDataSource db, GraphMaps maps, NodeMemory memory)
{
    /// <summary>More than a page can show or a person can read; beyond it the walk stops and the answer says so.</summary>
    const int MostJobs = 5000;

    public async Task<(GraphWords Graph, bool Truncated)> AroundAsync(
        int subscriptionId,
        Asset root,
        int depth,
        CancellationToken cancellation
    )
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var (near, truncated) = map.Read(m => Near(m, root, depth));
        var known = await JobsAsync(subscriptionId, map, near, cancellation);
        var start = root.Kind == AssetKind.Job ? [root.Id] : map.Read(m => Start(m, root.Id, known));
        var walked = Walk(known, start, depth);
        var datasets = walked.SelectMany(job => job.Io.Inputs.Concat(job.Io.Outputs)).Select(d => d.Id);
        if (root.Kind == AssetKind.Dataset && walked.Count == 0)
            datasets = [map.Read(m => m.FindNode(root.Id)?.Representative.Id ?? root.Id)];
        return (GraphShape.Of(walked, await memory.DatasetsAsync(subscriptionId, map, datasets.ToHashSet(), cancellation)), truncated);
    }

    async Task<Dictionary<Guid, ToldJob>> JobsAsync(
        int subscriptionId,
        GraphMap map,
        IReadOnlyCollection<Guid> near,
        CancellationToken cancellation
    )
    {
        await using (var connection = await db.OpenConnectionAsync(cancellation))
        {
            if (await Hidden.AnyAsync(connection, subscriptionId, cancellation))
                return await memory.ReadJobsAsync(connection, subscriptionId, near, anyHidden: true, cancellation);
        }
        return await memory.JobsAsync(subscriptionId, map, near, cancellation);
    }

    /// <summary>All jobs that may be in the answer: those that ever shared a dataset, under any of its names, whatever became of it.</summary>
    static (HashSet<Guid> Jobs, bool Truncated) Near(GraphMap map, Asset root, int depth)
    {
        var (jobs, seen) = (new HashSet<Guid>(), new HashSet<MapNode>());
        var frontier = new List<MapJob>();
        var truncated = false;
        if (root.Kind == AssetKind.Dataset)
        {
            if (map.FindNode(root.Id) is { } node)
                Enter(node.Representative);
        }
        else
        {
            jobs.Add(root.Id);
            if (map.FindJob(root.Id) is { } job)
                frontier.Add(job);
        }
        for (var level = 0; level < depth && frontier.Count > 0 && !truncated; level++)
        {
            var before = frontier;
            frontier = [];
            foreach (var job in before)
            {
                foreach (var end in job.Ends)
                    Enter(end.Representative);
            }
        }
        return (jobs, truncated);

        void Enter(MapNode dataset)
        {
            if (!seen.Add(dataset))
                return;
            foreach (var job in dataset.Set.SelectMany(member => member.Jobs))
            {
                truncated |= jobs.Count >= MostJobs;
                if (!truncated && jobs.Add(job.Id))
                    frontier.Add(job);
            }
        }
    }

    /// <summary>From a dataset the walk starts at the job that wrote it last, else at the one that read it last.</summary>
    static List<Guid> Start(GraphMap map, Guid dataset, Dictionary<Guid, ToldJob> known)
    {
        var id = map.FindNode(dataset)?.Representative.Id ?? dataset;
        var order = known
            .OrderByDescending(job => map.FindJob(job.Key)?.Versions.Select(v => v.LastAt).DefaultIfEmpty(long.MinValue).Max())
            .ThenBy(job => job.Key)
            .ToList();
        var writer = order.Where(job => job.Value.Io.Outputs.Any(d => d.Id == id)).Take(1);
        var reader = order.Where(job => job.Value.Io.Inputs.Any(d => d.Id == id)).Take(1);
        return [.. writer.Concat(reader).Take(1).Select(job => job.Key)];
    }

    static List<ToldJob> Walk(Dictionary<Guid, ToldJob> known, List<Guid> start, int depth)
    {
        var at = known
            .SelectMany(job => job.Value.Io.Inputs.Concat(job.Value.Io.Outputs).Select(d => (Dataset: d.Id, Job: job.Key)))
            .ToLookup(io => io.Dataset, io => io.Job);
        var walked = start.Where(known.ContainsKey).ToDictionary(id => id, id => known[id]);
        var (frontier, seen) = (walked.Values.ToList(), new HashSet<Guid>());
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var datasets = frontier.SelectMany(job => job.Io.Inputs.Concat(job.Io.Outputs)).Select(d => d.Id).Where(seen.Add).ToList();
            frontier = [.. datasets.SelectMany(dataset => at[dataset]).Where(id => walked.TryAdd(id, known[id])).Select(id => known[id])];
        }
        return [.. walked.Values];
    }
}
