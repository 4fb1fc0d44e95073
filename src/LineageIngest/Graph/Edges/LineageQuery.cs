using LineageIngest.Graph.Memory;

namespace LineageIngest.Graph.Edges;

/// <summary>Walks the graph, in memory: the cost follows the answer, not the store. A root that has no edges is an answer of its own.</summary>
public sealed class LineageQuery(GraphMaps maps)
{
    public async Task<FoundLineage> AnswerAsync(int subscriptionId, LineageQuestion question, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m => Walk.Page(m, question));
    }

    public Task<FoundLineage> WalkAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> roots,
        int rootLevel,
        LineageDirection direction,
        int depth,
        int limit,
        LineageFilter filter,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            subscriptionId,
            new LineageQuestion(
                direction == LineageDirection.Upstream ? roots : null,
                direction == LineageDirection.Downstream ? roots : null,
                rootLevel,
                depth,
                limit,
                filter
            ),
            cancellation
        );

    /// <summary>The jobs that read or write these datasets under any of their names, also those that do nothing else with data.</summary>
    public async Task<List<JobAt>> JobsAtAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        Direction direction,
        LineageFilter filter,
        CancellationToken cancellation
    ) => JobsAt(await maps.CurrentAsync(subscriptionId, cancellation), datasets, direction, filter);

    /// <summary>The same of the datasets of an answer, from where it was found.</summary>
    public static List<JobAt> JobsAt(FoundLineage found, Direction direction, LineageFilter filter) =>
        JobsAt(found.Map, [.. found.Datasets.Select(d => d.Id)], direction, filter);

    /// <summary>Every name under which events give these datasets, with the dataset that stands for it.</summary>
    public async Task<Dictionary<Guid, Guid>> MembersAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) => Members(await maps.CurrentAsync(subscriptionId, cancellation), datasets);

    /// <summary>The same of datasets of an answer, from where it was found.</summary>
    public static Dictionary<Guid, Guid> Members(FoundLineage found, IReadOnlyCollection<Guid> datasets) => Members(found.Map, datasets);

    /// <summary>How many edges among these datasets hold, but are contradicted or rejected.</summary>
    public async Task<(int Contradicted, int Rejected)> HiddenEdgesAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        var (asOf, among) = (filter.AsOfTicks, datasets.ToHashSet());
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m =>
        {
            var (contradicted, rejected) = (0, 0);
            foreach (var node in among.Select(m.FindNode).OfType<MapNode>())
            {
                var edges = node.Leaving.Where(link => link.Target is { } target && among.Contains(target.Id));
                foreach (var link in edges.Concat(Pairs.Leaving(node, target => among.Contains(target.Id))))
                {
                    if (!LinkState.HoldsAt(link, asOf))
                        continue;
                    var verdict = LinkState.Of(link, asOf).Verdict;
                    contradicted += verdict == Verdict.Contradicted ? 1 : 0;
                    rejected += verdict == Verdict.Rejected ? 1 : 0;
                }
            }
            return (contradicted, rejected);
        });
    }

    static List<JobAt> JobsAt(GraphMap map, IReadOnlyCollection<Guid> datasets, Direction direction, LineageFilter filter)
    {
        var asOf = filter.AsOfTicks;
        return map.Read(m =>
            datasets
                .Select(m.FindNode)
                .OfType<MapNode>()
                .Select(node => node.Representative)
                .Distinct()
                .SelectMany(node =>
                    node.Set.SelectMany(member => direction == Direction.Read ? member.AllLeaving : member.AllEntering)
                        .Where(link => LinkState.Passes(link, filter, asOf))
                        .Select(link => new JobAt(node.Id, link.Job.Id))
                )
                .Distinct()
                .OrderBy(at => at.DatasetId)
                .ThenBy(at => at.JobId)
                .ToList()
        );
    }

    static Dictionary<Guid, Guid> Members(GraphMap map, IReadOnlyCollection<Guid> datasets) =>
        map.Read(m =>
            datasets
                .SelectMany(id =>
                    m.FindNode(id) is { } node
                        ? node.Representative.Set.Select(member => (member.Id, Of: node.Representative.Id))
                        : [(Id: id, Of: id)]
                )
                .DistinctBy(member => member.Id)
                .ToDictionary(member => member.Id, member => member.Of)
        );
}

/// <summary>A job that reads or writes a dataset.</summary>
public readonly record struct JobAt(Guid DatasetId, Guid JobId);
