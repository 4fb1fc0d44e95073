using LineageIngest.Graph.Edges;

namespace LineageIngest.Insight.Columns;

/// <summary>A way from a column to a column, edge by edge in the direction of the walk.</summary>
public sealed record ColumnPath(IReadOnlyList<FoundColumnEdge> Steps)
{
    /// <summary>Some step masks the value, so what comes after it holds a masked one.</summary>
    public bool Masked => Steps.Any(s => s.Masking);

    /// <summary>Every step hands the value on; a filter or join on the way only decides which rows there are.</summary>
    public bool CarriesValue => Steps.All(s => s.Type == "DIRECT");
}

/// <summary>A column at the end of paths. Unmasked: the value reaches it on some path on which nothing masks it.</summary>
public sealed record ColumnEndpoint(ColumnRef Column, bool CarriesValue, bool Unmasked);

/// <summary>Paths in order of length; ends whatever the number of paths. Truncated: there are more paths.</summary>
public sealed record FoundPaths(IReadOnlyList<ColumnPath> Paths, IReadOnlyList<ColumnEndpoint> Ends, bool Truncated);

/// <summary>
/// Column edges → ways from end to end. Ends and whether values reach them unmasked are found by reachability, so they hold however many paths there are. Pure.
/// </summary>
public static class ColumnPaths
{
    /// <summary>Where paths branch at every step there are more of them than anyone reads; the search ends here at the latest.</summary>
    const int MostSteps = 200_000;

    /// <param name="edges">ids of alias sets already folded</param>
    /// <param name="isGoal">where paths end; null ends them where nothing follows</param>
    public static FoundPaths Of(
        ColumnRef root,
        IReadOnlyCollection<FoundColumnEdge> edges,
        LineageDirection direction,
        Func<ColumnRef, bool>? isGoal,
        int limit
    )
    {
        var next = edges.ToLookup(e => Near(e, direction));
        var reached = Reach(root, next, direction, _ => true);
        var goals = reached.Where(c => c != root && (isGoal?.Invoke(c) ?? !next[c].Any(e => Far(e, direction) != c))).ToHashSet();
        var useful = isGoal is null ? null : Leading(goals, edges, direction);
        var (paths, truncated) = Walk(root, next, direction, goals, useful, limit);
        var carried = Reach(root, next, direction, e => e.Type == "DIRECT");
        var bare = Reach(root, next, direction, e => e.Type == "DIRECT" && !e.Masking);
        return new FoundPaths(
            paths,
            [
                .. goals
                    .Select(c => new ColumnEndpoint(c, carried.Contains(c), bare.Contains(c)))
                    .OrderBy(e => e.Column.DatasetId)
                    .ThenBy(e => e.Column.Column, StringComparer.Ordinal),
            ],
            truncated
        );
    }

    static (List<ColumnPath> Paths, bool Truncated) Walk(
        ColumnRef root,
        ILookup<ColumnRef, FoundColumnEdge> next,
        LineageDirection direction,
        HashSet<ColumnRef> goals,
        HashSet<ColumnRef>? useful,
        int limit
    )
    {
        var found = new List<ColumnPath>();
        var steps = 0;
        var queue = new Queue<(ColumnRef At, FoundColumnEdge[] Path)>([(root, [])]); // in order of length: the first ones found are the short ones
        while (queue.TryDequeue(out var way))
        {
            foreach (var edge in next[way.At])
            {
                var far = Far(edge, direction);
                if (far == root || way.Path.Any(e => Near(e, direction) == far) || useful?.Contains(far) == false)
                    continue;
                if (++steps > MostSteps || found.Count >= limit)
                    return (found, true);
                FoundColumnEdge[] path = [.. way.Path, edge];
                if (goals.Contains(far))
                    found.Add(new ColumnPath(path));
                else
                    queue.Enqueue((far, path));
            }
        }
        return (found, false);
    }

    static HashSet<ColumnRef> Reach(
        ColumnRef root,
        ILookup<ColumnRef, FoundColumnEdge> next,
        LineageDirection direction,
        Func<FoundColumnEdge, bool> passes
    )
    {
        var reached = new HashSet<ColumnRef> { root };
        var queue = new Queue<ColumnRef>([root]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in next[at].Where(passes))
            {
                if (reached.Add(Far(edge, direction)))
                    queue.Enqueue(Far(edge, direction));
            }
        }

        return reached;
    }

    /// <summary>The columns from which a goal can be reached: the rest is not worth walking.</summary>
    static HashSet<ColumnRef> Leading(HashSet<ColumnRef> goals, IReadOnlyCollection<FoundColumnEdge> edges, LineageDirection direction)
    {
        var back = edges.ToLookup(e => Far(e, direction));
        var leading = new HashSet<ColumnRef>(goals);
        var queue = new Queue<ColumnRef>(goals);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in back[at])
            {
                if (leading.Add(Near(edge, direction)))
                    queue.Enqueue(Near(edge, direction));
            }
        }

        return leading;
    }

    static ColumnRef Near(FoundColumnEdge e, LineageDirection direction) =>
        direction == LineageDirection.Downstream ? new ColumnRef(e.SourceId, e.SourceColumn) : new ColumnRef(e.TargetId, e.TargetColumn);

    static ColumnRef Far(FoundColumnEdge e, LineageDirection direction) =>
        direction == LineageDirection.Downstream ? new ColumnRef(e.TargetId, e.TargetColumn) : new ColumnRef(e.SourceId, e.SourceColumn);
}
