using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Postgres;
using LineageIngest.Retention;
using Npgsql;

namespace LineageIngest.Host.Alerts;

/// <summary>Which alerts are listed. Null does not narrow.</summary>
sealed record AlertFilter(string? State, string? Rule, Guid? Dataset);

/// <summary>Writes alert, and reads it.</summary>
sealed class AlertStore(NpgsqlDataSource db, TimeProvider time)
{
    const int SweepBatch = 5000;

    /// <summary>Keeps what is not known yet; gives the ids of those that are new. The same change found again, by whomever, is not new.</summary>
    public async Task<HashSet<Guid>> AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<FoundAlert> found,
        string state,
        CancellationToken cancellation
    )
    {
        var rows = found.DistinctBy(alert => alert.Id).OrderBy(alert => alert.Id).ToList();
        var added = await connection.QueryAsync(
            """
            INSERT INTO alert (subscription_id, alert_id, rule, kind, cause_id, group_id, happened_at, raised_at, state, title, detail, impact)
            SELECT $1, a.alert_id, a.rule, a.kind, a.cause_id, a.group_id, a.happened_at, $2, $3, a.title, a.detail::jsonb, a.impact
              FROM unnest($4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::timestamptz[], $10::text[], $11::text[], $12::integer[])
                   AS a (alert_id, rule, kind, cause_id, group_id, happened_at, title, detail, impact)
            ON CONFLICT DO NOTHING
            RETURNING alert_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            time.GetUtcNow(),
            state,
            rows.ConvertAll(alert => alert.Id),
            rows.ConvertAll(alert => alert.Rule),
            rows.ConvertAll(alert => alert.Finding.Kind),
            rows.ConvertAll(alert => alert.Finding.Cause),
            rows.ConvertAll(alert => alert.GroupId),
            rows.ConvertAll(alert => alert.Finding.At.ToUniversalTime()),
            rows.ConvertAll(alert => alert.Title),
            rows.ConvertAll(alert => JsonSerializer.Serialize(alert.Detail, AnswerJson.Options)),
            rows.ConvertAll(alert => alert.Impact)
        );
        return [.. added];
    }

    /// <summary>Newest first, after an alert.</summary>
    public async Task<List<AlertResponse>> ListAsync(
        int subscriptionId,
        AlertFilter filter,
        (DateTimeOffset At, Guid Id)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT alert_id, rule, kind, group_id, happened_at, raised_at, state, title, detail, impact, changed_at, changed_by
              FROM alert
             WHERE subscription_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR rule = $3)
               AND ($4::uuid IS NULL OR detail -> 'datasets' @> jsonb_build_array(jsonb_build_object('id', $4::uuid)))
               AND ($5::timestamptz IS NULL OR raised_at < $5 OR (raised_at = $5 AND alert_id > $6))
             ORDER BY raised_at DESC, alert_id
             LIMIT $7
            """,
            Read,
            cancellation,
            subscriptionId,
            filter.State,
            filter.Rule,
            filter.Dataset,
            after?.At,
            after?.Id ?? Guid.Empty,
            limit
        );
    }

    /// <summary>The ids of all alerts of a rule of what happened since an instant.</summary>
    public async Task<HashSet<Guid>> KnownAsync(int subscriptionId, string rule, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync(
            "SELECT alert_id FROM alert WHERE subscription_id = $1 AND rule = $2 AND happened_at >= $3",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            rule,
            since
        );
        return [.. ids];
    }

    /// <summary>The alerts of a rule that have messages of their own, were raised since an instant and are not resolved, oldest first.</summary>
    public async Task<List<AlertResponse>> ToldAsync(int subscriptionId, string rule, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT alert_id, rule, kind, group_id, happened_at, raised_at, state, title, detail, impact, changed_at, changed_by
              FROM alert
             WHERE subscription_id = $1 AND raised_at > $2 AND rule = $3 AND group_id = alert_id AND state IN ('open', 'acknowledged')
             ORDER BY raised_at, alert_id
             LIMIT 200
            """,
            Read,
            cancellation,
            subscriptionId,
            since,
            rule
        );
    }

    /// <summary>An alert, and then those that its messages tell of; empty when there is none.</summary>
    public async Task<List<AlertResponse>> GroupAsync(int subscriptionId, Guid alert, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT alert_id, rule, kind, group_id, happened_at, raised_at, state, title, detail, impact, changed_at, changed_by
              FROM alert
             WHERE subscription_id = $1 AND (alert_id = $2 OR group_id = $2)
             ORDER BY alert_id <> $2, happened_at, alert_id
            """,
            Read,
            cancellation,
            subscriptionId,
            alert
        );
    }

    /// <summary>Says where an alert stands and those with it; false when there is none.</summary>
    public async Task<bool> ChangeAsync(int subscriptionId, Guid alert, string state, string? by, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
                """
                UPDATE alert SET state = $3, changed_at = $4, changed_by = $5
                 WHERE subscription_id = $1 AND (alert_id = $2 OR (group_id = $2 AND state <> 'resolved'))
                """,
                cancellation,
                subscriptionId,
                alert,
                state,
                time.GetUtcNow(),
                by
            ) > 0;
    }

    /// <summary>
    /// Removes what was raised before a time, whatever became of it; gives how many went (or would go) of each batch. What is late or stale stays: it is
    /// found anew as long as it is, and would be told again.
    /// </summary>
    public IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        CancellationToken cancellation
    ) =>
        BatchSweep.RunAsync(
            db,
            mode,
            "SELECT count(*)::integer FROM alert WHERE subscription_id = $1 AND raised_at < $2 AND kind NOT IN ('run_late', 'freshness', 'pii_exposed')",
            """
            DELETE FROM alert
             WHERE subscription_id = $1
               AND alert_id IN (
                   SELECT alert_id FROM alert
                    WHERE subscription_id = $1 AND raised_at < $2 AND kind NOT IN ('run_late', 'freshness', 'pii_exposed')
                    LIMIT $3)
            """,
            SweepBatch,
            subscriptionId,
            before,
            cancellation
        );

    static AlertResponse Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.GetGuid(3),
            row.GetFieldValue<DateTimeOffset>(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetString(6),
            row.GetString(7),
            JsonSerializer.Deserialize<AlertDetail>(row.GetString(8), AnswerJson.Options)!,
            row.GetInt32(9),
            row.Nullable<DateTimeOffset>(10),
            row.NullableText(11)
        );
}
