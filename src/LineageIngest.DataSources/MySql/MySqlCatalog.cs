using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Reading;
using LineageIngest.Names;
using MySqlConnector;

namespace LineageIngest.DataSources.MySql;

/// <summary>Tables, views, columns, keys and comments from information_schema, as far as the role may see them.</summary>
sealed class MySqlCatalog(DataSourceSettings settings, MySqlConnection connection)
{
    const string Wanted = """
        %.table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
           AND (@p0 = '' OR %.table_schema = @p0) AND (@p1 IS NULL OR concat(%.table_schema, '.', %.table_name) = @p1)
        """;

    public async Task<IReadOnlyList<SourceTable>> ReadAsync(string? name, CancellationToken cancellation)
    {
        var tables = await connection.RowsAsync(
            $"""
            SELECT t.table_schema, t.table_name, t.table_type, t.table_comment, t.table_rows, t.data_length + t.index_length, v.view_definition
              FROM information_schema.tables AS t
              LEFT JOIN information_schema.views AS v ON v.table_schema = t.table_schema AND v.table_name = t.table_name
             WHERE t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW') AND {Of("t")}
             ORDER BY t.table_schema, t.table_name
            """,
            row =>
                (
                    Schema: row.GetString(0),
                    Name: row.GetString(1),
                    IsView: row.GetString(2) == "VIEW",
                    Comment: row.TextOrNull(3),
                    Rows: row.NumberOrNull(4),
                    Bytes: row.NumberOrNull(5),
                    Definition: row.TextOrNull(6)
                ),
            cancellation,
            settings.Database,
            name
        );
        var columns = await ColumnsAsync(name, cancellation);
        var keys = await KeysAsync(name, cancellation);
        return
        [
            .. tables
                .Where(table => NamePattern.MatchesAny(settings.Schemas, table.Schema))
                .Select(table =>
                {
                    var own = keys[(table.Schema, table.Name)].GroupBy(key => key.Constraint).ToList();
                    return new SourceTable(
                        $"{table.Schema}.{table.Name}",
                        [table.Schema, table.Name],
                        table.IsView ? TableKind.View : TableKind.Table,
                        [.. columns[(table.Schema, table.Name)]],
                        table.IsView && table.Comment == "VIEW" ? null : table.Comment,
                        table.IsView && table.Definition is { Length: > 0 } ? table.Definition : null,
                        null,
                        table.IsView ? null : table.Rows,
                        table.IsView ? null : table.Bytes
                    )
                    {
                        PrimaryKey = [.. own.Where(key => key.Key == "PRIMARY").SelectMany(key => key).Select(part => part.Column)],
                        ForeignKeys =
                        [
                            .. own.Where(key => key.First().Target is not null)
                                .Select(key => new ForeignKey(
                                    [.. key.Select(part => part.Column)],
                                    key.First().Target!,
                                    [.. key.Select(part => part.TargetColumn!)]
                                )),
                        ],
                    };
                }),
        ];
    }

    async Task<ILookup<(string, string), SourceColumn>> ColumnsAsync(string? name, CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                $"""
                SELECT c.table_schema, c.table_name, c.column_name, c.column_type, c.is_nullable, c.column_comment
                  FROM information_schema.columns AS c
                 WHERE {Of("c")}
                 ORDER BY c.table_schema, c.table_name, c.ordinal_position
                """,
                row =>
                    (
                        Table: (row.GetString(0), row.GetString(1)),
                        Column: new SourceColumn(row.GetString(2), row.GetString(3), row.GetString(4) == "YES", row.TextOrNull(5))
                    ),
                cancellation,
                settings.Database,
                name
            )
        ).ToLookup(row => row.Table, row => row.Column);

    async Task<ILookup<(string, string), KeyPart>> KeysAsync(string? name, CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                $"""
                SELECT k.table_schema, k.table_name, k.constraint_name, k.column_name,
                       concat(k.referenced_table_schema, '.', k.referenced_table_name), k.referenced_column_name
                  FROM information_schema.key_column_usage AS k
                 WHERE {Of("k")} AND (k.constraint_name = 'PRIMARY' OR k.referenced_table_name IS NOT NULL)
                 ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position
                """,
                row =>
                    (
                        Table: (row.GetString(0), row.GetString(1)),
                        Part: new KeyPart(row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5))
                    ),
                cancellation,
                settings.Database,
                name
            )
        ).ToLookup(row => row.Table, row => row.Part);

    static string Of(string alias) => Wanted.Replace("%", alias, StringComparison.Ordinal);

    sealed record KeyPart(string Constraint, string Column, string? Target, string? TargetColumn);
}
