using System.Text.Json;
using LineageIngest.Marquez.Models;
using LineageIngest.OpenLineage;

namespace LineageIngest.Marquez.Requests;

/// <summary>The args of a run: what somebody gave when he made it known (our facet lineage_ingest_run), else what Marquez takes from nominalTime and parent.</summary>
static class RunArgs
{
    public const string Facet = "lineage_ingest_run";

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, JsonElement> runFacets)
    {
        var args = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Find(runFacets, Facet).GetObject("args") is { } given)
        {
            foreach (var arg in ((JsonElement?)given).Members())
                Add(args, arg.SafeName(), given.Text(arg.Name));
            return args;
        }
        var nominal = Find(runFacets, "nominalTime");
        if (nominal.Text("nominalStartTime") is { } start)
            Add(args, "nominal_start_time", JavaTime.Zoned(start));
        if (nominal.Text("nominalEndTime") is { } end)
            Add(args, "nominal_end_time", JavaTime.Zoned(end));
        var parent = Find(runFacets, "parent") ?? Find(runFacets, "parentRun");
        Add(args, "run_id", parent.GetObject("run").Text("runId"));
        Add(args, "name", parent.GetObject("job").Text("name"));
        Add(args, "namespace", parent.GetObject("job").Text("namespace"));
        return args;
    }

    static void Add(SortedDictionary<string, string> args, string name, string? value)
    {
        if (value is not null)
            args.TryAdd(name, value);
    }

    static JsonElement? Find(IReadOnlyDictionary<string, JsonElement> facets, string name) =>
        facets.TryGetValue(name, out var facet) ? facet : null;
}
