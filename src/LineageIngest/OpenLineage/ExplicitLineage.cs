using System.Text.Json;
using LineageIngest.Names;

namespace LineageIngest.OpenLineage;

/// <summary>A stated flow into a target dataset: from a dataset, or from one of its columns; the target column is empty for the whole dataset.</summary>
public sealed record ExplicitFlow(
    DatasetName Source,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    IReadOnlyList<Transformation> Transformations
);

/// <summary>
/// The lineage facet (spec/facets/LineageFacet.json 1-0-0): where it is present nothing is inferred from inputs and outputs.
/// Job entries are job-to-job flow, which is no dataset edge; they are left in the stored facet.
/// </summary>
public sealed record ExplicitLineage(IReadOnlyList<ExplicitFlow> Flows, IReadOnlyList<DatasetName> Targets)
{
    public IEnumerable<DatasetName> Datasets => Flows.Select(f => f.Source).Concat(Targets).Distinct();

    public static ExplicitLineage ReadJob(JsonElement facet)
    {
        var flows = new List<ExplicitFlow>();
        var targets = new List<DatasetName>();
        foreach (var entry in facet.Items("entries"))
        {
            if (entry.Text("type") == "JOB" || Name(entry) is not { } target)
                continue;
            targets.Add(target);
            ReadTarget(entry, target.Id, flows);
        }
        return new ExplicitLineage(flows, targets);
    }

    public static ExplicitLineage ReadDataset(JsonElement facet, Guid target)
    {
        var flows = new List<ExplicitFlow>();
        ReadTarget(facet, target, flows);
        return new ExplicitLineage(flows, []);
    }

    static void ReadTarget(JsonElement entry, Guid target, List<ExplicitFlow> flows)
    {
        Add(entry, target, "", flows);
        foreach (var field in entry.GetObject("fields").Members())
            Add(field.Value, target, field.SafeName(), flows);
    }

    static void Add(JsonElement owner, Guid target, string column, List<ExplicitFlow> flows)
    {
        foreach (var input in owner.Items("inputs"))
        {
            if (input.Text("type") != "JOB" && Name(input) is { } source)
                flows.Add(new ExplicitFlow(source, input.Text("field") ?? "", target, column, Transformation.ReadAll(input)));
        }
    }

    static DatasetName? Name(JsonElement element) =>
        element.Text("namespace") is { } ns && element.Text("name") is { } name ? new DatasetName(ns, name) : null;
}
