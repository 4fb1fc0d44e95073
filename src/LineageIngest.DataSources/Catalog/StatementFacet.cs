using System.Text.Json;

namespace LineageIngest.DataSources.Catalog;

/// <summary>The facet by which a statement reaches resolution: its text, dialect, and where its names resolve, in our crawlers' own form.</summary>
static class StatementFacet
{
    /// <param name="more">what else is told of the statement: where it writes to, where it looks for names</param>
    public static void Write(
        Utf8JsonWriter json,
        DataSourceKind kind,
        string? text,
        string ns,
        string? database,
        string? schema,
        Action more
    ) =>
        json.Facet(
            "lineage_ingest_sql",
            null,
            "JobFacet",
            () =>
            {
                json.WriteStartArray("statements");
                json.WriteStartObject();
                json.WriteString("query", text);
                json.WriteString("dialect", SourceNaming.Dialect(kind));
                json.WriteString("namespace", ns);
                if (database is not null)
                    json.WriteString("database", database);
                if (schema is not null)
                    json.WriteString("schema", schema);
                more();
                json.WriteEndObject();
                json.WriteEndArray();
            }
        );
}
