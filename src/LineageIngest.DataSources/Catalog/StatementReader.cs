using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Sql;

namespace LineageIngest.DataSources.Catalog;

/// <summary>Statements that a database remembers → a JobEvent for each that writes a table of its from another one. What reads alone moves no data.</summary>
public sealed class StatementReader(SqlAnalyzer analyzer)
{
    /// <summary>What was seen to run, but not when, and not whether it ended.</summary>
    const double Confidence = 0.8;

    /// <summary>The tables, with what their views read: as their SQL says it, where the database keeps no record of it.</summary>
    public IEnumerable<SourceTable> WithReads(DataSourceSettings source, IReadOnlyList<SourceTable> tables, CancellationToken cancellation)
    {
        var names = tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var dialect = Dialect.Get(SourceNaming.Dialect(source.Kind));
        foreach (var table in tables)
        {
            if (table.Definition is null || table.Reads.Count > 0)
            {
                yield return table;
                continue;
            }
            var catalog = Catalog(tables, DatabaseOf(source), [table.Path[^2]]);
            var script = analyzer.Analyze(table.Definition, dialect, catalog, cancellation).Script;
            yield return table with
            {
                Reads = Known(script.Reads.Select(read => read.Table), names),
            };
        }
    }

    public IEnumerable<byte[]> Declare(
        DataSourceSettings source,
        IReadOnlyList<SourceTable> tables,
        IEnumerable<SourceStatement> statements,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var names = tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        // What views read is known from their definitions; a statement that makes one says no more.
        var written = tables.Where(table => table.Definition is null).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var dialect = Dialect.Get(SourceNaming.Dialect(source.Kind));
        var ns = SourceNaming.Namespace(source);
        var database = DatabaseOf(source);
        foreach (var statement in statements)
        {
            string[] path = [.. statement.SearchPath];
            var catalog = Catalog(tables, database, path);
            var script = analyzer.Analyze(statement.Text, dialect, catalog, cancellation).Script;
            var reads = Known(script.Reads.Select(read => read.Table), names);
            var writes = Known(script.Writes.Select(write => write.Table), written);
            if (reads.Count == 0 || writes.Count == 0)
                continue;
            yield return SourceEvents.Job(
                new JobName(ns, $"query {statement.Id}"),
                at,
                json => Write(json, source, ns, database, path, statement),
                json =>
                {
                    json.Datasets("inputs", reads.Select(name => new DatasetName(ns, name)), Evidence.QueryHistory, Confidence);
                    json.Datasets("outputs", writes.Select(name => new DatasetName(ns, name)), Evidence.QueryHistory, Confidence);
                }
            );
        }
    }

    /// <summary>The first part of the names of its tables; MySQL's have none before what it calls database.</summary>
    static string? DatabaseOf(DataSourceSettings source) =>
        source.Kind switch
        {
            DataSourceKind.MySql => null,
            DataSourceKind.DuckDb => DuckDb.DuckDbSource.CatalogOf(source),
            _ => source.Database,
        };

    static InMemoryCatalog Catalog(IReadOnlyList<SourceTable> tables, string? database, string[] path)
    {
        var catalog = new InMemoryCatalog(new SessionDefaults(database, path), StringComparer.Ordinal);
        foreach (var table in tables)
            catalog.Add(Table(table, database), [.. table.Columns.Select(column => column.Name)]);
        return catalog;
    }

    static TableName Table(SourceTable table, string? database) =>
        new(database, table.Path.Count > 1 ? table.Path[^2] : null, table.Path[^1]);

    /// <summary>Names of the catalog alone: temporary tables and those of other databases are none of its.</summary>
    static List<string> Known(IEnumerable<TableName> tables, HashSet<string> names) =>
        [.. tables.Select(table => table.ToString()).Where(names.Contains).Distinct().Order(StringComparer.Ordinal)];

    static void Write(Utf8JsonWriter json, DataSourceSettings source, string ns, string? database, string[] path, SourceStatement statement)
    {
        json.Facet(
            "jobType",
            "2-0-3/JobTypeJobFacet",
            "JobFacet",
            () =>
            {
                json.WriteString("processingType", "BATCH");
                json.WriteString("integration", source.Kind.ToString().ToUpperInvariant());
                json.WriteString("jobType", "QUERY");
            }
        );
        StatementFacet.Write(
            json,
            source.Kind,
            statement.Text,
            ns,
            database,
            path[0],
            () =>
            {
                json.WriteStartArray("searchPath");
                foreach (var schema in path)
                    json.WriteStringValue(schema);
                json.WriteEndArray();
            }
        );
        json.Facet(
            OpenLineage.SourceFacet.Name,
            null,
            "JobFacet",
            () =>
            {
                json.WriteString("source", source.Name);
                json.WriteNumber("calls", statement.Calls); // as of when it was first seen
                if (statement.Role is not null)
                    json.WriteString("role", statement.Role);
            }
        );
    }
}
