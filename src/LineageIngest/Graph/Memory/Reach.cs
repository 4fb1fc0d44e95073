using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>The datasets that can be reached from some roots in one direction, each with the fewest steps to it. Cycles and diamonds count once.</summary>
sealed class Reach
{
    /// <summary>Beyond this many datasets an answer says "at least": nobody reads them, and a walk should stay in milliseconds.</summary>
    public const int MostDatasets = 100_000;

    readonly Dictionary<MapNode, int> _levels = [];

    /// <summary>Representatives and their levels.</summary>
    public Dictionary<MapNode, int> Levels => _levels;

    /// <summary>The walk stopped at <see cref="MostDatasets"/>.</summary>
    public bool Stopped { get; private set; }

    public static Reach From(IEnumerable<MapNode> roots, int rootLevel, LineageDirection direction, int depth, LineageFilter filter)
    {
        var reach = new Reach();
        var frontier = new List<MapNode>();
        foreach (var root in roots)
        {
            if (reach._levels.TryAdd(root.Representative, rootLevel))
                frontier.Add(root.Representative);
        }

        var asOf = filter.AsOfTicks;
        for (var level = rootLevel + 1; level <= depth && frontier.Count > 0 && !reach.Stopped; level++)
            frontier = reach.Step(frontier, level, direction, filter, asOf);
        return reach;
    }

    /// <summary>Of the same those that lie on a way to one of the ends, no longer than the depth.</summary>
    public static Reach Between(
        IEnumerable<MapNode> roots,
        IEnumerable<MapNode> ends,
        int rootLevel,
        LineageDirection direction,
        int depth,
        LineageFilter filter
    )
    {
        var there = From(roots, rootLevel, direction, depth, filter);
        var opposite = direction == LineageDirection.Upstream ? LineageDirection.Downstream : LineageDirection.Upstream;
        var back = From(ends, 0, opposite, depth, filter);
        foreach (var (node, level) in there._levels)
        {
            if (!back._levels.TryGetValue(node, out var rest) || level + rest > depth)
                there._levels.Remove(node);
        }
        there.Stopped |= back.Stopped;
        return there;
    }

    List<MapNode> Step(List<MapNode> frontier, int level, LineageDirection direction, LineageFilter filter, long asOf)
    {
        var next = new List<MapNode>();
        foreach (var node in frontier)
        {
            foreach (var member in node.Set)
            {
                foreach (var link in direction == LineageDirection.Upstream ? member.Entering : member.Leaving)
                {
                    if (!link.IsEdge || !LinkState.Passes(link, filter, asOf))
                        continue;
                    var end = (direction == LineageDirection.Upstream ? link.Source! : link.Target!).Representative;
                    if (_levels.ContainsKey(end))
                        continue;
                    if (_levels.Count >= MostDatasets)
                    {
                        Stopped = true;
                        return next;
                    }
                    _levels[end] = level;
                    next.Add(end);
                }
            }
        }

        return next;
    }
}
