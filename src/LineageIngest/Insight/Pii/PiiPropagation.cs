using LineageIngest.Facts;
using LineageIngest.Graph.Edges;

namespace LineageIngest.Insight.Pii;

/// <summary>
/// Declared columns and direct column edges → all columns with personal data, each by a shortest path. A column is visited at most twice for each kind, unmasked and
/// pseudonymous, so cycles end. Pure.
/// </summary>
public static class PiiPropagation
{
    /// <param name="declared">ids of alias sets already folded</param>
    /// <param name="edges">direct ones, ids of alias sets already folded</param>
    /// <param name="limit">so many columns at most</param>
    public static (IReadOnlyList<PiiColumn> Columns, bool Truncated) Of(
        IReadOnlyCollection<DeclaredPii> declared,
        IEnumerable<FoundColumnEdge> edges,
        Func<FoundColumnEdge, PiiStep> stepOf,
        int limit
    )
    {
        var free = declared.Where(one => one.Kind == PiiKinds.None).Select(one => one.Column).ToHashSet();
        var next = edges.Where(edge => edge.Type == "DIRECT" && edge.TargetColumn.Length > 0).ToLookup(Source);
        var found = new Dictionary<(ColumnRef Column, string Kind, bool Masked), PiiColumn>();
        var queue = new Queue<PiiColumn>();
        var truncated = false;
        foreach (var one in declared.Where(one => !free.Contains(one.Column)))
            Reach(new PiiColumn(one.Column, one.Kind, false, one, null, null));
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in next[at.Column])
            {
                var step = stepOf(edge);
                if (step.Effect == MaskEffect.Clears)
                    continue;
                var masked = at.Masked || step.Effect == MaskEffect.Pseudonymous;
                Reach(new PiiColumn(new ColumnRef(edge.TargetId, edge.TargetColumn), at.Kind, masked, at.Declared, at, step));
            }
        }
        return (
            [
                .. found
                    .Values.Where(column => !column.Masked || !found.ContainsKey((column.Column, column.Kind, false)))
                    .OrderBy(column => column.Column.DatasetId)
                    .ThenBy(column => column.Column.Column, StringComparer.Ordinal)
                    .ThenBy(column => column.Kind, StringComparer.Ordinal),
            ],
            truncated
        );

        void Reach(PiiColumn column)
        {
            if (free.Contains(column.Column) || found.ContainsKey((column.Column, column.Kind, column.Masked)))
                return;
            if (found.Count >= limit)
            {
                truncated = true;
                return;
            }
            found.Add((column.Column, column.Kind, column.Masked), column);
            queue.Enqueue(column);
        }
    }

    static ColumnRef Source(FoundColumnEdge edge) => new(edge.SourceId, edge.SourceColumn);
}
