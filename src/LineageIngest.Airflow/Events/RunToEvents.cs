using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Events;

/// <summary>
/// A DAG run with its task instances → RunEvents with Airflow's own times and with the run ids that its provider gives. Pure.
/// Example: a task that succeeded gives START at its start and COMPLETE with SQL and datasets at its end.
/// </summary>
static class RunToEvents
{
    /// <param name="clearNumber">how often the run was cleared, as far as events tell</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Write(
        AirflowInstance airflow,
        DagRun run,
        IReadOnlyList<TaskInstance> tasks,
        AssetBook assets,
        ConnectionBook connections,
        IReadOnlyDictionary<string, TaskHints> hints,
        int clearNumber
    )
    {
        if (RunIds.Instant(run.LogicalDate, run.RunAfter) is not { } instant || run.Start is not { } start)
        {
            yield break; // still queued
        }

        var context = new RunContext(
            airflow,
            run,
            RunIds.Dag(airflow.Namespace, run.DagId, instant, clearNumber, airflow.Form),
            ParentRun.Of(run.Conf)
        );
        yield return DagEvent(context, "START", start, assets.Starters(run.DagId, run.Id), []);
        foreach (var task in tasks)
        {
            var id = RunIds.Task(airflow.Namespace, run.DagId, task.TaskId, task.TryNumber, task.MapIndex, instant, airflow.Form);
            foreach (var body in TaskToEvents.Write(context, task, id, assets, connections, hints.GetValueOrDefault(task.TaskId)))
            {
                yield return body;
            }
        }

        if (run is { Ended: true, End: { } end })
        {
            yield return DagEvent(context, run.State == "success" ? "COMPLETE" : "FAIL", end, [], tasks);
        }
    }

    static ReadOnlyMemory<byte> DagEvent(
        RunContext context,
        string type,
        DateTimeOffset at,
        IReadOnlyList<Dependency> upstream,
        IReadOnlyList<TaskInstance> tasks
    ) =>
        EventJson.Event(
            "RunEvent",
            at,
            json =>
            {
                json.WriteString("eventType", type);
                json.Object(
                    "run",
                    () =>
                    {
                        json.WriteString("runId", context.DagRunId);
                        json.Object(
                            "facets",
                            () =>
                            {
                                if (tasks.Count > 0)
                                {
                                    json.Facet(
                                        "airflowState",
                                        null,
                                        "RunFacet",
                                        () =>
                                        {
                                            json.WriteString("dagRunState", context.Run.State);
                                            json.Object("tasksState", () => WriteStates(json, tasks));
                                        }
                                    );
                                }

                                json.Dependencies(context.Airflow, upstream, []);
                                json.Facet("lineage_ingest_airflow", null, "RunFacet", () => WriteRun(json, context.Run));
                                json.NominalTime(context.Run);
                                if (context.Trigger is { } parent)
                                {
                                    parent.Write(json);
                                }

                                json.Engine(context.Airflow);
                            }
                        );
                    }
                );
                json.Object(
                    "job",
                    () =>
                    {
                        json.WriteString("namespace", context.Airflow.Namespace);
                        json.WriteString("name", context.Run.DagId);
                        json.Object("facets", () => json.JobType("DAG"));
                    }
                );
                json.Texts("inputs", []);
                json.Texts("outputs", []);
            }
        );

    /// <summary>A mapped task counts once, by the worst of its instances.</summary>
    static void WriteStates(Utf8JsonWriter json, IReadOnlyList<TaskInstance> tasks)
    {
        foreach (var task in tasks.GroupBy(task => task.TaskId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var states = task.Select(instance => instance.State ?? "none").Order(StringComparer.Ordinal).ToList();
            json.WriteString(
                task.Key,
                states.Contains("failed") ? "failed"
                    : states.Contains("upstream_failed") ? "upstream_failed"
                    : states.Find(state => state != "skipped") ?? states[0]
            );
        }
    }

    static void WriteRun(Utf8JsonWriter json, DagRun run)
    {
        json.WriteString("dagRunId", run.Id);
        json.Text("runType", run.Type);
    }
}
