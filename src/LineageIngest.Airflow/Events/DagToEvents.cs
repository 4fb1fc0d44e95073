using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Events;

/// <summary>A DAG and its tasks as Airflow declares them → one JobEvent for each. Pure: the same declaration at the same instant is the same bytes.</summary>
static class DagToEvents
{
    /// <param name="at">the instant from which the declaration holds</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Declare(
        AirflowInstance airflow,
        Dag dag,
        IReadOnlyList<DagTask> tasks,
        AssetBook assets,
        IReadOnlyDictionary<string, TaskHints> hints,
        string? importError,
        string version,
        DateTimeOffset at
    )
    {
        yield return Job(
            airflow,
            dag.Id,
            at,
            json =>
            {
                json.Documentation(dag.Documentation ?? dag.Description);
                json.Dependencies(airflow, assets.Starters(dag.Id), []);
                json.JobType("DAG");
                json.Facet("lineage_ingest_airflow", null, "JobFacet", () => WriteDag(json, airflow, dag, tasks, importError, version));
                json.Ownership(dag.Owners);
                json.Tags(dag.Tags);
            }
        );

        var upstream = tasks
            .SelectMany(task => task.Downstream.Select(below => (below, task.Id)))
            .ToLookup(edge => edge.below, edge => edge.Id);
        foreach (var task in tasks)
        {
            var name = new TaskName(dag.Id, task.Id);
            yield return Job(
                airflow,
                $"{dag.Id}.{task.Id}",
                at,
                json =>
                {
                    json.Documentation(task.Documentation);
                    json.JobType("TASK");
                    json.Facet("lineage_ingest_airflow", null, "JobFacet", () => WriteTask(json, airflow, dag, task, upstream[task.Id]));
                    json.Ownership(task.Owner?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
                    json.Tags(dag.Tags);
                },
                json =>
                {
                    json.Datasets("inputs", assets.Inlets(name, hints.GetValueOrDefault(task.Id)));
                    json.Datasets("outputs", assets.Outlets(name));
                }
            );
        }
    }

    /// <summary>A DAG or task that is no longer declared; it stays known, with its history.</summary>
    public static ReadOnlyMemory<byte> Gone(AirflowInstance airflow, string dagId, string? taskId, DateTimeOffset at) =>
        Job(
            airflow,
            taskId is null ? dagId : $"{dagId}.{taskId}",
            at,
            json =>
            {
                json.JobType(taskId is null ? "DAG" : "TASK");
                json.Facet(
                    "lineage_ingest_airflow",
                    null,
                    "JobFacet",
                    () =>
                    {
                        json.WriteString("kind", taskId is null ? "dag" : "task");
                        json.WriteString("connection", airflow.Connection);
                        json.WriteString("dag", dagId);
                        json.Text("task", taskId);
                        json.WriteBoolean("gone", true);
                    }
                );
            }
        );

    /// <summary>The group of a task is the prefix of its id, as Airflow puts it there.</summary>
    public static string? Group(string taskId) => taskId.LastIndexOf('.') is var dot and > 0 ? taskId[..dot] : null;

    static ReadOnlyMemory<byte> Job(
        AirflowInstance airflow,
        string name,
        DateTimeOffset at,
        Action<Utf8JsonWriter> facets,
        Action<Utf8JsonWriter>? datasets = null
    ) =>
        EventJson.Event(
            "JobEvent",
            at,
            json =>
            {
                json.Object(
                    "job",
                    () =>
                    {
                        json.WriteString("namespace", airflow.Namespace);
                        json.WriteString("name", name);
                        json.Object("facets", () => facets(json));
                    }
                );
                if (datasets is null)
                {
                    json.Texts("inputs", []);
                    json.Texts("outputs", []);
                }
                else
                {
                    datasets(json);
                }
            }
        );

    static void WriteDag(
        Utf8JsonWriter json,
        AirflowInstance airflow,
        Dag dag,
        IReadOnlyList<DagTask> tasks,
        string? importError,
        string version
    )
    {
        json.WriteString("kind", "dag");
        json.WriteString("connection", airflow.Connection);
        json.WriteString("airflow", airflow.Version.Text);
        json.WriteString("dag", dag.Id);
        json.Text("displayName", dag.DisplayName == dag.Id ? null : dag.DisplayName);
        json.WriteString("version", version);
        json.WriteBoolean("paused", dag.Paused);
        json.WriteBoolean("stale", dag.Stale);
        json.WriteBoolean("gone", dag.Stale);
        json.Text("schedule", dag.Schedule);
        json.Text("scheduleDescription", dag.ScheduleDescription);
        json.Text("file", dag.RelativeFile ?? dag.File);
        json.Text("bundle", dag.Bundle);
        json.Text("bundleVersion", dag.BundleVersion);
        json.Text("importError", importError);
        json.Each(
            "tasks",
            tasks,
            task =>
            {
                json.WriteString("id", task.Id);
                json.Text("operator", task.OperatorClass);
                json.Texts("downstream", task.Downstream);
            }
        );
    }

    static void WriteTask(Utf8JsonWriter json, AirflowInstance airflow, Dag dag, DagTask task, IEnumerable<string> upstream)
    {
        json.WriteString("kind", "task");
        json.WriteString("connection", airflow.Connection);
        json.WriteString("dag", dag.Id);
        json.WriteString("task", task.Id);
        json.Text("displayName", task.DisplayName == task.Id ? null : task.DisplayName);
        json.Text("operator", task.OperatorClass);
        json.Text("operatorModule", task.OperatorModule);
        json.Text("group", Group(task.Id));
        json.WriteBoolean("mapped", task.Mapped);
        json.Text("triggerRule", task.TriggerRule);
        json.Text("pool", task.Pool);
        json.Texts("upstream", upstream.Order(StringComparer.Ordinal));
        json.Texts("downstream", task.Downstream);
        json.WriteBoolean("paused", dag.Paused);
        json.WriteBoolean("gone", dag.Stale);
    }
}
