using System.Runtime.CompilerServices;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Jobs;

/// <summary>Answers what a job reads, writes and computes.</summary>
public sealed class JobQuery(NpgsqlDataSource db)
{
    public async Task<JobLineage?> FindAsync(int subscriptionId, Guid jobId, LineageFilter filter, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var (jobs, parts, last, runs) = (new List<JobIdentity>(), new List<Guid>(), new List<JobRuns>(), 0L);
        await connection.AskTogetherAsync(
            [
                Identity(subscriptionId, jobId, jobs),
                Parts(subscriptionId, [jobId], parts),
                Runs(subscriptionId, jobId, count => runs = count),
                LastRun(subscriptionId, jobId, last),
            ],
            cancellation,
            Plans.Kept
        );
        if (jobs.Count == 0)
            return null;
        var (datasets, columns) = (new List<(Direction Direction, JobDataset Dataset)>(), new List<JobColumn>());
        await connection.AskTogetherAsync(
            [Datasets(subscriptionId, parts, filter, datasets), Columns(subscriptionId, parts, filter, columns)],
            cancellation,
            Plans.Kept
        );
        return new JobLineage(
            jobs[0],
            [.. datasets.Where(d => d.Direction == Direction.Read).Select(d => d.Dataset)],
            [.. datasets.Where(d => d.Direction == Direction.Write).Select(d => d.Dataset)],
            columns,
            last.Count == 0 ? new JobRuns(0, null, null, null, null) : last[0] with { Count = runs }
        );
    }

    /// <summary>What a job and its parts read and write.</summary>
    public async Task<List<(Direction Direction, JobDataset Dataset)>> DatasetsAsync(
        int subscriptionId,
        Guid jobId,
        LineageFilter filter,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var datasets = new List<(Direction Direction, JobDataset Dataset)>();
        await connection.AskTogetherAsync(
            [Datasets(subscriptionId, await PartsAsync(connection, subscriptionId, [jobId], cancellation), filter, datasets)],
            cancellation
        );
        return datasets;
    }

    /// <summary>Every job, in ordinal order of namespace and name.</summary>
    public async IAsyncEnumerable<JobLineage> AllAsync(
        int subscriptionId,
        LineageFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        List<Guid> ids;
        await using (var connection = await db.OpenConnectionAsync(cancellation))
        {
            ids = await connection.QueryAsync(
                """SELECT job_id FROM job WHERE subscription_id = $1 ORDER BY namespace COLLATE "C", name COLLATE "C" """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId
            );
        }

        foreach (var id in ids)
        {
            if (await FindAsync(subscriptionId, id, filter, cancellation) is { } job)
                yield return job;
        }
    }

    /// <summary>The jobs that others are parts of: DAGs, applications.</summary>
    public async Task<HashSet<Guid>> WholesAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync(
                "SELECT DISTINCT parent_job_id /* reads all: every whole is asked for */ FROM job_parent WHERE subscription_id = $1",
                row => row.GetGuid(0),
                cancellation,
                subscriptionId
            ),
        ];
    }

    /// <summary>A job and everything that ran as part of it, at any depth; parent loops end.</summary>
    public static async Task<List<Guid>> PartsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    )
    {
        var parts = new List<Guid>();
        await connection.AskTogetherAsync([Parts(subscriptionId, jobs, parts)], cancellation);
        return parts;
    }

    static Question Parts(int subscriptionId, IReadOnlyCollection<Guid> jobs, List<Guid> into) =>
        Question.Into(
            into,
            """
            WITH RECURSIVE part (job_id) AS (
                SELECT job_id FROM unnest($2) AS asked (job_id)
                 UNION
                SELECT child.job_id FROM part JOIN job_parent AS child ON child.subscription_id = $1 AND child.parent_job_id = part.job_id
            )
            SELECT job_id FROM part ORDER BY job_id
            """,
            row => row.GetGuid(0),
            subscriptionId,
            jobs.ToArray()
        );

    static Question Identity(int subscriptionId, Guid jobId, List<JobIdentity> into) =>
        Question.Into(
            into,
            "SELECT namespace, name, job_id, integration, job_type FROM job WHERE subscription_id = $1 AND job_id = $2",
            row => new JobIdentity(row.GetString(0), row.GetString(1), row.GetGuid(2), row.NullableText(3), row.NullableText(4)),
            subscriptionId,
            jobId
        );

    /// <summary>The datasets at one end of a job and its parts.</summary>
    public static async Task<List<Guid>> EndsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid jobId,
        Direction direction,
        CancellationToken cancellation
    )
    {
        var parts = await PartsAsync(connection, subscriptionId, [jobId], cancellation);
        return await connection.QueryAsync(
            "SELECT DISTINCT dataset_id FROM job_dataset WHERE subscription_id = $1 AND job_id = ANY ($2) AND least(direction, 1::smallint) = $3 ORDER BY dataset_id",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            parts,
            (short)direction
        );
    }

    static Question Datasets(
        int subscriptionId,
        List<Guid> jobs,
        LineageFilter filter,
        List<(Direction Direction, JobDataset Dataset)> into
    ) =>
        Question.Into(
            into,
            """
            SELECT least(io.direction, 1::smallint) AS direction, d.namespace, d.name, d.dataset_id, coalesce(bool_or(e.first_observed_at <= $3), false),
                   min(verdict_order(e.verdict)) AS verdict,
                   bool_or(e.certain), array_agg(DISTINCT e.kind ORDER BY e.kind)
              FROM job_dataset AS io
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = io.dataset_id
              JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = io.item_id
             WHERE io.subscription_id = $1 AND io.job_id = ANY ($2)
               AND EXISTS (SELECT 1 FROM validity AS v WHERE v.subscription_id = $1 AND v.item_id = io.item_id
                              AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3))
             GROUP BY least(io.direction, 1::smallint), d.namespace, d.name, d.dataset_id
            HAVING ($4 OR min(verdict_order(e.verdict)) < '3')
               AND (NOT $5 OR bool_or(e.first_observed_at <= $3))
             ORDER BY 1, d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row =>
                (
                    (Direction)row.GetInt16(0),
                    new JobDataset(
                        row.GetString(1),
                        row.GetString(2),
                        row.GetGuid(3),
                        row.GetBoolean(4),
                        row.GetString(5)[1..],
                        row.GetBoolean(6),
                        row.GetFieldValue<string[]>(7)
                    )
                ),
            subscriptionId,
            jobs,
            filter.AsOf ?? DateTimeOffset.MaxValue,
            filter.WithContradicted,
            filter.ObservedOnly
        );

    static Question Columns(int subscriptionId, List<Guid> jobs, LineageFilter filter, List<JobColumn> into) =>
        Question.Into(
            into,
            """
            SELECT s.namespace, s.name, c.source_column, t.namespace, t.name, c.target_column, c.type, c.subtype, c.masking,
                   bool_or(e.certain), min(verdict_order(e.verdict)),
                   coalesce(bool_or(e.first_observed_at <= $3), false), max(e.confidence), array_agg(DISTINCT e.kind ORDER BY e.kind)
              FROM column_edge AS c
              JOIN dataset AS s ON s.subscription_id = $1 AND s.dataset_id = c.source_id
              JOIN dataset AS t ON t.subscription_id = $1 AND t.dataset_id = c.target_id
              JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = c.item_id
             WHERE c.subscription_id = $1 AND c.job_id = ANY ($2)
               AND EXISTS (SELECT 1 FROM validity AS v WHERE v.subscription_id = $1 AND v.item_id = c.item_id
                              AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3))
             GROUP BY s.namespace, s.name, c.source_column, t.namespace, t.name, c.target_column, c.type, c.subtype, c.masking
            HAVING ($4 OR min(verdict_order(e.verdict)) < '3')
               AND (NOT $5 OR bool_or(e.first_observed_at <= $3))
             ORDER BY t.namespace COLLATE "C", t.name COLLATE "C", c.target_column COLLATE "C", s.namespace COLLATE "C", s.name COLLATE "C",
                      c.source_column COLLATE "C", c.type, c.subtype, c.masking
            """,
            row => new JobColumn(
                new ColumnEnd(row.GetString(0), row.GetString(1), row.GetString(2)),
                new ColumnEnd(row.GetString(3), row.GetString(4), row.GetString(5) is { Length: > 0 } field ? field : null),
                row.GetString(6),
                row.GetString(7),
                row.GetBoolean(8),
                row.GetBoolean(9) ? "certain" : "inferred",
                row.GetString(10)[1..],
                row.GetBoolean(11),
                row.GetFloat(12),
                row.GetFieldValue<string[]>(13)
            ),
            subscriptionId,
            jobs,
            filter.AsOf ?? DateTimeOffset.MaxValue,
            filter.WithContradicted,
            filter.ObservedOnly
        );

    static Question Runs(int subscriptionId, Guid jobId, Action<long> take) =>
        new("SELECT count(*) FROM run WHERE subscription_id = $1 AND job_id = $2", row => take(row.GetInt64(0)), subscriptionId, jobId);

    static Question LastRun(int subscriptionId, Guid jobId, List<JobRuns> into) =>
        Question.Into(
            into,
            """
            SELECT run_id, state, started_at, ended_at
              FROM run
             WHERE subscription_id = $1 AND job_id = $2
             ORDER BY last_event_at DESC, run_key
             LIMIT 1
            """,
            row => new JobRuns(1, row.GetString(0), row.GetString(1), row.Nullable<DateTimeOffset>(2), row.Nullable<DateTimeOffset>(3)),
            subscriptionId,
            jobId
        );
}
