using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>A node that has run, as a workflow engine tells it.</summary>
/// <param name="Operation">read, write, transformation or join.</param>
/// <param name="Dataset">What was read or written.</param>
/// <param name="From">Nodes (or datasets read) that the data came from; empty where the engine does not tell.</param>
/// <param name="At">Null where the engine does not tell.</param>
public sealed record CaptureReport(
    JobName Workflow,
    string Execution,
    string Node,
    string Operation,
    DatasetName? Dataset,
    IReadOnlyList<string> From,
    string? Logic,
    DateTimeOffset? At
);

/// <summary>
/// A captured node as an event: a run event of the workflow with the run facet <c>lineage_ingest_capture</c>. It is of the type RUNNING, since nobody tells when an
/// execution is over.
/// </summary>
static class CaptureEvent
{
    const string Name = "lineage_ingest_capture";

    public static byte[] Write(CaptureReport report, DateTimeOffset now) =>
        OwnEvent.Write(
            "RunEvent",
            report.At ?? now,
            json =>
            {
                json.WriteString("eventType", RunOutcome.Running);
                json.WriteStartObject("run");
                json.WriteString("runId", report.Execution);
                json.WriteStartObject("facets");
                json.Facet(Name, "RunFacet");
                json.WriteString("node", report.Node);
                json.WriteString("operation", report.Operation);
                json.WriteStartArray("from");
                foreach (var from in report.From)
                    json.WriteStringValue(from);
                json.WriteEndArray();
                json.Optional("logic", report.Logic);
                json.WriteBoolean("timed", report.At is not null);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteStartObject("job");
                json.Name(report.Workflow.Namespace, report.Workflow.Name);
                json.WriteStartObject("facets");
                json.Facet("jobType", "JobFacet");
                json.WriteString("processingType", "BATCH");
                json.WriteString("integration", "CAPTURE");
                json.WriteString("jobType", "WORKFLOW");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                WriteDatasets(json, "inputs", report.Operation == "read" ? report.Dataset : null);
                WriteDatasets(json, "outputs", report.Operation == "write" ? report.Dataset : null);
            }
        );

    /// <summary>The node by an id of what it says, so that equal reports are one; none where the event is none of these.</summary>
    public static SortedDictionary<Guid, CapturedNode> Read(OpenLineageEvent source, EventFacts facts)
    {
        if (source.Producer != OwnEvent.Producer || source.RunFacets.GetObject(Name) is not { } facet)
            return [];
        JsonElement? said = facet;
        var node =
            said.Text("node")
            ?? throw new UnprojectableException(
                "A captured node without a name cannot be told from the others.",
                $"/run/facets/{Name}/node"
            );
        var from = said.Items("from")
            .Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => item.SafeString())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var (read, written) = (First(source.Inputs), First(source.Outputs));
        DateTimeOffset? at = said.Flag("timed") ? facts.At : null;
        return new()
        {
            [DerivedId.Of("captured", node, read?.Id.ToString("N") ?? "", written?.Id.ToString("N") ?? "", string.Join('\n', from))] =
                new CapturedNode(node, read?.Id, written?.Id, read?.Name, from, at, at),
        };
    }

    static DatasetName? First(IEnumerable<JsonElement> datasets)
    {
        foreach (var dataset in datasets)
        {
            if (dataset.Text("namespace") is { } ns && dataset.Text("name") is { } name)
                return new DatasetName(ns, name);
        }

        return null;
    }

    static void WriteDatasets(Utf8JsonWriter json, string member, DatasetName? dataset)
    {
        json.WriteStartArray(member);
        if (dataset is not null)
        {
            json.WriteStartObject();
            json.Name(dataset.Namespace, dataset.Name);
            json.WriteStartObject("facets");
            json.Facet("lineage_ingest_claim", "DatasetFacet");
            json.WriteString("kind", Evidence.Capture);
            json.WriteNumber("confidence", 0.9);
            json.WriteString("certainty", "certain");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
