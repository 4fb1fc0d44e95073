using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// A lock with a name that the whole cluster of processes shares, held as long as its own connection lives:
/// <c>await using var turn = await AdvisoryLock.AcquireAsync(db, "migrate", cancellation);</c>
/// PostgreSQL frees it when the holder dies.
/// </summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly long _key;

    AdvisoryLock(NpgsqlConnection connection, long key) => (_connection, _key) = (connection, key);

    /// <summary>Waits until the lock is ours; there is no time limit but <paramref name="cancellation"/>.</summary>
    public static async Task<AdvisoryLock> AcquireAsync(NpgsqlDataSource db, string name, CancellationToken cancellation)
    {
        var key = KeyOf(name);
        var connection = await db.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
            command.Parameters.Add(new() { Value = key });
            await command.ExecuteNonQueryAsync(cancellation);
            return new AdvisoryLock(connection, key);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The lock, or null when another holds it.</summary>
    public static async Task<AdvisoryLock?> TryAcquireAsync(NpgsqlDataSource db, string name, CancellationToken cancellation)
    {
        var key = KeyOf(name);
        var connection = await db.OpenConnectionAsync(cancellation);
        var ours = false;
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
            command.Parameters.Add(new() { Value = key });
            ours = await command.ExecuteScalarAsync(cancellation) is true;
            return ours ? new AdvisoryLock(connection, key) : null;
        }
        finally
        {
            if (!ours)
                await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            // A broken connection has freed the lock already.
            if (_connection.FullState != System.Data.ConnectionState.Open)
                return;
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", _connection);
            command.Parameters.Add(new() { Value = _key });
            await command.ExecuteNonQueryAsync();
        }
    }

    // Hashed, so that names need no register and do not meet the keys of another program in the same database.
    static long KeyOf(string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("lineage-ingest/" + name)));
}
