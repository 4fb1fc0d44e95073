using LineageIngest.Postgres;
using LineageIngest.Stages;
using Npgsql;

namespace LineageIngest.Retention.Erasing;

/// <summary>
/// All tables of a subscription but the log, whatever they are: rows of the erased dataset or job go, names in texts are written over. Found in
/// PostgreSQL's catalogue, so that a new table cannot be forgotten.
/// </summary>
/// <param name="ids">of the dataset or job and of all that mean the same; none of a person</param>
/// <param name="pattern">null where its name may mean another: then only ids are looked for</param>
sealed class ErasureTables(Guid[] ids, ErasurePattern? pattern, string written)
{
    /// <summary>The log is read event by event; an erasure keeps what it is about until it is done.</summary>
    static readonly string[] _apart = ["event", "erasure"];

    /// <summary>Columns with words of our own, by which the service knows what to do: no name stands there.</summary>
    static readonly string[] _ofWords = ["kind", "state", "stage", "schedule", "authentication", "status"];

    /// <summary>Rows that name it, by table; tables without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        CancellationToken cancellation
    )
    {
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in (await ColumnsAsync(connection, cancellation)).GroupBy(column => column.Table))
        {
            var conditions = table.Select(Condition).OfType<string>().ToList();
            if (conditions.Count == 0)
                continue;
            var rows = await connection.ScalarAsync<long>(
                $"SELECT count(*) FROM {table.Key}, (SELECT $2::uuid[] AS ids, $3::text AS words, $4::text AS json) AS sought WHERE subscription_id = $1 AND ({string.Join(" OR ", conditions)})",
                cancellation,
                subscriptionId,
                ids,
                pattern?.ForPostgres,
                pattern?.ForPostgresJson
            );
            if (rows > 0)
                found[table.Key] = rows;
        }
        return found;
    }

    /// <summary>Takes it out of the tables that are not made from the log, in one transaction; rows changed or gone, by table.</summary>
    public async Task<IReadOnlyDictionary<string, long>> EraseAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        CancellationToken cancellation
    )
    {
        var changed = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var own = (await ColumnsAsync(connection, cancellation)).Where(column => !Replay.DerivedTables.Contains(column.Table)).ToList();
        foreach (var column in own.OrderBy(column => column.Kind)) // whole rows first
        {
            if (Condition(column) is not { } condition)
                continue;
            var from = "(SELECT $2::uuid[] AS ids, $3::text AS words, $4::text AS json, $5::text AS written) AS sought";
            var sql = column.Kind switch
            {
                ColumnKind.Id => $"DELETE FROM {column.Table} USING {from} WHERE subscription_id = $1 AND {condition}",
                _ => $"UPDATE {column.Table} SET {column.Name} = {Without(column)} FROM {from} WHERE subscription_id = $1 AND {condition}",
            };
            var rows = await connection.ExecuteAsync(
                sql,
                cancellation,
                subscriptionId,
                ids,
                pattern?.ForPostgres,
                pattern?.ForPostgresJson,
                written
            );
            if (rows > 0)
                changed[column.Table] = changed.GetValueOrDefault(column.Table) + rows;
        }
        await transaction.CommitAsync(cancellation);
        return changed;
    }

    /// <summary>Null where nothing is looked for in such a column.</summary>
    string? Condition(Column column)
    {
        var name = $"{column.Table}.{column.Name}";
        return column.Kind switch
        {
            ColumnKind.Id => ids.Length == 0 ? null : $"{name} = ANY (sought.ids)",
            ColumnKind.Ids => ids.Length == 0 ? null : $"{name} && sought.ids",
            _ when pattern is null => null,
            ColumnKind.Text => $"{name} ~* sought.words",
            ColumnKind.Texts => $"array_to_string({name}, chr(10)) ~* sought.words",
            _ => $"{name}::text ~* sought.json",
        };
    }

    static string Without(Column column)
    {
        var name = $"{column.Table}.{column.Name}";
        return column.Kind switch
        {
            ColumnKind.Ids =>
                $"ARRAY(SELECT one FROM unnest({name}) WITH ORDINALITY AS each (one, n) WHERE one <> ALL (sought.ids) ORDER BY n)",
            ColumnKind.Text => $"regexp_replace({name}, sought.words, sought.written, 'gi')",
            ColumnKind.Texts =>
                $"ARRAY(SELECT regexp_replace(one, sought.words, sought.written, 'gi') FROM unnest({name}) WITH ORDINALITY AS each (one, n) ORDER BY n)",
            _ => $"regexp_replace({name}::text, sought.json, sought.written, 'gi')::jsonb",
        };
    }

    static async Task<List<Column>> ColumnsAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT format('%I', c.relname), format('%I', a.attname), format_type(a.atttypid, NULL)
              FROM pg_class AS c
              JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
               AND a.attname <> ALL ($2)
               AND EXISTS (SELECT 1 FROM pg_attribute AS s WHERE s.attrelid = c.oid AND s.attname = 'subscription_id' AND NOT s.attisdropped)
               AND format_type(a.atttypid, NULL) IN ('uuid', 'uuid[]', 'text', 'character varying', 'text[]', 'jsonb')
             ORDER BY c.relname, a.attnum
            """,
            row => new Column(row.GetString(0), row.GetString(1), KindOf(row.GetString(2))),
            cancellation,
            _apart,
            _ofWords
        );

    static ColumnKind KindOf(string type) =>
        type switch
        {
            "uuid" => ColumnKind.Id,
            "uuid[]" => ColumnKind.Ids,
            "text[]" => ColumnKind.Texts,
            "jsonb" => ColumnKind.Json,
            _ => ColumnKind.Text,
        };

    enum ColumnKind
    {
        Id,
        Ids,
        Text,
        Texts,
        Json,
    }

    /// <summary>Names as they stand in SQL.</summary>
    sealed record Column(string Table, string Name, ColumnKind Kind);
}
