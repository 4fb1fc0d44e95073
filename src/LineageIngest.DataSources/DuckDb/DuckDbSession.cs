using System.Globalization;
using DuckDB.NET.Data;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;

namespace LineageIngest.DataSources.DuckDb;

/// <summary>What sessions with DuckDB have in common. It computes in this process, and its calls do not wait, so they run aside.</summary>
static class DuckDbSession
{
    /// <param name="folder">the one folder in which files may be read; null for none</param>
    public static async Task<DuckDBConnection> OpenAsync(string address, string? folder, CancellationToken cancellation)
    {
        var connection = new DuckDBConnection(address);
        try
        {
            await connection.OpenAsync(cancellation);
            foreach (
                var setting in new[]
                {
                    "SET autoinstall_known_extensions = false",
                    "SET autoload_known_extensions = false",
                    "SET memory_limit = '1GB'",
                    "SET threads = 2",
                    "SET TimeZone = 'UTC'",
                    folder is null ? null : $"SET allowed_directories = [{Text(folder + '/')}]",
                    "SET enable_external_access = false",
                    "SET lock_configuration = true",
                }
            )
            {
                if (setting is not null)
                    await connection.RunAsync(setting, cancellation);
            }
            return connection;
        }
        catch (DuckDBException away)
        {
            await connection.DisposeAsync();
            throw new DataSourceException(away.Message, away);
        }
    }

    /// <param name="from">a table's name or a call that reads a file, quoted</param>
    public static Task<RowsRead> ReadRowsAsync(
        DuckDBConnection connection,
        string from,
        SourceTable table,
        RowsWanted wanted,
        TimeSpan timeout,
        TableSketch sketch,
        CancellationToken cancellation
    ) =>
        Task.Run(
            () =>
                Told(async () =>
                {
                    var share = table.EstimatedRows > wanted.MaxRows ? (double)wanted.MaxRows / table.EstimatedRows.Value : 1;
                    var some =
                        share >= 1
                            ? ""
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $" TABLESAMPLE bernoulli({100 * share:0.######} PERCENT) REPEATABLE (1)"
                            );
                    var columns = string.Join(
                        ", ",
                        table.Columns.Select(column =>
                            ValueKinds.Of(column.Type) is ValueKind.Number or ValueKind.Boolean or ValueKind.Text && IsPlain(column.Type)
                                ? Quoted(column.Name)
                                : $"CAST({Quoted(column.Name)} AS VARCHAR)"
                        )
                    );
                    using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                    limit.CancelAfter(timeout);
                    await using var command = connection.CreateCommand();
                    command.CommandText = $"SELECT {columns} FROM {from}{some}";
                    command.UseStreamingMode = true;
                    await using var registration = limit.Token.Register(command.Cancel);
                    try
                    {
                        await using var reader = await command.ExecuteReaderAsync(limit.Token);
                        await new DbRows(reader).ReadAsync(sketch, wanted.RowsSoFar, limit.Token);
                    }
                    catch (Exception ended) when (ended is OperationCanceledException or DuckDBException && limit.IsCancellationRequested)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        throw new DataSourceException($"The statement took longer than {timeout.TotalSeconds:0} s.", ended);
                    }
                    return share >= 1 ? RowsRead.All : new RowsRead("rows at random", share);
                }),
            cancellation
        );

    /// <summary>Every part in quotes, quotes in it doubled.</summary>
    public static string Quoted(params string[] path) =>
        string.Join('.', path.Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static async Task<T> Told<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DuckDBException problem)
        {
            throw new DataSourceException(problem.Message, problem);
        }
    }

    /// <summary>Types that arrive as a value that writes itself; all others are written by DuckDB.</summary>
    static bool IsPlain(string type) =>
        type
            is "BOOLEAN"
                or "TINYINT"
                or "SMALLINT"
                or "INTEGER"
                or "BIGINT"
                or "UTINYINT"
                or "USMALLINT"
                or "UINTEGER"
                or "UBIGINT"
                or "FLOAT"
                or "DOUBLE"
                or "VARCHAR"
        || type.StartsWith("DECIMAL", StringComparison.Ordinal);
}
