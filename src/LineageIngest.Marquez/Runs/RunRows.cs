using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Runs;

/// <summary>A run as it is stored; the outcome follows from the facts.</summary>
sealed record RunRow(Guid Key, string RunId, JobName Job, RunFacts Facts)
{
    public RunOutcome Outcome { get; } = RunOutcome.Of(Facts);
    public Guid ShownId => VersionId.OfRun(RunId);

    /// <summary>A version of the job comes with the end of a run; a stream has none, so its running does.</summary>
    public bool MakesVersion => Outcome.Observed || Outcome.State is RunOutcome.Complete or RunOutcome.Fail or RunOutcome.Abort;
}

/// <summary>Finds runs: by id, of a job, the latest of many jobs.</summary>
static class RunRows
{
    /// <summary>The run of that id. Of several jobs that use one run id the one that spoke last is meant.</summary>
    public static async Task<RunRow?> FindAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid shownId,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                """
                SELECT r.run_key, r.run_id, j.namespace, j.name, r.facts
                  FROM (SELECT * FROM run WHERE subscription_id = $1 AND run_id_key = $2
                         UNION ALL
                        SELECT * FROM run
                         WHERE subscription_id = $1 AND md5(run_id) = ANY ($3)
                           AND run_id !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$') AS r
                  JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
                 ORDER BY r.last_event_at DESC, r.run_key
                 LIMIT 1
                """,
                Read,
                cancellation,
                subscriptionId,
                RunName.IdKey(shownId.ToString()),
                DigestsBehind(shownId)
            )
        ).FirstOrDefault();

    /// <summary>A page of a job's runs, newest first.</summary>
    public static async Task<List<RunRow>> OfJobAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid jobId,
        int limit,
        int offset,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT r.run_key, r.run_id, j.namespace, j.name, r.facts
              FROM run AS r JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
             WHERE r.subscription_id = $1 AND r.job_id = $2
             ORDER BY r.last_event_at DESC, r.run_key
             LIMIT $3 OFFSET $4
            """,
            Read,
            cancellation,
            subscriptionId,
            jobId,
            limit,
            offset
        );

    public static async Task<long> CountAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid jobId,
        CancellationToken cancellation
    ) =>
        await connection.ScalarAsync<long>(
            "SELECT count(*) FROM run WHERE subscription_id = $1 AND job_id = $2",
            cancellation,
            subscriptionId,
            jobId
        );

    /// <summary>Of each job its newest runs, newest first.</summary>
    public static async Task<ILookup<Guid, RunRow>> LatestAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        int perJob,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                """
                SELECT r.run_key, r.run_id, j.namespace, j.name, r.facts
                  FROM unnest($2) AS asked (job_id)
                  JOIN job AS j ON j.subscription_id = $1 AND j.job_id = asked.job_id
                 CROSS JOIN LATERAL (
                       SELECT run_key, run_id, facts, last_event_at FROM run
                        WHERE subscription_id = $1 AND job_id = asked.job_id ORDER BY last_event_at DESC, run_key LIMIT $3) AS r
                 ORDER BY r.last_event_at DESC, r.run_key
                """,
                Read,
                cancellation,
                subscriptionId,
                jobs.ToArray(),
                perJob
            )
        ).ToLookup(r => r.Job.Id);

    public static async Task<List<RunRow>> GetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> keys,
        CancellationToken cancellation
    ) =>
        keys.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT r.run_key, r.run_id, j.namespace, j.name, r.facts
                  FROM run AS r JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
                 WHERE r.subscription_id = $1 AND r.run_key = ANY ($2)
                 ORDER BY r.run_key
                """,
                Read,
                cancellation,
                subscriptionId,
                keys.ToArray()
            );

    static RunRow Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), new JobName(row.GetString(2), row.GetString(3)), FactsJson.ReadRun(row.GetString(4)));

    /// <summary>A version 3 UUID hides six bits of its digest, so 64 digests may stand behind it.</summary>
    static string[] DigestsBehind(Guid id)
    {
        var text = id.ToString("N");
        if (text[12] != '3' || text[16] is not ('8' or '9' or 'a' or 'b'))
            return [];
        var low = Convert.ToInt32(text[16].ToString(), 16) & 3;
        return [.. Enumerable.Range(0, 64).Select(n => $"{text[..12]}{n / 4:x}{text[13..16]}{(n % 4 * 4) + low:x}{text[17..]}")];
    }
}
