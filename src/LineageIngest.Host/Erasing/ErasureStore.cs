using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using LineageIngest.Retention.Erasing;
using Npgsql;

namespace LineageIngest.Host.Erasing;

/// <summary>How far an erasure is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErasureState>))]
public enum ErasureState
{
    /// <summary>It waits for a worker.</summary>
    [JsonStringEnumMemberName("asked")]
    Asked,

    /// <summary>The log and what is not made from it are rewritten.</summary>
    [JsonStringEnumMemberName("erasing")]
    Erasing,

    /// <summary>What is derived is made anew from the log.</summary>
    [JsonStringEnumMemberName("rebuilding")]
    Rebuilding,

    /// <summary>Nothing that names it was found afterwards.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Something that names it was found afterwards: see remaining. It may have come in meanwhile; erase it again.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,
}

/// <summary>An erasure, and once it is done the proof: what was erased and what a search through every event and table found afterwards.</summary>
/// <param name="Digest">SHA-256 in hexadecimal of kind, namespace and name, each ended by a line feed; the name itself is not kept</param>
/// <param name="Erased">null before it was done</param>
/// <param name="Remaining">null before it was looked for; all zero and empty is the proof</param>
public sealed record ErasureAnswer(
    long Id,
    ErasureKind Kind,
    string Digest,
    ErasureState State,
    DateTimeOffset AskedAt,
    string? AskedBy,
    DateTimeOffset? EndedAt,
    ErasureCount? Erased,
    ErasureCount? Remaining
);

/// <summary>Writes erasure, and reads it.</summary>
sealed class ErasureStore(NpgsqlDataSource db, TimeProvider time)
{
    const string Columns = "erasure_id, kind, digest, state, asked_at, asked_by, ended_at, erased, remaining";

    public async Task<long> AddAsync(int subscriptionId, ErasureTarget target, string? by, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            """
            INSERT INTO erasure (subscription_id, erasure_id, kind, digest, target, state, asked_at, asked_by)
            VALUES ($1, nextval('erasure_id_seq'), $2, $3, $4::jsonb, $5, $6, $7)
            RETURNING erasure_id
            """,
            cancellation,
            subscriptionId,
            Word(target.Kind),
            Digest(target),
            JsonSerializer.Serialize(target, AnswerJson.Options),
            Word(ErasureState.Asked),
            time.GetUtcNow(),
            by
        );
    }

    /// <summary>The oldest that is not done, and what it is to erase.</summary>
    public async Task<(long Id, ErasureTarget Target, ErasureCount? Erased)?> NextAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT erasure_id, target, erased FROM erasure WHERE subscription_id = $1 AND target IS NOT NULL ORDER BY erasure_id LIMIT 1",
            row => (row.GetInt64(0), JsonSerializer.Deserialize<ErasureTarget>(row.GetString(1), AnswerJson.Options)!, Count(row, 2)),
            cancellation,
            subscriptionId
        );
        return rows is [var next] ? next : null;
    }

    /// <param name="erased">null leaves what stands</param>
    /// <param name="remaining">null leaves what stands</param>
    public async Task MoveAsync(
        int subscriptionId,
        long id,
        ErasureState state,
        ErasureCount? erased,
        ErasureCount? remaining,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var isOver = state is ErasureState.Done or ErasureState.Incomplete;
        await connection.ExecuteAsync(
            """
            UPDATE erasure
               SET state = $3, erased = coalesce($4::jsonb, erased), remaining = coalesce($5::jsonb, remaining),
                   target = CASE WHEN $6 THEN NULL ELSE target END, ended_at = CASE WHEN $6 THEN $7 ELSE ended_at END
             WHERE subscription_id = $1 AND erasure_id = $2
            """,
            cancellation,
            subscriptionId,
            id,
            Word(state),
            erased is null ? null : JsonSerializer.Serialize(erased, AnswerJson.Options),
            remaining is null ? null : JsonSerializer.Serialize(remaining, AnswerJson.Options),
            isOver,
            time.GetUtcNow()
        );
    }

    /// <summary>Newest first.</summary>
    public async Task<List<ErasureAnswer>> ListAsync(int subscriptionId, long before, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            $"SELECT {Columns} FROM erasure WHERE subscription_id = $1 AND erasure_id < $2 ORDER BY erasure_id DESC LIMIT $3",
            Read,
            cancellation,
            subscriptionId,
            before,
            limit
        );
    }

    public async Task<ErasureAnswer?> FindAsync(int subscriptionId, long id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            $"SELECT {Columns} FROM erasure WHERE subscription_id = $1 AND erasure_id = $2",
            Read,
            cancellation,
            subscriptionId,
            id
        );
        return rows is [var found] ? found : null;
    }

    /// <summary>As answers write it.</summary>
    static string Word(Enum value) => value.ToString().ToLowerInvariant();

    static string Digest(ErasureTarget target) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Word(target.Kind)}\n{target.Namespace}\n{target.Name}\n")));

    static ErasureAnswer Read(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            Enum.Parse<ErasureKind>(row.GetString(1), ignoreCase: true),
            row.GetString(2),
            Enum.Parse<ErasureState>(row.GetString(3), ignoreCase: true),
            row.GetFieldValue<DateTimeOffset>(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.Nullable<DateTimeOffset>(6),
            Count(row, 7),
            Count(row, 8)
        );

    static ErasureCount? Count(NpgsqlDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : JsonSerializer.Deserialize<ErasureCount>(row.GetString(ordinal), AnswerJson.Options);
}
