using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Retention;
using Npgsql;

namespace LineageIngest.Host.Alerts;

/// <summary>A message of an alert to one recipient, and what came of it.</summary>
/// <param name="State">waiting (until nextAt), sending, sent or failed</param>
public sealed record AlertDelivery(
    Guid Id,
    Guid Alert,
    string Channel,
    string Recipient,
    string State,
    int Tries,
    DateTimeOffset MadeAt,
    DateTimeOffset NextAt,
    DateTimeOffset? SentAt,
    string? Error
);

public sealed record AlertDeliveryPage(IReadOnlyList<AlertDelivery> Deliveries, string? Next);

/// <summary>Writes alert_delivery, and reads it.</summary>
sealed class AlertDeliveryStore(NpgsqlDataSource db, AlertOptions options, TimeProvider time)
{
    const int SweepBatch = 5000;

    /// <summary>Longer than any message takes; after it, whoever took the message has died with it.</summary>
    static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    /// <summary>In the transaction that keeps their alerts.</summary>
    public async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<(Guid Alert, string Channel, string Recipient)> messages,
        CancellationToken cancellation
    )
    {
        var rows = messages
            .Select(one =>
                (
                    Id: DerivedId.Of("alert-delivery", one.Alert.ToString(), one.Channel, one.Recipient),
                    one.Alert,
                    one.Channel,
                    one.Recipient
                )
            )
            .OrderBy(row => row.Id)
            .ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO alert_delivery (subscription_id, delivery_id, alert_id, channel, recipient, state, tries, made_at, next_at)
            SELECT $1, d.delivery_id, d.alert_id, d.channel, d.recipient, 'waiting', 0, $2, $2
              FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) AS d (delivery_id, alert_id, channel, recipient)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            time.GetUtcNow(),
            rows.ConvertAll(row => row.Id),
            rows.ConvertAll(row => row.Alert),
            rows.ConvertAll(row => row.Channel),
            rows.ConvertAll(row => row.Recipient)
        );
    }

    /// <summary>Takes messages whose time has come, each by one taker only.</summary>
    public async Task<List<AlertDelivery>> TakeAsync(int subscriptionId, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            UPDATE alert_delivery AS taken SET state = 'sending', tries = taken.tries + 1, next_at = $3
              FROM (SELECT d.delivery_id FROM alert_delivery AS d
                     WHERE d.subscription_id = $1 AND d.state IN ('waiting', 'sending') AND d.next_at <= $2
                     ORDER BY d.next_at, d.delivery_id
                     LIMIT $4
                       FOR UPDATE SKIP LOCKED) AS due
             WHERE taken.subscription_id = $1 AND taken.delivery_id = due.delivery_id
            RETURNING taken.delivery_id, taken.alert_id, taken.channel, taken.recipient, taken.state, taken.tries, taken.made_at, taken.next_at, taken.sent_at, taken.error
            """,
            Read,
            cancellation,
            subscriptionId,
            time.GetUtcNow(),
            time.GetUtcNow() + _lease,
            limit
        );
    }

    /// <summary>Says what came of a message that was taken.</summary>
    /// <returns>After how long it is tried again; null when it is not.</returns>
    public async Task<TimeSpan?> EndAsync(int subscriptionId, AlertDelivery taken, SendProblem? problem, CancellationToken cancellation)
    {
        TimeSpan? again =
            problem is { IsFinal: false } && taken.Tries <= options.RetryAfter.Count ? options.RetryAfter[taken.Tries - 1] : null;
        var now = time.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            UPDATE alert_delivery SET state = $3, next_at = $4, sent_at = $5, error = $6
             WHERE subscription_id = $1 AND delivery_id = $2 AND state = 'sending' AND tries = $7
            """,
            cancellation,
            subscriptionId,
            taken.Id,
            problem is null ? "sent"
                : again is null ? "failed"
                : "waiting",
            now + (again ?? TimeSpan.Zero),
            problem is null ? now : null,
            problem?.Words,
            taken.Tries
        );
        return again;
    }

    /// <summary>Newest first, after a message.</summary>
    public async Task<List<AlertDelivery>> ListAsync(
        int subscriptionId,
        Guid? alert,
        string? state,
        (DateTimeOffset At, Guid Id)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT delivery_id, alert_id, channel, recipient, state, tries, made_at, next_at, sent_at, error
              FROM alert_delivery
             WHERE subscription_id = $1 AND ($2::uuid IS NULL OR alert_id = $2) AND ($3::text IS NULL OR state = $3)
               AND ($4::timestamptz IS NULL OR made_at < $4 OR (made_at = $4 AND delivery_id > $5))
             ORDER BY made_at DESC, delivery_id
             LIMIT $6
            """,
            Read,
            cancellation,
            subscriptionId,
            alert,
            state,
            after?.At,
            after?.Id ?? Guid.Empty,
            limit
        );
    }

    /// <summary>Removes messages made before a time; gives how many went (or would go) of each batch.</summary>
    public IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        CancellationToken cancellation
    ) =>
        BatchSweep.RunAsync(
            db,
            mode,
            "SELECT count(*)::integer FROM alert_delivery WHERE subscription_id = $1 AND made_at < $2",
            """
            DELETE FROM alert_delivery
             WHERE subscription_id = $1
               AND delivery_id IN (SELECT delivery_id FROM alert_delivery WHERE subscription_id = $1 AND made_at < $2 LIMIT $3)
            """,
            SweepBatch,
            subscriptionId,
            before,
            cancellation
        );

    static AlertDelivery Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetInt32(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.GetFieldValue<DateTimeOffset>(7),
            row.Nullable<DateTimeOffset>(8),
            row.NullableText(9)
        );
}
