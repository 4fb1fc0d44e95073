using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Alerts;

/// <summary>Writes alert_rule, and reads it.</summary>
sealed class AlertRuleStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Adds or changes a rule. One that is switched on, or is about something else now, begins at the end of the feed.</summary>
    public async Task SaveAsync(int subscriptionId, AlertRule rule, CancellationToken cancellation)
    {
        var before = await FindAsync(subscriptionId, rule.Name, cancellation);
        var goesOn = before?.Rule is { Enabled: true } old && rule == old with { Channels = rule.Channels };
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO alert_rule AS known (subscription_id, rule, settings, since, position, updated_at)
            SELECT $1, $2, $3::jsonb, $4, coalesce(max(c.change_id), 0), $4 FROM change AS c WHERE c.subscription_id = $1
            ON CONFLICT (subscription_id, rule) DO UPDATE SET
                settings = excluded.settings, trouble = NULL, updated_at = excluded.updated_at,
                since = CASE WHEN $5 THEN known.since ELSE excluded.since END,
                position = CASE WHEN $5 THEN known.position ELSE excluded.position END
            """,
            cancellation,
            subscriptionId,
            rule.Name,
            JsonSerializer.Serialize(rule, AnswerJson.Options),
            time.GetUtcNow(),
            goesOn
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<AlertRuleResponse>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings, since, muted_until, trouble, position FROM alert_rule WHERE subscription_id = $1 ORDER BY rule",
            Read,
            cancellation,
            subscriptionId
        );
    }

    public async Task<AlertRuleResponse?> FindAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings, since, muted_until, trouble, position FROM alert_rule WHERE subscription_id = $1 AND rule = $2",
            Read,
            cancellation,
            subscriptionId,
            name
        );
        return rows is [var found] ? found : null;
    }

    /// <summary>False when there is no such rule.</summary>
    public async Task<bool> MuteAsync(int subscriptionId, string name, DateTimeOffset? until, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "UPDATE alert_rule SET muted_until = $3 WHERE subscription_id = $1 AND rule = $2",
                cancellation,
                subscriptionId,
                name,
                until
            ) > 0;
    }

    /// <summary>In the transaction that keeps what was found up to the position.</summary>
    public static async Task MoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        string name,
        long position,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "UPDATE alert_rule SET position = greatest(position, $3), trouble = NULL WHERE subscription_id = $1 AND rule = $2",
            cancellation,
            subscriptionId,
            name,
            position
        );

    public async Task FailAsync(int subscriptionId, string name, string trouble, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE alert_rule SET trouble = $3 WHERE subscription_id = $1 AND rule = $2",
            cancellation,
            subscriptionId,
            name,
            trouble
        );
    }

    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "DELETE FROM alert_rule WHERE subscription_id = $1 AND rule = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    static AlertRuleResponse Read(NpgsqlDataReader row) =>
        new(
            JsonSerializer.Deserialize<AlertRule>(row.GetString(0), AnswerJson.Options)!,
            row.GetFieldValue<DateTimeOffset>(1),
            row.Nullable<DateTimeOffset>(2),
            row.NullableText(3)
        )
        {
            Position = row.GetInt64(4),
        };
}
