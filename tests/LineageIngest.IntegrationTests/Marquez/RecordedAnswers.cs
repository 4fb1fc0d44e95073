using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.Events;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>One request to a Marquez server and what it answered.</summary>
sealed record RecordedAnswer(
    string Name,
    string Method,
    string Path,
    IReadOnlyList<(string Name, string Value)> Query,
    string? Body,
    string? ContentType,
    int Status,
    JsonNode? Answer
)
{
    /// <summary>What the request asks for, without its names: the row of the table that it counts in.</summary>
    public string Kind
    {
        get
        {
            var parts = Path.Split('?')[0].Trim('/').Split('/').Skip(2).ToArray();
            for (var i = 1; i < parts.Length; i += 2)
                parts[i] = parts[0] is "stats" or "events" or "runlineage" || parts[i] is "runs" ? parts[i] : "…";
            return $"{Method} {string.Join('/', parts)}";
        }
    }

    public string Target(Func<string, string> rename) =>
        Query.Count == 0
            ? rename(Path)
            : $"{Path}?{string.Join('&', Query.Select(q => $"{q.Name}={Uri.EscapeDataString(rename(q.Value))}"))}";

    public static async Task<List<RecordedAnswer>> ReadAllAsync()
    {
        var answers = new List<RecordedAnswer>();
        await using var stream = EventSplitter.Open(System.IO.Path.Combine(Recordings.Folder, "marquez", "answers.ndjson.gz"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            var recorded = JsonNode.Parse(line)!;
            var request = recorded["request"]!;
            var query =
                request["query"]
                    ?.AsObject()
                    .SelectMany(q => q.Value is JsonArray several ? several.Select(v => (q.Key, Text(v))) : [(q.Key, Text(q.Value))])
                    .ToList()
                ?? [];
            answers.Add(
                new RecordedAnswer(
                    recorded["name"]!.GetValue<string>(),
                    request["method"]!.GetValue<string>(),
                    request["path"]!.GetValue<string>(),
                    query,
                    request["body"]?.GetValue<string>(),
                    request["contentType"]?.GetValue<string>(),
                    recorded["status"]!.GetValue<int>(),
                    recorded["body"]
                )
            );
        }
        return answers;
    }

    public static Task<List<byte[]>> EventsAsync() => Recordings.ReadAsync(System.IO.Path.Combine("marquez", "events.ndjson.gz"));

    static string Text(JsonNode? value) =>
        value switch
        {
            JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            null => "",
            _ => Convert.ToString(value.ToJsonString(), CultureInfo.InvariantCulture),
        };
}
