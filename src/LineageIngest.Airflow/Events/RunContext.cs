using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.OpenLineage;

namespace LineageIngest.Airflow.Events;

/// <summary>What the events of one DAG run share.</summary>
sealed record RunContext(AirflowInstance Airflow, DagRun Run, Guid DagRunId, ParentRun? Trigger);

/// <summary>The run that triggered a DAG run, as TriggerDagRunOperator leaves it in <c>conf.openlineage</c> (provider 2.8 and later).</summary>
sealed record ParentRun(string Namespace, string Name, Guid RunId, string? RootNamespace, string? RootName, Guid? RootRunId)
{
    public static ParentRun? Of(JsonElement conf)
    {
        var given = conf.Field("openlineage");
        return
            Guid.TryParse(given.Text("parentRunId"), out var id)
            && given.Text("parentJobNamespace") is { } ns
            && given.Text("parentJobName") is { } name
            ? new ParentRun(
                ns,
                name,
                id,
                given.Text("rootParentJobNamespace"),
                given.Text("rootParentJobName"),
                Guid.TryParse(given.Text("rootParentRunId"), out var root) ? root : null
            )
            : null;
    }

    public void Write(Utf8JsonWriter json) =>
        RunFacets.Parent(json, Namespace, Name, RunId, RootNamespace ?? Namespace, RootName ?? Name, RootRunId ?? RunId);
}

/// <summary>The facets of runs that several events share.</summary>
static class RunFacets
{
    public static void Parent(Utf8JsonWriter json, string ns, string name, Guid runId, string rootNs, string rootName, Guid rootRunId) =>
        json.Facet(
            "parent",
            "1-1-0/ParentRunFacet",
            "",
            () =>
            {
                Run(ns, name, runId);
                json.Object("root", () => Run(rootNs, rootName, rootRunId));

                void Run(string jobNs, string jobName, Guid id)
                {
                    json.Object(
                        "job",
                        () =>
                        {
                            json.WriteString("namespace", jobNs);
                            json.WriteString("name", jobName);
                        }
                    );
                    json.Object("run", () => json.WriteString("runId", id));
                }
            }
        );

    public static void NominalTime(this Utf8JsonWriter json, DagRun run)
    {
        if ((run.IntervalStart ?? run.LogicalDate) is { } start)
        {
            json.Facet(
                "nominalTime",
                "1-0-1/NominalTimeRunFacet",
                "",
                () =>
                {
                    json.WriteString("nominalStartTime", EventJson.Instant(start));
                    json.Text("nominalEndTime", run.IntervalEnd is { } end ? EventJson.Instant(end) : null);
                }
            );
        }
    }

    public static void Engine(this Utf8JsonWriter json, AirflowInstance airflow) =>
        json.Facet(
            "processing_engine",
            "1-1-1/ProcessingEngineRunFacet",
            "",
            () =>
            {
                json.WriteString("name", "Airflow");
                json.WriteString("version", airflow.Version.Text);
            }
        );
}
