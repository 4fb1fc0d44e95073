using LineageIngest.Facts;
using LineageIngest.Insight.Schemas;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.RootCause;

/// <summary>Reads what may have gone wrong around datasets and jobs: each question once for all of them.</summary>
public sealed class RootCauseQuery(NpgsqlDataSource db)
{
    /// <summary>Enough to know what is usual, and few enough that hundreds of jobs are read in milliseconds.</summary>
    const int RunsPerJob = 25;
    const int MeasuresPerDataset = 40;

    /// <summary>A run that was under way at a moment has, mostly, ended a day later: that bounds how far its index is read.</summary>
    static readonly TimeSpan _longestRun = TimeSpan.FromDays(1);

    /// <summary>The newest runs of each job that had begun at a moment, as they stood then.</summary>
    public async Task<ILookup<Guid, PastRun>> RunsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT r.job_id, r.run_key, r.run_id, r.state, coalesce(r.started_at, r.first_event_at), CASE WHEN r.ended_at <= $3 THEN r.ended_at END, r.parent_run_key
                  FROM unnest($2) AS asked (job_id)
                 CROSS JOIN LATERAL (
                       SELECT * FROM run AS r
                        WHERE r.subscription_id = $1 AND r.job_id = asked.job_id AND r.last_event_at <= $4 AND coalesce(r.started_at, r.first_event_at) <= $3
                        ORDER BY r.last_event_at DESC, r.run_key LIMIT $5) AS r
                """,
                row => new PastRun(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetFieldValue<DateTimeOffset>(4),
                    row.Nullable<DateTimeOffset>(5),
                    row.Nullable<Guid>(6)
                ),
                cancellation,
                subscriptionId,
                jobs.ToArray(),
                at,
                at < DateTimeOffset.MaxValue - _longestRun ? at + _longestRun : at,
                RunsPerJob
            )
        ).ToLookup(r => r.JobId);
    }

    /// <summary>What jobs are parts of, and what those are parts of: by job its parents.</summary>
    public async Task<ILookup<Guid, Guid>> ParentsAsync(int subscriptionId, IReadOnlyCollection<Guid> jobs, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT own.job_id, own.parent_job_id FROM job_parent AS own WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
                 UNION
                SELECT above.job_id, above.parent_job_id
                  FROM job_parent AS own JOIN job_parent AS above ON above.subscription_id = $1 AND above.job_id = own.parent_job_id
                 WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
                 ORDER BY 1, 2
                """,
                row => (Job: row.GetGuid(0), Parent: row.GetGuid(1)),
                cancellation,
                subscriptionId,
                jobs.ToArray()
            )
        ).ToLookup(p => p.Job, p => p.Parent);
    }

    public async Task<ILookup<Guid, PastMeasure>> MeasuresAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                """
                SELECT m.dataset_id, coalesce(r.job_id, m.run_key), coalesce(r.run_id, ''), m.kind, m.measured_at, m.body
                  FROM unnest($2) AS asked (dataset_id)
                 CROSS JOIN LATERAL (
                       SELECT * FROM dataset_measure AS m
                        WHERE m.subscription_id = $1 AND m.dataset_id = asked.dataset_id AND m.measured_at <= $3 AND m.kind IN ('outputStatistics', 'dataQualityAssertions')
                        ORDER BY m.measured_at DESC LIMIT $4) AS m
                  LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
                """,
                row => new PastMeasure(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetFieldValue<DateTimeOffset>(4),
                    row.GetString(5)
                ),
                cancellation,
                subscriptionId,
                datasets.ToArray(),
                at,
                MeasuresPerDataset
            )
        ).ToLookup(m => m.DatasetId);
    }

    /// <summary>Schemas that became another within the stretch (of a dataset first seen in it, since then), as issues of their datasets.</summary>
    public async Task<List<Issue>> SchemaIssuesAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset from,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changed = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, was.body, now.body,
                   (SELECT min(o.observed_at) FROM dataset_schema AS o
                     WHERE o.subscription_id = $1 AND o.dataset_id = asked.dataset_id AND o.observed_at > $3 AND o.observed_at <= $4 AND o.content_id = later.content_id)
              FROM unnest($2) AS asked (dataset_id)
             CROSS JOIN LATERAL (
                   SELECT o.content_id FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = asked.dataset_id AND o.observed_at <= $4
                    ORDER BY o.observed_at DESC, o.content_id DESC LIMIT 1) AS later
             CROSS JOIN LATERAL (
                   SELECT coalesce(
                       (SELECT o.content_id FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = asked.dataset_id AND o.observed_at <= $3
                         ORDER BY o.observed_at DESC, o.content_id DESC LIMIT 1),
                       (SELECT o.content_id FROM dataset_schema AS o WHERE o.subscription_id = $1 AND o.dataset_id = asked.dataset_id AND o.observed_at > $3
                         ORDER BY o.observed_at, o.content_id LIMIT 1)) AS content_id) AS earlier
              JOIN content AS now ON now.subscription_id = $1 AND now.content_id = later.content_id
              JOIN content AS was ON was.subscription_id = $1 AND was.content_id = earlier.content_id
             WHERE later.content_id <> earlier.content_id
            """,
            row =>
                (
                    Id: row.GetGuid(0),
                    Changes: SchemaDiff.Of(SchemaColumn.Parse(row.GetString(1)), SchemaColumn.Parse(row.GetString(2))),
                    At: row.GetFieldValue<DateTimeOffset>(3)
                ),
            cancellation,
            subscriptionId,
            datasets.ToArray(),
            from,
            at
        );
        return changed.FindAll(c => c.Changes.Count > 0).ConvertAll(c => SchemaIssue(c.Id, c.Changes, c.At));
    }

    /// <summary>The newest failure of these jobs, or failed measure of these datasets, up to a moment: null when all was well.</summary>
    public async Task<DateTimeOffset?> LastFailureAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        DateTimeOffset upTo,
        CancellationToken cancellation
    ) => (await RunsAsync(subscriptionId, jobs, upTo, cancellation)).SelectMany(runs => runs).Where(r => r.Failed).Max(r => r.End);

    static Issue SchemaIssue(Guid dataset, List<ColumnChange> changes, DateTimeOffset at)
    {
        static string Words(ColumnChange c) => c.Change == ColumnChange.Retyped ? $"{c.Column} from {c.From} to {c.To}" : c.Column;
        var said = changes
            .GroupBy(c => c.Change)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {string.Join(", ", g.Take(10).Select(Words))}{(g.Count() > 10 ? ", …" : "")}");
        var issue = new Issue(IssueKind.Schema, dataset, null, null, at, $"The schema changed: {string.Join("; ", said)}");
        return changes.TrueForAll(c => c.Change == ColumnChange.Added) ? issue with { Severity = AddedOnly } : issue;
    }

    /// <summary>A new column seldom hurts anyone.</summary>
    const double AddedOnly = 8;
}
