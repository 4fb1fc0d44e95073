using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Events;

/// <summary>
/// A task instance → START, and COMPLETE or FAIL with what its rendered fields and its assets say: statements in the facets <c>sql</c> and
/// <c>lineage_ingest_sql</c>, datasets as inputs and outputs. Skipped and waiting ones give nothing, as with Airflow's own provider.
/// </summary>
static class TaskToEvents
{
    public static IEnumerable<ReadOnlyMemory<byte>> Write(
        RunContext context,
        TaskInstance task,
        Guid runId,
        AssetBook assets,
        ConnectionBook connections,
        TaskHints? hints
    )
    {
        if (task.Start is not { } start || task.State is "skipped" or "upstream_failed" or "removed" or "queued" or "scheduled" or null)
        {
            yield break;
        }

        yield return Event(context, task, runId, "START", start, TaskLineage.Nothing);
        if (task.State is "success" or "failed" or "up_for_retry" && task.End is { } end)
        {
            var name = new TaskName(task.DagId, task.TaskId);
            var lineage = OperatorLineage.Read(task, connections, hints);
            lineage = lineage with
            {
                Inputs = Join(lineage.Inputs, assets.Inlets(name, hints)),
                Outputs = Join(lineage.Outputs, assets.Outlets(name)),
            };
            yield return Event(context, task, runId, task.State == "success" ? "COMPLETE" : "FAIL", end, lineage);
        }
    }

    /// <summary>What the user declared outranks what the fields say about the same dataset.</summary>
    static IReadOnlyList<DatasetClaim> Join(IReadOnlyList<DatasetClaim> fields, IReadOnlyList<DatasetClaim> declared) =>
        [
            .. declared
                .Concat(fields)
                .DistinctBy(claim => claim.Dataset)
                .OrderBy(claim => claim.Dataset.Namespace, StringComparer.Ordinal)
                .ThenBy(claim => claim.Dataset.Name, StringComparer.Ordinal),
        ];

    static ReadOnlyMemory<byte> Event(
        RunContext context,
        TaskInstance task,
        Guid runId,
        string type,
        DateTimeOffset at,
        TaskLineage lineage
    ) =>
        EventJson.Event(
            "RunEvent",
            at,
            json =>
            {
                var airflow = context.Airflow;
                json.WriteString("eventType", type);
                json.Object(
                    "run",
                    () =>
                    {
                        json.WriteString("runId", runId);
                        json.Object(
                            "facets",
                            () =>
                            {
                                json.Dependencies(airflow, Links(lineage, LinkKind.WaitsFor), Links(lineage, LinkKind.Calls));
                                json.Facet("lineage_ingest_airflow", null, "RunFacet", () => WriteInstance(json, context, task, lineage));
                                json.NominalTime(context.Run);
                                var (rootNs, rootName, rootId) = context.Trigger is { } trigger
                                    ? (
                                        trigger.RootNamespace ?? trigger.Namespace,
                                        trigger.RootName ?? trigger.Name,
                                        trigger.RootRunId ?? trigger.RunId
                                    )
                                    : (airflow.Namespace, task.DagId, context.DagRunId);
                                RunFacets.Parent(json, airflow.Namespace, task.DagId, context.DagRunId, rootNs, rootName, rootId);
                                json.Engine(airflow);
                            }
                        );
                    }
                );
                json.Object(
                    "job",
                    () =>
                    {
                        json.WriteString("namespace", airflow.Namespace);
                        json.WriteString("name", $"{task.DagId}.{task.TaskId}");
                        json.Object(
                            "facets",
                            () =>
                            {
                                json.JobType("TASK");
                                WriteSql(json, lineage.Statements);
                            }
                        );
                    }
                );
                json.Datasets("inputs", lineage.Inputs);
                json.Datasets("outputs", lineage.Outputs);
            }
        );

    static List<Dependency> Links(TaskLineage lineage, LinkKind kind) =>
        [
            .. lineage
                .Links.Where(link => link.Kind == kind)
                .Select(link => new Dependency(
                    "DIRECT_INVOCATION",
                    link.TaskId is null ? link.DagId : $"{link.DagId}.{link.TaskId}",
                    null
                )),
        ];

    static void WriteInstance(Utf8JsonWriter json, RunContext context, TaskInstance task, TaskLineage lineage)
    {
        json.WriteString("dag", task.DagId);
        json.WriteString("task", task.TaskId);
        json.WriteString("dagRunId", context.Run.Id);
        json.WriteNumber("tryNumber", task.TryNumber);
        json.WriteNumber("mapIndex", task.MapIndex);
        json.Text("mapLabel", task.MapLabel);
        json.Text("operator", task.Operator);
        if (task.DagVersion is { } version)
        {
            json.WriteNumber("dagVersion", version);
        }

        if (lineage.Unresolved.Count > 0)
        {
            json.Texts("unresolved", lineage.Unresolved);
        }
    }

    static void WriteSql(Utf8JsonWriter json, IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Count == 0)
        {
            return;
        }

        json.Facet(
            "lineage_ingest_sql",
            null,
            "JobFacet",
            () =>
                json.Each(
                    "statements",
                    statements,
                    statement =>
                    {
                        json.WriteString("query", statement.Query);
                        json.Text("dialect", statement.Dialect);
                        json.Text("namespace", statement.Namespace);
                        json.Text("database", statement.Database);
                        json.Text("schema", statement.Schema);
                        if (statement.SearchPath.Count > 0)
                        {
                            json.Texts("searchPath", statement.SearchPath);
                        }

                        json.WriteString(
                            "role",
                            statement.Role switch
                            {
                                SqlRole.Reads => "reads",
                                SqlRole.Writes => "writes",
                                SqlRole.Source => "source",
                                _ => "both",
                            }
                        );
                        if (statement.Destination is { } destination)
                        {
                            json.Object(
                                "destination",
                                () =>
                                {
                                    json.WriteString("namespace", destination.Namespace);
                                    json.WriteString("name", destination.Name);
                                }
                            );
                        }

                        json.WriteBoolean("truncated", statement.Truncated);
                        json.WriteString("field", statement.Field);
                    }
                )
        );
        if (statements is [{ Truncated: false } only])
        {
            json.Facet(
                "sql",
                "1-1-0/SQLJobFacet",
                "",
                () =>
                {
                    json.WriteString("query", only.Query);
                    json.Text("dialect", only.Dialect);
                }
            );
        }
    }
}
