using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Insight.Runs;

/// <summary>Reads from Airflow's facets what a task waits for. Pure.</summary>
static class AirflowOrder
{
    /// <summary>Of the provider's run facet <c>airflow</c>: lists of ids, which it sends as the text of a Python list.</summary>
    public static DeclaredOrder? OfRun(JsonElement? runFacets)
    {
        var airflow = runFacets.GetObject("airflow");
        var task = airflow.GetObject("task");
        if (airflow.GetObject("dag").Text("dag_id") is not { } dag || task?.Get("upstream_task_ids") is null)
            return null;
        return new DeclaredOrder(OrderBasis.Run, Jobs(dag, Ids(task, "upstream_task_ids")), Jobs(dag, Ids(task, "downstream_task_ids")));
    }

    /// <summary>Of the crawler's job facet <c>lineage_ingest_airflow</c>.</summary>
    public static DeclaredOrder? OfDeclaration(JsonElement facet) =>
        facet.Text("dag") is { } dag && facet.Text("task") is not null && facet.Get("upstream") is not null
            ? new DeclaredOrder(OrderBasis.Declaration, Jobs(dag, Ids(facet, "upstream")), Jobs(dag, Ids(facet, "downstream")))
            : null;

    static List<string> Jobs(string dag, List<string> tasks) => tasks.ConvertAll(task => $"{dag}.{task}");

    static List<string> Ids(JsonElement? element, string name) =>
        element?.Get(name) switch
        {
            { ValueKind: JsonValueKind.Array } =>
            [
                .. element.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.SafeString()),
            ],
            { ValueKind: JsonValueKind.String } text => Quoted(text.SafeString()),
            _ => [],
        };

    /// <summary><c>"['a', 'b.c']"</c> → a, b.c. Task ids hold letters, digits, dots, dashes and underscores, so no quote is ever escaped.</summary>
    static List<string> Quoted(string list)
    {
        var ids = new List<string>();
        var open = list.IndexOfAny(['\'', '"']);
        while (open >= 0)
        {
            var close = list.IndexOf(list[open], open + 1);
            if (close < 0)
                break;
            ids.Add(list[(open + 1)..close]);
            open = close + 1 < list.Length ? list.IndexOfAny(['\'', '"'], close + 1) : -1;
        }
        return ids;
    }
}
