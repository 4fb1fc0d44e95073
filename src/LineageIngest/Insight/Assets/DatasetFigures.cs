using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;

namespace LineageIngest.Insight.Assets;

/// <summary>What the graph around a dataset comes to in numbers, its aliases counted in.</summary>
/// <param name="Upstream">Datasets that it is directly made of, itself left out.</param>
/// <param name="Downstream">Datasets that are directly made of it, itself left out.</param>
/// <param name="ReadsItself">A job makes it from itself.</param>
/// <param name="RunsPerDay">How often its writing jobs run, over the time from their first run to their last, at least a day.</param>
/// <param name="UsualIntervalSeconds">The mean time between runs that wrote it; null with fewer than three, or all within a day.</param>
/// <param name="DeclaredOnly">No successful run has shown it read or written.</param>
/// <param name="Phantom">All that is claimed of it is contradicted or rejected.</param>
public sealed record DatasetFigures(
    int Upstream,
    int Downstream,
    bool ReadsItself,
    double RunsPerDay,
    double? UsualIntervalSeconds,
    bool DeclaredOnly,
    bool Phantom
)
{
    /// <summary>Two runs make one interval, which is not yet a habit.</summary>
    const long FewestRuns = 3;

    /// <summary>Runs of one day may be retries and trials: they show no habit.</summary>
    static readonly TimeSpan _shortestHabit = TimeSpan.FromDays(1);

    internal static readonly DatasetFigures None = new(0, 0, false, 0, null, true, false);

    internal static DatasetFigures Of(MapNode node, LineageFilter filter)
    {
        var asOf = filter.AsOfTicks;
        var (upstream, downstream) = (new HashSet<MapNode>(), new HashSet<MapNode>());
        var (observed, believed, claimed) = (false, false, false);
        var writing = new HashSet<MapVersion>();
        foreach (var member in node.Set)
        {
            foreach (var link in member.AllEntering)
            {
                Look(link);
                if (!LinkState.Passes(link, filter, asOf))
                    continue;
                if (link.Source is { } source)
                    upstream.Add(source.Representative);
                else
                    writing.UnionWith(link.Showings.Select(showing => showing.Version).Where(version => version.Runs > 0));
            }

            foreach (var link in member.AllLeaving)
            {
                Look(link);
                if (link.Target is { } target && LinkState.Passes(link, filter, asOf))
                    downstream.Add(target.Representative);
            }
        }
        var itself = upstream.Remove(node) | downstream.Remove(node);
        var (perDay, interval) = Rhythm(writing);
        return new DatasetFigures(upstream.Count, downstream.Count, itself, perDay, interval, !observed, claimed && !believed);

        void Look(Link link)
        {
            var state = LinkState.Of(link, asOf);
            claimed = true;
            observed |= state.Observed;
            believed |= state.Verdict is Verdict.Confirmed or Verdict.Unchecked;
        }
    }

    static (double PerDay, double? IntervalSeconds) Rhythm(HashSet<MapVersion> writing)
    {
        var runs = writing.Sum(version => version.Runs);
        if (runs == 0)
            return (0, null);
        var span = TimeSpan.FromTicks(writing.Max(version => version.LastAt) - writing.Min(version => version.FirstAt));
        return (runs / Math.Max(1, span.TotalDays), runs < FewestRuns || span < _shortestHabit ? null : span.TotalSeconds / (runs - 1));
    }
}
