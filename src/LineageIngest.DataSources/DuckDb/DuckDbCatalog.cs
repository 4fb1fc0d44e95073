using DuckDB.NET.Data;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Reading;
using LineageIngest.Names;

namespace LineageIngest.DataSources.DuckDb;

/// <summary>Tables, views, columns and keys of a DuckDB database.</summary>
sealed class DuckDbCatalog(DataSourceSettings settings, DuckDBConnection connection)
{
    public async Task<IReadOnlyList<SourceTable>> ReadAsync(string? name, CancellationToken cancellation)
    {
        var database = DuckDbSource.CatalogOf(settings);
        var tables = (
            await connection.RowsAsync(
                """
                SELECT schema_name, table_name, comment, estimated_size, NULL FROM duckdb_tables() WHERE NOT internal AND NOT temporary
                 UNION ALL
                SELECT schema_name, view_name, comment, NULL, sql FROM duckdb_views() WHERE NOT internal AND NOT temporary
                 ORDER BY 1, 2
                """,
                row =>
                    (
                        Schema: row.GetString(0),
                        Name: row.GetString(1),
                        Comment: row.TextOrNull(2),
                        Rows: row.NumberOrNull(3),
                        Definition: row.TextOrNull(4)
                    ),
                cancellation
            )
        ).FindAll(table =>
            NamePattern.MatchesAny(settings.Schemas, table.Schema) && (name is null || name == $"{database}.{table.Schema}.{table.Name}")
        );
        var columns = (
            await connection.RowsAsync(
                "SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2, column_index",
                row =>
                    (
                        Table: (row.GetString(0), row.GetString(1)),
                        Column: new SourceColumn(row.GetString(2), row.GetString(3), row.GetBoolean(4), row.TextOrNull(5))
                    ),
                cancellation
            )
        ).ToLookup(row => row.Table, row => row.Column);
        var keys = (
            await connection.RowsAsync(
                """
                SELECT schema_name, table_name, unnest(constraint_column_names) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'
                """,
                row => (Table: (row.GetString(0), row.GetString(1)), Column: row.GetString(2)),
                cancellation
            )
        ).ToLookup(row => row.Table, row => row.Column);
        return
        [
            .. tables.Select(table => new SourceTable(
                $"{database}.{table.Schema}.{table.Name}",
                [table.Schema, table.Name],
                table.Definition is null ? TableKind.Table : TableKind.View,
                [.. columns[(table.Schema, table.Name)]],
                table.Comment,
                table.Definition,
                null,
                table.Rows
            )
            {
                PrimaryKey = [.. keys[(table.Schema, table.Name)]],
            }),
        ];
    }
}
