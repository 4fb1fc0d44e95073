using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>What an event says about a dataset: its facets, its schema at that time, its other names, what a run measured of it.</summary>
static class DatasetFacets
{
    static readonly string[] _measured = ["outputStatistics", "inputStatistics", "dataQualityMetrics", "dataQualityAssertions", "version"];

    /// <summary>What a writer knows better than whoever reads.</summary>
    static readonly string[] _ofWriters = ["schema", "version", Lifecycle.Facet];

    /// <summary>The dataset of an event's input, output or declaration.</summary>
    /// <param name="run">the run that reads or writes it; null in declarations</param>
    /// <param name="job">whose input or output it is; null of a dataset that declares itself</param>
    public static DatasetName Read(JsonElement element, string producer, EventFacts facts, Guid? run, Guid? job, bool isRead)
    {
        var dataset = new DatasetName(element.Text("namespace")!, element.Text("name")!);
        facts.Datasets.Add(dataset);
        foreach (var facet in ((JsonElement?)element).Facets())
        {
            if (facet.NameEquals(ProfileFacet.Name) || facet.NameEquals(CheckFacet.Name))
                continue; // kept as a measure, once
            JsonElement? value = facet.Value;
            var name = facet.SafeName();
            if (name == "schema" && !value.Flag("_deleted") && SchemaColumn.ReadAll(facet.Value).Count == 0)
                continue; // a schema that names no column
            facts.Facets.Add(
                new FacetFact(
                    FacetEntity.Dataset,
                    dataset.Id,
                    name,
                    value.Flag("_deleted"),
                    facet.Value.SafeRaw(),
                    isRead && _ofWriters.Contains(name) ? facts.Stamp.OfReader() : facts.Stamp
                )
            );
            if (name == "schema")
                ReadSchema(facet.Value, dataset, facts, new SchemaStatement(As(run, isRead), job, ProducerName.WithoutVersion(producer)));
            if (name == "symlinks")
                ReadSymlinks(facet.Value, dataset, producer, facts);
        }
        if (run is { } key)
            ReadMeasures(element, dataset, key, facts);
        return dataset;
    }

    /// <summary>The claim that the job reads or writes this dataset; our crawler says how it knows (lineage_ingest_claim).</summary>
    public static void ReadClaim(
        JsonElement element,
        DatasetName dataset,
        string? phantom,
        SortedDictionary<Guid, SortedDictionary<string, Claimed>> claims,
        bool isDataWrite = true
    )
    {
        var own = element.GetObject("facets").GetObject("lineage_ingest_claim");
        var claimed = own is null
            ? new Claimed(0.9f, true, null, phantom)
            : new Claimed((float)(own.Number("confidence") ?? 0.5), own.Text("certainty") == "certain", own.Text("why"));
        if (!isDataWrite)
            claimed = claimed with { NoData = true };
        Evidence.Add(claims, dataset.Id, own.Text("kind") ?? Evidence.OpenLineage, claimed);
    }

    /// <summary>A profile is a measure under its own id, so that profiles of a dataset stand side by side; false when the event holds none.</summary>
    public static bool ReadProfile(JsonElement element, DatasetName dataset, EventFacts facts)
    {
        var profile = element.GetObject("facets").GetObject(ProfileFacet.Name);
        if (!Guid.TryParse(profile.Text(ProfileFacet.Id), out var id) || profile.GetObject("profile") is not { } found)
            return false;
        facts.Measures.Add(new MeasureFact(dataset.Id, id, ProfileFacet.Measure, found.SafeRaw()));
        ReadMeasures(element, dataset, id, facts);
        return true;
    }

    static StatedAs As(Guid? run, bool isRead) =>
        isRead ? StatedAs.Read
        : run is null ? StatedAs.Declaration
        : StatedAs.Write;

    /// <summary>What our own checks found in a profile, under an id of its own; false when the event holds none.</summary>
    public static bool ReadChecks(JsonElement element, DatasetName dataset, EventFacts facts)
    {
        var checks = element.GetObject("facets").GetObject(CheckFacet.Name);
        if (checks is not { } found || !Guid.TryParse(checks.Text(CheckFacet.Id), out var id))
            return false;
        facts.Measures.Add(new MeasureFact(dataset.Id, id, CheckFacet.Measure, found.SafeRaw()));
        ReadMeasures(element, dataset, id, facts);
        return true;
    }

    static void ReadSchema(JsonElement schema, DatasetName dataset, EventFacts facts, SchemaStatement by)
    {
        var columns = SchemaColumn.ReadAll(schema);
        if (columns.Count > 0)
            facts.Schemas.Add(new SchemaFact(dataset.Id, facts.Keep(SchemaColumn.Write(columns)), columns.Count, by));
    }

    /// <summary>A facet that names nothing says nothing, unless it deletes.</summary>
    static void ReadSymlinks(JsonElement symlinks, DatasetName dataset, string producer, EventFacts facts)
    {
        var before = facts.Symlinks.Count;
        producer = ProducerName.WithoutVersion(producer);
        foreach (var identifier in symlinks.Items("identifiers"))
        {
            if (identifier.Text("namespace") is not { } ns || identifier.Text("name") is not { } name)
                continue;
            var alias = new DatasetName(ns, name);
            if (alias == dataset)
                continue;
            facts.Datasets.Add(alias);
            facts.Symlinks.Add(new SymlinkFact(dataset.Id, alias.Id, identifier.Text("type") ?? "", producer));
        }
        if (facts.Symlinks.Count > before || ((JsonElement?)symlinks).Flag("_deleted"))
            facts.Symlinks.Add(new SymlinkFact(dataset.Id, dataset.Id, "", producer));
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
