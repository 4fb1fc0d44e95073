using System.Globalization;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Projection.OwnEvents;
using Npgsql;

namespace LineageIngest.Insight.Manual;

/// <summary>The newest word on an item. Without a job it speaks of the flow through whatever job; an addition without one goes through a job of its own.</summary>
public sealed record SaidClaim(
    Guid Id,
    string Kind,
    string Action,
    JobName? Job,
    AuditEnd? Source,
    AuditEnd? Target,
    string Reason,
    string? By,
    DateTimeOffset SaidAt
)
{
    public static SaidClaim Of(HandClaim said, DateTimeOffset at) =>
        new(
            said.Id,
            said.Kind,
            said.Action,
            said.Job,
            End(said.Source, said.SourceColumn),
            End(said.Target, said.TargetColumn),
            said.Reason,
            said.By,
            EventTime.TruncateToMicroseconds(at)
        );

    static AuditEnd? End(DatasetName? dataset, string column) =>
        dataset is null ? null : new AuditEnd(dataset.Namespace, dataset.Name, column.Length > 0 ? column : null);
}

/// <summary>One word of several on the same item.</summary>
public sealed record SaidWord(string Action, string Reason, string? By, DateTimeOffset SaidAt);

/// <summary>Which words a list holds; null means all.</summary>
public sealed record SaidFilter(string? Kind, string? Action, Guid? DatasetId, Guid? JobId, string? By);

/// <summary>Where a page begins: after this word, in order of time, newest first.</summary>
public readonly record struct SaidCursor(DateTimeOffset SaidAt, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SaidAt.UtcTicks:x}.{Id:N}");

    /// <summary>Null when it is none of ours.</summary>
    public static SaidCursor? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return
            dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0
            && ticks <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(text.AsSpan(dot + 1), "N", out var id)
            ? new SaidCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}

/// <summary>Reads what people said.</summary>
public sealed class HandClaimQuery(NpgsqlDataSource db)
{
    public async Task<List<SaidClaim>> ListAsync(
        int subscriptionId,
        SaidFilter filter,
        SaidCursor? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT claim_id, kind, action, job_namespace, job_name, source_namespace, source_name, source_column, target_namespace, target_name, target_column, reason, said_by, said_at
              FROM hand_claim
             WHERE subscription_id = $1
               AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR action = $3) AND ($4::uuid IS NULL OR source_id = $4 OR target_id = $4)
               AND ($5::uuid IS NULL OR job_id = $5) AND ($6::text IS NULL OR said_by = $6)
               AND ($7::timestamptz IS NULL OR (said_at, claim_id) < ($7, $8::uuid))
             ORDER BY said_at DESC, claim_id DESC
             LIMIT $9
            """,
            Read,
            cancellation,
            subscriptionId,
            filter.Kind,
            filter.Action,
            filter.DatasetId,
            filter.JobId,
            filter.By,
            after?.SaidAt,
            after?.Id,
            limit
        );
    }

    public async Task<long> CountAsync(int subscriptionId, SaidFilter filter, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            """
            SELECT count(*)
              FROM hand_claim
             WHERE subscription_id = $1
               AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR action = $3) AND ($4::uuid IS NULL OR source_id = $4 OR target_id = $4)
               AND ($5::uuid IS NULL OR job_id = $5) AND ($6::text IS NULL OR said_by = $6)
            """,
            cancellation,
            subscriptionId,
            filter.Kind,
            filter.Action,
            filter.DatasetId,
            filter.JobId,
            filter.By
        );
    }

    public async Task<SaidClaim?> FindAsync(int subscriptionId, Guid id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync(
            """
            SELECT claim_id, kind, action, job_namespace, job_name, source_namespace, source_name, source_column, target_namespace, target_name, target_column, reason, said_by, said_at
              FROM hand_claim
             WHERE subscription_id = $1 AND claim_id = $2
            """,
            Read,
            cancellation,
            subscriptionId,
            id
        );
        return found is [var claim] ? claim : null;
    }

    /// <summary>All words on the item, newest first, from the log.</summary>
    public async Task<List<SaidWord>> HistoryAsync(int subscriptionId, Guid id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var events = await connection.QueryAsync(
            "SELECT event_id FROM event_subject WHERE subscription_id = $1 AND subject_id = $2 ORDER BY event_id",
            row => row.GetInt64(0),
            cancellation,
            subscriptionId,
            id
        );
        return
        [
            .. (await EventLog.GetAsync(connection, subscriptionId, [.. events], cancellation))
                .Select(EventReading.Read)
                .Select(read => read.Facts)
                .Where(facts => facts?.ByHand is not null)
                .OrderByDescending(facts => facts!.Stamp)
                .Select(facts => new SaidWord(facts!.ByHand!.Action, facts.ByHand.Reason, facts.ByHand.By, facts.At)),
        ];
    }

    /// <summary>What a word says, as an event for the log.</summary>
    public static IncomingEvent ToEvent(HandClaim said, DateTimeOffset at) => new(HandClaimEvent.Write(said, at), EventSource.Http);

    static SaidClaim Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : new JobName(row.GetString(3), row.GetString(4)),
            End(row, 5),
            End(row, 8),
            row.GetString(11),
            row.NullableText(12),
            row.GetFieldValue<DateTimeOffset>(13)
        );

    static AuditEnd? End(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at)
            ? null
            : new AuditEnd(row.GetString(at), row.GetString(at + 1), row.GetString(at + 2) is { Length: > 0 } column ? column : null);
}
