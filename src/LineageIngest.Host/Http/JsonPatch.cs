using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineageIngest.Host.Http;

/// <summary>Why a step of a patch cannot be applied.</summary>
sealed record PatchProblem(string Reason, string? Path);

/// <summary>Applies a JSON patch (RFC 6902): add, remove, replace, move, copy, test.</summary>
static class JsonPatch
{
    /// <summary>Null when every step could be applied; else the document may be changed in part and is of no use.</summary>
    public static PatchProblem? Apply(ref JsonNode? document, JsonElement patch)
    {
        foreach (var step in patch.EnumerateArray())
        {
            if (step.ValueKind != JsonValueKind.Object || Text(step, "op") is not { } op || Text(step, "path") is not { } path)
                return new PatchProblem("A step of the patch has an op and a path.", null);
            if (Step(ref document, step, op, path) is { } problem)
                return problem;
        }
        return null;
    }

    static PatchProblem? Step(ref JsonNode? document, JsonElement step, string op, string path)
    {
        switch (op)
        {
            case "add" or "replace":
                if (!step.TryGetProperty("value", out var value))
                    return new PatchProblem($"{op} needs a value.", path);
                return Set(ref document, path, Node(value), op == "add");
            case "remove":
                return Remove(ref document, path, out _);
            case "move" or "copy":
                if (Text(step, "from") is not { } from)
                    return new PatchProblem($"{op} needs from.", path);
                if (op == "copy")
                    return Find(document, from, out var copied) ? Set(ref document, path, copied?.DeepClone(), true) : Missing(from);
                return Remove(ref document, from, out var moved) ?? Set(ref document, path, moved, true);
            case "test":
                return
                    step.TryGetProperty("value", out var expected)
                    && Find(document, path, out var found)
                    && JsonNode.DeepEquals(found, Node(expected))
                    ? null
                    : new PatchProblem("The value is another one.", path);
            default:
                return new PatchProblem($"'{op}' is none of add, remove, replace, move, copy, test.", path);
        }
    }

    static PatchProblem? Set(ref JsonNode? document, string path, JsonNode? value, bool mayBeNew)
    {
        if (path.Length == 0)
        {
            document = value;
            return null;
        }
        var (parentPath, name) = Split(path);
        if (!Find(document, parentPath, out var parent))
            return Missing(parentPath);
        switch (parent)
        {
            case JsonObject holder when mayBeNew || holder.ContainsKey(name):
                holder[name] = value;
                return null;
            case JsonArray list when mayBeNew && name == "-":
                list.Add(value);
                return null;
            case JsonArray list when Index(name, list.Count + (mayBeNew ? 1 : 0)) is { } index:
                if (mayBeNew)
                    list.Insert(index, value);
                else
                    list[index] = value;
                return null;
            default:
                return Missing(path);
        }
    }

    static PatchProblem? Remove(ref JsonNode? document, string path, out JsonNode? removed)
    {
        removed = null;
        if (path.Length == 0)
        {
            (removed, document) = (document, null);
            return null;
        }
        var (parentPath, name) = Split(path);
        if (!Find(document, path, out removed) || !Find(document, parentPath, out var parent))
            return Missing(path);
        if (parent is JsonObject holder)
            holder.Remove(name);
        else if (parent is JsonArray list && Index(name, list.Count) is { } index)
            list.RemoveAt(index);
        return null;
    }

    static bool Find(JsonNode? document, string path, out JsonNode? found)
    {
        found = document;
        foreach (var name in path.Split('/').Skip(1).Select(Unescaped))
        {
            switch (found)
            {
                case JsonObject holder when holder.ContainsKey(name):
                    found = holder[name];
                    break;
                case JsonArray list when Index(name, list.Count) is { } index:
                    found = list[index];
                    break;
                default:
                    return false;
            }
        }
        return path.Length == 0 || path[0] == '/';
    }

    static (string Parent, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", Unescaped(path)) : (path[..slash], Unescaped(path[(slash + 1)..]));
    }

    static string Unescaped(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    static int? Index(string name, int count) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;

    static PatchProblem Missing(string path) => new("Nothing stands at this place.", path);

    static string? Text(JsonElement step, string name) =>
        step.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
