using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LineageIngest.OpenLineage;

/// <summary>Lenient reads: what is absent or of another type is null, never an exception; texts come without NUL and lone surrogates.</summary>
static class JsonElementExtensions
{
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
        entity.GetObject("facets").Members().Where(facet => SaysSomething(facet.Value));

    static bool SaysSomething(JsonElement facet) =>
        facet.ValueKind == JsonValueKind.Object
            ? ((JsonElement?)facet).Flag("_deleted") || facet.EnumerateObject().Any(m => !m.Name.StartsWith('_') && !IsEmpty(m.Value))
            : facet.ValueKind != JsonValueKind.Null;

    static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && value.ValueEquals(""))
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    public static string SafeName(this JsonProperty property)
    {
        try
        {
            return Clean(property.Name);
        }
        catch (InvalidOperationException)
        {
            return Clean(Unescape(property.ToString()));
        }
    }

    /// <summary>The string value; a lone surrogate (legal for Python's json.dumps) becomes U+FFFD, as does NUL.</summary>
    public static string SafeString(this JsonElement element)
    {
        try
        {
            return Clean(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Clean(Unescape(element.GetRawText()));
        }
    }

    /// <summary>The JSON text as sent. Escapes stay escapes, so it holds no NUL and no surrogate.</summary>
    public static string SafeRaw(this JsonElement element) => element.GetRawText();

    static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;

    static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length && quoted[i] != '"'; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }
            i++;
            if (quoted[i] == 'u')
            {
                text.Append((char)int.Parse(quoted.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(
                    quoted[i] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        var c => c,
                    }
                );
            }
        }
        return WithoutLoneSurrogates(text.ToString());
    }

    static string WithoutLoneSurrogates(string text)
    {
        var bytes = new UTF8Encoding(false, throwOnInvalidBytes: false).GetBytes(text); // the encoder writes U+FFFD for a lone surrogate
        return Encoding.UTF8.GetString(bytes);
    }
}
