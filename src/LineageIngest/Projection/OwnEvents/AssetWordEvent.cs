using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>What people say of datasets, jobs and terms of the glossary, as events about the catalogue.</summary>
public static class AssetWordEvent
{
    public static IncomingEvent ToEvent(DatasetName dataset, AssetWord word, DateTimeOffset at) =>
        Write("dataset", "DatasetEvent", dataset.Namespace, dataset.Name, at, json => WriteWord(json, word));

    public static IncomingEvent ToEvent(JobName job, AssetWord word, DateTimeOffset at) =>
        Write("job", "JobEvent", job.Namespace, job.Name, at, json => WriteWord(json, word));

    /// <summary>That there is such a term, or no longer.</summary>
    public static IncomingEvent ToEvent(GlossaryTerm term, bool withdrawn, DateTimeOffset at) =>
        Write(
            "dataset",
            "DatasetEvent",
            CatalogueFacts.Producer,
            $"terms/{term.Name}",
            at,
            json =>
            {
                json.WriteString("kind", EntryKind.Term);
                json.WriteString("name", term.Name);
                if (withdrawn)
                    json.WriteBoolean("absent", true);
                json.WriteString("description", term.Description);
                WriteTexts(json, "synonyms", term.Synonyms);
                json.Optional("steward", term.Steward);
            }
        );

    /// <summary>The term in the body of a catalogue's entry.</summary>
    internal static GlossaryTerm ReadTerm(string name, string body)
    {
        using var document = JsonDocument.Parse(body);
        JsonElement? entry = document.RootElement;
        return new GlossaryTerm(name, entry.Text("description") ?? "", Texts(entry, "synonyms"), entry.Text("steward"));
    }

    /// <summary>What keeps the entry from being understood, null where nothing does.</summary>
    internal static string? Wrong(string kind, JsonElement? entry) =>
        kind switch
        {
            EntryKind.Owners when !entry.Flag("absent") && entry.Items("owners").Any(owner => string.IsNullOrEmpty(owner.Text("name"))) =>
                "owners",
            EntryKind.Description when !entry.Flag("absent") && entry.Text("description") is null => "description",
            EntryKind.Term when string.IsNullOrEmpty(entry.Text("name")) => "name",
            _ => null,
        };

    /// <summary>Members are those of the facets ownership and documentation, so that whoever reads one reads the other.</summary>
    static void WriteWord(Utf8JsonWriter json, AssetWord word)
    {
        json.WriteString("kind", KindOf(word));
        if (word.Withdrawn)
            json.WriteBoolean("absent", true);
        switch (word)
        {
            case AssetWord.Owned owned:
                json.WriteStartArray("owners");
                foreach (var owner in owned.Owners)
                {
                    json.WriteStartObject();
                    json.WriteString("name", owner.Name);
                    json.WriteString("type", owner.Type);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case AssetWord.Described described:
                json.Optional("field", described.Column);
                json.WriteString("description", described.Text);
                break;
            case AssetWord.Termed termed:
                json.Optional("field", termed.Column);
                WriteTexts(json, "terms", termed.Terms);
                break;
        }
        json.Optional("reason", word.Reason);
        json.Optional("by", word.By);
    }

    static string KindOf(AssetWord word) =>
        word switch
        {
            AssetWord.Owned => EntryKind.Owners,
            AssetWord.Described => EntryKind.Description,
            AssetWord.Termed => EntryKind.Terms,
            _ => throw new ArgumentOutOfRangeException(nameof(word)),
        };

    static void WriteTexts(Utf8JsonWriter json, string member, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static List<string> Texts(JsonElement? entry, string member) =>
        [.. entry.Items(member).Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.SafeString())];

    static IncomingEvent Write(string member, string kind, string ns, string name, DateTimeOffset at, Action<Utf8JsonWriter> content) =>
        new(
            OwnEvent.Write(
                kind,
                at,
                json =>
                {
                    json.WriteStartObject(member);
                    json.Name(ns, name);
                    json.WriteStartObject("facets");
                    json.Facet(CatalogueFacts.Facet, member == "job" ? "JobFacet" : "DatasetFacet");
                    content(json);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    json.WriteEndObject();
                },
                CatalogueFacts.Producer
            ),
            EventSource.Http
        );
}
