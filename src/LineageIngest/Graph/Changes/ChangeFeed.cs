using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Changes;

/// <summary>
/// Writes change, and reads it from a position on. Whoever changes what answers are made of notes it here, last in his transaction: so a reader
/// that has seen a change id has seen every earlier one.
/// </summary>
static class ChangeFeed
{
    const int Key = 0x4C49_4733; // "LIG3"

    public static async Task NoteAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<Change> changes,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var rows = changes.Distinct().ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock($1, $2)", cancellation, Key, subscriptionId);
        await connection.ExecuteAsync(
            """
            WITH added AS (
                INSERT INTO change (subscription_id, change_id, kind, subject_id, job_id, noted_at)
                SELECT $1, nextval('change_id_seq'), kind, subject_id, nullif(job_id, '00000000-0000-0000-0000-000000000000'), $5
                  FROM unnest($2::smallint[], $3, $4) AS noted (kind, subject_id, job_id)
                RETURNING 1
            )
            SELECT pg_notify('lineage_wakeup', 'Changed') FROM added LIMIT 1
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(c => (int)c.Kind),
            rows.ConvertAll(c => c.SubjectId),
            rows.ConvertAll(c => c.JobId),
            at
        );
    }

    public static async Task<List<NotedChange>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        long after,
        int limit,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT change_id, kind, subject_id, job_id
              FROM change
             WHERE subscription_id = $1 AND change_id > $2
             ORDER BY change_id
             LIMIT $3
            """,
            row => new NotedChange(
                row.GetInt64(0),
                new Change((ChangeKind)row.GetInt16(1), row.GetGuid(2), row.Nullable<Guid>(3) ?? Guid.Empty)
            ),
            cancellation,
            subscriptionId,
            after,
            limit
        );

    /// <summary>The newest position, 0 when there is none.</summary>
    public static Question Newest(int subscriptionId, Action<long> take) =>
        new("SELECT coalesce(max(change_id), 0) FROM change WHERE subscription_id = $1", row => take(row.GetInt64(0)), subscriptionId);

    /// <summary>The oldest position that is kept, 0 when there is none: who is before it has missed something.</summary>
    public static Question Oldest(int subscriptionId, Action<long> take) =>
        new("SELECT coalesce(min(change_id), 0) FROM change WHERE subscription_id = $1", row => take(row.GetInt64(0)), subscriptionId);

    public static async Task<int> CountAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellation)
    {
        using var wall = Wall.Around(null); // as ForgetAsync
        return await connection.ScalarAsync<int>(
            """
            SELECT count(*)::integer
              FROM change AS c
             WHERE c.noted_at < $1
               AND c.change_id < (SELECT max(newest.change_id) FROM change AS newest WHERE newest.subscription_id = c.subscription_id)
            """,
            cancellation,
            before
        );
    }

    /// <summary>Forgets changes older than an instant, the newest of each subscription excepted: it tells readers where they are.</summary>
    public static async Task<int> ForgetAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        using var wall = Wall.Around(null); // those of all subscriptions go together, whoever's retention comes first
        return await connection.ExecuteAsync(
            """
            DELETE FROM change AS old
             USING (SELECT c.subscription_id, c.change_id
                      FROM change AS c
                     WHERE c.noted_at < $1
                       AND c.change_id < (SELECT max(newest.change_id) FROM change AS newest WHERE newest.subscription_id = c.subscription_id)
                     ORDER BY c.noted_at
                     LIMIT $2) AS aged
             WHERE old.subscription_id = aged.subscription_id AND old.change_id = aged.change_id
            """,
            cancellation,
            before,
            limit
        );
    }
}
