using System.Text.Json;

namespace LineageIngest.OpenLineage;

/// <summary>The three kinds of event of the specification (spec/OpenLineage.json, oneOf).</summary>
public enum EventKind
{
    Run,
    Job,
    Dataset,
}

/// <summary>Why a body is no event: a stable code, words for people, and where (JSON pointer or byte position).</summary>
public sealed record Refusal(string Code, string Detail, string Pointer);

/// <summary>
/// One event over its parsed JSON, read leniently. The kind comes from the shape; schemaURL decides only where the shape does not
/// (job and dataset without run). Unknown members and facets stay reachable through <see cref="Root"/>.
/// </summary>
public sealed class OpenLineageEvent
{
    OpenLineageEvent(JsonElement root, EventKind kind) => (Root, Kind) = (root, kind);

    public JsonElement Root { get; }
    public EventKind Kind { get; }
    public string? EventType => Root.Text("eventType")?.Trim().ToUpperInvariant();
    public string? EventTimeText => Root.Text("eventTime");

    /// <summary>The time as it stands in the event, whatever it is made of; what is not there is said in words.</summary>
    public string EventTimeAsWritten =>
        Root.Get("eventTime") is { } given && given.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? given.ValueKind == JsonValueKind.String
                ? given.SafeString()
                : given.GetRawText()
            : "no eventTime";
    public string Producer => Root.Text("producer") ?? "";
    public JsonElement? Run => Root.GetObject("run");
    public JsonElement? Job => Root.GetObject("job");
    public JsonElement? Dataset => Root.GetObject("dataset");
    public JsonElement? RunFacets => Run.GetObject("facets");
    public JsonElement? JobFacets => Job.GetObject("facets");
    public IEnumerable<JsonElement> Inputs => Datasets("inputs");
    public IEnumerable<JsonElement> Outputs => Datasets("outputs");

    // Null is as good as absent, in a list too.
    IEnumerable<JsonElement> Datasets(string side) => Root.Items(side).Where(dataset => dataset.ValueKind != JsonValueKind.Null);

    /// <summary>The event, or why there is none.</summary>
    public static (OpenLineageEvent? Event, Refusal? Refusal) Recognise(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, new Refusal("not-an-object", $"An event is a JSON object; this is {Words(root.ValueKind)}.", ""));
        var (run, job, dataset) = (root.GetObject("run"), root.GetObject("job"), root.GetObject("dataset"));
        var kind =
            job is not null && dataset is not null && run is null && SchemaNames(root, "DatasetEvent") ? EventKind.Dataset
            : job is not null && (run is not null || IsOfRun(root)) ? EventKind.Run
            : job is not null ? EventKind.Job
            : dataset is not null ? EventKind.Dataset
            : (EventKind?)null;
        if (kind is null)
        {
            var (detail, pointer) = run is not null
                ? ("A run event needs a job.", "/job")
                : ("None of run with job, job, dataset is here: no entity to speak of.", "");
            return (null, new Refusal("no-entity", detail, pointer));
        }
        var (entity, path) = kind == EventKind.Dataset ? (dataset, "/dataset/name") : (job, "/job/name");
        return entity.Text("name") is null
            ? (null, new Refusal("no-entity", "The entity has no name.", path))
            : (new OpenLineageEvent(root, kind.Value), null);
    }

    // Only a run starts, fails or completes; one whose run cannot be read is still no declaration.
    static bool IsOfRun(JsonElement root) =>
        root.Text("eventType") is not null && !SchemaNames(root, "JobEvent") && !SchemaNames(root, "DatasetEvent");

    static bool SchemaNames(JsonElement root, string definition) =>
        root.Text("schemaURL")?.EndsWith("/" + definition, StringComparison.Ordinal) ?? false;

    static string Words(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Array => "an array (POST arrays to /api/v1/lineage/batch)",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a boolean",
        };
}
