using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Runs;

/// <summary>A part of a job with its newest run.</summary>
public sealed record JobPart(
    Guid Id,
    string Namespace,
    string Name,
    string? Kind,
    Guid? ParentId,
    string? State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string? LastRunId,
    bool HasSql
);

/// <summary>A DAG with its parts in the order in which they ran last; Upstream: by part the parts that it waits for.</summary>
public sealed record FoundJobTree(JobPart Root, IReadOnlyList<JobPart> Parts, IReadOnlyDictionary<Guid, Guid[]> Upstream, bool Truncated);

/// <summary>Reads a whole DAG from any of its parts.</summary>
public sealed class JobTreeQuery(NpgsqlDataSource db, RunPartsQuery runParts)
{
    const int MostParts = 2000;

    public async Task<FoundJobTree?> FindAsync(int subscriptionId, Guid jobId, CancellationToken cancellation)
    {
        List<JobPart> parts;
        await using (var connection = await db.OpenConnectionAsync(cancellation))
            parts = await PartsAsync(connection, subscriptionId, jobId, cancellation);
        if (parts.Find(part => part.ParentId is null) is not { } root)
            return null;
        var below = parts.Where(part => part != root).ToList();
        var runs = below.ConvertAll(part => new RunPart(
            part.Id,
            part.LastRunId ?? "",
            part.Id,
            part.Namespace,
            part.Name,
            part.State ?? "",
            part.StartedAt ?? default,
            part.EndedAt ?? default,
            part.EndedAt is not null
        ));
        var order = await runParts.DeclaredOrderAsync(
            subscriptionId,
            root.Id,
            await KeysAsync(subscriptionId, runs, cancellation),
            cancellation
        );
        var byName = below.ToLookup(part => part.Name, part => part.Id, StringComparer.Ordinal);
        return new FoundJobTree(
            root,
            [
                .. below
                    .OrderBy(part => part.StartedAt ?? DateTimeOffset.MaxValue)
                    .ThenBy(part => part.Name, StringComparer.Ordinal)
                    .Take(MostParts),
            ],
            order
                .Where(row => byName.Contains(row.Key))
                .ToDictionary(row => byName[row.Key].First(), row => row.Value.SelectMany(name => byName[name]).ToArray()),
            below.Count > MostParts
        );
    }

    /// <summary>The top of the hierarchy that the job is in, and everything below it.</summary>
    static async Task<List<JobPart>> PartsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid jobId,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH RECURSIVE above (job_id, height) AS (
                SELECT $2::uuid, 0
                 UNION
                SELECT p.parent_job_id, above.height + 1
                  FROM above JOIN job_parent AS p ON p.subscription_id = $1 AND p.job_id = above.job_id
                 WHERE above.height < 20
            ), top AS (
                SELECT above.job_id FROM above ORDER BY above.height DESC, above.job_id LIMIT 1
            ), part (job_id, parent_job_id) AS (
                SELECT top.job_id, NULL::uuid FROM top
                 UNION
                SELECT p.job_id, p.parent_job_id FROM part JOIN job_parent AS p ON p.subscription_id = $1 AND p.parent_job_id = part.job_id
            ), one AS (
                SELECT DISTINCT ON (part.job_id) part.job_id, part.parent_job_id FROM part ORDER BY part.job_id, part.parent_job_id NULLS FIRST
            )
            SELECT j.job_id, j.namespace, j.name, j.job_type, one.parent_job_id, last.state, coalesce(last.started_at, last.first_event_at), last.ended_at, last.run_id,
                   EXISTS (SELECT 1 FROM facet AS f WHERE f.subscription_id = $1 AND f.entity_id = j.job_id AND f.name = 'sql' AND NOT f.deleted)
              FROM one
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = one.job_id
              LEFT JOIN LATERAL (SELECT r.state, r.started_at, r.first_event_at, r.ended_at, r.run_id FROM run AS r
                                  WHERE r.subscription_id = $1 AND r.job_id = j.job_id ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS last ON true
             ORDER BY one.parent_job_id NULLS FIRST, j.name COLLATE "C"
             LIMIT $3
            """,
            row => new JobPart(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                row.NullableText(3),
                row.Nullable<Guid>(4),
                row.NullableText(5),
                row.Nullable<DateTimeOffset>(6),
                row.Nullable<DateTimeOffset>(7),
                row.NullableText(8),
                row.GetBoolean(9)
            ),
            cancellation,
            subscriptionId,
            jobId,
            MostParts + 2
        );

    /// <summary>The newest run of each part, by its key: its first event says what it waits for.</summary>
    async Task<List<RunPart>> KeysAsync(int subscriptionId, List<RunPart> parts, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var keys = await connection.QueryAsync(
            """
            SELECT asked.job_id, last.run_key
              FROM unnest($2) AS asked (job_id)
             CROSS JOIN LATERAL (SELECT r.run_key FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = asked.job_id
                                  ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS last
            """,
            row => (Job: row.GetGuid(0), Run: row.GetGuid(1)),
            cancellation,
            subscriptionId,
            parts.ConvertAll(part => part.JobId)
        );
        var byJob = keys.ToDictionary(key => key.Job, key => key.Run);
        return [.. parts.Where(part => byJob.ContainsKey(part.JobId)).Select(part => part with { Key = byJob[part.JobId] })];
    }
}
