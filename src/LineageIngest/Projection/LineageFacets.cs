using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>Column lineage and explicit lineage: kept as texts here, read again when a job version is made. The datasets they name become known.</summary>
static class LineageFacets
{
    public static void ReadOutput(JsonElement output, DatasetName dataset, ClaimFacts claim, EventFacts facts)
    {
        var facets = output.GetObject("facets");
        if (facets.GetObject("columnLineage") is { } columnLineage && ColumnLineageFacet.Read(columnLineage) is { IsEmpty: false } read)
        {
            claim.ColumnLineage[dataset.Id] = new Register<Guid>(facts.Stamp, facts.Keep(columnLineage.SafeRaw()));
            facts.Datasets.AddRange(read.Datasets);
        }
        if (facets.GetObject("lineage") is { } lineage)
            KeepExplicit(lineage, dataset.Id, claim, facts, ExplicitLineage.ReadDataset(lineage, dataset.Id));
    }

    public static void ReadJob(OpenLineageEvent source, ClaimFacts claim, EventFacts facts)
    {
        if (source.JobFacets.GetObject("lineage") is { } lineage)
            KeepExplicit(lineage, Guid.Empty, claim, facts, ExplicitLineage.ReadJob(lineage));
    }

    static void KeepExplicit(JsonElement lineage, Guid target, ClaimFacts claim, EventFacts facts, ExplicitLineage read)
    {
        claim.Explicit[facts.Keep(lineage.SafeRaw())] = target;
        facts.Datasets.AddRange(read.Datasets);
    }
}
