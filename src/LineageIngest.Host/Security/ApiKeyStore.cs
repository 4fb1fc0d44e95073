using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Security;

/// <summary>A key as lists show it; the key itself is shown once, when it is made.</summary>
public sealed record ApiKey(
    Guid Id,
    string Name,
    string Prefix,
    IReadOnlyList<string> Scopes,
    string Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    int? RequestsPerSecond
);

/// <summary>Writes and reads api_key.</summary>
sealed class ApiKeyStore(NpgsqlDataSource db, Wakeups wakeups, TimeProvider time)
{
    /// <summary>What every key begins with, so that scanners for leaked secrets know it.</summary>
    public const string Mark = "lik_";
    const int SecretBytes = 32;
    const int PrefixLength = 12;
    static readonly TimeSpan _usedToWithin = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key; the text is given back here and never again.</summary>
    public async Task<(ApiKey Key, string Text)> CreateAsync(
        int subscriptionId,
        string name,
        IReadOnlyList<string> scopes,
        DateTimeOffset? expiresAt,
        int? requestsPerSecond,
        CancellationToken cancellation
    )
    {
        var text = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey(
            Guid.CreateVersion7(),
            name,
            text[..PrefixLength],
            scopes,
            PermissionNames.RoleOf(Combine(scopes)),
            time.GetUtcNow(),
            expiresAt,
            null,
            null,
            requestsPerSecond
        );
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO api_key (subscription_id, key_id, name, prefix, hash, scopes, created_at, expires_at, requests_per_second)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            cancellation,
            subscriptionId,
            key.Id,
            name,
            key.Prefix,
            HashOf(text),
            scopes.ToArray(),
            key.CreatedAt,
            expiresAt,
            requestsPerSecond
        );
        return (key, text);
    }

    /// <summary>All keys of a subscription, oldest first.</summary>
    public async Task<List<ApiKey>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT key_id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at, requests_per_second
              FROM api_key WHERE subscription_id = $1 ORDER BY created_at, key_id
            """,
            row =>
            {
                var scopes = row.GetFieldValue<string[]>(3);
                return new ApiKey(
                    row.GetGuid(0),
                    row.GetString(1),
                    row.GetString(2),
                    scopes,
                    PermissionNames.RoleOf(Combine(scopes)),
                    row.GetFieldValue<DateTimeOffset>(4),
                    row.Nullable<DateTimeOffset>(5),
                    row.Nullable<DateTimeOffset>(6),
                    row.Nullable<DateTimeOffset>(7),
                    row.Nullable<int>(8)
                );
            },
            cancellation,
            subscriptionId
        );
    }

    /// <summary>Another key that opens the same, and the end of the old one at a moment; null where there is no such key that still opens anything.</summary>
    public async Task<(ApiKey Key, string Text)?> RotateAsync(
        int subscriptionId,
        Guid keyId,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var known = (await ListAsync(subscriptionId, cancellation)).Find(key => key.Id == keyId);
        if (known is not { RevokedAt: null } || known.ExpiresAt <= now)
            return null;
        var lasts = known.ExpiresAt - known.CreatedAt;
        var made = await CreateAsync(
            subscriptionId,
            known.Name,
            known.Scopes,
            lasts is null ? null : now + lasts,
            known.RequestsPerSecond,
            cancellation
        );
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.QueryAsync(
            $"""
            WITH ending AS (
                UPDATE api_key SET expires_at = least(expires_at, $3) WHERE subscription_id = $1 AND key_id = $2 RETURNING key_id)
            SELECT {Wakeups.Callers} FROM ending
            """,
            row => true,
            cancellation,
            subscriptionId,
            keyId,
            until
        );
        wakeups.Wake(WakeupKind.Callers);
        return made;
    }

    /// <summary>False where there is no such key that still opens anything.</summary>
    public async Task<bool> RevokeAsync(int subscriptionId, Guid keyId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var ended = await connection.QueryAsync(
            $"""
            WITH ended AS (
                UPDATE api_key SET revoked_at = $3 WHERE subscription_id = $1 AND key_id = $2 AND revoked_at IS NULL RETURNING key_id)
            SELECT {Wakeups.Callers} FROM ended
            """,
            row => true,
            cancellation,
            subscriptionId,
            keyId,
            time.GetUtcNow()
        );
        wakeups.Wake(WakeupKind.Callers);
        return ended.Count > 0;
    }

    /// <summary>Whose key this is, or null: unknown, revoked and expired look alike.</summary>
    public async Task<Caller?> FindAsync(string text, string authentication, CancellationToken cancellation)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var (now, hash) = (time.GetUtcNow(), HashOf(text));
        using var wall = Wall.Around(null); // whose it is, it says itself
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync(
            """
            SELECT k.subscription_id, k.key_id, k.name, k.scopes, k.last_used_at, k.requests_per_second
              FROM api_key AS k
             WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)
            """,
            row =>
                (
                    Caller: new Caller(
                        row.GetString(2),
                        Combine(row.GetFieldValue<string[]>(3)),
                        row.GetInt32(0),
                        authentication,
                        row.GetGuid(1),
                        row.Nullable<int>(5)
                    ),
                    Id: row.GetGuid(1),
                    UsedAt: row.Nullable<DateTimeOffset>(4)
                ),
            cancellation,
            hash,
            now
        );
        if (found.Count == 0)
            return null;
        var (caller, id, usedAt) = found[0];
        if (usedAt is null || now - usedAt > _usedToWithin)
        {
            await connection.ExecuteAsync(
                "UPDATE api_key SET last_used_at = $3 WHERE subscription_id = $1 AND key_id = $2",
                cancellation,
                caller.SubscriptionId,
                id,
                now
            );
        }
        return caller;
    }

    /// <summary>The keys are random, so one round of a fast hash is as good as many of a slow one.</summary>
    static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    static Permissions Combine(IEnumerable<string> scopes) =>
        scopes.Select(PermissionNames.OfScope).Aggregate(Permissions.None, (all, one) => all | one);
}
