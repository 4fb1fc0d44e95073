using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Map;

/// <summary>
/// A page of the graph around some roots: datasets in order of level and id, and the edges whose later end is on the page,
/// so that pages one after the other give each dataset and each edge once.
/// </summary>
internal sealed class Walk(GraphMap map, Reach? upstream, Reach? downstream, LineageQuestion question)
{
    private readonly long _asOf = question.Filter.AsOfTicks;
    private readonly Dictionary<(Guid, Guid, Guid), (Guid EdgeId, LinkState State)> _edges = [];

    public static FoundLineage Page(GraphMap map, LineageQuestion question)
    {
        var lonely = new Dictionary<Guid, MapNode>(); // a dataset that no job ever named with another is not on the map
        MapNode Root(Guid id) => map.FindNode(id) ?? (lonely.TryGetValue(id, out var node) ? node : lonely[id] = new MapNode(id));
        Reach? Reached(IReadOnlyCollection<Guid>? roots, LineageDirection direction) =>
            roots is null ? null : Reach.From(roots.Select(Root), question.RootLevel, direction, question.Depth, question.Filter);
        return new Walk(map, Reached(question.UpstreamOf, LineageDirection.Upstream), Reached(question.DownstreamOf, LineageDirection.Downstream), question).Page();
    }

    private FoundLineage Page()
    {
        var all = Nodes();
        var rest = question.After is { } after ? all.Where(row => Later(row, after)) : all;
        var page = rest.Take(question.Limit).ToList();
        foreach (var (node, level) in page) AddEdges(node, level);
        var more = page.Count > 0 && all[^1].Node != page[^1].Node;
        return new FoundLineage(
            page.ConvertAll(row => new FoundDataset(row.Node.Id, row.Level)),
            [.. _edges.Select(e => Edge(e.Key, e.Value.EdgeId, e.Value.State)).OrderBy(e => e.SourceId).ThenBy(e => e.TargetId).ThenBy(e => e.JobId)],
            more || Stopped, all.Count, Stopped,
            upstream?.Levels.Values.Count(level => level > 0) ?? 0, downstream?.Levels.Values.Count(level => level > 0) ?? 0)
        {
            Map = map,
            Roots = [.. all.TakeWhile(row => row.Level == question.RootLevel).Select(row => row.Node.Id)],
        };
    }

    private bool Stopped => upstream is { Stopped: true } || downstream is { Stopped: true };

    private List<(MapNode Node, int Level)> Nodes()
    {
        var nodes = (upstream ?? downstream)!.Levels.Select(row => (Node: row.Key, Level: row.Value)).ToList();
        if (upstream is not null && downstream is not null)
        {
            nodes = nodes.ConvertAll(row => (row.Node, Math.Min(row.Level, downstream.Levels.GetValueOrDefault(row.Node, int.MaxValue))));
            nodes.AddRange(downstream.Levels.Where(row => !upstream.Levels.ContainsKey(row.Key)).Select(row => (row.Key, row.Value)));
        }
        nodes.Sort((one, other) => one.Level != other.Level ? one.Level.CompareTo(other.Level) : one.Node.Id.CompareTo(other.Node.Id));
        return nodes;
    }

    private int? LevelOf(MapNode node) =>
        (upstream?.Levels.TryGetValue(node, out var up) == true ? up : (int?)null, downstream?.Levels.TryGetValue(node, out var down) == true ? down : (int?)null) switch
        {
            ({ } one, { } other) => Math.Min(one, other),
            var (one, other) => one ?? other,
        };

    private void AddEdges(MapNode node, int level)
    {
        foreach (var member in node.Set)
        {
            foreach (var link in member.Leaving)
                if (link.IsEdge && !Later(link.Target!.Representative, node, level)) Add(link);
            foreach (var link in member.Entering)
                if (link.IsEdge && link.Source!.Representative != node && !Later(link.Source!.Representative, node, level)) Add(link);
        }
    }

    /// <summary>The other end comes later in the order, or not at all.</summary>
    private bool Later(MapNode other, MapNode node, int level) =>
        LevelOf(other) is not { } otherLevel || otherLevel > level || (otherLevel == level && other.Id.CompareTo(node.Id) > 0);

    private static bool Later((MapNode Node, int Level) row, FoundDataset after) =>
        row.Level != after.Level ? row.Level > after.Level : row.Node.Id.CompareTo(after.Id) > 0;

    private void Add(Link link)
    {
        var (source, target) = (link.Source!.Representative, link.Target!.Representative);
        var walked = upstream?.Expanded(target, question.Depth) == true || downstream?.Expanded(source, question.Depth) == true;
        if (!walked || !LinkState.Passes(link, question.Filter, _asOf)) return;
        var key = (source.Id, target.Id, link.Job.Id);
        var state = LinkState.Of(link, _asOf);
        _edges[key] = !_edges.TryGetValue(key, out var known) ? (link.Id, state)
            : (known.EdgeId.CompareTo(link.Id) < 0 ? known.EdgeId : link.Id, known.State.With(state));
    }

    private static FoundEdge Edge((Guid Source, Guid Target, Guid Job) key, Guid id, LinkState state) => new(
        key.Source, key.Target, key.Job, state.Observed, state.Verdict, state.Certain, state.Confidence, state.Kinds,
        new DateTimeOffset(state.FirstAt, TimeSpan.Zero), new DateTimeOffset(state.LastAt, TimeSpan.Zero)) { EdgeId = id };
}
