using System.Text.Json;
using LineageIngest.Airflow.Connections;
using LineageIngest.Answers;
using LineageIngest.DataSources;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.DataSources;

/// <summary>Writes data_source, and reads it.</summary>
sealed class DataSourceStore(NpgsqlDataSource db, SecretBox box, TimeProvider time)
{
    /// <summary>Adds or changes a source; without a secret the stored one stays.</summary>
    public async Task SaveAsync(int subscriptionId, DataSourceSettings settings, string? secret, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO data_source (subscription_id, source, settings, secret, created_at, updated_at)
            VALUES ($1, $2, $3::jsonb, $4::bytea, $5, $5)
            ON CONFLICT (subscription_id, source) DO UPDATE
               SET settings = excluded.settings, secret = coalesce(excluded.secret, data_source.secret), updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            settings.Name,
            JsonSerializer.Serialize(settings, AnswerJson.Options),
            secret is null ? null : box.Seal(secret, Owner(subscriptionId, settings.Name)),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<DataSourceSettings>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings FROM data_source WHERE subscription_id = $1 ORDER BY source",
            row => Read(row.GetString(0)),
            cancellation,
            subscriptionId
        );
    }

    public async Task<(DataSourceSettings Settings, bool HasSecret)?> FindAsync(
        int subscriptionId,
        string name,
        CancellationToken cancellation
    ) => await ReadAsync(subscriptionId, name, cancellation) is var (settings, secret) ? (settings, secret is not null) : null;

    /// <summary>With the secret in clear: for whoever opens the source only.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed with another key.</exception>
    public async Task<(DataSourceSettings Settings, string? Secret)?> OpenAsync(
        int subscriptionId,
        string name,
        CancellationToken cancellation
    ) =>
        await ReadAsync(subscriptionId, name, cancellation) is var (settings, secret)
            ? (settings, secret is null ? null : box.Unseal(secret, Owner(subscriptionId, name)))
            : null;

    /// <summary>Seals every secret, of all subscriptions, with the key of now; gives their number.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One opens with neither key; nothing was changed.</exception>
    public Task<int> SealAnewAsync(CancellationToken cancellation) =>
        SealedSecrets.SealAnewAsync(
            db,
            box,
            Owner,
            "SELECT subscription_id, source, secret FROM data_source WHERE secret IS NOT NULL FOR UPDATE",
            "UPDATE data_source SET secret = $3 WHERE subscription_id = $1 AND source = $2",
            cancellation
        );

    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "DELETE FROM data_source WHERE subscription_id = $1 AND source = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    async Task<(DataSourceSettings Settings, byte[]? Sealed)?> ReadAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings, secret FROM data_source WHERE subscription_id = $1 AND source = $2",
            row => (Read(row.GetString(0)), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    static DataSourceSettings Read(string json) => JsonSerializer.Deserialize<DataSourceSettings>(json, AnswerJson.Options)!;

    /// <summary>Not the words by which an Airflow connection's secret is bound: one cannot be put in the place of the other.</summary>
    static string Owner(int subscriptionId, string name) => $"source/{subscriptionId}/{name}";
}
