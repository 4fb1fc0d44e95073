using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace LineageIngest.OpenLineage;

/// <summary>
/// Lenient reads of what <see cref="TolerantJson"/> parsed, which mends lone surrogates: what is absent or of another type is null, never an exception;
/// texts come without NUL.
/// </summary>
static class JsonElementExtensions
{
    /// <summary>Names of facets of jobs and datasets (https://openlineage.io/docs/spec/facets/).</summary>
    static readonly FrozenSet<string> _ofTheSpec = FrozenSet.ToFrozenSet(
        [
            "columnLineage",
            "dataSource",
            "datasetType",
            "documentation",
            "jobType",
            "lifecycleStateChange",
            "ownership",
            "schema",
            "sourceCode",
            "sourceCodeLocation",
            "sql",
            "storage",
            "symlinks",
            "tags",
            "version",
        ],
        StringComparer.Ordinal
    );

    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Get(this JsonElement? element, string name) => element?.Get(name);

    public static JsonElement? GetObject(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static JsonElement? GetObject(this JsonElement? element, string name) => element?.GetObject(name);

    /// <summary>A text; numbers and booleans are given as their text.</summary>
    public static string? Text(this JsonElement? element, string name) =>
        element?.Get(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.SafeString(),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
            _ => null,
        };

    public static string? Text(this JsonElement element, string name) => Text((JsonElement?)element, name);

    public static bool Flag(this JsonElement? element, string name) => element?.Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A number, also when written as text.</summary>
    public static double? Number(this JsonElement? element, string name) =>
        element?.Get(name) switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
            { ValueKind: JsonValueKind.String } text when double.TryParse(text.SafeString(), CultureInfo.InvariantCulture, out var value) =>
                value,
            _ => null,
        };

    public static IEnumerable<JsonElement> Items(this JsonElement? element, string name) =>
        element?.Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => Items((JsonElement?)element, name);

    public static IEnumerable<JsonProperty> Members(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>
    /// The facets of an entity that say something: null and a facet whose members are all empty are as good as absent, a deletion is not
    /// (spec/OpenLineage.json, BaseFacet: _deleted).
    /// </summary>
    public static IEnumerable<JsonProperty> Facets(this JsonElement? entity) =>
        entity.GetObject("facets").Members().Where(SaysSomething);

    // A facet is an object. Any other value under a name that we read says nothing, and takes nothing away; under another name it is kept as it came.
    static bool SaysSomething(JsonProperty facet) =>
        facet.Value.ValueKind switch
        {
            JsonValueKind.Object => ((JsonElement?)facet.Value).Flag("_deleted")
                || facet.Value.EnumerateObject().Any(m => !m.Name.StartsWith('_') && !IsEmpty(m.Value)),
            JsonValueKind.Null => false,
            _ => !_ofTheSpec.Contains(facet.Name),
        };

    static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && value.ValueEquals(""))
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    /// <summary>The name without NUL.</summary>
    public static string SafeName(this JsonProperty property) => Clean(property.Name);

    /// <summary>The string value without NUL.</summary>
    public static string SafeString(this JsonElement element) => Clean(element.GetString()!);

    /// <summary>The JSON text as sent. Escapes stay escapes, so it holds no NUL and no surrogate.</summary>
    public static string SafeRaw(this JsonElement element) => element.GetRawText();

    static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}
