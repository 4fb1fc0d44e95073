using System.Buffers;
using System.Text;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>The version of a dataset that an event names: one per run that writes it and per change of what it is.</summary>
static class DatasetVersions
{
    /// <summary>Our own facet of a dataset that was declared through the Marquez-compatible API: what no facet of the specification holds.</summary>
    public const string TableFacet = "lineage_ingest_table";

    /// <param name="run">the run that writes it; null where an event declares it</param>
    public static void ReadWritten(JsonElement element, DatasetName dataset, VersionOrigin origin, RunName? run, EventFacts facts)
    {
        var state = State(element, facts);
        facts.Versions.Add(
            new DatasetVersionFact(
                dataset.Id,
                state.Id(dataset, run),
                origin,
                run?.Key,
                state.Source,
                state.Lifecycle ?? "",
                facts.Keep(Write(state.Fields))
            )
        );
    }

    public static void ReadRead(JsonElement element, DatasetName dataset, RunName run, EventFacts facts)
    {
        var state = State(element, facts);
        facts.FirstReads.Add(
            new FirstReadFact(dataset.Id, state.Id(dataset, run), state.Source, state.Lifecycle ?? "", facts.Keep(Write(state.Fields)))
        );
    }

    public static List<VersionField> Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.EnumerateArray().Select(f => new VersionField(f.Text("name")!, f.Text("type"), f.Text("description"))),
        ];
    }

    /// <summary>The columns of a schema facet, in its order.</summary>
    public static List<VersionField> Fields(JsonElement? schema) =>
        [
            .. schema
                .Items("fields")
                .Where(f => f.Text("name") is not null)
                .Select(f => new VersionField(f.Text("name")!, f.Text("type"), f.Text("description"))),
        ];

    static Stated State(JsonElement element, EventFacts facts)
    {
        var facets = element.GetObject("facets");
        var source = facets.GetObject("dataSource");
        var name = source.Text("name") ?? SourceStore.Default;
        facts.Sources.Add(new SourceFact(name, source.Text("uri") ?? ""));
        var table = facets.GetObject(TableFacet);
        var lifecycle = table is null ? facets.GetObject("lifecycleStateChange").Text("lifecycleStateChange") ?? "" : null;
        return new Stated(name, table.Text("physicalName"), Fields(facets.GetObject("schema")), lifecycle);
    }

    static string Write(List<VersionField> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Writing))
        {
            json.WriteStartArray();
            foreach (var field in fields)
            {
                json.WriteStartObject();
                json.WriteString("name", field.Name);
                if (field.Type is not null)
                    json.WriteString("type", field.Type);
                if (field.Description is not null)
                    json.WriteString("description", field.Description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    sealed record Stated(string Source, string? PhysicalName, List<VersionField> Fields, string? Lifecycle)
    {
        public Guid Id(DatasetName dataset, RunName? run) =>
            VersionId.OfDataset(
                dataset,
                Source,
                PhysicalName ?? dataset.Name,
                Fields,
                Lifecycle,
                run is null ? null : VersionId.OfRun(run.RunId)
            );
    }
}
