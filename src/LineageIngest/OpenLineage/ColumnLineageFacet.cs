using System.Text.Json;
using LineageIngest.Names;

namespace LineageIngest.OpenLineage;

/// <summary>How a value comes about: DIRECT or INDIRECT, the subtype, whether it is masked on the way, and words.</summary>
public sealed record Transformation(string Type, string Subtype, bool Masking, string? Description)
{
    /// <summary>What a claim without transformations means: the value comes from there, how is not said.</summary>
    public static readonly Transformation Unspecified = new("DIRECT", "", false, null);

    public static List<Transformation> ReadAll(JsonElement owner)
    {
        var list = owner
            .Items("transformations")
            .Select(t => new Transformation(
                (t.Text("type") ?? "DIRECT").ToUpperInvariant(),
                (t.Text("subtype") ?? "").ToUpperInvariant(),
                ((JsonElement?)t).Flag("masking"),
                t.Text("description")
            ))
            .ToList();
        return list.Count > 0 ? list : [Unspecified];
    }
}

/// <summary>One source column of a target column; an empty target column means every row of the dataset.</summary>
public sealed record ColumnSource(
    string TargetColumn,
    DatasetName Source,
    string SourceColumn,
    IReadOnlyList<Transformation> Transformations
);

/// <summary>The columnLineage facet, versions 1-0-0 to 1-2-0 (reference: spec/facets/ColumnLineageDatasetFacet.json).</summary>
public sealed record ColumnLineageFacet(IReadOnlyList<ColumnSource> Sources)
{
    public bool IsEmpty => Sources.Count == 0;
    public IEnumerable<DatasetName> Datasets => Sources.Select(s => s.Source).Distinct();

    public static ColumnLineageFacet Read(JsonElement facet)
    {
        var sources = new List<ColumnSource>();
        foreach (var field in facet.GetObject("fields").Members())
        {
            var column = field.SafeName();
            var deprecated = Deprecated(field.Value);
            foreach (var input in field.Value.Items("inputFields"))
                Add(sources, column, input, deprecated);
        }
        foreach (var input in facet.Items("dataset"))
            Add(sources, "", input, null);
        return new ColumnLineageFacet(sources);
    }

    static void Add(List<ColumnSource> sources, string column, JsonElement input, Transformation? deprecated)
    {
        if (input.Text("namespace") is not { } ns || input.Text("name") is not { } name || input.Text("field") is not { } field)
            return;
        var transformations = Transformation.ReadAll(input);
        if (deprecated is not null && transformations is [{ Subtype: "" }])
            transformations = [deprecated];
        // What affects every row is no value of it, whatever a producer that leaves the type out may mean.
        if (column.Length == 0)
            transformations = transformations.ConvertAll(t => t.Type == "DIRECT" ? t with { Type = "INDIRECT" } : t);
        sources.Add(new ColumnSource(column, new DatasetName(ns, name), field, transformations));
    }

    /// <summary>Before 1-1-0 the target column said it once for all its sources: IDENTITY or MASKED; some producers wrote the later words there.</summary>
    static Transformation? Deprecated(JsonElement field) =>
        field.Text("transformationType")?.ToUpperInvariant() switch
        {
            "IDENTITY" or "TRANSFORMATION" or "AGGREGATION" => new Transformation(
                "DIRECT",
                field.Text("transformationType")!.ToUpperInvariant(),
                false,
                field.Text("transformationDescription")
            ),
            "MASKED" => new Transformation("DIRECT", "TRANSFORMATION", true, field.Text("transformationDescription")),
            _ => null,
        };
}
