using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>A place where our answer is another one than the recorded.</summary>
sealed record Difference(string Path, string Theirs, string Ours);

/// <summary>
/// Compares answers value for value. Allowed is only what two Marquez servers that were sent the same events differ in among themselves: ids that
/// they make at random (each of theirs must always be the same one of ours), the clock, the order within sets. Facets may hold more than theirs,
/// since Marquez drops what its own classes do not know, and times may be written differently.
/// </summary>
sealed partial class Comparison
{
    static readonly string[] _ordered = ["graph", "datasets", "namespaces", "versions", "runs", "latestRuns", "sources", "tags"];
    readonly Dictionary<string, string> _ids = [];

    /// <summary>A text with their ids, by ours where they are known already.</summary>
    public string Rename(string text) => Uuid().Replace(text, id => _ids.GetValueOrDefault(id.Value, id.Value));

    public List<Difference> Compare(JsonNode? theirs, JsonNode? ours)
    {
        var differences = new List<Difference>();
        Compare(theirs, ours, "", differences);
        return differences;
    }

    void Compare(JsonNode? theirs, JsonNode? ours, string path, List<Difference> differences)
    {
        switch (theirs, ours)
        {
            case (null, null):
                break;
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(m => m.Key).Concat(right.Select(m => m.Key)).Distinct().Order(StringComparer.Ordinal))
                {
                    if (IsFacet(path) && left[name] is null)
                        continue; // more than theirs
                    Compare(left[name], right[name], $"{path}/{name}", differences);
                }
                break;
            case (JsonArray left, JsonArray right):
                CompareArrays(left, right, path, differences);
                break;
            default:
                if (!Same(theirs, ours, path))
                    differences.Add(new Difference(path, Show(theirs), Show(ours)));
                break;
        }
    }

    /// <summary>Elements are paired by what names them, else by likeness; the order counts only where Marquez promises one.</summary>
    void CompareArrays(JsonArray theirs, JsonArray ours, string path, List<Difference> differences)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var left = theirs.ToList();
        var rest = ours.ToList();
        var positions = new List<int>();
        foreach (var their in left)
        {
            var key = Key(their);
            var alike = Enumerable.Range(0, rest.Count).Where(i => Key(rest[i]) == key).ToList();
            var best =
                alike.Count > 1 ? alike.MinBy(i => Trial(their, rest[i], path).Count)
                : alike.Count == 1 ? alike[0]
                : -1;
            if (best < 0)
            {
                differences.Add(new Difference($"{path}[{Key(their)}]", Show(their), "absent"));
                continue;
            }
            positions.Add(ours.IndexOf(rest[best]));
            Compare(their, rest[best], $"{path}[{Key(their)}]", differences);
            rest.RemoveAt(best);
        }
        foreach (var extra in rest)
            differences.Add(new Difference($"{path}[{Key(extra)}]", "absent", Show(extra)));
        if (_ordered.Contains(name) && !positions.SequenceEqual(positions.Order()))
            differences.Add(new Difference($"{path}/order", "as recorded", string.Join(',', positions)));
    }

    /// <summary>A comparison that teaches no ids.</summary>
    List<Difference> Trial(JsonNode? theirs, JsonNode? ours, string path)
    {
        var known = new Dictionary<string, string>(_ids);
        var differences = new List<Difference>();
        Compare(theirs, ours, path, differences);
        _ids.Clear();
        foreach (var (their, our) in known)
            _ids[their] = our;
        return differences;
    }

    bool Same(JsonNode? theirs, JsonNode? ours, string path)
    {
        if (
            theirs is JsonValue left
            && ours is JsonValue right
            && left.GetValueKind() == JsonValueKind.String
            && right.GetValueKind() == JsonValueKind.String
        )
        {
            return SameText(left.GetValue<string>(), right.GetValue<string>(), path);
        }

        return JsonNode.DeepEquals(theirs, ours);
    }

    bool SameText(string theirs, string ours, string path)
    {
        if (theirs == ours)
            return true;
        if (IsClock(path, theirs))
            return Instant(ours) is not null;
        if (Instant(theirs) is { } at && Instant(ours) == at)
            return true;
        return Learn(theirs, ours);
    }

    /// <summary>Texts that differ only in ids that Marquez makes at random (version 4) are the same, if these ids always stand for the same ones of ours.</summary>
    bool Learn(string theirs, string ours)
    {
        if (Uuid().Replace(theirs, "#") != Uuid().Replace(ours, "#"))
            return false;
        foreach (var (their, our) in Uuid().Matches(theirs).Zip(Uuid().Matches(ours)))
        {
            if (their.Value == our.Value)
                continue;
            if (their.Value[14] != '4')
                return false;
            if (_ids.TryGetValue(their.Value, out var known) ? known != our.Value : !_ids.TryAdd(their.Value, our.Value))
                return false;
        }
        return true;
    }

    /// <summary>The day of the recording in a time that the server's clock set.</summary>
    static bool IsClock(string path, string theirs) =>
        theirs.StartsWith("2026-11-2", StringComparison.Ordinal)
        && (
            path.EndsWith("/createdAt", StringComparison.Ordinal)
            || path.EndsWith("/updatedAt", StringComparison.Ordinal)
            || path.EndsWith("Interval", StringComparison.Ordinal)
        );

    static DateTimeOffset? Instant(string text) =>
        text.Length > 9
        && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    static bool IsFacet(string path) =>
        path.Contains("/facets", StringComparison.Ordinal) || path.StartsWith("/events[", StringComparison.Ordinal);

    static string Key(JsonNode? element) =>
        element switch
        {
            JsonObject { } o when o["nodeId"] is { } node => Show(node),
            JsonObject { } o when o["id"] is JsonObject id => $"{id["namespace"]} {id["name"]}",
            JsonObject { } o when o["id"] is JsonValue id => id.ToString().Split('#')[0],
            JsonObject { } o when o["datasetVersionId"] is JsonObject id => $"{id["namespace"]} {id["name"]}",
            JsonObject { } o when o["origin"] is { } origin => Uuid().Replace($"{origin} {o["destination"]}", "#"),
            JsonObject { } o when o["run"] is JsonObject run && o["eventTime"] is { } time =>
                $"{run["id"] ?? run["runId"]} {o["eventType"]} {Instant(time.ToString())?.UtcDateTime:O}",
            JsonObject { } o when o["run"] is JsonObject run => $"{run["id"]}",
            JsonObject { } o when o["field"] is { } field => $"{o["namespace"]} {o["dataset"]} {field}",
            JsonObject { } o when o["name"] is { } name => $"{o["namespace"]} {name}",
            JsonValue value => value.ToString(),
            _ => "",
        };

    static string Show(JsonNode? node) =>
        node is null ? "null"
        : node.ToJsonString() is { Length: > 160 } text ? text[..160]
        : node.ToJsonString();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
