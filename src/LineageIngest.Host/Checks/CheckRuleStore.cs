using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Checks;

/// <summary>Writes check_rule, and reads it.</summary>
sealed class CheckRuleStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task SaveAsync(int subscriptionId, CheckRule rule, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO check_rule (subscription_id, rule, settings, updated_at)
            VALUES ($1, $2, $3::jsonb, $4)
            ON CONFLICT (subscription_id, rule) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            rule.Name,
            JsonSerializer.Serialize(rule, AnswerJson.Options),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<CheckRule>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings FROM check_rule WHERE subscription_id = $1 ORDER BY rule",
            row => Read(row.GetString(0)),
            cancellation,
            subscriptionId
        );
    }

    public async Task<CheckRule?> FindAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings FROM check_rule WHERE subscription_id = $1 AND rule = $2",
            row => Read(row.GetString(0)),
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "DELETE FROM check_rule WHERE subscription_id = $1 AND rule = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    static CheckRule Read(string json) => JsonSerializer.Deserialize<CheckRule>(json, AnswerJson.Options)!;
}
