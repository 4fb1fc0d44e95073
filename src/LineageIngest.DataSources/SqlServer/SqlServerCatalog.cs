using System.Globalization;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Reading;
using LineageIngest.Names;
using Microsoft.Data.SqlClient;

namespace LineageIngest.DataSources.SqlServer;

/// <summary>Tables, views, columns, keys and comments from sys, as far as the role may see them.</summary>
sealed class SqlServerCatalog(DataSourceSettings settings, SqlConnection connection)
{
    public async Task<IReadOnlyList<SourceTable>> ReadAsync(string? name, CancellationToken cancellation)
    {
        var tables = (await ObjectsAsync(cancellation)).FindAll(table =>
            NamePattern.MatchesAny(settings.Schemas, table.Schema) && (name is null || name == NameOf(table.Schema, table.Name))
        );
        var columns = await ColumnsAsync(cancellation);
        var primary = await PrimaryKeysAsync(cancellation);
        var foreign = await ForeignKeysAsync(cancellation);
        var reads = await ReadsAsync(cancellation);
        return
        [
            .. tables.Select(table => new SourceTable(
                NameOf(table.Schema, table.Name),
                [table.Schema, table.Name],
                table.IsView ? TableKind.View : TableKind.Table,
                [.. columns[table.Id]],
                table.Comment,
                table.Definition,
                null,
                table.IsView ? null : table.Rows,
                table.IsView ? null : table.Bytes
            )
            {
                PrimaryKey = [.. primary[table.Id]],
                ForeignKeys =
                [
                    .. foreign[table.Id]
                        .GroupBy(part => part.Key)
                        .Select(key => new ForeignKey(
                            [.. key.Select(part => part.Column)],
                            key.First().Target,
                            [.. key.Select(part => part.TargetColumn)]
                        )),
                ],
                Reads = [.. reads[table.Id]],
            }),
        ];
    }

    string NameOf(string schema, string table) => $"{settings.Database}.{schema}.{table}";

    Task<List<Found>> ObjectsAsync(CancellationToken cancellation) =>
        connection.RowsAsync(
            """
            SELECT o.object_id, s.name, o.name, CASE o.type WHEN 'V' THEN 1 ELSE 0 END, CONVERT(nvarchar(max), e.value), m.definition,
                   (SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)),
                   (SELECT SUM(a.total_pages) * 8192 FROM sys.partitions AS p JOIN sys.allocation_units AS a ON a.container_id = p.partition_id WHERE p.object_id = o.object_id)
              FROM sys.objects AS o
              JOIN sys.schemas AS s ON s.schema_id = o.schema_id
              LEFT JOIN sys.extended_properties AS e ON e.class = 1 AND e.major_id = o.object_id AND e.minor_id = 0 AND e.name = 'MS_Description'
              LEFT JOIN sys.sql_modules AS m ON m.object_id = o.object_id
             WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
             ORDER BY s.name, o.name
            """,
            row => new Found(
                row.GetInt32(0),
                row.GetString(1),
                row.GetString(2),
                row.GetInt32(3) == 1,
                row.TextOrNull(4),
                row.TextOrNull(5),
                row.NumberOrNull(6),
                row.NumberOrNull(7)
            ),
            cancellation
        );

    async Task<ILookup<int, SourceColumn>> ColumnsAsync(CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                """
                SELECT c.object_id, c.name, t.name, c.max_length, c.precision, c.scale, c.is_nullable, CONVERT(nvarchar(max), e.value)
                  FROM sys.columns AS c
                  JOIN sys.objects AS o ON o.object_id = c.object_id AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
                  JOIN sys.types AS t ON t.user_type_id = c.user_type_id
                  LEFT JOIN sys.extended_properties AS e ON e.class = 1 AND e.major_id = c.object_id AND e.minor_id = c.column_id AND e.name = 'MS_Description'
                 ORDER BY c.object_id, c.column_id
                """,
                row =>
                    (
                        Table: row.GetInt32(0),
                        Column: new SourceColumn(
                            row.GetString(1),
                            TypeText(row.GetString(2), row.GetInt16(3), row.GetByte(4), row.GetByte(5)),
                            row.GetBoolean(6),
                            row.TextOrNull(7)
                        )
                    ),
                cancellation
            )
        ).ToLookup(row => row.Table, row => row.Column);

    async Task<ILookup<int, string>> PrimaryKeysAsync(CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                """
                SELECT i.object_id, c.name
                  FROM sys.indexes AS i
                  JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                  JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                 WHERE i.is_primary_key = 1
                 ORDER BY i.object_id, ic.key_ordinal
                """,
                row => (Table: row.GetInt32(0), Column: row.GetString(1)),
                cancellation
            )
        ).ToLookup(row => row.Table, row => row.Column);

    async Task<ILookup<int, KeyPart>> ForeignKeysAsync(CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                """
                SELECT k.parent_object_id, k.constraint_object_id, c.name, s.name, o.name, target.name
                  FROM sys.foreign_key_columns AS k
                  JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
                  JOIN sys.objects AS o ON o.object_id = k.referenced_object_id
                  JOIN sys.schemas AS s ON s.schema_id = o.schema_id
                  JOIN sys.columns AS target ON target.object_id = k.referenced_object_id AND target.column_id = k.referenced_column_id
                 ORDER BY k.parent_object_id, k.constraint_object_id, k.constraint_column_id
                """,
                row =>
                    (
                        Table: row.GetInt32(0),
                        Part: new KeyPart(row.GetInt32(1), row.GetString(2), NameOf(row.GetString(3), row.GetString(4)), row.GetString(5))
                    ),
                cancellation
            )
        ).ToLookup(row => row.Table, row => row.Part);

    async Task<ILookup<int, string>> ReadsAsync(CancellationToken cancellation) =>
        (
            await connection.RowsAsync(
                """
                SELECT DISTINCT d.referencing_id, s.name, o.name
                  FROM sys.sql_expression_dependencies AS d
                  JOIN sys.objects AS v ON v.object_id = d.referencing_id AND v.type = 'V'
                  JOIN sys.objects AS o ON o.object_id = d.referenced_id AND o.type IN ('U', 'V')
                  JOIN sys.schemas AS s ON s.schema_id = o.schema_id
                 ORDER BY d.referencing_id, s.name, o.name
                """,
                row => (View: row.GetInt32(0), Name: NameOf(row.GetString(1), row.GetString(2))),
                cancellation
            )
        ).ToLookup(row => row.View, row => row.Name);

    /// <summary>The type as it is declared; lengths of nchar and nvarchar count two bytes a letter, -1 is max.</summary>
    internal static string TypeText(string name, short length, byte precision, byte scale) =>
        name switch
        {
            "decimal" or "numeric" => string.Create(CultureInfo.InvariantCulture, $"{name}({precision},{scale})"),
            "datetime2" or "datetimeoffset" or "time" => string.Create(CultureInfo.InvariantCulture, $"{name}({scale})"),
            "char" or "varchar" or "binary" or "varbinary" when length == -1 => $"{name}(max)",
            "char" or "varchar" or "binary" or "varbinary" => string.Create(CultureInfo.InvariantCulture, $"{name}({length})"),
            "nchar" or "nvarchar" when length == -1 => $"{name}(max)",
            "nchar" or "nvarchar" => string.Create(CultureInfo.InvariantCulture, $"{name}({length / 2})"),
            _ => name,
        };

    sealed record Found(int Id, string Schema, string Name, bool IsView, string? Comment, string? Definition, long? Rows, long? Bytes);

    sealed record KeyPart(int Key, string Column, string Target, string TargetColumn);
}
