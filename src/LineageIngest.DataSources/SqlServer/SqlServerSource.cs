using System.Globalization;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;
using LineageIngest.Outward;
using Microsoft.Data.SqlClient;

namespace LineageIngest.DataSources.SqlServer;

/// <summary>A SQL Server database. Its sessions say that they only read; what keeps them from writing is the role.</summary>
sealed class SqlServerSource(DataSourceSettings settings, string? secret, OutwardRoute route) : IDataSource
{
    public async Task<SourceCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            return await Told(async () =>
            {
                var found = await connection.RowsAsync(
                    """
                    SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'SELECT'), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION'),
                           HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT')
                    """,
                    row => (Select: row.NumberOrNull(0) == 1, Definition: row.NumberOrNull(1) == 1, Insert: row.NumberOrNull(2) == 1),
                    cancellation
                );
                var missing = new List<SourceLack>();
                if (!found[0].Select)
                {
                    missing.Add(
                        new SourceLack("the rows of all tables", "tables without a right of their own cannot be profiled (GRANT SELECT)")
                    );
                }
                if (!found[0].Definition)
                {
                    missing.Add(
                        new SourceLack(
                            "definitions",
                            "what the role may not select is not seen, views make no lineage (GRANT VIEW DEFINITION)"
                        )
                    );
                }
                return new SourceCheck(true, $"SQL Server {connection.ServerVersion}", found[0].Insert, missing, null);
            });
        }
        catch (DataSourceException away)
        {
            return SourceCheck.Failed(away.Message);
        }
    }

    public async Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await Told(() => new SqlServerCatalog(settings, connection).ReadAsync(name, cancellation));
    }

    public Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourceStatement>>([]);

    public async Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await Told(async () =>
        {
            var share = Share(table, wanted);
            await using var command = connection.CreateCommand();
            command.CommandText = RowsText(table, wanted);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await new DbRows(reader).ReadAsync(sketch, wanted.RowsSoFar, cancellation);
            return share >= 1 ? RowsRead.All : new RowsRead(table.Kind == TableKind.View ? "first rows" : "pages at random", share);
        });
    }

    /// <summary>The one statement of a profile.</summary>
    internal static string RowsText(SourceTable table, RowsWanted wanted)
    {
        var share = Share(table, wanted);
        var columns = string.Join(
            ", ",
            table.Columns.Select(column => IsPlain(column.Type) ? Quoted(column.Name) : $"CONVERT(nvarchar(max), {Quoted(column.Name)})")
        );
        var isView = table.Kind == TableKind.View;
        var top = share < 1 && isView ? string.Create(CultureInfo.InvariantCulture, $"TOP ({wanted.MaxRows}) ") : "";
        var sample =
            share < 1 && !isView
                ? string.Create(CultureInfo.InvariantCulture, $" TABLESAMPLE ({100 * share:0.######} PERCENT) REPEATABLE (1)")
                : "";
        return $"SELECT {top}{columns} FROM {Quoted([.. table.Path])}{sample}";
    }

    /// <summary>Every part in brackets, closing ones in it doubled.</summary>
    internal static string Quoted(params string[] path) =>
        string.Join('.', path.Select(part => $"[{part.Replace("]", "]]", StringComparison.Ordinal)}]"));

    static double Share(SourceTable table, RowsWanted wanted) =>
        table.EstimatedRows > wanted.MaxRows ? (double)wanted.MaxRows / table.EstimatedRows.Value : 1;

    /// <summary>Types of the common language runtime are written by the server, since this process does not have them.</summary>
    static bool IsPlain(string type) =>
        type is not ("geometry" or "geography" or "hierarchyid" or "sql_variant" or "xml" or "json" or "vector")
        && !type.Contains('.', StringComparison.Ordinal);

    async Task<SqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var host = await ServerHost.OfAsync(settings, route, cancellation);
        var address = new SqlConnectionStringBuilder
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"tcp:{host},{settings.Port}"),
            InitialCatalog = settings.Database,
            UserID = settings.User ?? "",
            Password = secret ?? "",
            Encrypt = SqlConnectionEncryptOption.Mandatory,
            TrustServerCertificate = !settings.RequireTls,
            ApplicationIntent = ApplicationIntent.ReadOnly,
            ApplicationName = "LineageIngest",
            Pooling = false,
            CommandTimeout = settings.StatementTimeout,
        };
        var connection = new SqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (SqlException away)
        {
            await connection.DisposeAsync();
            throw new DataSourceException(away.Message, away);
        }
        catch (NotSupportedException invariant)
        {
            await connection.DisposeAsync();
            throw new DataSourceException(
                "SQL Server's driver needs ICU, which this build does without (InvariantGlobalization); see docs/data-sources.md.",
                invariant
            );
        }
    }

    static async Task<T> Told<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (SqlException problem)
        {
            throw new DataSourceException(problem.Message, problem);
        }
    }
}
