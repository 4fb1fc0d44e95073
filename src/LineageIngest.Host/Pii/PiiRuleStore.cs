using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Insight.Pii;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Pii;

/// <summary>Writes pii_rule, and reads it.</summary>
sealed class PiiRuleStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task SaveAsync(int subscriptionId, IReadOnlyCollection<PiiRule> rules, CancellationToken cancellation)
    {
        var rows = rules.OrderBy(rule => rule.Name, StringComparer.Ordinal).ToList();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO pii_rule (subscription_id, rule, settings, updated_at)
            SELECT $1, rule, settings::jsonb, $4 FROM unnest($2, $3) AS given (rule, settings)
            ON CONFLICT (subscription_id, rule) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(rule => rule.Name),
            rows.ConvertAll(rule => JsonSerializer.Serialize(rule, AnswerJson.Options)),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<PiiRule>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """SELECT settings FROM pii_rule WHERE subscription_id = $1 ORDER BY rule COLLATE "C" """,
            row => JsonSerializer.Deserialize<PiiRule>(row.GetString(0), AnswerJson.Options)!,
            cancellation,
            subscriptionId
        );
    }

    /// <summary>How many of these rules there were.</summary>
    public async Task<int> RemoveAsync(int subscriptionId, IEnumerable<string> names, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
            "DELETE FROM pii_rule WHERE subscription_id = $1 AND rule = ANY ($2)",
            cancellation,
            subscriptionId,
            names.ToArray()
        );
    }
}
