using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.OpenLineage;

namespace LineageIngest.Resolution;

/// <summary>
/// Facts → what is claimed of the job's lineage. Pure. Precedence of the specification: the lineage facet; else columnLineage of an output;
/// else inputs × outputs. An input that no column lineage mentions may feed any output, so it keeps its edges.
/// </summary>
static class JobVersionBuilder
{
    public static List<ItemEvidence> Claims(
        Guid jobId,
        ClaimFacts claim,
        IReadOnlyDictionary<Guid, ColumnLineageFacet> columnLineage,
        IReadOnlyList<ExplicitLineage> explicitLineage,
        int leastPairs = PairedFlows.LeastPairs
    )
    {
        if (claim.ByHand is { } said)
            return HandEvidence.Of(said);
        var evidence = new List<ItemEvidence>();
        AddReadsAndWrites(jobId, claim, evidence);
        AddRenames(jobId, claim, evidence);
        AddCaptured(jobId, claim, evidence);
        if (explicitLineage.Count > 0)
        {
            AddExplicit(jobId, explicitLineage, evidence);
        }
        else
        {
            AddEdges(jobId, claim, columnLineage, leastPairs, evidence);
            AddColumnEdges(jobId, claim, columnLineage, evidence);
        }
        return evidence;
    }

    static void AddReadsAndWrites(Guid jobId, ClaimFacts claim, List<ItemEvidence> evidence)
    {
        foreach (var (claims, direction) in new[] { (claim.Reads, Direction.Read), (claim.Writes, Direction.Write) })
        {
            foreach (var (dataset, kinds) in claims)
            {
                foreach (var (kind, claimed) in kinds)
                {
                    var does = claimed.NoData is true ? Direction.Change : direction;
                    evidence.Add(Claim(new JobDatasetItem(jobId, dataset, does), kind, claimed));
                }
            }
        }
    }

    /// <summary>The data goes from the old name to the new one, each column to its namesake.</summary>
    static void AddRenames(Guid jobId, ClaimFacts claim, List<ItemEvidence> evidence)
    {
        var stated = new Claimed(0.9f, true, null);
        foreach (var (target, rename) in claim.Renames)
        {
            evidence.Add(Claim(new EdgeItem(jobId, rename.Value.OldId, target), Evidence.OpenLineage, stated));
            foreach (var column in rename.Value.Columns)
            {
                evidence.Add(
                    Claim(
                        new ColumnEdgeItem(jobId, rename.Value.OldId, column, target, column, "DIRECT", "IDENTITY", false),
                        Evidence.OpenLineage,
                        stated
                    )
                );
            }
        }
    }

    static void AddCaptured(Guid jobId, ClaimFacts claim, List<ItemEvidence> evidence)
    {
        foreach (var (source, target) in new CapturedFlows(claim.Captured.Values).All())
            evidence.Add(Claim(new EdgeItem(jobId, source, target), Evidence.Capture, new Claimed(0.9f, true, null)));
    }

    static void AddExplicit(Guid jobId, IReadOnlyList<ExplicitLineage> explicitLineage, List<ItemEvidence> evidence)
    {
        var stated = new Claimed(1, true, null);
        foreach (var flow in explicitLineage.SelectMany(l => l.Flows))
        {
            evidence.Add(Claim(new EdgeItem(jobId, flow.Source.Id, flow.TargetId), Evidence.Explicit, stated));
            if (flow.SourceColumn.Length == 0)
                continue;
            foreach (var t in flow.Transformations)
            {
                evidence.Add(
                    Claim(
                        ColumnEdge(jobId, flow.Source.Id, flow.SourceColumn, flow.TargetId, flow.TargetColumn, t),
                        Evidence.Explicit,
                        stated with
                        {
                            Why = t.Description,
                        }
                    )
                );
            }
        }
    }

    static void AddEdges(
        Guid jobId,
        ClaimFacts claim,
        IReadOnlyDictionary<Guid, ColumnLineageFacet> columnLineage,
        int leastPairs,
        List<ItemEvidence> evidence
    )
    {
        foreach (var (target, facet) in columnLineage)
        {
            foreach (var source in facet.Datasets)
                evidence.Add(Claim(new EdgeItem(jobId, source.Id, target), Evidence.OpenLineage, new Claimed(0.9f, true, null)));
        }
        evidence.AddRange(PairedFlows.Of(jobId, claim, columnLineage, evidence, leastPairs));
    }

    static void AddColumnEdges(
        Guid jobId,
        ClaimFacts claim,
        IReadOnlyDictionary<Guid, ColumnLineageFacet> columnLineage,
        List<ItemEvidence> evidence
    )
    {
        // An engine states its own plan; a parser guesses at the text.
        var confidence = claim.Integration?.Value is "SPARK" or "FLINK" ? 0.95f : 0.6f;
        foreach (var (target, facet) in columnLineage)
        {
            foreach (var source in facet.Sources)
            {
                foreach (var t in source.Transformations)
                {
                    evidence.Add(
                        Claim(
                            ColumnEdge(jobId, source.Source.Id, source.SourceColumn, target, source.TargetColumn, t),
                            Evidence.OpenLineage,
                            new Claimed(confidence, true, t.Description)
                        )
                    );
                }
            }
        }
    }

    static ColumnEdgeItem ColumnEdge(Guid jobId, Guid source, string sourceColumn, Guid target, string targetColumn, Transformation t) =>
        new(jobId, source, sourceColumn, target, targetColumn, t.Type, t.Subtype, t.Masking);

    public static ItemEvidence Claim(LineageItem item, string kind, Claimed claimed) =>
        claimed.Phantom is { } phantom
            ? new(item, kind, claimed.Confidence, claimed.Certain, Verdict.Contradicted, phantom)
            : new(
                item,
                kind,
                claimed.Confidence,
                claimed.Certain,
                Verdict.Unchecked,
                string.IsNullOrEmpty(claimed.Why) ? null : claimed.Why
            );
}
