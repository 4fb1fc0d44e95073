using System.Buffers;
using System.Text;
using System.Text.Json;
using LineageIngest.Answers;

namespace LineageIngest.Host.Exporting;

/// <summary>
/// One JobEvent a line for each job of the answer (https://openlineage.io/docs/spec/object-model, "static lineage"): what it reads, what it writes, and under
/// each output the columns where the answer has them. Any OpenLineage backend takes them, ours included.
/// </summary>
static class OpenLineageEvents
{
    const string Producer = "urn:lineage-ingest:export";
    const string JobEvent = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent";
    const string ColumnLineage = "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";

    public static string Write(Drawing drawing)
    {
        var lines = new StringBuilder();
        foreach (
            var job in drawing
                .Edges.Where(e => e.JobName.Length > 0)
                .GroupBy(e => (e.JobNamespace, e.JobName))
                .OrderBy(g => g.Key.JobNamespace, StringComparer.Ordinal)
                .ThenBy(g => g.Key.JobName, StringComparer.Ordinal)
        )
        {
            lines.Append(Event(drawing, job.Key.JobNamespace, job.Key.JobName, [.. job])).Append('\n');
        }

        return lines.ToString();
    }

    static string Event(Drawing drawing, string ns, string name, List<DrawnEdge> edges)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("eventTime", edges.Max(e => e.SeenAt) ?? DateTimeOffset.UnixEpoch);
            json.WriteString("producer", Producer);
            json.WriteString("schemaURL", JobEvent);
            json.WriteStartObject("job");
            json.WriteString("namespace", ns);
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteStartArray("inputs");
            foreach (var source in edges.Select(e => Dataset(drawing, e.Source)).Distinct())
                WriteDataset(json, source, []);
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var target in edges.GroupBy(e => Dataset(drawing, e.Target)))
            {
                WriteDataset(
                    json,
                    target.Key,
                    [.. target.SelectMany(e => e.Columns.Select(column => (Source: Dataset(drawing, e.Source), column)))]
                );
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static (string Namespace, string Name) Dataset(Drawing drawing, int at) => (drawing.Nodes[at].Namespace, drawing.Nodes[at].Name);

    static void WriteDataset(
        Utf8JsonWriter json,
        (string Namespace, string Name) dataset,
        List<((string Namespace, string Name) Source, DrawnColumn Column)> columns
    )
    {
        json.WriteStartObject();
        json.WriteString("namespace", dataset.Namespace);
        json.WriteString("name", dataset.Name);
        if (columns.Count > 0)
        {
            json.WriteStartObject("facets");
            json.WriteStartObject("columnLineage");
            json.WriteString("_producer", Producer);
            json.WriteString("_schemaURL", ColumnLineage);
            json.WriteStartObject("fields");
            foreach (
                var field in columns
                    .Where(c => c.Column.TargetField is not null)
                    .GroupBy(c => c.Column.TargetField!)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                json.WriteStartObject(field.Key);
                WriteInputs(json, "inputFields", [.. field]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            WriteInputs(json, "dataset", [.. columns.Where(c => c.Column.TargetField is null)]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void WriteInputs(Utf8JsonWriter json, string property, List<((string Namespace, string Name) Source, DrawnColumn Column)> inputs)
    {
        json.WriteStartArray(property);
        foreach (var input in inputs.GroupBy(i => (i.Source, i.Column.SourceField)))
        {
            json.WriteStartObject();
            json.WriteString("namespace", input.Key.Source.Namespace);
            json.WriteString("name", input.Key.Source.Name);
            json.WriteString("field", input.Key.SourceField);
            json.WriteStartArray("transformations");
            foreach (var column in input.Select(i => i.Column).Distinct())
            {
                json.WriteStartObject();
                json.WriteString("type", column.Type);
                json.WriteString("subtype", column.Subtype);
                json.WriteBoolean("masking", column.Masking);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
