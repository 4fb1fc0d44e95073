using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>A word by hand on whether a column holds personal data, as an event about the catalogue.</summary>
static class PiiEvent
{
    const string Member = "pii";

    public static byte[] Write(DatasetName dataset, string column, PiiWord word, DateTimeOffset at) =>
        OwnEvent.Write(
            "DatasetEvent",
            at,
            json =>
            {
                json.WriteStartObject("dataset");
                json.Name(dataset.Namespace, dataset.Name);
                json.WriteStartObject("facets");
                json.Facet(CatalogueFacts.Facet, "DatasetFacet");
                json.WriteString("kind", EntryKind.Pii);
                json.WriteString("field", column);
                if (word.Withdrawn)
                    json.WriteBoolean("absent", true);
                json.Optional(Member, word.Kind);
                json.WriteString("reason", word.Reason);
                json.Optional("by", word.By);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            },
            CatalogueFacts.Producer
        );

    /// <summary>The word in the body of a catalogue's entry.</summary>
    public static PiiWord Read(JsonElement? entry) =>
        new(entry.Text(Member) ?? "", entry.Flag("absent"), entry.Text("reason") ?? "", entry.Text("by"));

    /// <summary>What keeps the entry from being understood, null where nothing does.</summary>
    public static string? Wrong(JsonElement? entry) =>
        string.IsNullOrEmpty(entry.Text("field")) ? "field"
        : Read(entry) is { Withdrawn: false } word && word.Kind != PiiKinds.None && !PiiKinds.All.Contains(word.Kind) ? Member
        : null;
}
