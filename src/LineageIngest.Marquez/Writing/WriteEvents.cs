using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Names;
using LineageIngest.Projection;
using LineageIngest.Projection.OwnEvents;

namespace LineageIngest.Marquez.Writing;

/// <summary>
/// Each write of the Marquez-compatible API as an event, so that it enters by the one door and replay rebuilds it. What the specification has words
/// for is an ordinary job, dataset or run event; the rest is the facet <c>lineage_ingest_catalogue</c> of an event about the catalogue.
/// </summary>
public static class WriteEvents
{
    public const string Producer = "urn:lineage-ingest:marquez-api";
    const string Spec = "https://openlineage.io/spec/";

    public static byte[] Namespace(DateTimeOffset at, string name, NamespaceMeta meta) =>
        Entry(
            at,
            $"namespaces/{name}",
            EntryKind.Namespace,
            json =>
            {
                json.WriteString("name", name);
                json.WriteString("ownerName", meta.OwnerName);
                json.WriteString("description", meta.Description);
            }
        );

    public static byte[] Source(DateTimeOffset at, string name, SourceMeta meta) =>
        Entry(
            at,
            $"sources/{name}",
            EntryKind.Source,
            json =>
            {
                json.WriteString("name", name);
                json.WriteString("type", meta.Type);
                json.WriteString("connectionUrl", meta.ConnectionUrl);
                json.WriteString("description", meta.Description);
            }
        );

    public static byte[] Tag(DateTimeOffset at, string name, string? description) =>
        Entry(
            at,
            $"tags/{name}",
            EntryKind.Tag,
            json =>
            {
                json.WriteString("name", name);
                json.WriteString("description", description);
            }
        );

    public static byte[] HiddenNamespace(DateTimeOffset at, string name) =>
        Entry(at, $"namespaces/{name}", EntryKind.HiddenNamespace, json => json.WriteString("name", name));

    public static byte[] Hidden(DateTimeOffset at, DatasetName dataset) =>
        About(at, "dataset", dataset.Namespace, dataset.Name, EntryKind.Hidden, _ => { });

    public static byte[] Hidden(DateTimeOffset at, JobName job) => About(at, "job", job.Namespace, job.Name, EntryKind.Hidden, _ => { });

    public static byte[] Tagged(DateTimeOffset at, DatasetName dataset, string? field, string tag, bool present) =>
        About(at, "dataset", dataset.Namespace, dataset.Name, EntryKind.Tagged, json => WriteTagged(json, field, tag, present));

    public static byte[] Tagged(DateTimeOffset at, JobName job, string tag, bool present) =>
        About(at, "job", job.Namespace, job.Name, EntryKind.Tagged, json => WriteTagged(json, null, tag, present));

    public static byte[] Dataset(DateTimeOffset at, DatasetName dataset, DatasetMeta meta) =>
        Event(
            Producer,
            "DatasetEvent",
            at,
            json =>
                WriteDataset(
                    json,
                    "dataset",
                    dataset,
                    () =>
                    {
                        Facet(
                            json,
                            DatasetVersions.TableFacet,
                            () =>
                            {
                                json.WriteString("type", meta.Type);
                                json.WriteString("physicalName", meta.PhysicalName);
                            }
                        );
                        Facet(json, "dataSource", () => json.WriteString("name", meta.SourceName));
                        if (meta.Description is { } description)
                            Facet(json, "documentation", () => json.WriteString("description", description));
                        if (meta.Fields is { Count: > 0 } fields)
                            Facet(json, "schema", () => WriteFields(json, fields));
                    }
                )
        );

    public static byte[] Job(DateTimeOffset at, JobName job, JobMeta meta) =>
        Event(
            Producer,
            "JobEvent",
            at,
            json =>
            {
                WriteJob(
                    json,
                    job,
                    () =>
                    {
                        if (meta.Type is "STREAM" or "SERVICE")
                        {
                            Facet(
                                json,
                                "jobType",
                                () => json.WriteString("processingType", meta.Type == "STREAM" ? "STREAMING" : "SERVICE")
                            );
                        }

                        if (meta.Description is { } description)
                            Facet(json, "documentation", () => json.WriteString("description", description));
                        if (meta.Location is { } location)
                            Facet(json, "sourceCodeLocation", () => json.WriteString("url", location));
                    }
                );
                WriteDatasets(json, "inputs", meta.Inputs ?? []);
                WriteDatasets(json, "outputs", meta.Outputs ?? []);
            }
        );

    /// <summary>A run that was made known: it reads what its job is declared to read.</summary>
    public static byte[] NewRun(DateTimeOffset at, JobName job, string runId, RunMeta meta, IReadOnlyList<Identifier> inputs) =>
        Run(
            at,
            RunOutcome.New,
            job,
            runId,
            inputs,
            [],
            json =>
            {
                if (meta.NominalStartTime is not null || meta.NominalEndTime is not null)
                {
                    Facet(
                        json,
                        "nominalTime",
                        () =>
                        {
                            if (meta.NominalStartTime is { } start)
                                json.WriteString("nominalStartTime", start);
                            if (meta.NominalEndTime is { } end)
                                json.WriteString("nominalEndTime", end);
                        }
                    );
                }

                Facet(
                    json,
                    RunArgs.Facet,
                    () =>
                    {
                        json.WriteStartObject("args");
                        foreach (var (name, value) in meta.Args ?? new Dictionary<string, string>())
                            json.WriteString(name, value);
                        json.WriteEndObject();
                    }
                );
            }
        );

    /// <summary>A run begins or ends; one that completes has written what its job is declared to write.</summary>
    public static byte[] RunState(DateTimeOffset at, string eventType, JobName job, string runId, IReadOnlyList<Identifier> outputs) =>
        Run(at, eventType, job, runId, [], outputs, _ => { });

    static byte[] Run(
        DateTimeOffset at,
        string eventType,
        JobName job,
        string runId,
        IReadOnlyList<Identifier> inputs,
        IReadOnlyList<Identifier> outputs,
        Action<Utf8JsonWriter> facets
    ) =>
        Event(
            Producer,
            "RunEvent",
            at,
            json =>
            {
                json.WriteString("eventType", eventType);
                json.WriteStartObject("run");
                json.WriteString("runId", runId);
                json.WriteStartObject("facets");
                facets(json);
                json.WriteEndObject();
                json.WriteEndObject();
                WriteJob(json, job, () => { });
                WriteDatasets(json, "inputs", inputs);
                WriteDatasets(json, "outputs", outputs);
            }
        );

    static byte[] Entry(DateTimeOffset at, string path, string kind, Action<Utf8JsonWriter> content) =>
        About(at, "dataset", CatalogueFacts.Producer, path, kind, content);

    static byte[] About(DateTimeOffset at, string member, string ns, string name, string kind, Action<Utf8JsonWriter> content) =>
        Event(
            CatalogueFacts.Producer,
            member == "job" ? "JobEvent" : "DatasetEvent",
            at,
            json =>
            {
                json.WriteStartObject(member);
                json.WriteString("namespace", ns);
                json.WriteString("name", name);
                json.WriteStartObject("facets");
                Facet(
                    json,
                    CatalogueFacts.Facet,
                    () =>
                    {
                        json.WriteString("kind", kind);
                        content(json);
                    }
                );
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    static void WriteTagged(Utf8JsonWriter json, string? field, string tag, bool present)
    {
        json.WriteString("name", tag);
        if (field is not null)
            json.WriteString("field", field);
        if (!present)
            json.WriteBoolean("absent", true);
    }

    static void WriteFields(Utf8JsonWriter json, IReadOnlyList<FieldMeta> fields)
    {
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            if (field.Type is not null)
                json.WriteString("type", field.Type);
            if (field.Description is not null)
                json.WriteString("description", field.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteJob(Utf8JsonWriter json, JobName job, Action facets)
    {
        json.WriteStartObject("job");
        json.WriteString("namespace", job.Namespace);
        json.WriteString("name", job.Name);
        json.WriteStartObject("facets");
        facets();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteDataset(Utf8JsonWriter json, string member, DatasetName dataset, Action facets)
    {
        json.WriteStartObject(member);
        json.WriteString("namespace", dataset.Namespace);
        json.WriteString("name", dataset.Name);
        json.WriteStartObject("facets");
        facets();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteDatasets(Utf8JsonWriter json, string member, IReadOnlyList<Identifier> datasets)
    {
        json.WriteStartArray(member);
        foreach (var dataset in datasets)
        {
            json.WriteStartObject();
            json.WriteString("namespace", dataset.Namespace);
            json.WriteString("name", dataset.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Facet(Utf8JsonWriter json, string name, Action content)
    {
        json.WriteStartObject(name);
        json.WriteString("_producer", Producer);
        json.WriteString("_schemaURL", $"{Spec}2-0-2/OpenLineage.json#/$defs/BaseFacet");
        content();
        json.WriteEndObject();
    }

    static byte[] Event(string producer, string kind, DateTimeOffset at, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("eventTime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("producer", producer);
            json.WriteString("schemaURL", $"{Spec}2-0-2/OpenLineage.json#/$defs/{kind}");
            content(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
