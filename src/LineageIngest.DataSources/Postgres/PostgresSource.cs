using System.Globalization;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Outward;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.DataSources.Postgres;

/// <summary>A PostgreSQL database, through connections that cannot write.</summary>
sealed class PostgresSource(DataSourceSettings settings, string? secret, OutwardRoute route) : IDataSource
{
    /// <summary>Statements that are read of pg_stat_statements, the most frequent ones.</summary>
    const int MostStatements = 5000;

    public async Task<SourceCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            return await Told(() => CheckAsync(connection, cancellation));
        }
        catch (DataSourceException away)
        {
            return SourceCheck.Failed(away.Message);
        }
    }

    static async Task<SourceCheck> CheckAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var missing = new List<SourceLack>();
        var unreadable = await connection.ScalarAsync<long>(
            """
            SELECT count(*)
              FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
               AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))
            """,
            cancellation
        );
        if (unreadable > 0)
        {
            missing.Add(
                new SourceLack(
                    string.Create(CultureInfo.InvariantCulture, $"the rows of {unreadable} tables"),
                    "they are declared and cannot be profiled (GRANT USAGE ON SCHEMA, GRANT SELECT ON ALL TABLES)"
                )
            );
        }
        if (await StatementsViewAsync(connection, cancellation) is null)
        {
            missing.Add(
                new SourceLack(
                    "pg_stat_statements",
                    "no lineage from remembered statements (CREATE EXTENSION pg_stat_statements, GRANT pg_read_all_stats)"
                )
            );
        }
        var writable = await connection.ScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
                   AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
            """,
            cancellation
        );
        return new SourceCheck(true, $"PostgreSQL {connection.PostgreSqlVersion}", writable, missing, null);
    }

    public async Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await Told(() => new PostgresCatalog(settings, connection).ReadAsync(name, cancellation));
    }

    public async Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        if (await StatementsViewAsync(connection, cancellation) is not { } view)
            return [];
        return await Told(() =>
            connection.QueryAsync(
                $"""
                SELECT s.queryid::text, s.query, s.calls, r.rolname,
                       coalesce((SELECT array_agg(btrim(part, ' "') ORDER BY place)
                                   FROM unnest(string_to_array(substr(path.setting, 13), ',')) WITH ORDINALITY AS parts (part, place)
                                  WHERE btrim(part, ' "') <> '$user'), ARRAY['public'])
                  FROM {view} AS s
                  JOIN pg_database AS d ON d.oid = s.dbid AND d.datname = current_database()
                  LEFT JOIN pg_roles AS r ON r.oid = s.userid
                  LEFT JOIN LATERAL (SELECT setting FROM pg_db_role_setting AS g CROSS JOIN unnest(g.setconfig) AS setting
                                      WHERE setting LIKE 'search\_path=%' AND g.setrole IN (s.userid, 0) AND g.setdatabase IN (s.dbid, 0)
                                      ORDER BY g.setrole <> 0 DESC, g.setdatabase <> 0 DESC LIMIT 1) AS path ON true
                 WHERE s.query ~* '\m(insert|merge|create|update|copy|refresh)\M' AND s.queryid IS NOT NULL
                 ORDER BY s.calls DESC, s.queryid
                 LIMIT $1
                """,
                row => new SourceStatement(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetInt64(2),
                    row.NullableText(3),
                    row.GetFieldValue<string[]>(4)
                ),
                cancellation,
                MostStatements
            )
        );
    }

    public async Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var share = table.EstimatedRows > wanted.MaxRows ? (double)wanted.MaxRows / table.EstimatedRows.Value : 1;
        var (from, read) =
            share >= 1 ? ("", RowsRead.All)
            : table.Kind is TableKind.View or TableKind.Foreign
                ? (string.Create(CultureInfo.InvariantCulture, $" LIMIT {wanted.MaxRows}"), new RowsRead("first rows", share))
            // Pages are taken, not rows: it is fast, and rows that lie together come together.
            : (
                string.Create(CultureInfo.InvariantCulture, $" TABLESAMPLE SYSTEM ({100 * share:0.######}) REPEATABLE (1)"),
                new RowsRead("pages at random", share)
            );
        var columns = string.Join(", ", table.Columns.Select(column => Quoted(column.Name)));
        return await Told(async () =>
        {
            using var text = await connection.BeginTextExportAsync(
                $"COPY (SELECT {columns} FROM {Quoted([.. table.Path])}{from}) TO STDOUT",
                cancellation
            );
            // The reader decodes; what is counted here are the bytes beneath it.
            await new CopyText(((StreamReader)text).BaseStream, table.Columns.Count).ReadAsync(sketch, wanted.RowsSoFar, cancellation);
            return read;
        });
    }

    /// <summary>Every part in quotes, quotes in it doubled.</summary>
    internal static string Quoted(params string[] path) =>
        string.Join('.', path.Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    /// <summary>The extension's view, quoted; null where it is not there, or not loaded when the server started.</summary>
    static async Task<string?> StatementsViewAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var schema = await connection.ScalarAsync<string>(
            """
            SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'
            """,
            cancellation
        );
        if (schema is null)
            return null;
        var view = Quoted(schema, "pg_stat_statements");
        try
        {
            await connection.ScalarAsync<int>($"SELECT 1 FROM {view} LIMIT 1", cancellation);
            return view;
        }
        catch (PostgresException unusable)
            when (unusable.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var host = await ServerHost.OfAsync(settings, route, cancellation);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = settings.Port,
            Database = settings.Database,
            Username = settings.User,
            Password = secret,
            SslMode = settings.RequireTls ? SslMode.VerifyFull : SslMode.Prefer,
            Pooling = false,
            ApplicationName = "LineageIngest",
            CommandTimeout = settings.StatementTimeout + 5, // the server's own limit comes first, and says more
            Options = string.Create(
                CultureInfo.InvariantCulture,
                $"-c default_transaction_read_only=on -c statement_timeout={settings.StatementTimeout}s -c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c search_path="
            ),
        };
        var connection = new NpgsqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            await connection.DisposeAsync();
            throw new DataSourceException(away.Message, away);
        }
    }

    static async Task<T> Told<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException problem)
        {
            throw new DataSourceException(problem is PostgresException told ? told.MessageText : problem.Message, problem);
        }
    }
}
