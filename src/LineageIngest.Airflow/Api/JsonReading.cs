using System.Globalization;
using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>Reads fields that may be absent, null or of another type than last version's: every reader says what it takes instead.</summary>
static class JsonReading
{
    public static JsonElement Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement json, string name) =>
        json.Field(name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };

    public static bool Flag(this JsonElement json, string name) => json.Field(name).ValueKind == JsonValueKind.True;

    public static int? Number(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static DateTimeOffset? Instant(this JsonElement json, string name) =>
        DateTimeOffset.TryParse(
            json.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    public static IEnumerable<JsonElement> Rows(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } rows ? rows.EnumerateArray() : [];

    public static string[] Texts(this JsonElement json, string name) =>
        [.. json.Rows(name).Where(row => row.ValueKind == JsonValueKind.String).Select(row => row.GetString()!)];
}
