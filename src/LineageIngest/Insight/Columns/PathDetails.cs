using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Statements;

namespace LineageIngest.Insight.Columns;

/// <summary>What there is to say of the steps of found paths: the expressions of their jobs' SQL, and the columns that decide rows, by target and job.</summary>
public sealed class PathDetails(ExpressionQuery expressions, ColumnEdgesQuery columns)
{
    public async Task<(WrittenExpressions Written, ILookup<(Guid TargetId, Guid JobId), FoundColumnEdge> Rows)> OfAsync(
        int subscriptionId,
        FoundPaths found,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        var steps = found.Paths.SelectMany(path => path.Steps).Distinct().ToList();
        var written = await expressions.OfAsync(subscriptionId, steps, cancellation);
        var deciding = await columns.DecidingAsync(
            subscriptionId,
            [.. steps.Select(step => (step.TargetId, step.JobId)).Distinct()],
            filter,
            cancellation
        );
        return (written, deciding.ToLookup(edge => (edge.TargetId, edge.JobId)));
    }
}
