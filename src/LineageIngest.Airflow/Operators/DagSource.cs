using System.Text.RegularExpressions;

namespace LineageIngest.Airflow.Operators;

/// <summary>
/// What a DAG's Python file says in plain literals and REST does not: connection ids of operators that do not render them, and inlets (Airflow 2 shows none).
/// Nothing is evaluated: a name counts only when the file gives it one literal value, a task only when one call names it.
/// </summary>
public static partial class DagSource
{
    public static IReadOnlyDictionary<string, TaskHints> Read(string python, IEnumerable<string> taskIds)
    {
        var hints = new SortedDictionary<string, TaskHints>(StringComparer.Ordinal);
        var calls = PythonCalls.Of(python);
        var texts = Once(TextConstant().Matches(python));
        var assets = Once(AssetConstant().Matches(python));
        foreach (var taskId in taskIds)
        {
            var plain = Regex.Escape(taskId[(taskId.LastIndexOf('.') + 1)..]); // the group's prefix stands elsewhere
            var named = Regex.Matches(python, $@"\btask_id\s*=\s*[""']{plain}[""']");
            if (
                named.Count == 1
                && calls
                    .Where(call => call.Open < named[0].Index && named[0].Index < call.Close)
                    .OrderByDescending(call => call.Open)
                    .FirstOrDefault()
                    is { Close: > 0 } call
            )
            {
                var text = python[call.Open..call.Close];
                var connections = new SortedDictionary<string, string>(StringComparer.Ordinal);
                foreach (
                    var given in Connection()
                        .Matches(text)
                        .Where(given => given.Groups["text"].Success || texts.ContainsKey(given.Groups["name"].Value))
                )
                {
                    connections[given.Groups["field"].Value] = given.Groups["text"].Success
                        ? given.Groups["text"].Value
                        : texts[given.Groups["name"].Value];
                }

                string[] inlets = Inlets().Match(text) is { Success: true } list ? [.. Uris(list.Groups["items"].Value, assets)] : [];
                if (connections.Count + inlets.Length > 0)
                {
                    hints[taskId] = new TaskHints(connections, inlets);
                }
            }
        }

        return hints;
    }

    static IEnumerable<string> Uris(string items, Dictionary<string, string> assets)
    {
        foreach (Match item in InletItem().Matches(items))
        {
            if (item.Groups["uri"].Success)
                yield return item.Groups["uri"].Value;
            else if (assets.TryGetValue(item.Groups["name"].Value, out var uri))
                yield return uri;
        }
    }

    /// <summary>Names with one value only; a name that is given two is a variable.</summary>
    static Dictionary<string, string> Once(MatchCollection constants) =>
        constants
            .GroupBy(constant => constant.Groups["name"].Value)
            .Where(group => group.Select(constant => constant.Groups["text"].Value).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Groups["text"].Value);

    [GeneratedRegex("""^[ \t]*(?<name>\w+)\s*=\s*["'](?<text>[^"'\n]+)["']\s*(#.*)?$""", RegexOptions.Multiline)]
    private static partial Regex TextConstant();

    [GeneratedRegex("""^[ \t]*(?<name>\w+)\s*=\s*(?:Asset|Dataset)\(\s*(?:uri\s*=\s*)?["'](?<text>[^"'\n]+)["']""", RegexOptions.Multiline)]
    private static partial Regex AssetConstant();

    [GeneratedRegex("""\b(?<field>\w*conn_id)\s*=\s*(?:["'](?<text>[^"'\n{]+)["']|(?<name>\w+)\s*[,)])""")]
    private static partial Regex Connection();

    [GeneratedRegex("""\binlets\s*=\s*\[(?<items>[^\]]*)\]""")]
    private static partial Regex Inlets();

    [GeneratedRegex("""(?:Asset|Dataset)\(\s*(?:uri\s*=\s*)?["'](?<uri>[^"'\n]+)["'][^)]*\)|\b(?<name>\w+)\b""")]
    private static partial Regex InletItem();
}

/// <summary>What a DAG's source says of one task: connection ids by field, URIs of inlets.</summary>
public sealed record TaskHints(SortedDictionary<string, string> Connections, string[] Inlets)
{
    /// <summary>The id of the first of the fields that the source gives; <c>a|b</c> are alternatives.</summary>
    internal string? ConnectionOf(string fields) =>
        fields.Split('|').Select(field => Connections.GetValueOrDefault(field)).FirstOrDefault(id => id is not null);
}
