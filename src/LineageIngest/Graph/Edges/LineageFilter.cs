using LineageIngest.Graph.Memory;

namespace LineageIngest.Graph.Edges;

/// <summary>Which edges an answer may use. By default all that hold now and are not contradicted, declared ones included.</summary>
/// <param name="ObservedOnly">Only what a successful run has shown.</param>
/// <param name="AsOf">What held at that moment of event time; null is now.</param>
/// <param name="WithContradicted">Also claims that the SQL contradicts.</param>
public sealed record LineageFilter(bool ObservedOnly = false, DateTimeOffset? AsOf = null, bool WithContradicted = false)
{
    internal long AsOfTicks => AsOf?.UtcTicks ?? LinkState.Now;
}

public enum LineageDirection
{
    Upstream,
    Downstream,
}

/// <summary>A question about the graph around some datasets.</summary>
/// <param name="UpstreamOf">Walk upstream from these; null does not.</param>
/// <param name="DownstreamOf">Walk downstream from these; null does not.</param>
/// <param name="RootLevel">The level of the roots: 0, or 1 where they are the ends of a job.</param>
/// <param name="Depth">The deepest level.</param>
/// <param name="Limit">The most datasets of one page.</param>
/// <param name="After">The last dataset of the page before.</param>
/// <param name="Induced">Give all edges among the datasets reached, also those on which no walk from the roots went.</param>
/// <param name="To">Only what lies on ways from the roots to these; null is everything.</param>
public sealed record LineageQuestion(
    IReadOnlyCollection<Guid>? UpstreamOf,
    IReadOnlyCollection<Guid>? DownstreamOf,
    int RootLevel,
    int Depth,
    int Limit,
    LineageFilter Filter,
    FoundDataset? After = null,
    bool Induced = false,
    IReadOnlyCollection<Guid>? To = null
)
{
    /// <summary>A limit that no walk reaches.</summary>
    public const int AllInReach = Reach.MostDatasets;
}

/// <summary>An edge of an answer; source and target are the representatives of their alias sets.</summary>
public sealed record FoundEdge(
    Guid SourceId,
    Guid TargetId,
    Guid JobId,
    bool Observed,
    string Verdict,
    bool Certain,
    float Confidence,
    string[] Evidence,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt
)
{
    /// <summary>From when on it counts as stale: not seen for three usual intervals of its job, and at least a week.</summary>
    public required DateTimeOffset StaleAt { get; init; }

    /// <summary>The stored edge; of several that the answer shows as one, the first.</summary>
    public required Guid EdgeId { get; init; }
}

/// <summary>A dataset of an answer and how many dataset-to-dataset steps it is away.</summary>
public sealed record FoundDataset(Guid Id, int Level);

/// <summary>A page of the graph around some roots, datasets in order of level and id.</summary>
/// <param name="Truncated">More would follow: ask again after the last dataset.</param>
/// <param name="Total">All datasets in reach, whatever the page.</param>
/// <param name="TotalIsLowerBound">The walk ended at its own limit: there are at least so many.</param>
/// <param name="UpstreamTotal">Those upstream, roots not counted.</param>
/// <param name="DownstreamTotal">Those downstream, roots not counted.</param>
public sealed record FoundLineage(
    IReadOnlyList<FoundDataset> Datasets,
    IReadOnlyList<FoundEdge> Edges,
    bool Truncated,
    int Total,
    bool TotalIsLowerBound,
    int UpstreamTotal,
    int DownstreamTotal
)
{
    /// <summary>Where it was found: names come from there without another look at the store.</summary>
    internal GraphMap Map { get; init; } = new();

    /// <summary>The same without datasets that are gone since.</summary>
    public FoundLineage Of(Func<Guid, bool> exists) =>
        Datasets.All(d => exists(d.Id))
            ? this
            : this with
            {
                Datasets = [.. Datasets.Where(d => exists(d.Id))],
                Edges = [.. Edges.Where(e => exists(e.SourceId) && exists(e.TargetId))],
            };

    /// <summary>The datasets that stand for the roots.</summary>
    public required IReadOnlyList<Guid> Roots { get; init; }
}
