using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.DataSources;

/// <summary>Writes profile_plan, and reads it.</summary>
sealed class ProfilePlanStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task SaveAsync(int subscriptionId, ProfilePlan plan, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO profile_plan (subscription_id, plan, settings, updated_at)
            VALUES ($1, $2, $3::jsonb, $4)
            ON CONFLICT (subscription_id, plan) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            plan.Name,
            JsonSerializer.Serialize(plan, AnswerJson.Options),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<ProfilePlan>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT settings FROM profile_plan WHERE subscription_id = $1 ORDER BY plan",
            row => Read(row.GetString(0)),
            cancellation,
            subscriptionId
        );
    }

    public async Task<ProfilePlan?> FindAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT settings FROM profile_plan WHERE subscription_id = $1 AND plan = $2",
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
                "DELETE FROM profile_plan WHERE subscription_id = $1 AND plan = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }

    static ProfilePlan Read(string json) => JsonSerializer.Deserialize<ProfilePlan>(json, AnswerJson.Options)!;
}
