using System.Text.Json;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// Tells an item that can never be stored from a world that is broken for all: the first is set aside alone, the second is waited out.
/// SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
/// </summary>
static class Poison
{
    /// <summary>21 cardinality, 22 data, 23 integrity, 54 limits of the program: what one row says can bring them about.</summary>
    static readonly string[] _classes = ["21", "22", "23", "54"];

    public static bool IsReason(Exception error) =>
        error switch
        {
            // Items are read in parallel, and each that fails has its own exception in it.
            AggregateException several => several.InnerExceptions.All(IsReason),
            PostgresException refused => _classes.Contains(refused.SqlState[..2], StringComparer.Ordinal),
            NpgsqlException or ObjectDisposedException => false,
            JsonException
            or InvalidDataException
            or InvalidOperationException
            or FormatException
            or ArgumentException
            or ArithmeticException
            or IndexOutOfRangeException
            or KeyNotFoundException
            or NullReferenceException
            or NotSupportedException
            or InsufficientExecutionStackException => true,
            _ => false,
        };

    /// <summary>The words for people: <c>54000 index row size 4016 exceeds btree maximum (facet)</c>.</summary>
    public static string Describe(Exception error) =>
        error switch
        {
            AggregateException { InnerExceptions: [var first, ..] } => Describe(first),
            PostgresException refused => $"{refused.SqlState} {refused.MessageText}{(refused.TableName is { } table ? $" ({table})" : "")}",
            InvalidDataException limit => limit.Message,
            _ => $"{error.GetType().Name}: {error.Message}",
        };
}
