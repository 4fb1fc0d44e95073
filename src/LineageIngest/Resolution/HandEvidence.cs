using LineageIngest.Facts;
using LineageIngest.Graph.Edges;

namespace LineageIngest.Resolution;

/// <summary>A word by hand → the items that it makes. Pure. Only an addition makes any: an edge brings its reads and writes, a column edge its edge.</summary>
static class HandEvidence
{
    public static List<ItemEvidence> Of(HandClaim said) =>
        said.Action == HandAction.Add
            ? [.. Items(said).Select(item => new ItemEvidence(item, Evidence.Manual, 1, true, Verdict.Confirmed, said.Reason))]
            : [];

    static IEnumerable<LineageItem> Items(HandClaim said)
    {
        var job = said.Owner.Id;
        if (said.Source is { } read)
            yield return new JobDatasetItem(job, read.Id, Direction.Read);
        if (said.Target is { } written)
            yield return new JobDatasetItem(job, written.Id, Direction.Write);
        if (said is not { Source: { } source, Target: { } target })
            yield break;
        yield return new EdgeItem(job, source.Id, target.Id);
        if (said.Kind == HandKind.ColumnEdge)
        {
            yield return new ColumnEdgeItem(
                job,
                source.Id,
                said.SourceColumn,
                target.Id,
                said.TargetColumn,
                said.Type,
                said.Subtype,
                said.Masking
            );
        }
    }
}
