using System.Data.Common;

namespace LineageIngest.DataSources.Reading;

/// <summary>One statement with parameters, by any driver.</summary>
static class DbQuery
{
    /// <param name="values">are named @p0, @p1 … in the text</param>
    public static async Task<List<T>> RowsAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    public static async Task RunAsync(this DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Convert.ToInt64(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);
}
