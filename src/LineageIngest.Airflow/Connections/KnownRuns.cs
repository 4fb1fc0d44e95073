using LineageIngest.Airflow.Crawling;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Airflow.Connections;

/// <summary>Runs that received events speak of; what crawls wrote themselves does not count.</summary>
public sealed class KnownRuns(NpgsqlDataSource db) : IKnownRuns
{
    /// <summary>A name that a crawl only took for want of a better one is not proof of itself.</summary>
    public async Task<IReadOnlyList<string>> NamespacesAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT DISTINCT namespace
              FROM job
             WHERE subscription_id = $1 AND integration = 'AIRFLOW'
               AND namespace NOT IN (
                   SELECT cursor ->> 'namespace'
                     FROM airflow_cursor
                    WHERE subscription_id = $1 AND cursor ->> 'namespace' IS NOT NULL AND NOT (cursor ->> 'confirmed')::boolean)
             ORDER BY namespace
            """,
            row => row.GetString(0),
            cancellation,
            subscriptionId
        );
    }

    public async Task<IReadOnlySet<Guid>> ExistingAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> runIds,
        CancellationToken cancellation
    )
    {
        var byKey = runIds.Distinct().ToDictionary(id => RunName.IdKey(id.ToString("D")));
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync(
            """
            SELECT DISTINCT r.run_id_key
              FROM run AS r
             WHERE r.subscription_id = $1 AND r.run_id_key = ANY ($2)
               AND EXISTS (
                   SELECT 1
                     FROM event_subject AS s
                     JOIN event AS e ON e.subscription_id = s.subscription_id AND e.event_id = s.event_id
                    WHERE s.subscription_id = r.subscription_id AND s.subject_id = r.run_key AND e.source <> 3)
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            byKey.Keys.ToArray()
        );
        return found.Select(key => byKey[key]).ToHashSet();
    }
}
