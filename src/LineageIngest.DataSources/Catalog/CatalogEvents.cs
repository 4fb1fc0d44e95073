using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;

namespace LineageIngest.DataSources.Catalog;

/// <summary>Tables and views of a source → a DatasetEvent for each, and a JobEvent for each view, which is lineage even when nobody runs anything.</summary>
public sealed class CatalogEvents(DataSourceSettings source)
{
    readonly string _namespace = SourceNaming.Namespace(source);

    public IEnumerable<byte[]> Declare(SourceTable table, DateTimeOffset at)
    {
        yield return SourceEvents.Dataset(new DatasetName(_namespace, table.Name), at, json => WriteTable(json, table));
        if (table.Kind is TableKind.View or TableKind.MaterializedView && table.Definition is not null)
        {
            yield return SourceEvents.Job(
                ViewJob(table.Name),
                at,
                json => WriteView(json, table),
                json =>
                {
                    json.Datasets("inputs", table.Reads.Select(name => new DatasetName(_namespace, name)), Evidence.View, 1);
                    json.Datasets("outputs", [new DatasetName(_namespace, table.Name)], Evidence.View, 1);
                }
            );
        }
    }

    /// <summary>A table or view that the catalog no longer has; it stays known, with its history.</summary>
    public IEnumerable<byte[]> Gone(string name, bool isView, DateTimeOffset at)
    {
        yield return SourceEvents.Dataset(
            new DatasetName(_namespace, name),
            at,
            json =>
                json.Facet(
                    "lifecycleStateChange",
                    "1-0-2/LifecycleStateChangeDatasetFacet",
                    "DatasetFacet",
                    () => json.WriteString("lifecycleStateChange", "DROP")
                )
        );
        if (isView)
        {
            yield return SourceEvents.Job(
                ViewJob(name),
                at,
                json =>
                {
                    WriteJobType(json, "VIEW");
                    json.Facet(
                        OpenLineage.SourceFacet.Name,
                        null,
                        "JobFacet",
                        () =>
                        {
                            json.WriteString("source", source.Name);
                            json.WriteBoolean("gone", true);
                        }
                    );
                },
                WriteNoDatasets
            );
        }
    }

    static void WriteNoDatasets(Utf8JsonWriter json)
    {
        json.WriteStartArray("inputs");
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        json.WriteEndArray();
    }

    JobName ViewJob(string name) => new(_namespace, $"view {name}");

    void WriteTable(Utf8JsonWriter json, SourceTable table)
    {
        json.Facet(
            "schema",
            "1-1-1/SchemaDatasetFacet",
            "DatasetFacet",
            () =>
            {
                json.WriteStartArray("fields");
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    json.WriteStartObject();
                    json.WriteString("name", table.Columns[i].Name);
                    json.WriteString("type", table.Columns[i].Type);
                    if (table.Columns[i].Comment is { Length: > 0 } comment)
                        json.WriteString("description", comment);
                    json.WriteNumber("ordinal_position", i + 1);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );
        if (table.Comment is { Length: > 0 } text)
        {
            json.Facet("documentation", "1-1-0/DocumentationDatasetFacet", "DatasetFacet", () => json.WriteString("description", text));
        }
        json.Facet(
            "datasetType",
            "1-0-0/DatasetTypeDatasetFacet",
            "DatasetFacet",
            () =>
                json.WriteString(
                    "datasetType",
                    table.Kind switch
                    {
                        TableKind.View => "VIEW",
                        TableKind.MaterializedView => "MATERIALIZED_VIEW",
                        TableKind.File => "FILE",
                        _ => "TABLE",
                    }
                )
        );
        json.Facet(
            "dataSource",
            "1-0-1/DatasourceDatasetFacet",
            "DatasetFacet",
            () =>
            {
                json.WriteString("name", _namespace);
                json.WriteString("uri", source.Address.AbsoluteUri);
            }
        );
        json.Facet("lineage_ingest_catalog", null, "DatasetFacet", () => WriteCatalog(json, table));
    }

    void WriteCatalog(Utf8JsonWriter json, SourceTable table)
    {
        json.WriteString("source", source.Name);
        // To one digit: a table that grows a little is no news.
        if (table.EstimatedRows is { } rows)
            json.WriteNumber("estimatedRows", Rough(rows));
        if (table.Bytes is { } bytes)
            json.WriteNumber("bytes", Rough(bytes));
        if (table.Owner is not null)
            json.WriteString("owner", table.Owner);
        WriteTexts(json, "primaryKey", table.PrimaryKey);
        WriteTexts(json, "notNull", table.Columns.Where(column => !column.Nullable).Select(column => column.Name));
        json.WriteStartArray("foreignKeys");
        foreach (var key in table.ForeignKeys)
        {
            json.WriteStartObject();
            WriteTexts(json, "columns", key.Columns);
            json.WriteString("table", key.Target);
            WriteTexts(json, "targetColumns", key.TargetColumns);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    void WriteView(Utf8JsonWriter json, SourceTable view)
    {
        var (database, schema) = view.Path.Count > 1 ? (Database(view), view.Path[^2]) : (null, null);
        WriteJobType(json, "VIEW");
        StatementFacet.Write(
            json,
            source.Kind,
            view.Definition,
            _namespace,
            database,
            schema,
            () =>
            {
                json.WriteStartObject("destination");
                json.WriteString("namespace", _namespace);
                json.WriteString("name", view.Name);
                json.WriteEndObject();
            }
        );
        json.Facet(
            "sql",
            "1-1-0/SQLJobFacet",
            "JobFacet",
            () =>
            {
                json.WriteString("query", view.Definition);
                json.WriteString("dialect", SourceNaming.Dialect(source.Kind));
            }
        );
        json.Facet(OpenLineage.SourceFacet.Name, null, "JobFacet", () => json.WriteString("source", source.Name));
    }

    /// <summary>The first part of a name of three; MySQL's databases are what others call schemas.</summary>
    string? Database(SourceTable table) =>
        source.Kind == DataSourceKind.MySql ? table.Path[0] : table.Name[..table.Name.IndexOf('.', StringComparison.Ordinal)];

    void WriteJobType(Utf8JsonWriter json, string type) =>
        json.Facet(
            "jobType",
            "2-0-3/JobTypeJobFacet",
            "JobFacet",
            () =>
            {
                json.WriteString("processingType", "BATCH");
                json.WriteString("integration", source.Kind.ToString().ToUpperInvariant());
                json.WriteString("jobType", type);
            }
        );

    static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static long Rough(long number)
    {
        var unit = 1L;
        while (number / unit >= 10)
            unit *= 10;
        return number / unit * unit;
    }
}
