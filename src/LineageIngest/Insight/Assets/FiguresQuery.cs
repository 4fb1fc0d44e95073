using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;

namespace LineageIngest.Insight.Assets;

/// <summary>A job that reads or writes a dataset, as the evidence has it.</summary>
public sealed record DatasetJob(Guid JobId, string Verdict, bool Observed, long Runs, DateTimeOffset LastAt);

/// <summary>The jobs at a dataset, newest run first, at most so many as were asked for, with how many there are.</summary>
public sealed record DatasetJobs(IReadOnlyList<DatasetJob> Writers, int WriterTotal, IReadOnlyList<DatasetJob> Readers, int ReaderTotal);

/// <summary>Reads from the graph in memory what lies around datasets, in numbers.</summary>
public sealed class FiguresQuery(GraphMaps maps)
{
    /// <summary>By dataset that was asked for; one that nothing reads or writes has figures too.</summary>
    public async Task<Dictionary<Guid, DatasetFigures>> OfAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        LineageFilter filter,
        CancellationToken cancellation
    ) => Of(await maps.CurrentAsync(subscriptionId, cancellation), datasets, filter);

    /// <summary>The same of the datasets of an answer, from where it was found.</summary>
    public static Dictionary<Guid, DatasetFigures> Of(FoundLineage found, LineageFilter filter) =>
        Of(found.Map, [.. found.Datasets.Select(d => d.Id)], filter);

    /// <summary>How many datasets lie upstream and downstream within so many levels.</summary>
    public async Task<(int Upstream, int Downstream)> ReachAsync(
        int subscriptionId,
        Guid dataset,
        int depth,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m =>
        {
            if (m.FindNode(dataset)?.Representative is not { } node)
                return (0, 0);
            int Count(LineageDirection direction) => Reach.From([node], 0, direction, depth, filter).Levels.Count - 1;
            return (Count(LineageDirection.Upstream), Count(LineageDirection.Downstream));
        });
    }

    public async Task<Dictionary<Guid, DatasetJobs>> JobsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        LineageFilter filter,
        int limit,
        CancellationToken cancellation
    )
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m =>
            datasets
                .Distinct()
                .ToDictionary(
                    id => id,
                    id =>
                    {
                        var set = m.FindNode(id)?.Representative.Set ?? [];
                        var (writers, readers) = (
                            Jobs(set.SelectMany(node => node.Entering), filter),
                            Jobs(set.SelectMany(node => node.Leaving), filter)
                        );
                        return new DatasetJobs([.. writers.Take(limit)], writers.Count, [.. readers.Take(limit)], readers.Count);
                    }
                )
        );
    }

    /// <summary>The order in which people look for a dataset: the one written last first, or the one used most.</summary>
    public async Task<List<(Guid Id, long Rank)>> RankAsync(
        int subscriptionId,
        DatasetOrder order,
        IReadOnlyCollection<Guid>? among,
        CancellationToken cancellation
    )
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var ranked = map.Read(m =>
            (among is null ? m.Nodes : among.Select(m.FindNode).OfType<MapNode>())
                .Select(node => node.Representative)
                .Distinct()
                .Where(IsBelieved)
                .Select(node => (node.Id, Rank: order == DatasetOrder.Used ? Uses(node) : WrittenAt(node)))
                .ToList()
        );
        return [.. ranked.OrderByDescending(row => row.Rank).ThenBy(row => row.Id)];
    }

    static Dictionary<Guid, DatasetFigures> Of(GraphMap map, IReadOnlyCollection<Guid> datasets, LineageFilter filter) =>
        map.Read(m =>
            datasets
                .Distinct()
                .ToDictionary(
                    id => id,
                    id => m.FindNode(id) is { } node ? DatasetFigures.Of(node.Representative, filter) : DatasetFigures.None
                )
        );

    static List<DatasetJob> Jobs(IEnumerable<Link> links, LineageFilter filter)
    {
        var asOf = filter.AsOfTicks;
        return
        [
            .. links
                .Where(link => !link.IsEdge && LinkState.Passes(link, filter, asOf))
                .GroupBy(link => link.Job)
                .Select(job =>
                {
                    var state = job.Select(link => LinkState.Of(link, asOf)).Aggregate((one, other) => one.With(other));
                    var versions = job.SelectMany(link => link.Showings).Select(showing => showing.Version).Distinct().ToList();
                    return new DatasetJob(
                        job.Key.Id,
                        state.Verdict,
                        state.Observed,
                        versions.Sum(version => version.Runs),
                        new DateTimeOffset(versions.Max(version => version.LastAt), TimeSpan.Zero)
                    );
                })
                .OrderByDescending(job => job.LastAt)
                .ThenBy(job => job.JobId),
        ];
    }

    /// <summary>A phantom is no dataset that people look for.</summary>
    static bool IsBelieved(MapNode node)
    {
        var links = node.Set.SelectMany(member => member.AllEntering.Concat(member.AllLeaving));
        return links.Any(link => LinkState.Passes(link, _everything, LinkState.Now));
    }

    static readonly LineageFilter _everything = new();

    static long Uses(MapNode node) =>
        node
            .Set.SelectMany(member => member.Leaving)
            .Where(link => !link.IsEdge)
            .SelectMany(link => link.Showings)
            .Select(showing => showing.Version)
            .Distinct()
            .Sum(version => version.Runs);

    static long WrittenAt(MapNode node)
    {
        var written = node
            .Set.SelectMany(member => member.Entering)
            .SelectMany(link => link.Showings)
            .Select(showing => showing.Version.LastObservedAt)
            .DefaultIfEmpty(long.MinValue)
            .Max();
        return Math.Max(written, 0);
    }
}

/// <summary>How a list of datasets is ordered.</summary>
public enum DatasetOrder
{
    /// <summary>The one that was written last comes first.</summary>
    Changed,

    /// <summary>The one whose readers ran most often comes first.</summary>
    Used,

    /// <summary>By namespace and name.</summary>
    Name,
}
