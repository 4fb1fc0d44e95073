using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds edges that came, ended, or are claimed and contradicted.</summary>
public sealed class EdgeFindings(NpgsqlDataSource db)
{
    /// <summary>More edges at once, first come first, nobody reads one by one.</summary>
    const int MostFindings = 10_000;

    public async Task<List<AlertFinding>> NewAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.job_id, e.source_id, e.target_id, v.valid_from AS at
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND NOT e.source_is_set
             WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND o.valid_from < v.valid_from)
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             UNION ALL
            SELECT s.job_id, s.source_id, s.target_id, min(s.valid_from)
              FROM set_stretch($1, ARRAY(SELECT v.item_id
                                           FROM validity AS v JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND e.source_is_set
                                          WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3)))) AS s
             WHERE s.believed
             GROUP BY s.job_id, s.source_id, s.target_id
            HAVING min(s.valid_from) > $2
             ORDER BY at, job_id, source_id, target_id
             LIMIT $4
            """,
            row => Read(row, AlertKinds.EdgeNew, isOfJob: false),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs,
            MostFindings
        );
    }

    public async Task<List<AlertFinding>> LostAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.job_id, e.source_id, e.target_id, v.valid_to AS at
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND NOT e.source_is_set
             WHERE v.subscription_id = $1 AND v.valid_to > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND (o.valid_to IS NULL OR o.valid_to > v.valid_to))
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             UNION ALL
            SELECT s.job_id, s.source_id, s.target_id, max(s.valid_to)
              FROM set_stretch($1, ARRAY(SELECT v.item_id
                                           FROM validity AS v JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND e.source_is_set
                                          WHERE v.subscription_id = $1 AND v.valid_to > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3)))) AS s
             WHERE s.believed
             GROUP BY s.job_id, s.source_id, s.target_id
            HAVING bool_and(s.valid_to IS NOT NULL) AND max(s.valid_to) > $2
             ORDER BY at, job_id, source_id, target_id
             LIMIT $4
            """,
            row => Read(row, AlertKinds.EdgeLost, isOfJob: false),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs,
            MostFindings
        );
    }

    /// <summary>Edges that only contradicted claims speak for, by the job that claims them.</summary>
    public async Task<List<AlertFinding>> ContradictedAsync(int subscriptionId, AlertScope scope, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT e.job_id, e.source_id, e.target_id, v.valid_from AS at
              FROM validity AS v
              JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND NOT e.source_is_set
             WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3))
               AND NOT EXISTS (SELECT FROM validity AS o WHERE o.subscription_id = $1 AND o.item_id = v.item_id AND o.valid_from < v.valid_from)
               AND EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict = 'contradicted')
               AND NOT EXISTS (SELECT FROM evidence AS ev WHERE ev.subscription_id = $1 AND ev.item_id = v.item_id AND ev.verdict NOT IN ('contradicted', 'rejected'))
             UNION ALL
            SELECT s.job_id, s.source_id, s.target_id, min(s.valid_from)
              FROM set_stretch($1, ARRAY(SELECT v.item_id
                                           FROM validity AS v JOIN edge AS e ON e.subscription_id = $1 AND e.item_id = v.item_id AND e.source_is_set
                                          WHERE v.subscription_id = $1 AND v.valid_from > $2 AND ($3::uuid[] IS NULL OR v.job_id = ANY ($3)))) AS s
             WHERE s.contradicted AND NOT s.believed
             GROUP BY s.job_id, s.source_id, s.target_id
            HAVING min(s.valid_from) > $2
             ORDER BY at, job_id, source_id, target_id
             LIMIT $4
            """,
            row => Read(row, AlertKinds.ClaimContradicted, isOfJob: true),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Jobs,
            MostFindings
        );
    }

    static AlertFinding Read(NpgsqlDataReader row, string kind, bool isOfJob)
    {
        var (job, source, target, at) = (row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<DateTimeOffset>(3));
        var item = new EdgeItem(job, source, target).ItemId;
        return new AlertFinding(kind, isOfJob ? job : target, $"{item} {at.UtcDateTime:O}", at, [target], job, []) { Source = source };
    }
}
