using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>
/// A page of the graph around some roots: datasets in order of level and id, and the edges whose later end is on the page, in order of that end,
/// so that pages one after the other give each dataset and each edge once.
/// </summary>
sealed class Walk
{
    /// <summary>A page with more edges ends before the dataset that brings them: it is read by people and drawn by browsers.</summary>
    public const int MostEdges = 200_000;

    readonly LineageQuestion _question;
    readonly long _asOf;
    readonly Dictionary<MapNode, Place> _places;
    readonly List<FoundEdge> _edges = [];
    readonly List<Near> _near = [];

    Walk(Reach? upstream, Reach? downstream, LineageQuestion question)
    {
        (_question, _asOf) = (question, question.Filter.AsOfTicks);
        _places = new Dictionary<MapNode, Place>(Math.Max(upstream?.Levels.Count ?? 0, downstream?.Levels.Count ?? 0));
        foreach (var (node, level) in upstream?.Levels ?? [])
            _places[node] = new Place(level, Up: level < question.Depth, Down: false);
        foreach (var (node, level) in downstream?.Levels ?? [])
        {
            _places[node] = _places.TryGetValue(node, out var above)
                ? new Place(Math.Min(above.Level, level), above.Up, level < question.Depth)
                : new Place(level, Up: false, level < question.Depth);
        }
    }

    public static FoundLineage Page(GraphMap map, LineageQuestion question)
    {
        var lonely = new Dictionary<Guid, MapNode>(); // a dataset that no job ever named with another is not on the map
        MapNode Root(Guid id) => map.FindNode(id) ?? (lonely.TryGetValue(id, out var node) ? node : lonely[id] = new MapNode(id));
        Reach? Reached(IReadOnlyCollection<Guid>? roots, LineageDirection direction) =>
            roots is null ? null
            : question.To is null ? Reach.From(roots.Select(Root), question.RootLevel, direction, question.Depth, question.Filter)
            : Reach.Between(roots.Select(Root), question.To.Select(Root), question.RootLevel, direction, question.Depth, question.Filter);
        var (upstream, downstream) = (
            Reached(question.UpstreamOf, LineageDirection.Upstream),
            Reached(question.DownstreamOf, LineageDirection.Downstream)
        );
        var walk = new Walk(upstream, downstream, question);
        var stopped = upstream is { Stopped: true } || downstream is { Stopped: true };
        var (page, more) = walk.Datasets();
        more |= walk.AddEdges(page);
        return new FoundLineage(
            page.ConvertAll(row => new FoundDataset(row.Node.Id, row.Level)),
            walk._edges,
            more || stopped,
            walk._places.Count,
            stopped,
            upstream?.Levels.Values.Count(level => level > 0) ?? 0,
            downstream?.Levels.Values.Count(level => level > 0) ?? 0
        )
        {
            Map = map,
            Roots = [.. walk._places.Where(row => row.Value.Level == question.RootLevel).Select(row => row.Key.Id).Order()],
        };
    }

    (List<(MapNode Node, int Level)> Page, bool More) Datasets()
    {
        var rest = _places.Select(row => (Node: row.Key, row.Value.Level));
        if (_question.After is { } after)
            rest = rest.Where(row => IsLater(row.Node.Id, row.Level, after.Id, after.Level));
        var page = rest.OrderBy(row => row.Level).ThenBy(row => row.Node.Id).Take(_question.Limit + 1).ToList();
        var more = page.Count > _question.Limit;
        if (more)
            page.RemoveAt(_question.Limit);
        return (page, more);
    }

    /// <summary>Shortens the page where the edges are too many, and says so.</summary>
    bool AddEdges(List<(MapNode Node, int Level)> page)
    {
        for (var at = 0; at < page.Count; at++)
        {
            var before = _edges.Count;
            AddEdges(page[at].Node, page[at].Level);
            if (_edges.Count <= MostEdges || at == 0)
                continue;
            _edges.RemoveRange(before, _edges.Count - before);
            page.RemoveRange(at, page.Count - at);
            return true;
        }
        return false;
    }

    void AddEdges(MapNode node, int level)
    {
        var here = _places[node];
        _near.Clear();
        foreach (var member in node.Set)
        {
            foreach (var link in member.Leaving)
            {
                if (link.IsEdge)
                    Look(link, link.Target!.Representative, leaving: true);
            }

            foreach (var link in member.Entering)
            {
                if (link.IsEdge && link.Source!.Representative != node)
                    Look(link, link.Source!.Representative, leaving: false);
            }
            foreach (var link in Pairs.Leaving(member, IsNear))
                Look(link, link.Target!.Representative, leaving: true);
            foreach (var link in Pairs.Entering(member, source => source.Representative != node && IsNear(source)))
                Look(link, link.Source!.Representative, leaving: false);
        }
        _near.Sort();
        var at = 0;
        while (at < _near.Count)
        {
            var (first, state) = (_near[at], LinkState.Of(_near[at].Link, _asOf));
            var id = first.Link.Id;
            for (at++; at < _near.Count && _near[at].IsShownWith(first); at++) // members of alias sets: what links them is one edge of the answer
            {
                state = state.With(LinkState.Of(_near[at].Link, _asOf));
                if (_near[at].Link.Id.CompareTo(id) < 0)
                    id = _near[at].Link.Id;
            }
            _edges.Add(Edge(id, node, first, state));
        }

        bool IsNear(MapNode other) =>
            _places.TryGetValue(other.Representative, out var there) && !IsLater(other.Representative.Id, there.Level, node.Id, level);

        // An edge to a dataset that comes later in the order stands with that one.
        void Look(Link link, MapNode other, bool leaving)
        {
            if (!_places.TryGetValue(other, out var there) || IsLater(other.Id, there.Level, node.Id, level))
                return;
            var walked = _question.Induced || (leaving ? here.Down || there.Up : here.Up || there.Down);
            if (walked && LinkState.Passes(link, _question.Filter, _asOf))
                _near.Add(new Near(other.Id, there.Level, leaving, link));
        }
    }

    static bool IsLater(Guid id, int level, Guid thanId, int thanLevel) =>
        level != thanLevel ? level > thanLevel : id.CompareTo(thanId) > 0;

    static FoundEdge Edge(Guid id, MapNode node, Near near, LinkState state) =>
        new(
            near.Leaving ? node.Id : near.Other,
            near.Leaving ? near.Other : node.Id,
            near.Link.Job.Id,
            state.Observed,
            state.Verdict,
            state.Certain,
            state.Confidence,
            state.Kinds,
            new DateTimeOffset(state.FirstAt, TimeSpan.Zero),
            new DateTimeOffset(state.LastAt, TimeSpan.Zero)
        )
        {
            EdgeId = id,
            StaleAt = Staleness.Of(near.Link.Job, state.LastAt),
        };

    /// <summary>How far a dataset is from the roots, and whether what it comes from (up) and goes to (down) was looked at.</summary>
    readonly record struct Place(int Level, bool Up, bool Down);

    /// <summary>A link of a dataset to one that is no later in the order.</summary>
    readonly record struct Near(Guid Other, int Level, bool Leaving, Link Link) : IComparable<Near>
    {
        public bool IsShownWith(Near next) => Other == next.Other && Leaving == next.Leaving && Link.Job == next.Link.Job;

        public int CompareTo(Near other) =>
            Level != other.Level ? Level.CompareTo(other.Level)
            : Other.CompareTo(other.Other) is var byId and not 0 ? byId
            : Leaving != other.Leaving ? Leaving.CompareTo(other.Leaving)
            : Link.Job.Id.CompareTo(other.Link.Job.Id);
    }
}
