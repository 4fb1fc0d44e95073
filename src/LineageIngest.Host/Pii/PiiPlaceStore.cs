using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Pii;

/// <summary>Writes pii_place, and reads it.</summary>
sealed class PiiPlaceStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task SaveAsync(int subscriptionId, PiiPlace place, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO pii_place (subscription_id, place, settings, updated_at)
            VALUES ($1, $2, $3::jsonb, $4)
            ON CONFLICT (subscription_id, place) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
            """,
            cancellation,
            subscriptionId,
            place.Name,
            JsonSerializer.Serialize(place, AnswerJson.Options),
            time.GetUtcNow()
        );
    }

    /// <summary>By name.</summary>
    public async Task<List<PiiPlace>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """SELECT settings FROM pii_place WHERE subscription_id = $1 ORDER BY place COLLATE "C" """,
            row => JsonSerializer.Deserialize<PiiPlace>(row.GetString(0), AnswerJson.Options)!,
            cancellation,
            subscriptionId
        );
    }

    public async Task<bool> RemoveAsync(int subscriptionId, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                "DELETE FROM pii_place WHERE subscription_id = $1 AND place = $2",
                cancellation,
                subscriptionId,
                name
            ) > 0;
    }
}
