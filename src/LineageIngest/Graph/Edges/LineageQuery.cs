using LineageIngest.Graph.Map;

namespace LineageIngest.Graph.Edges;

/// <summary>Walks the graph, in memory: the cost follows the answer, not the store. A root that has no edges is an answer of its own.</summary>
public sealed class LineageQuery(GraphMaps maps)
{
    public async Task<FoundLineage> AnswerAsync(int subscriptionId, LineageQuestion question, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m => Walk.Page(m, question));
    }

    public Task<FoundLineage> WalkAsync(
        int subscriptionId, IReadOnlyCollection<Guid> roots, int rootLevel, LineageDirection direction, int depth, int limit, LineageFilter filter, CancellationToken cancellation) =>
        AnswerAsync(
            subscriptionId,
            new LineageQuestion(direction == LineageDirection.Upstream ? roots : null, direction == LineageDirection.Downstream ? roots : null, rootLevel, depth, limit, filter),
            cancellation);
}
