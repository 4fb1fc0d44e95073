using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LineageIngest.Airflow.Events;

/// <summary>Writes OpenLineage events canonically: fixed order of keys, no clock, nothing random, so that the same state of Airflow is the same bytes.</summary>
static class EventJson
{
    public const string Producer = "urn:lineage-ingest:airflow-crawler";
    const string Spec = "https://openlineage.io/spec/";

    static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Event(string kind, DateTimeOffset at, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("eventTime", Instant(at));
            json.WriteString("producer", Producer);
            json.WriteString("schemaURL", $"{Spec}2-0-2/OpenLineage.json#/$defs/{kind}");
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void Object(this Utf8JsonWriter json, string name, Action content)
    {
        json.WriteStartObject(name);
        content();
        json.WriteEndObject();
    }

    /// <param name="schema">file of the specification such as <c>1-0-0/TagsJobFacet</c>; null for a facet of our own</param>
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

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void Each<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> content)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            content(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
