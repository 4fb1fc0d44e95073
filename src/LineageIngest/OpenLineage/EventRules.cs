using System.Globalization;
using System.Text.Json;

namespace LineageIngest.OpenLineage;

/// <summary>
/// What an event must have so that it can become part of the graph. The door tells it to the sender (who is answered 201 all the same, since the event
/// is kept), projection sets the event aside by it.
/// </summary>
public static class EventRules
{
    /// <summary>The event types of the specification (spec/OpenLineage.json, RunEvent), and NEW of our own Marquez-compatible API.</summary>
    static readonly string[] _types = ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER", "NEW"];

    /// <summary>Why the event cannot be projected, or null.</summary>
    public static Refusal? Broken(OpenLineageEvent source)
    {
        if (source.Kind == EventKind.Run && source.EventType is { } type && !_types.Contains(type, StringComparer.Ordinal))
            return new Refusal("unknown-event-type", $"'{Short(type)}' is none of {string.Join(", ", _types[..^1])}.", "/eventType");
        if (source.Kind == EventKind.Run && source.Run.Text("runId") is null)
            return new Refusal("no-run-id", "A run event without a run id belongs to no run.", "/run/runId");
        return source.Kind == EventKind.Dataset ? Below("/dataset", BrokenEntity("dataset", source.Dataset!.Value)) : BrokenJob(source);
    }

    static Refusal? BrokenJob(OpenLineageEvent source) =>
        Below("/job", BrokenEntity("job", source.Job!.Value))
        ?? TooLong(source.Run.Text("runId"), EventLimits.Name, "/run/runId")
        ?? Below("/run", BrokenFacets(source.RunFacets))
        ?? Below("/inputs", BrokenDatasets(source.Inputs))
        ?? Below("/outputs", BrokenDatasets(source.Outputs));

    /// <summary>What is broken in a part, told from the whole: most events are sound, so places are put together only then.</summary>
    static Refusal? Below(string pointer, Refusal? broken) => broken is null ? null : broken with { Pointer = pointer + broken.Pointer };

    static Refusal? BrokenDatasets(IEnumerable<JsonElement> datasets)
    {
        var index = 0;
        foreach (var dataset in datasets)
        {
            if (index == EventLimits.Datasets)
            {
                return new Refusal(
                    "too-many-datasets",
                    string.Create(CultureInfo.InvariantCulture, $"More than {EventLimits.Datasets} datasets in one event."),
                    ""
                );
            }
            if (BrokenEntity("dataset", dataset) is { } broken)
                return Below(string.Create(CultureInfo.InvariantCulture, $"/{index}"), broken);
            index++;
        }
        return null;
    }

    static Refusal? BrokenEntity(string noun, JsonElement entity)
    {
        if (entity.Text("namespace") is not { Length: > 0 } ns)
            return new Refusal("no-namespace", $"A {noun} without a namespace cannot be told from its namesakes.", "/namespace");
        if (entity.Text("name") is not { Length: > 0 } name)
            return new Refusal("no-name", $"A {noun} without a name has no identity.", "/name");
        var facets = entity.GetObject("facets");
        return TooLong(ns, EventLimits.Namespace, "/namespace")
            ?? TooLong(name, EventLimits.Name, "/name")
            ?? BrokenFacets(facets)
            ?? (
                Columns(facets.GetObject("schema").Items("fields")) > EventLimits.Columns
                    ? new Refusal(
                        "too-many-columns",
                        string.Create(CultureInfo.InvariantCulture, $"More than {EventLimits.Columns} columns."),
                        "/facets/schema/fields"
                    )
                    : null
            );
    }

    static Refusal? BrokenFacets(JsonElement? facets)
    {
        foreach (var facet in facets.Members())
        {
            if (TooLong(facet.SafeName(), EventLimits.FacetName, "/facets") is { } tooLong)
                return tooLong;
        }
        return null;
    }

    static int Columns(IEnumerable<JsonElement> fields) => fields.Sum(field => 1 + Columns(field.Items("fields")));

    static Refusal? TooLong(string? text, int limit, string pointer) =>
        text?.Length > limit
            ? new Refusal(
                "too-long",
                string.Create(CultureInfo.InvariantCulture, $"'{Short(text)}' has {text.Length} characters; {limit} are the limit."),
                pointer
            )
            : null;

    static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
