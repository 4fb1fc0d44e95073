using LineageIngest.DataSources.Catalog;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.DataSources.Postgres;

/// <summary>Tables, views, columns, keys and comments from pg_catalog, in four statements whatever their number.</summary>
sealed class PostgresCatalog(DataSourceSettings settings, NpgsqlConnection connection)
{
    public async Task<IReadOnlyList<SourceTable>> ReadAsync(string? name, CancellationToken cancellation)
    {
        var database = (await connection.ScalarAsync<string>("SELECT current_database()", cancellation))!;
        var wanted = name is null ? null : NameInDatabase(name, database);
        if (name is not null && wanted is null)
            return [];
        var tables = (await RelationsAsync(wanted, cancellation)).FindAll(table => NamePattern.MatchesAny(settings.Schemas, table.Schema));
        var ids = tables.ConvertAll(table => table.Id).ToArray();
        var columns = await ColumnsAsync(ids, cancellation);
        var keys = await KeysAsync(ids, database, cancellation);
        var reads = await ReadsAsync(ids, database, cancellation);
        return
        [
            .. tables.Select(table => new SourceTable(
                $"{database}.{table.Schema}.{table.Name}",
                [table.Schema, table.Name],
                table.Kind,
                [.. columns[table.Id]],
                table.Comment,
                table.Definition,
                table.Owner,
                table.EstimatedRows,
                table.Bytes
            )
            {
                PrimaryKey = [.. keys[table.Id].Where(key => key.Target is null).SelectMany(key => key.Columns)],
                ForeignKeys =
                [
                    .. keys[table.Id]
                        .Where(key => key.Target is not null)
                        .Select(key => new ForeignKey(key.Columns, key.Target!, key.TargetColumns)),
                ],
                Reads = [.. reads[table.Id]],
            }),
        ];
    }

    static string? NameInDatabase(string name, string database) =>
        name.StartsWith(database + '.', StringComparison.Ordinal) ? name[(database.Length + 1)..] : null;

    /// <param name="name">schema and table with a dot; either may hold dots itself</param>
    Task<List<Relation>> RelationsAsync(string? name, CancellationToken cancellation) =>
        connection.QueryAsync(
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, pg_get_userbyid(c.relowner),
                   CASE WHEN c.relkind = 'p' THEN (SELECT sum(greatest(part.reltuples, 0))::bigint
                                                     FROM pg_partition_tree(c.oid) AS tree JOIN pg_class AS part ON part.oid = tree.relid WHERE tree.isleaf)
                        WHEN c.reltuples >= 0 THEN c.reltuples::bigint END,
                   CASE WHEN c.relkind = 'p' THEN (SELECT sum(pg_total_relation_size(tree.relid))::bigint FROM pg_partition_tree(c.oid) AS tree WHERE tree.isleaf)
                        WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) END
              FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
               AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND c.relpersistence <> 't'
               AND ($1::text IS NULL OR n.nspname || '.' || c.relname = $1)
               AND NOT EXISTS (SELECT FROM pg_depend AS own WHERE own.classid = 'pg_class'::regclass AND own.objid = c.oid AND own.deptype = 'e')
             ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """,
            row => new Relation(
                row.GetFieldValue<uint>(0),
                row.GetString(1),
                row.GetString(2),
                row.GetChar(3) switch
                {
                    'v' => TableKind.View,
                    'm' => TableKind.MaterializedView,
                    'f' => TableKind.Foreign,
                    _ => TableKind.Table,
                },
                row.NullableText(4),
                row.NullableText(5),
                row.NullableText(6),
                row.Nullable<long>(7),
                row.Nullable<long>(8)
            ),
            cancellation,
            name
        );

    async Task<ILookup<uint, SourceColumn>> ColumnsAsync(uint[] tables, CancellationToken cancellation) =>
        (
            await connection.QueryAsync(
                """
                SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, col_description(a.attrelid, a.attnum)
                  FROM pg_attribute AS a
                 WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
                 ORDER BY a.attrelid, a.attnum
                """,
                row =>
                    (
                        Table: row.GetFieldValue<uint>(0),
                        Column: new SourceColumn(row.GetString(1), row.GetString(2), row.GetBoolean(3), row.NullableText(4))
                    ),
                cancellation,
                Ids(tables)
            )
        ).ToLookup(row => row.Table, row => row.Column);

    async Task<ILookup<uint, Key>> KeysAsync(uint[] tables, string database, CancellationToken cancellation) =>
        (
            await connection.QueryAsync(
                """
                SELECT k.conrelid, n.nspname || '.' || target.relname,
                       (SELECT array_agg(a.attname ORDER BY part.place) FROM unnest(k.conkey) WITH ORDINALITY AS part (number, place)
                          JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = part.number),
                       coalesce((SELECT array_agg(a.attname ORDER BY part.place) FROM unnest(k.confkey) WITH ORDINALITY AS part (number, place)
                          JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = part.number), '{}')
                  FROM pg_constraint AS k
                  LEFT JOIN pg_class AS target ON target.oid = k.confrelid AND k.contype = 'f'
                  LEFT JOIN pg_namespace AS n ON n.oid = target.relnamespace
                 WHERE k.conrelid = ANY ($1::oid[]) AND k.contype IN ('p', 'f') AND k.conparentid = 0
                 ORDER BY k.conrelid, k.conname COLLATE "C"
                """,
                row =>
                    (
                        Table: row.GetFieldValue<uint>(0),
                        Key: new Key(
                            row.NullableText(1) is { } target ? $"{database}.{target}" : null,
                            row.GetFieldValue<string[]>(2),
                            row.GetFieldValue<string[]>(3)
                        )
                    ),
                cancellation,
                Ids(tables)
            )
        ).ToLookup(row => row.Table, row => row.Key);

    /// <summary>What the rule of a view depends on, which is what it reads.</summary>
    async Task<ILookup<uint, string>> ReadsAsync(uint[] views, string database, CancellationToken cancellation) =>
        (
            await connection.QueryAsync(
                """
                SELECT DISTINCT r.ev_class, n.nspname || '.' || c.relname
                  FROM pg_rewrite AS r
                  JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
                  JOIN pg_class AS c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                  JOIN pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE r.ev_class = ANY ($1::oid[]) AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
                 ORDER BY 1, 2
                """,
                row => (View: row.GetFieldValue<uint>(0), Name: $"{database}.{row.GetString(1)}"),
                cancellation,
                Ids(views)
            )
        ).ToLookup(row => row.View, row => row.Name);

    /// <summary>As numbers that travel; the statement makes them ids again.</summary>
    static long[] Ids(uint[] ids) => [.. ids.Select(id => (long)id)];

    sealed record Relation(
        uint Id,
        string Schema,
        string Name,
        TableKind Kind,
        string? Comment,
        string? Definition,
        string? Owner,
        long? EstimatedRows,
        long? Bytes
    );

    /// <summary>A primary key has no target.</summary>
    sealed record Key(string? Target, IReadOnlyList<string> Columns, IReadOnlyList<string> TargetColumns);
}
