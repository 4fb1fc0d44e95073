using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds edges that came, ended, or are claimed and contradicted.</summary>
public sealed class EdgeFindings(NpgsqlDataSource db)
{
    public async Task<List<AlertFinding>> NewAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.item_id, e.job_id, e.source_id, e.target_id, v.valid_from
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id
             WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND o.valid_from < v.valid_from)
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             ORDER BY v.valid_from, e.item_id
            """,
            row => Read(row, AlertKinds.EdgeNew, isOfJob: false),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs
        );
    }

    public async Task<List<AlertFinding>> LostAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.item_id, e.job_id, e.source_id, e.target_id, v.valid_to
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id
             WHERE v.subscription_id = $1 AND v.valid_to > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND (o.valid_to IS NULL OR o.valid_to > v.valid_to))
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             ORDER BY v.valid_to, e.item_id
            """,
            row => Read(row, AlertKinds.EdgeLost, isOfJob: false),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs
        );
    }

    /// <summary>Edges that only contradicted claims speak for, by the job that claims them.</summary>
    public async Task<List<AlertFinding>> ContradictedAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.item_id, e.job_id, e.source_id, e.target_id, v.valid_from
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id
             WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND o.valid_from < v.valid_from)
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict = 'contradicted')
               AND NOT EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             ORDER BY v.valid_from, e.item_id
            """,
            row => Read(row, AlertKinds.ClaimContradicted, isOfJob: true),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs
        );
    }

    static AlertFinding Read(NpgsqlDataReader row, string kind, bool isOfJob)
    {
        var (item, job, source, target, at) = (
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetGuid(3),
            row.GetFieldValue<DateTimeOffset>(4)
        );
        return new AlertFinding(kind, isOfJob ? job : target, $"{item} {at.UtcDateTime:O}", at, [target], job, []) { Source = source };
    }
}
