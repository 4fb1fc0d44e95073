using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Insight.Runs;

/// <summary>Which try of a task a run was, and which of its mapped siblings; null where nothing says it.</summary>
/// <param name="Attempt">from 1</param>
/// <param name="MapIndex">from 0; null for a task that is not mapped</param>
/// <param name="MapLabel">what the mapped sibling is called in Airflow: <c>south</c></param>
/// <param name="TaskGroup">the task group that holds the task: <c>mart</c></param>
public sealed record TaskInstance(string? TaskId, int? Attempt, int? MapIndex, string? MapLabel, string? TaskGroup)
{
    public static readonly TaskInstance Unknown = new(null, null, null, null, null);

    /// <summary>From the provider's run facet <c>airflow</c>, else from the crawler's <c>lineage_ingest_airflow</c>.</summary>
    public static TaskInstance Of(JsonElement? runFacets)
    {
        if (runFacets.GetObject("airflow") is { } airflow)
        {
            var (task, instance) = (airflow.GetObject("task"), airflow.GetObject("taskInstance"));
            return new TaskInstance(
                task.Text("task_id"),
                Number(instance, "try_number", 1),
                Number(instance, "map_index", 0),
                instance.Text("rendered_map_index"),
                task.GetObject("task_group").Text("group_id") ?? task.Text("task_group") ?? GroupOf(task.Text("task_id"))
            );
        }
        return runFacets.GetObject("lineage_ingest_airflow") is { } crawled
            ? new TaskInstance(
                crawled.Text("task"),
                Number(crawled, "tryNumber", 1),
                Number(crawled, "mapIndex", 0),
                crawled.Text("mapLabel"),
                GroupOf(crawled.Text("task"))
            )
            : Unknown;
    }

    /// <summary>Airflow puts the groups before the name of a task: <c>mart.fct_sales</c>.</summary>
    static string? GroupOf(string? taskId) => taskId?.LastIndexOf('.') is > 0 and var dot ? taskId[..dot] : null;

    /// <summary>Airflow says -1 for a task that is not mapped, and 0 for a try that has not begun.</summary>
    static int? Number(JsonElement? element, string name, int least) =>
        element?.Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least
            ? value
            : null;
}
