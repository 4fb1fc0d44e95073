using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Events;

/// <summary>Writes event_subject.</summary>
internal static class EventSubjectStore
{
    public static async Task AddAsync(
        NpgsqlConnection connection, int subscriptionId, List<(Guid SubjectId, long EventId)> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        rows.Sort();
        await connection.ExecuteAsync(
            """
            INSERT INTO event_subject (subscription_id, subject_id, event_id)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT DO NOTHING
            """, cancellation, subscriptionId, rows.ConvertAll(r => r.SubjectId), rows.ConvertAll(r => r.EventId));
    }
}
