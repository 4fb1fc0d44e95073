using System.Data;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>A statement with positional parameters, and what becomes of each row of its answer.</summary>
public sealed record Question(string Sql, Action<NpgsqlDataReader> Take, params object?[] Values)
{
    /// <summary>A question whose answer becomes a list.</summary>
    public static Question Into<T>(List<T> rows, string sql, Func<NpgsqlDataReader, T> read, params object?[] values) =>
        new(sql, row => rows.Add(read(row)), values);
}

/// <summary>Planning a statement can take longer than answering it; see <see cref="Database.Open"/> for why plans are made anew unless said otherwise.</summary>
public enum Plans
{
    MadeAnew,
    Kept,
}

/// <summary>One statement with positional parameters, in one call. Arrays travel as arrays, for unnest.</summary>
public static class NpgsqlExtensions
{
    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        Wall.StandsBefore(batch);
        batch.BatchCommands.Add(Command(sql, values));
        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        var walled = Wall.StandsBefore(batch);
        batch.BatchCommands.Add(Command(sql, values));
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            if (walled)
                await reader.NextResultAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(reader));
            return rows;
        }
        catch (Exception failed) when (LeavesStatementsHalfPrepared(failed))
        {
            connection.ForgetStatements();
            throw;
        }
    }

    /// <summary>Asks several questions in one round trip; all answers are as of one moment.</summary>
    /// <param name="plans">kept where the values of the parameters make no difference to how they are best answered</param>
    public static async Task AskTogetherAsync(
        this NpgsqlConnection connection,
        IEnumerable<Question> questions,
        CancellationToken cancellation,
        Plans plans = Plans.MadeAnew
    )
    {
        var asked = questions.ToList();
        if (asked.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        if (plans == Plans.Kept)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL plan_cache_mode = auto"));
        var walled = Wall.StandsBefore(batch);
        foreach (var question in asked)
            batch.BatchCommands.Add(Command(question.Sql, question.Values));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            if (walled)
                await reader.NextResultAsync(cancellation);
            foreach (var question in asked)
            {
                while (await reader.ReadAsync(cancellation))
                    question.Take(reader);
                await reader.NextResultAsync(cancellation);
            }
        }
        catch (Exception failed) when (LeavesStatementsHalfPrepared(failed) && connection.State == ConnectionState.Open)
        {
            await connection.ExecuteAsync("ROLLBACK", CancellationToken.None);
            connection.ForgetStatements();
            throw;
        }
    }

    public static async Task<T?> ScalarAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        var rows = await connection.QueryAsync(sql, row => row.GetValue(0), cancellation, values);
        return rows is [T value, ..] ? value : default;
    }

    /// <summary>A nullable column.</summary>
    public static T? Nullable<T>(this NpgsqlDataReader reader, int ordinal)
        where T : struct => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);

    public static string? NullableText(this NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>
    /// The driver prepares what it is asked often. A statement that PostgreSQL takes but whose values it refuses, or that is given up in between, is prepared
    /// for the driver although it never heard of the columns: the next answer to it breaks the connection, whoever asks.
    /// </summary>
    static bool LeavesStatementsHalfPrepared(Exception failed) => failed is PostgresException or OperationCanceledException;

    /// <summary>Has this connection prepare anew; within a transaction that failed nothing can be said, so that the pool's connections are replaced.</summary>
    static void ForgetStatements(this NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
            return;
        try
        {
            connection.UnprepareAll();
        }
        catch (PostgresException aborted) when (aborted.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            NpgsqlConnection.ClearPool(connection);
        }
        catch (NpgsqlException)
        {
            // the connection is gone, and with it what it had prepared
        }
    }

    static NpgsqlBatchCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(
                new NpgsqlParameter { Value = value is DateTimeOffset at ? at.ToUniversalTime() : value ?? DBNull.Value }
            );
        }
        return command;
    }
}
