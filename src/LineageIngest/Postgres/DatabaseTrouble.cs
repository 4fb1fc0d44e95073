using System.Net.Sockets;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Errors that pass when PostgreSQL is back, or has room again: the same request may succeed later.</summary>
public static class DatabaseTrouble
{
    const string DiskFull = "53100";

    public static bool IsTemporary(Exception error) =>
        error switch
        {
            PostgresException refused => refused.IsTransient || refused.SqlState is DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction,
            NpgsqlException or TimeoutException or SocketException => true,
            _ => false,
        };

    /// <summary>What to tell people: <c>The disk of PostgreSQL is full.</c></summary>
    public static string Describe(Exception error) =>
        error switch
        {
            PostgresException { SqlState: DiskFull } => "The disk of PostgreSQL is full.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "PostgreSQL takes no more connections.",
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "PostgreSQL takes no writes: it is a standby.",
            PostgresException { IsTransient: true } refused => $"PostgreSQL cannot do it now: {refused.MessageText}.",
            _ => "PostgreSQL does not answer.",
        };
}
