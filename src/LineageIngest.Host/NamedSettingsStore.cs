using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host;

/// <summary>Settings of one kind that a subscription has under names: one row each, as JSON. Writes the table that it is given, and reads it.</summary>
/// <param name="table">with the columns subscription_id, settings and updated_at</param>
/// <param name="key">its column for the name</param>
abstract class NamedSettingsStore<T>(NpgsqlDataSource db, TimeProvider time, string table, string key, Func<T, string> nameOf)
    where T : class
{
    public async Task SaveAsync(int subscriptionId, T settings, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO {table} (subscription_id, {key}, settings, updated_at)
            VALUES ($1, $2, $3::jsonb, $4)
            ON CONFLICT (subscription_id, {key}) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            nameOf(settings),
            JsonSerializer.Serialize(settings, AnswerJson.Options),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<T>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            $"SELECT settings FROM {table} WHERE subscription_id = $1 ORDER BY {key}",
            Read,
            cancellation,
            subscriptionId
        );
    }

    public async Task<T?> FindAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            $"SELECT settings FROM {table} WHERE subscription_id = $1 AND {key} = $2",
            Read,
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    /// <summary>False when there is none of that name.</summary>
    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                $"DELETE FROM {table} WHERE subscription_id = $1 AND {key} = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    static T Read(NpgsqlDataReader row) => JsonSerializer.Deserialize<T>(row.GetString(0), AnswerJson.Options)!;
}
