using System.Text.Json;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Airflow.Connections;

/// <summary>Writes airflow_connection, and reads it.</summary>
public sealed class ConnectionStore(NpgsqlDataSource db, SecretBox box, TimeProvider time)
{
    /// <summary>Adds or changes a connection; without a secret the stored one stays.</summary>
    public async Task SaveAsync(int subscriptionId, ConnectionSettings settings, string? secret, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO airflow_connection (subscription_id, connection, settings, secret, created_at, updated_at)
            VALUES ($1, $2, $3::jsonb, $4::bytea, $5, $5)
            ON CONFLICT (subscription_id, connection) DO UPDATE
               SET settings = excluded.settings, secret = coalesce(excluded.secret, airflow_connection.secret), updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            settings.Name,
            JsonSerializer.Serialize(settings, AirflowJson.Default.ConnectionSettings),
            secret is null ? null : box.Seal(secret, Owner(subscriptionId, settings.Name)),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ConnectionSettings>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings FROM airflow_connection WHERE subscription_id = $1 ORDER BY connection",
            row => Read(row.GetString(0)),
            cancellation,
            subscriptionId
        );
    }

    public async Task<ConnectionSettings?> FindAsync(int subscriptionId, string name, CancellationToken cancellation) =>
        (await ReadAsync(subscriptionId, name, cancellation))?.Settings;

    /// <summary>With the secret in clear: for the crawler only.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed with another key.</exception>
    public async Task<(ConnectionSettings Settings, string? Secret)?> OpenAsync(
        int subscriptionId,
        string name,
        CancellationToken cancellation
    ) =>
        await ReadAsync(subscriptionId, name, cancellation) is var (settings, sealedSecret)
            ? (settings, sealedSecret is null ? null : box.Unseal(sealedSecret, Owner(subscriptionId, name)))
            : null;

    /// <summary>Seals every secret, of all subscriptions, with the key of now; gives their number.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One opens with neither key; nothing was changed.</exception>
    public Task<int> SealAnewAsync(CancellationToken cancellation) =>
        SealedSecrets.SealAnewAsync(
            db,
            box,
            Owner,
            "SELECT subscription_id, connection, secret FROM airflow_connection WHERE secret IS NOT NULL FOR UPDATE",
            "UPDATE airflow_connection SET secret = $3 WHERE subscription_id = $1 AND connection = $2",
            cancellation
        );

    /// <summary>Forgets the connection and how far it was crawled; what was found stays.</summary>
    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using (var connection = await db.OpenConnectionAsync(cancellation))
        {
            const string Delete = "DELETE FROM airflow_connection WHERE subscription_id = $1 AND connection = $2";
            if (await connection.ExecuteAsync(Delete, cancellation, subscriptionId, name) == 0)
                return false;
        }
        await new CrawlStateStore(db, subscriptionId, name, time).ForgetAsync(cancellation);
        return true;
    }

    async Task<(ConnectionSettings Settings, byte[]? Sealed)?> ReadAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings, secret FROM airflow_connection WHERE subscription_id = $1 AND connection = $2",
            row => (Read(row.GetString(0)), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    static ConnectionSettings Read(string json) => JsonSerializer.Deserialize(json, AirflowJson.Default.ConnectionSettings)!;

    static string Owner(int subscriptionId, string name) => $"{subscriptionId}/{name}";
}
