using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Runs;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Jobs;

/// <summary>Jobs in Marquez's words.</summary>
public sealed class JobList(NpgsqlDataSource db, JobReader reader, Totals totals)
{
    public async Task<JobWords?> FindAsync(int subscriptionId, JobName job, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if ((await Hidden.OfAsync(connection, subscriptionId, [job.Id], cancellation)).Count > 0)
            return null;
        return (await reader.ReadAsync(connection, subscriptionId, [job.Id], cancellation)).FirstOrDefault();
    }

    public async Task<bool> ExistsAsync(int subscriptionId, JobName job, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM job WHERE subscription_id = $1 AND job_id = $2)",
                cancellation,
                subscriptionId,
                job.Id
            )
            && (await Hidden.OfAsync(connection, subscriptionId, [job.Id], cancellation)).Count == 0;
    }

    /// <summary>
    /// A page of the jobs of one namespace or of all, the last changed first, and how many there are in all; with states only those whose
    /// latest run stands so.
    /// </summary>
    public async Task<(List<JobWords> Page, long Total)> ListAsync(
        int subscriptionId,
        string? ns,
        IReadOnlyCollection<string> lastRunStates,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        var states = lastRunStates.Count == 0 ? null : lastRunStates.SelectMany(RunStates.Of).ToArray();
        var total = await totals.OfAsync(
            subscriptionId,
            $"jobs {string.Join(',', lastRunStates)} of {ns ?? "all"}",
            counting =>
                counting.ScalarAsync<long>(
                    """
                    SELECT count(*) /* reads all: the answer says how many there are */
                      FROM job AS j
                     WHERE j.subscription_id = $1 AND ($2::text IS NULL OR j.namespace = $2)
                       AND ($3::text[] IS NULL OR (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) = ANY ($3))
                       AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.subject_id = j.job_id AND h.kind = 'hidden' AND h.at >= j.last_seen_at)
                       AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = j.namespace AND h.at >= j.last_seen_at)
                    """,
                    cancellation,
                    subscriptionId,
                    ns,
                    states
                ),
            cancellation
        );
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var page = await connection.QueryAsync(
            """
            SELECT j.job_id /* reads all: in the order of an index, only until the page is full */
              FROM job AS j
             WHERE j.subscription_id = $1 AND ($2::text IS NULL OR j.namespace = $2)
               AND ($3::text[] IS NULL OR (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) = ANY ($3))
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.subject_id = j.job_id AND h.kind = 'hidden' AND h.at >= j.last_seen_at)
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = j.namespace AND h.at >= j.last_seen_at)
             ORDER BY j.last_seen_at DESC, j.job_id LIMIT $4 OFFSET $5
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            ns,
            states,
            limit,
            offset
        );
        return (await reader.ReadAsync(connection, subscriptionId, page, cancellation), total);
    }
}
