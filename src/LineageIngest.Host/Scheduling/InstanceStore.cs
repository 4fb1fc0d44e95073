using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>A stage in a process. State: idle, running, failing or standing still. Position: up to which event it has come; null where it goes by a queue.</summary>
public sealed record InstanceStage(string Name, string State, long? Position, long Waiting);

/// <summary>A run that a process has under way.</summary>
public sealed record InstanceRun(long RunId, string Job);

/// <summary>A process of the service. Alive: whether it gave a sign of life lately. Draining: it takes no new runs. Stages: none where it only receives and answers.</summary>
public sealed record Instance(
    string Name,
    DateTimeOffset StartedAt,
    DateTimeOffset HeartbeatAt,
    bool Alive,
    string Version,
    IReadOnlyList<InstanceStage> Stages,
    IReadOnlyList<InstanceRun> Running,
    bool Draining
);

/// <summary>Writes instance, and reads it.</summary>
sealed partial class InstanceStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Four heartbeats.</summary>
    static readonly TimeSpan _silence = TimeSpan.FromSeconds(20);

    /// <summary>So long one can see that a process died.</summary>
    static readonly TimeSpan _kept = TimeSpan.FromHours(1);

    /// <summary>Machine and process.</summary>
    public static string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Says that this process lives and how its stages are; returns whether it is to drain.</summary>
    public async Task<bool> BeatAsync(
        DateTimeOffset startedAt,
        string version,
        IReadOnlyList<InstanceStage> stages,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("DELETE FROM instance WHERE heartbeat_at < $1", cancellation, now - _kept);
        return await connection.ScalarAsync<bool>(
            """
            INSERT INTO instance (name, started_at, heartbeat_at, version, stages)
            VALUES ($1, $2, $3, $4, $5::jsonb)
            ON CONFLICT (name) DO UPDATE
                SET started_at = excluded.started_at, heartbeat_at = excluded.heartbeat_at, version = excluded.version, stages = excluded.stages,
                    draining = instance.draining AND instance.started_at = excluded.started_at
            RETURNING draining
            """,
            cancellation,
            Name,
            startedAt,
            now,
            version,
            JsonSerializer.Serialize(stages, StagesJson.Default.IReadOnlyListInstanceStage)
        );
    }

    /// <summary>By name; with the runs of one subscription.</summary>
    public async Task<IReadOnlyList<Instance>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        var lately = time.GetUtcNow() - _silence;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var runs = await connection.QueryAsync(
            "SELECT instance, run_id, job FROM job_run WHERE subscription_id = $1 AND state = 'running' ORDER BY run_id",
            row => (Instance: row.NullableText(0), Run: new InstanceRun(row.GetInt64(1), row.GetString(2))),
            cancellation,
            subscriptionId
        );
        return await connection.QueryAsync(
            "SELECT name, started_at, heartbeat_at, version, stages, draining FROM instance ORDER BY name",
            row => new Instance(
                row.GetString(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(2) >= lately,
                row.GetString(3),
                JsonSerializer.Deserialize(row.GetString(4), StagesJson.Default.IReadOnlyListInstanceStage) ?? [],
                [.. runs.Where(run => run.Instance == row.GetString(0)).Select(run => run.Run)],
                row.GetBoolean(5)
            ),
            cancellation
        );
    }

    /// <summary>False when there is no process of that name.</summary>
    public async Task<bool> DrainAsync(string name, bool draining, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync("UPDATE instance SET draining = $2 WHERE name = $1", cancellation, name, draining) == 1;
    }

    /// <summary>This process ends in good order.</summary>
    public async Task LeaveAsync(DateTimeOffset startedAt, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("DELETE FROM instance WHERE name = $1 AND started_at = $2", cancellation, Name, startedAt);
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(IReadOnlyList<InstanceStage>))]
    sealed partial class StagesJson : JsonSerializerContext;
}
