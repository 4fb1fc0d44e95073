using System.Buffers;
using System.Text;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.OpenLineage;

namespace LineageIngest.Facts;

/// <summary>A column of a dataset; nested fields for structs, arrays and maps.</summary>
public sealed record SchemaColumn(string Name, string? Type, IReadOnlyList<SchemaColumn> Fields)
{
    /// <summary>The columns of a schema facet, in its order; names and types only, so that a changed comment is no new version.</summary>
    public static List<SchemaColumn> ReadAll(JsonElement schema, string member = "fields") =>
        [
            .. schema
                .Items(member)
                .Where(field => field.Text("name") is not null)
                .Select(field => new SchemaColumn(field.Text("name")!, field.Text("type"), ReadAll(field))),
        ];

    /// <summary>Canonical text: equal schemas are equal texts.</summary>
    public static string Write(IReadOnlyList<SchemaColumn> columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, AnswerJson.Writing))
            WriteArray(writer, columns);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static List<SchemaColumn> Parse(string text)
    {
        using var document = JsonDocument.Parse(
            $$"""{"fields":{{text}}}""",
            new JsonDocumentOptions { MaxDepth = 2 * TolerantJson.MaxDepth }
        );
        return ReadAll(document.RootElement);
    }

    /// <summary>Columns and the fields inside them: <c>address</c>, <c>address.city</c>.</summary>
    public static IEnumerable<string> Paths(IEnumerable<SchemaColumn> columns, string prefix = "") =>
        columns.SelectMany(c => Paths(c.Fields, $"{prefix}{c.Name}.").Prepend(prefix + c.Name));

    static void WriteArray(Utf8JsonWriter writer, IReadOnlyList<SchemaColumn> columns)
    {
        writer.WriteStartArray();
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            if (column.Type is not null)
                writer.WriteString("type", column.Type);
            if (column.Fields.Count > 0)
            {
                writer.WritePropertyName("fields");
                WriteArray(writer, column.Fields);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
