using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>What an event says about a dataset: its facets, its schema at that time, its other names, what a run measured of it.</summary>
static class DatasetFacets
{
    static readonly string[] _measured = ["outputStatistics", "inputStatistics", "dataQualityMetrics", "dataQualityAssertions", "version"];

    public static DatasetName Read(JsonElement element, EventFacts facts, string pointer, Guid? runKey)
    {
        var dataset = new DatasetName(
            element.Text("namespace")
                ?? throw new UnprojectableException(
                    "A dataset without a namespace cannot be told from its namesakes.",
                    pointer + "/namespace"
                ),
            element.Text("name") ?? throw new UnprojectableException("A dataset without a name has no identity.", pointer + "/name")
        );
        facts.Datasets.Add(dataset);
        foreach (var facet in element.GetObject("facets").Members())
        {
            JsonElement? value = facet.Value;
            facts.Facets.Add(
                new FacetFact(FacetEntity.Dataset, dataset.Id, facet.SafeName(), value.Flag("_deleted"), facet.Value.SafeRaw())
            );
            if (facet.NameEquals("schema"))
                ReadSchema(facet.Value, dataset, facts);
            if (facet.NameEquals("symlinks"))
                ReadSymlinks(facet.Value, dataset, facts);
        }
        if (runKey is { } run)
            ReadMeasures(element, dataset, run, facts);
        return dataset;
    }

    /// <summary>The claim that the job reads or writes this dataset; our crawler says how it knows (lineage_ingest_claim).</summary>
    public static void ReadClaim(
        JsonElement element,
        DatasetName dataset,
        string? phantom,
        SortedDictionary<Guid, SortedDictionary<string, Claimed>> claims
    )
    {
        var own = element.GetObject("facets").GetObject("lineage_ingest_claim");
        var claimed = own is null
            ? new Claimed(0.9f, true, null, phantom)
            : new Claimed((float)(own.Number("confidence") ?? 0.5), own.Text("certainty") == "certain", own.Text("why"));
        Evidence.Add(claims, dataset.Id, own.Text("kind") ?? Evidence.OpenLineage, claimed);
    }

    static void ReadSchema(JsonElement schema, DatasetName dataset, EventFacts facts)
    {
        var columns = SchemaColumn.ReadAll(schema);
        if (columns.Count > 0)
            facts.Schemas.Add(new SchemaFact(dataset.Id, facts.Keep(SchemaColumn.Write(columns))));
    }

    static void ReadSymlinks(JsonElement symlinks, DatasetName dataset, EventFacts facts)
    {
        foreach (var identifier in symlinks.Items("identifiers"))
        {
            if (identifier.Text("namespace") is not { } ns || identifier.Text("name") is not { } name)
                continue;
            var alias = new DatasetName(ns, name);
            if (alias == dataset)
                continue;
            facts.Datasets.Add(alias);
            facts.Symlinks.Add(new SymlinkFact(dataset.Id, alias.Id, identifier.Text("type") ?? ""));
        }
    }

    /// <summary>Statistics and quality may stand in facets, inputFacets or outputFacets (dbt sends assertions in two of them): one measure each.</summary>
    static void ReadMeasures(JsonElement element, DatasetName dataset, Guid run, EventFacts facts)
    {
        foreach (var kind in _measured)
        {
            var facet =
                element.GetObject("outputFacets").GetObject(kind)
                ?? element.GetObject("inputFacets").GetObject(kind)
                ?? element.GetObject("facets").GetObject(kind);
            if (facet is { } value)
                facts.Measures.Add(new MeasureFact(dataset.Id, run, kind, value.SafeRaw()));
        }
    }
}
