using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.Producers;

/// <summary>
/// Assets declared as inlets and outlets of an Airflow task. The provider turns Table and File entities into inputs and outputs but not assets:
/// those stand only in the run facet <c>airflow.task</c>, as the text of a Python list (<c>[{'uri': 's3://b/k', 'extra': {}}]</c>).
/// </summary>
static class AirflowAssets
{
    public static IEnumerable<string> Inlets(OpenLineageEvent source) => Uris(source, "inlets");

    public static IEnumerable<string> Outlets(OpenLineageEvent source) => Uris(source, "outlets");

    static IEnumerable<string> Uris(OpenLineageEvent source, string list)
    {
        var task = source.RunFacets.GetObject("airflow").GetObject("task");
        return task.Get(list) switch
        {
            { ValueKind: JsonValueKind.String } text => PythonText(text.SafeString()),
            { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => item.Text("uri")).OfType<string>(),
            _ => [],
        };
    }

    /// <summary>The values of every 'uri' key in the text of a Python value; asset aliases and entities have none.</summary>
    static IEnumerable<string> PythonText(string text)
    {
        var strings = PythonStrings(text).ToList();
        for (var i = 0; i + 1 < strings.Count; i++)
        {
            if (strings[i] is ("uri", true))
                yield return strings[i + 1].Text;
        }
    }

    /// <summary>The quoted strings in order; a key is one that a colon follows.</summary>
    static IEnumerable<(string Text, bool IsKey)> PythonStrings(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\'' or '"'))
                continue;
            var quote = text[i++];
            var value = new System.Text.StringBuilder();
            for (; i < text.Length && text[i] != quote; i++)
                value.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
            yield return (value.ToString(), i + 1 < text.Length && text[i + 1] == ':');
        }
    }
}
