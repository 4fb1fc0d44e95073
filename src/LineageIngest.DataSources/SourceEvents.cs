using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Names;

namespace LineageIngest.DataSources;

/// <summary>Writes OpenLineage events canonically: what was found the same twice is the same bytes but for the time.</summary>
static class SourceEvents
{
    public const string Producer = "urn:lineage-ingest:data-source";
    const string Spec = "https://openlineage.io/spec/";

    public static byte[] Dataset(DatasetName dataset, DateTimeOffset at, Action<Utf8JsonWriter> facets) =>
        Write(
            "DatasetEvent",
            at,
            json =>
            {
                json.WriteStartObject("dataset");
                WriteName(json, dataset.Namespace, dataset.Name);
                json.WriteStartObject("facets");
                facets(json);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    public static byte[] Job(JobName job, DateTimeOffset at, Action<Utf8JsonWriter> facets, Action<Utf8JsonWriter> datasets) =>
        Write(
            "JobEvent",
            at,
            json =>
            {
                json.WriteStartObject("job");
                WriteName(json, job.Namespace, job.Name);
                json.WriteStartObject("facets");
                facets(json);
                json.WriteEndObject();
                json.WriteEndObject();
                datasets(json);
            }
        );

    /// <summary>Inputs or outputs, each with how it is known.</summary>
    public static void Datasets(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<DatasetName> datasets,
        string evidence,
        double confidence
    )
    {
        json.WriteStartArray(name);
        foreach (var dataset in datasets)
        {
            json.WriteStartObject();
            WriteName(json, dataset.Namespace, dataset.Name);
            json.WriteStartObject("facets");
            json.Facet(
                "lineage_ingest_claim",
                null,
                "DatasetFacet",
                () =>
                {
                    json.WriteString("kind", evidence);
                    json.WriteNumber("confidence", confidence);
                    json.WriteString("certainty", "certain");
                }
            );
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <param name="schema">file of the specification such as <c>1-1-1/SchemaDatasetFacet</c>; null for a facet of our own</param>
    public static void Facet(this Utf8JsonWriter json, string name, string? schema, string kind, Action content)
    {
        json.WriteStartObject(name);
        json.WriteString("_producer", Producer);
        json.WriteString(
            "_schemaURL",
            schema is null
                ? $"{Spec}2-0-2/OpenLineage.json#/$defs/{kind}"
                : $"{Spec}facets/{schema}.json#/$defs/{schema[(schema.IndexOf('/', StringComparison.Ordinal) + 1)..]}"
        );
        content();
        json.WriteEndObject();
    }

    static byte[] Write(string kind, DateTimeOffset at, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("eventTime", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteString("producer", Producer);
            json.WriteString("schemaURL", $"{Spec}2-0-2/OpenLineage.json#/$defs/{kind}");
            content(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    static void WriteName(Utf8JsonWriter json, string ns, string name)
    {
        json.WriteString("namespace", ns);
        json.WriteString("name", name);
    }
}
