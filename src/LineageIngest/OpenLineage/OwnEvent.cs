using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Names;

namespace LineageIngest.OpenLineage;

/// <summary>Events that this service writes into its own log: what people say becomes a job event, a captured node a run event, each with a facet of ours.</summary>
static class OwnEvent
{
    public const string Producer = "urn:lineage-ingest:by-hand";
    const string Schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";

    /// <summary>A declaration about a job that carries one facet.</summary>
    public static byte[] OfJob(JobName job, DateTimeOffset at, string facet, Action<Utf8JsonWriter> content) =>
        Write(
            "JobEvent",
            at,
            json =>
            {
                json.WriteStartObject("job");
                json.Name(job.Namespace, job.Name);
                json.WriteStartObject("facets");
                json.Facet(facet, "JobFacet");
                content(json);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    public static byte[] Write(string kind, DateTimeOffset at, Action<Utf8JsonWriter> content, string producer = Producer)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("eventTime", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteString("producer", producer);
            json.WriteString("schemaURL", Schema + kind);
            content(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Our facet of a job event that we wrote; null in anybody else's.</summary>
    public static JsonElement? Facet(OpenLineageEvent source, string facet) =>
        source.Kind == EventKind.Job && source.Producer == Producer ? source.JobFacets.GetObject(facet) : null;

    /// <summary>Begins a facet; whoever calls ends it.</summary>
    public static void Facet(this Utf8JsonWriter json, string name, string kind)
    {
        json.WriteStartObject(name);
        json.WriteString("_producer", Producer);
        json.WriteString("_schemaURL", Schema + kind);
    }

    public static void Name(this Utf8JsonWriter json, string ns, string name)
    {
        json.WriteString("namespace", ns);
        json.WriteString("name", name);
    }

    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }
}
