using LineageIngest.Graph.Datasets;

namespace LineageIngest.Host.Reading;

/// <summary>Upstream and downstream of one dataset. A list that was not asked for is empty.</summary>
public sealed record DatasetAnswer(
    string Dataset,
    string Namespace,
    Guid Id,
    string Direction,
    IReadOnlyList<LineageNode> Upstream,
    IReadOnlyList<LineageNode> Downstream,
    IReadOnlyList<LineageEdge> Edges,
    IReadOnlyList<LineageColumnEdge>? Columns,
    bool Truncated,
    LineageNode Root
)
{
    internal static DatasetAnswer Of(Asset root, string direction, LineageAnswer answer) =>
        new(
            root.Name,
            root.Namespace,
            root.Id,
            direction,
            direction == "downstream" ? [] : Reached(answer, e => (e.Target, e.Source)),
            direction == "upstream" ? [] : Reached(answer, e => (e.Source, e.Target)),
            answer.Edges,
            answer.Columns,
            answer.Truncated,
            answer.Nodes.First(n => n.Id == answer.RootAssetId)
        );

    /// <summary>The nodes that the edges lead to from the root, in one sense; in a cycle a dataset can be on both sides.</summary>
    static List<LineageNode> Reached(LineageAnswer answer, Func<LineageEdge, (Guid From, Guid To)> sense)
    {
        var steps = answer.Edges.Select(sense).ToLookup(e => e.From, e => e.To);
        var reached = new HashSet<Guid>();
        var queue = new Queue<Guid>([answer.RootAssetId]);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in steps[id])
            {
                if (reached.Add(next))
                    queue.Enqueue(next);
            }
        }

        return [.. answer.Nodes.Where(n => reached.Contains(n.Id))];
    }
}
