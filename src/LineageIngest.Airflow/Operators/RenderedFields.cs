using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.OpenLineage;

namespace LineageIngest.Airflow.Operators;

/// <summary>The rendered template fields of one task instance, asked by paths such as <c>configuration.query.query</c> and <c>a|b</c> (the first that has a value).</summary>
sealed class RenderedFields(JsonElement json)
{
    public IEnumerable<string> Names =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>The value of the first alternative that has one.</summary>
    public JsonElement Find(string path) => path.Split('|').Select(One).FirstOrDefault(value => !IsEmpty(value));

    public string? Text(string path) => Texts(path) is [var first, ..] ? first : null;

    /// <summary>All texts of a field: its own, or those of its list; a BigQuery table reference counts as <c>project.dataset.table</c>.</summary>
    public IReadOnlyList<string> Texts(string path) =>
        Find(path) switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Scalar).OfType<string>()],
            var value => Scalar(value) is { } text ? [text] : [],
        };

    /// <summary>A template with its fields put in; a part between dots falls away when its field has no value, any other makes the whole unknown.</summary>
    public IReadOnlyList<string> Fill(string template, bool table)
    {
        if (table)
        {
            IEnumerable<string> tables = [""];
            foreach (var part in template.Split("}.").Select(part => part.EndsWith('}') ? part : part + "}"))
            {
                var values = Texts(part[1..^1]);
                tables =
                    values.Count == 0
                        ? (part.EndsWith(template[template.LastIndexOf('{')..], StringComparison.Ordinal) ? [] : tables)
                        : tables.SelectMany(head => values.Select(value => head.Length > 0 ? $"{head}.{value}" : value)).ToList();
            }

            return [.. tables.Where(name => name.Length > 0)];
        }

        IReadOnlyList<string> texts = [template];
        for (
            var open = 0;
            texts.Count > 0
                && (open = texts[0].IndexOf('{', StringComparison.Ordinal)) >= 0
                && texts[0].IndexOf('}', open) is var close and > 0;

        )
        {
            var field = texts[0][(open + 1)..close];
            texts =
            [
                .. texts.SelectMany(text =>
                    Texts(field).Select(value => text.Replace("{" + field + "}", Guard(value), StringComparison.Ordinal))
                ),
            ];
        }

        return [.. texts.Select(Unguard)];
    }

    JsonElement One(string path)
    {
        var literal = json.Field(path);
        return literal.ValueKind != JsonValueKind.Undefined ? literal : path.Split('.').Aggregate(json, (value, name) => value.Field(name));
    }

    static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length is 0)
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    static string? Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text and not "None" ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object when value.Text("tableId") is { } table => string.Join(
                '.',
                new[] { value.Text("projectId"), value.Text("datasetId"), table }.OfType<string>()
            ),
            _ => null,
        };

    // A value may hold braces of its own (part counters such as part_{}.csv): they are no fields of ours.
    static string Guard(string value) => value.Replace('{', '\u0001').Replace('}', '\u0002');

    static string Unguard(string value) => value.Replace('\u0001', '{').Replace('\u0002', '}');
}
