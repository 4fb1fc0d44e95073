using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>The datasets that can be reached from some roots in one direction, each with the fewest steps to it. Cycles and diamonds count once.</summary>
sealed class Reach
{
    /// <summary>Beyond this many datasets an answer says "at least": nobody reads them, and a walk should stay in milliseconds.</summary>
    public const int MostDatasets = 100_000;

    readonly Dictionary<MapNode, int> _levels = [];
    readonly HashSet<MapSet> _passed = [];

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
        foreach (var member in frontier.SelectMany(node => node.Set))
        {
            foreach (var link in direction == LineageDirection.Upstream ? member.Entering : member.Leaving)
            {
                if (link.IsEdge && LinkState.Passes(link, filter, asOf))
                    Enter(direction == LineageDirection.Upstream ? link.Source! : link.Target!);
            }
            if (direction == LineageDirection.Upstream)
                StepIntoSets(member, filter, asOf, Enter);
            else
                StepOutOfSets(member, filter, asOf, Enter);
            if (Stopped)
                break;
        }

        return next;

        void Enter(MapNode dataset)
        {
            var end = dataset.Representative;
            if (_levels.ContainsKey(end) || Stopped)
                return;
            if (_levels.Count >= MostDatasets)
            {
                Stopped = true;
                return;
            }
            _levels[end] = level;
            next.Add(end);
        }
    }

    /// <summary>From one member of a set all is reached that is reached from any, but for pairs that stand for themselves; so a set is gone through once.</summary>
    void StepOutOfSets(MapNode source, LineageFilter filter, long asOf, Action<MapNode> enter)
    {
        if (source.DeletedAt <= asOf)
            return;
        foreach (var set in source.Sets)
        {
            if (_passed.Contains(set))
                continue;
            var whole = true;
            foreach (var link in set.Links.Values.SelectMany(links => links))
            {
                if (link.IsAlone && !link.Job.Names(source, link.Target))
                {
                    if (IsThere(link, asOf) && LinkState.Passes(link, filter, asOf))
                        enter(link.Target);
                }
                else
                {
                    whole = false;
                    foreach (var pair in Pairs.Leaving(source, target => target == link.Target))
                    {
                        if (LinkState.Passes(pair, filter, asOf))
                            enter(pair.Target!);
                    }
                }
            }
            if (whole)
                _passed.Add(set);
        }
    }

    /// <summary>The same towards the members: all of them are reached once a link of the set passes.</summary>
    void StepIntoSets(MapNode target, LineageFilter filter, long asOf, Action<MapNode> enter)
    {
        foreach (var link in target.EnteringSets)
        {
            if (_passed.Contains(link.Sources))
                continue;
            if (!link.IsAlone)
            {
                foreach (var pair in Pairs.Entering(target, link.Job).Where(pair => LinkState.Passes(pair, filter, asOf)))
                    enter(pair.Source!);
                continue;
            }
            if (!IsThere(link, asOf) || !LinkState.Passes(link, filter, asOf))
                continue;
            var whole = true;
            foreach (var source in link.Sources.Members)
            {
                if (link.Job.Names(source, target))
                    whole = false;
                else if (source.DeletedAt > asOf)
                    enter(source);
            }
            if (whole)
                _passed.Add(link.Sources);
        }
    }

    static bool IsThere(SetLink link, long asOf) => link.Job.DeletedAt > asOf && link.Target.DeletedAt > asOf;
}
