using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>Which jobs a list holds.</summary>
/// <param name="Root">Only jobs that are no part of another one: DAGs, applications.</param>
/// <param name="Deleted">Also those that were deleted or are no longer declared.</param>
/// <param name="State">Only those whose newest run is in this state.</param>
public sealed record JobListFilter(bool Root, string? State, string? Namespace, bool Deleted = false);

/// <summary>A job in the order of a list.</summary>
public sealed record ListedJob(Guid Id, string Namespace, string Name, DateTimeOffset LastSeenAt);

/// <summary>Jobs that match, of so many that were looked at from there on; More: there are others behind them.</summary>
public sealed record ListedJobs(IReadOnlyList<ListedJob> Jobs, ListedJob? Last, bool More);

/// <summary>Lists jobs, the newest first or by name. The cost follows the bound, not the store.</summary>
public sealed class JobListQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>So many jobs are looked at for one answer.</summary>
    public const int Examined = 10_000;

    public async Task<ListedJobs> ListAsync(
        int subscriptionId,
        bool byName,
        JobListFilter filter,
        ListedJob? after,
        CancellationToken cancellation
    )
    {
        Guid[] deleted = filter.Deleted ? [] : [.. (await maps.DeletedAsync(subscriptionId, cancellation)).Keys];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var examined = await connection.QueryAsync(
            byName
                ? """
                SELECT j.job_id, j.namespace, j.name, j.last_seen_at,
                       (NOT $6 OR NOT EXISTS (SELECT 1 FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id))
                       AND ($7::text IS NULL OR coalesce($7 = (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT 1), false))
                       AND ($8::text IS NULL OR j.namespace = $8) AND j.job_id <> ALL ($9)
                  FROM (SELECT job_id, namespace, name, last_seen_at FROM job
                         WHERE subscription_id = $1 AND ($2::text IS NULL OR (left(namespace, 200), left(name, 400), job_id) > (left($2, 200), left($3, 400), $4))
                         ORDER BY subscription_id, left(namespace, 200), left(name, 400), job_id
                         LIMIT $5) AS j
                 ORDER BY left(j.namespace, 200), left(j.name, 400), j.job_id
                """
                : """
                SELECT j.job_id, j.namespace, j.name, j.last_seen_at,
                       (NOT $5 OR NOT EXISTS (SELECT 1 FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id))
                       AND ($6::text IS NULL OR coalesce($6 = (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT 1), false))
                       AND ($7::text IS NULL OR j.namespace = $7) AND j.job_id <> ALL ($8)
                  FROM (SELECT job_id, namespace, name, last_seen_at FROM job
                         WHERE subscription_id = $1 AND last_seen_at <= $2 AND (last_seen_at < $2 OR job_id > $3)
                         ORDER BY subscription_id, last_seen_at DESC, job_id
                         LIMIT $4) AS j
                 ORDER BY j.last_seen_at DESC, j.job_id
                """,
            row =>
                (
                    Job: new ListedJob(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)),
                    Matches: row.GetBoolean(4)
                ),
            cancellation,
            byName
                ?
                [
                    subscriptionId,
                    after?.Namespace,
                    after?.Name ?? "",
                    after?.Id ?? Guid.Empty,
                    Examined,
                    filter.Root,
                    filter.State,
                    filter.Namespace,
                    deleted,
                ]
                :
                [
                    subscriptionId,
                    after?.LastSeenAt ?? DateTimeOffset.MaxValue,
                    after?.Id ?? Guid.Empty,
                    Examined,
                    filter.Root,
                    filter.State,
                    filter.Namespace,
                    deleted,
                ]
        );
        return new ListedJobs(
            [.. examined.Where(row => row.Matches).Select(row => row.Job)],
            examined.Count > 0 ? examined[^1].Job : null,
            examined.Count == Examined
        );
    }
}
