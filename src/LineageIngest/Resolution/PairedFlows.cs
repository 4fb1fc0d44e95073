using System.Globalization;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.OpenLineage;

namespace LineageIngest.Resolution;

/// <summary>
/// inputs × outputs: any input may feed any output, where nothing says which does. Pure. Inputs that were claimed alike are one set, from which each output
/// has one edge; few pairs are written out, which takes fewer rows. An edge is as well founded as the weaker of its two ends, by each kind that claims both.
/// </summary>
sealed class PairedFlows
{
    /// <summary>Up to so many pairs of inputs and outputs that were claimed alike are edges of their own: a set and its edges are not fewer rows by much.</summary>
    public const int LeastPairs = 64;

    readonly Guid _jobId;
    readonly ClaimFacts _claim;
    readonly int _leastPairs;
    readonly HashSet<(Guid Source, Guid Target)> _named;
    readonly List<ItemEvidence> _evidence = [];
    long _implied;

    PairedFlows(Guid jobId, ClaimFacts claim, int leastPairs, HashSet<(Guid, Guid)> named) =>
        (_jobId, _claim, _leastPairs, _named) = (jobId, claim, leastPairs, named);

    /// <param name="known">what the claim says besides; pairs that are named there stand for themselves</param>
    /// <param name="leastPairs">of more pairs the inputs become a set</param>
    public static List<ItemEvidence> Of(
        Guid jobId,
        ClaimFacts claim,
        IReadOnlyDictionary<Guid, ColumnLineageFacet> columnLineage,
        IEnumerable<ItemEvidence> known,
        int leastPairs
    )
    {
        var named = known.Select(e => e.Item).OfType<EdgeItem>().Select(edge => (edge.SourceId, edge.TargetId)).ToHashSet();
        var flows = new PairedFlows(jobId, claim, leastPairs, named);
        var detailed = columnLineage.Values.SelectMany(f => f.Datasets).Select(d => d.Id).ToHashSet();
        var outputs = claim.Writes.Where(w => w.Value.Values.All(claimed => claimed.NoData is null));
        var sources = Alike(claim.Reads, detailed.Contains);
        foreach (var targets in Alike(outputs, columnLineage.ContainsKey))
        {
            foreach (var group in sources)
            {
                if (!(targets.IsDetailed && group.IsDetailed) && !(IsOnlyCaptured(group.Claims) && IsOnlyCaptured(targets.Claims)))
                    flows.Add(group, targets);
            }
        }
        return flows._evidence;
    }

    void Add(Group sources, Group targets)
    {
        var pairs = (long)sources.Datasets.Count * targets.Datasets.Count;
        _implied += pairs;
        if (_implied > EventLimits.ImpliedPairs)
            throw TooMany(EventLimits.ImpliedPairs);
        if (pairs <= _leastPairs || sources.Datasets.Count == 1 || targets.Datasets.Count == 1)
        {
            foreach (var target in targets.Datasets)
            {
                foreach (var source in sources.Datasets)
                    Add(new EdgeItem(_jobId, source, target), sources.Claims, targets.Claims);
            }
            return;
        }
        var set = SourceSet.Of(sources.Datasets);
        foreach (var target in targets.Datasets)
            Add(new SetEdgeItem(_jobId, set, target), sources.Claims, targets.Claims);
        AddNamed(sources, targets);
    }

    /// <summary>What something names has all its evidence at its own item.</summary>
    void AddNamed(Group sources, Group targets)
    {
        if (_named.Count == 0)
            return;
        var (from, to) = (sources.Datasets.ToHashSet(), targets.Datasets.ToHashSet());
        foreach (var (source, target) in _named.Where(pair => from.Contains(pair.Source) && to.Contains(pair.Target)))
            Add(new EdgeItem(_jobId, source, target), sources.Claims, targets.Claims);
    }

    void Add(LineageItem edge, SortedDictionary<string, Claimed> reads, SortedDictionary<string, Claimed> writes)
    {
        var shared = reads.Keys.Where(writes.ContainsKey).ToList();
        if (shared.Count > 0)
        {
            foreach (var kind in shared)
                _evidence.Add(JobVersionBuilder.Claim(edge, kind, Weaker(reads[kind], writes[kind])));
        }
        else
        {
            _evidence.Add(JobVersionBuilder.Claim(edge, reads.Keys.First(), Weaker(reads.Values.First(), writes.Values.First())));
        }
        if (_evidence.Count > EventLimits.Pairs)
            throw TooMany(EventLimits.Pairs);
    }

    InvalidDataException TooMany(int limit) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_claim.Reads.Count} inputs × {_claim.Writes.Count} outputs, and nothing says which feeds which: more than {limit} edges; send columnLineage or the lineage facet."
            )
        );

    static Claimed Weaker(Claimed left, Claimed right) =>
        left.Phantom is not null ? left
        : right.Phantom is not null ? right
        : (left.Confidence, left.Certain).CompareTo((right.Confidence, right.Certain)) <= 0 ? left
        : right;

    /// <summary>Captured nodes say themselves which of them feeds which.</summary>
    static bool IsOnlyCaptured(SortedDictionary<string, Claimed> claims) => claims.Count == 1 && claims.ContainsKey(Evidence.Capture);

    static List<Group> Alike(IEnumerable<KeyValuePair<Guid, SortedDictionary<string, Claimed>>> claimed, Func<Guid, bool> isDetailed) =>
        [
            .. claimed
                .GroupBy(c =>
                    (IsDetailed: isDetailed(c.Key), Claims: string.Join('\n', c.Value.Select(kind => $"{kind.Key} {kind.Value}")))
                )
                .OrderBy(same => same.Min(c => c.Key))
                .Select(same => new Group(same.Key.IsDetailed, same.First().Value, [.. same.Select(c => c.Key)])),
        ];

    /// <summary>Inputs, or outputs, of which the same is claimed.</summary>
    sealed record Group(bool IsDetailed, SortedDictionary<string, Claimed> Claims, List<Guid> Datasets);
}
