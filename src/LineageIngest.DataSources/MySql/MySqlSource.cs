using System.Globalization;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;
using LineageIngest.Outward;
using MySqlConnector;

namespace LineageIngest.DataSources.MySql;

/// <summary>A MySQL or MariaDB server, all databases or the one that the address names, through sessions that cannot write.</summary>
sealed class MySqlSource(DataSourceSettings settings, string? secret, OutwardRoute route) : IDataSource
{
    public async Task<SourceCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            var grants = await Told(() => connection.RowsAsync("SHOW GRANTS", row => row.GetString(0), cancellation));
            var writable = grants.Any(grant => _writing.Any(right => grant.Contains(right, StringComparison.OrdinalIgnoreCase)));
            var missing = new List<SourceLack>();
            if (
                !grants.Any(grant =>
                    grant.Contains("SHOW VIEW", StringComparison.OrdinalIgnoreCase)
                    || grant.Contains("ALL PRIVILEGES", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                missing.Add(new SourceLack("the SQL of views", "views are declared as tables and make no lineage (GRANT SHOW VIEW)"));
            }
            var isMariaDb = connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
            return new SourceCheck(true, $"{(isMariaDb ? "" : "MySQL ")}{connection.ServerVersion}", writable, missing, null);
        }
        catch (DataSourceException away)
        {
            return SourceCheck.Failed(away.Message);
        }
    }

    public async Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await Told(() => new MySqlCatalog(settings, connection).ReadAsync(name, cancellation));
    }

    /// <summary>performance_schema cuts texts off and is off by default in MariaDB: nothing is read from it.</summary>
    public Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourceStatement>>([]);

    public async Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var share = table.EstimatedRows > wanted.MaxRows ? (double)wanted.MaxRows / table.EstimatedRows.Value : 1;
        // There is no sampling by pages: the server looks at every row and sends some.
        var some = share >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" WHERE rand(1) < {share:0.########}");
        var columns = string.Join(
            ", ",
            table.Columns.Select(column =>
                // Dates such as 0000-00-00 are no dates to anybody else.
                ValueKinds.Of(column.Type) == ValueKind.Time
                    ? $"CAST({Quoted(column.Name)} AS CHAR)"
                    : Quoted(column.Name)
            )
        );
        return await Told(async () =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {columns} FROM {Quoted([.. table.Path])}{some}";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await new DbRows(reader).ReadAsync(sketch, wanted.RowsSoFar, cancellation);
            return share >= 1 ? RowsRead.All : new RowsRead("rows at random", share);
        });
    }

    /// <summary>Every part in backticks, backticks in it doubled.</summary>
    internal static string Quoted(params string[] path) =>
        string.Join('.', path.Select(part => $"`{part.Replace("`", "``", StringComparison.Ordinal)}`"));

    static readonly string[] _writing = ["ALL PRIVILEGES", "INSERT", "UPDATE", "DELETE", "DROP"];

    async Task<MySqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var host = await ServerHost.OfAsync(settings, route, cancellation);
        var address = new MySqlConnectionStringBuilder
        {
            Server = host,
            Port = (uint)settings.Port,
            Database = settings.Database,
            UserID = settings.User,
            Password = secret,
            SslMode = settings.RequireTls ? MySqlSslMode.VerifyFull : MySqlSslMode.Preferred,
            Pooling = false,
            TreatTinyAsBoolean = false,
            ConvertZeroDateTime = true,
            AllowLoadLocalInfile = false,
            GuidFormat = MySqlGuidFormat.None,
            ApplicationName = "LineageIngest",
            DefaultCommandTimeout = (uint)settings.StatementTimeout + 5,
        };
        var connection = new MySqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            var limit = connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase)
                ? string.Create(CultureInfo.InvariantCulture, $"max_statement_time = {settings.StatementTimeout}")
                : string.Create(CultureInfo.InvariantCulture, $"max_execution_time = {1000L * settings.StatementTimeout}");
            await connection.RunAsync($"SET SESSION TRANSACTION READ ONLY; SET SESSION {limit}, time_zone = '+00:00'", cancellation);
            return connection;
        }
        catch (MySqlException away)
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
        catch (MySqlException problem)
        {
            throw new DataSourceException(problem.Message, problem);
        }
    }
}
