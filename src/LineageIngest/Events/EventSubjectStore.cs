using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>Writes event_subject.</summary>
static class EventSubjectStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(Guid SubjectId, long EventId)> rows,
        CancellationToken cancellation
    )
    {
        if (rows.Count == 0)
            return;
        rows.Sort();
        await connection.ExecuteAsync(
            """
            INSERT INTO event_subject (subscription_id, subject_id, event_id)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.SubjectId),
            rows.ConvertAll(r => r.EventId)
        );
    }

    public static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(Guid SubjectId, long EventId)> rows,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            DELETE FROM event_subject AS s
             USING unnest($2, $3) AS gone (subject_id, event_id)
             WHERE s.subscription_id = $1 AND s.subject_id = gone.subject_id AND s.event_id = gone.event_id
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.SubjectId),
            rows.ConvertAll(r => r.EventId)
        );
}
