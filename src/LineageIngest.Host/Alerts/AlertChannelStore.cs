using System.Text.Json;
using LineageIngest.Airflow.Connections;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Alerts;

/// <summary>Writes alert_channel, and reads it.</summary>
sealed class AlertChannelStore(NpgsqlDataSource db, SecretBox box, TimeProvider time)
{
    /// <summary>Adds or changes a channel; without a secret the stored one stays.</summary>
    public async Task SaveAsync(int subscriptionId, AlertChannel channel, string? secret, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO alert_channel (subscription_id, channel, settings, secret, updated_at)
            VALUES ($1, $2, $3::jsonb, $4::bytea, $5)
            ON CONFLICT (subscription_id, channel) DO UPDATE
               SET settings = excluded.settings, secret = coalesce(excluded.secret, alert_channel.secret), updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            channel.Name,
            JsonSerializer.Serialize(channel, AnswerJson.Options),
            secret is null ? null : box.Seal(secret, Owner(subscriptionId, channel.Name)),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<AlertChannelResponse>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings, secret IS NOT NULL FROM alert_channel WHERE subscription_id = $1 ORDER BY channel",
            row => new AlertChannelResponse(Read(row.GetString(0)), row.GetBoolean(1)),
            cancellation,
            subscriptionId
        );
    }

    public async Task<(AlertChannel Channel, bool HasSecret)?> FindAsync(int subscriptionId, string name, CancellationToken cancellation) =>
        await ReadAsync(subscriptionId, name, cancellation) is var (channel, secret) ? (channel, secret is not null) : null;

    /// <summary>With the secret in clear: for whoever sends only.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed with another key.</exception>
    public async Task<(AlertChannel Channel, string? Secret)?> OpenAsync(int subscriptionId, string name, CancellationToken cancellation) =>
        await ReadAsync(subscriptionId, name, cancellation) is var (channel, secret)
            ? (channel, secret is null ? null : box.Unseal(secret, Owner(subscriptionId, name)))
            : null;

    /// <summary>Seals every secret, of all subscriptions, with the key of now; gives their number.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One opens with neither key; nothing was changed.</exception>
    public Task<int> SealAnewAsync(CancellationToken cancellation) =>
        SealedSecrets.SealAnewAsync(
            db,
            box,
            Owner,
            "SELECT subscription_id, channel, secret FROM alert_channel WHERE secret IS NOT NULL FOR UPDATE",
            "UPDATE alert_channel SET secret = $3 WHERE subscription_id = $1 AND channel = $2",
            cancellation
        );

    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "DELETE FROM alert_channel WHERE subscription_id = $1 AND channel = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    async Task<(AlertChannel Channel, byte[]? Sealed)?> ReadAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings, secret FROM alert_channel WHERE subscription_id = $1 AND channel = $2",
            row => (Read(row.GetString(0)), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    static AlertChannel Read(string json) => JsonSerializer.Deserialize<AlertChannel>(json, AnswerJson.Options)!;

    /// <summary>Not the words by which other secrets are bound: one cannot be put in the place of the other.</summary>
    static string Owner(int subscriptionId, string name) => $"alert-channel/{subscriptionId}/{name}";
}
