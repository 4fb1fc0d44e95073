using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Reads runs over all jobs of a subscription: job_run, and what waits at Hangfire.</summary>
sealed class JobRunQuery(NpgsqlDataSource db, WaitingRuns waitingRuns)
{
    /// <summary>The filter that stands for nothing: LIKE with every text.</summary>
    const string Anything = "%";

    /// <summary>What waits first, then what has begun, both newest first, after the run of an id; absent: from the beginning.</summary>
    public async Task<IReadOnlyList<ScheduledRun>> ListAsync(
        int subscriptionId,
        JobRunFilter filter,
        long? after,
        int limit,
        CancellationToken cancellation
    )
    {
        var waiting = await waitingRuns.ListAsync(subscriptionId, cancellation);
        var retries = Retries(waiting);
        var runs = new List<ScheduledRun>();
        if (filter.State is null or JobRunState.Queued && after is null or < 0)
        {
            runs.AddRange(
                waiting
                    .Where(run => run.RunId is null && (after is null || run.Id > after) && filter.Matches(run))
                    .Take(limit)
                    .Select(ScheduledRun.Of)
            );
        }
        if (filter.State != JobRunState.Queued && runs.Count < limit)
        {
            var before = after is > 0 ? after.Value : long.MaxValue;
            runs.AddRange(await BegunAsync(subscriptionId, filter, retries, before, limit - runs.Count, cancellation));
        }
        return runs;
    }

    public async Task<JobRunTotals> TotalsAsync(int subscriptionId, JobRunFilter filter, CancellationToken cancellation)
    {
        var waiting = await waitingRuns.ListAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var counts = await connection.QueryAsync(
            """
            SELECT CASE WHEN state = 'failed' AND run_id = ANY($2) THEN 'retrying' ELSE state END AS shown, count(*)
              FROM job_run
             WHERE subscription_id = $1
               AND ($3::text IS NULL OR job = $3)
               AND ($4::text IS NULL OR split_part(job, ':', 1) = $4)
               AND ($5 = '%' OR job ILIKE $5 OR summary ILIKE $5 OR error ILIKE $5)
               AND ($6::timestamptz IS NULL OR started_at >= $6)
               AND ($7::timestamptz IS NULL OR started_at < $7)
             GROUP BY shown
            """,
            row => (State: row.GetString(0), Count: row.GetInt64(1)),
            cancellation,
            subscriptionId,
            Retries(waiting).Keys.ToArray(),
            filter.Job,
            filter.Kind,
            Like(filter.Words),
            filter.From,
            filter.To
        );
        var of = counts.ToDictionary(count => count.State, count => count.Count);
        return new JobRunTotals(
            waiting.Count(run => run.RunId is null && filter.Matches(run)),
            of.GetValueOrDefault(JobRunState.Running),
            of.GetValueOrDefault(JobRunState.Retrying),
            of.GetValueOrDefault(JobRunState.Failed),
            of.GetValueOrDefault(JobRunState.Succeeded),
            of.GetValueOrDefault(JobRunState.Deleted)
        );
    }

    /// <summary>One run and the end of its log. The negative id of a run that has begun meanwhile still finds it.</summary>
    public async Task<(ScheduledRun Run, IReadOnlyList<JobLogLine> Log)?> FindAsync(
        int subscriptionId,
        long runId,
        CancellationToken cancellation
    )
    {
        var waiting = await waitingRuns.ListAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT run_id, job, state, outcome, attempt, trigger, requested_by, started_at, ended_at, summary, error, progress, progress_done,
                   progress_total, instance, removed_at, removed_by, removed_reason, engine_job, log
              FROM job_run
             WHERE subscription_id = $1 AND (run_id = $2 OR ($2 < 0 AND engine_job = (-$2)::text))
             ORDER BY run_id DESC
             LIMIT 1
            """,
            row => (Run: Read(row), Log: row.GetFieldValue<string[]>(19)),
            cancellation,
            subscriptionId,
            runId
        );
        if (rows is [var found])
        {
            var run = Retries(waiting).TryGetValue(found.Run.RunId, out var next) ? found.Run.Retrying(next) : found.Run;
            return (run, [.. found.Log.Select(line => JobLogLine.Read(line, found.Run.StartedAt ?? default))]);
        }
        return waiting.FirstOrDefault(run => run.RunId is null && run.Id == runId) is { } queued ? (ScheduledRun.Of(queued), []) : null;
    }

    /// <summary>What waits, newest first.</summary>
    public Task<IReadOnlyList<WaitingRun>> WaitingAsync(int subscriptionId, CancellationToken cancellation) =>
        waitingRuns.ListAsync(subscriptionId, cancellation);

    /// <summary>Runs that began after one of an id, and those that are named, each with how many lines it has written and its kept ones where it is named.</summary>
    public async Task<IReadOnlyList<(ScheduledRun Run, int Written, IReadOnlyList<JobLogLine> Log)>> SinceAsync(
        int subscriptionId,
        long after,
        IReadOnlyCollection<long> open,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT run_id, job, state, outcome, attempt, trigger, requested_by, started_at, ended_at, summary, error, progress, progress_done,
                   progress_total, instance, removed_at, removed_by, removed_reason, engine_job, log, log_lines
              FROM job_run
             WHERE subscription_id = $1 AND (run_id > $2 OR run_id = ANY($3))
             ORDER BY run_id
            """,
            row => (Run: Read(row), Log: row.GetFieldValue<string[]>(19), Written: row.GetInt32(20)),
            cancellation,
            subscriptionId,
            after,
            open.ToArray()
        );
        return
        [
            .. rows.Select(row =>
                (
                    row.Run,
                    row.Written,
                    (IReadOnlyList<JobLogLine>)[.. row.Log.Select(line => JobLogLine.Read(line, row.Run.StartedAt ?? default))]
                )
            ),
        ];
    }

    /// <summary>The newest run's id, 0 before the first, and the ids of those that run.</summary>
    public async Task<(long Newest, IReadOnlyList<long> Running)> NowAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var newest = await connection.ScalarAsync<long>(
            "SELECT coalesce(max(run_id), 0) FROM job_run WHERE subscription_id = $1",
            cancellation,
            subscriptionId
        );
        var running = await connection.QueryAsync(
            "SELECT run_id FROM job_run WHERE subscription_id = $1 AND state = 'running' ORDER BY run_id",
            row => row.GetInt64(0),
            cancellation,
            subscriptionId
        );
        return (newest, running);
    }

    /// <summary>How runs ended that began in equal spans of time; empty spans too.</summary>
    public async Task<IReadOnlyList<JobRunBucket>> StatsAsync(
        int subscriptionId,
        DateTimeOffset from,
        DateTimeOffset to,
        int buckets,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT $2 + (b.number * (($3 - $2) / $4)), coalesce(c.succeeded, 0), coalesce(c.failed, 0)
              FROM generate_series(0, $4 - 1) AS b(number)
              LEFT JOIN (
                    SELECT width_bucket(extract(epoch FROM started_at), extract(epoch FROM $2), extract(epoch FROM $3), $4) - 1 AS number,
                           count(*) FILTER (WHERE state = 'succeeded') AS succeeded,
                           count(*) FILTER (WHERE state = 'failed') AS failed
                      FROM job_run
                     WHERE subscription_id = $1 AND started_at >= $2 AND started_at < $3
                     GROUP BY 1) AS c ON c.number = b.number
             ORDER BY b.number
            """,
            row => new JobRunBucket(row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.GetInt64(2)),
            cancellation,
            subscriptionId,
            from,
            to,
            buckets
        );
    }

    async Task<IReadOnlyList<ScheduledRun>> BegunAsync(
        int subscriptionId,
        JobRunFilter filter,
        Dictionary<long, WaitingRun> retries,
        long before,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT run_id, job, state, outcome, attempt, trigger, requested_by, started_at, ended_at, summary, error, progress, progress_done,
                   progress_total, instance, removed_at, removed_by, removed_reason, engine_job
              FROM job_run
             WHERE subscription_id = $1 AND run_id < $2
               AND ($3::text IS NULL OR CASE WHEN state = 'failed' AND run_id = ANY($4) THEN 'retrying' ELSE state END = $3)
               AND ($5::text IS NULL OR job = $5)
               AND ($6::text IS NULL OR split_part(job, ':', 1) = $6)
               AND ($7 = '%' OR job ILIKE $7 OR summary ILIKE $7 OR error ILIKE $7)
               AND ($8::timestamptz IS NULL OR started_at >= $8)
               AND ($9::timestamptz IS NULL OR started_at < $9)
             ORDER BY run_id DESC
             LIMIT $10
            """,
            Read,
            cancellation,
            subscriptionId,
            before,
            filter.State,
            retries.Keys.ToArray(),
            filter.Job,
            filter.Kind,
            Like(filter.Words),
            filter.From,
            filter.To,
            limit
        );
        return [.. rows.Select(run => retries.TryGetValue(run.RunId, out var next) ? run.Retrying(next) : run)];
    }

    static Dictionary<long, WaitingRun> Retries(IEnumerable<WaitingRun> waiting) =>
        waiting.Where(run => run.RunId is not null).GroupBy(run => run.RunId!.Value).ToDictionary(same => same.Key, same => same.First());

    static string Like(string? words) =>
        string.IsNullOrEmpty(words)
            ? Anything
            : $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    static ScheduledRun Read(NpgsqlDataReader row)
    {
        var (started, ended) = (row.GetFieldValue<DateTimeOffset>(7), row.Nullable<DateTimeOffset>(8));
        return new ScheduledRun(
            row.GetInt64(0),
            row.GetString(1),
            ScheduledRun.KindOf(row.GetString(1)),
            row.GetString(2),
            row.GetString(3),
            row.GetInt32(4),
            row.GetString(5),
            row.NullableText(6),
            null,
            null,
            started,
            ended,
            (ended - started)?.TotalSeconds,
            row.NullableText(9),
            row.NullableText(10),
            row.NullableText(11) is { } words ? new JobRunProgress(row.Nullable<long>(12), row.Nullable<long>(13), words) : null,
            row.NullableText(14),
            row.Nullable<DateTimeOffset>(15) is { } at ? new JobRunRemoval(at, row.NullableText(16), row.NullableText(17)) : null
        )
        {
            EngineJob = row.NullableText(18),
        };
    }
}
