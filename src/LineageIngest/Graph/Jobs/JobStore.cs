using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Jobs;

/// <summary>Writes job and job_parent.</summary>
static class JobStore
{
    static readonly byte[] _noStamp = new byte[Stamp.Size];

    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Jobs.Select(job => (job.Name, Stamp: job.Type is null ? default(Stamp?) : e.Stamp, job.Type, e.At)))
            .GroupBy(m => m.Name)
            .Select(mentions =>
                (
                    Name: mentions.Key,
                    First: mentions.Min(m => m.At),
                    Last: mentions.Max(m => m.At),
                    Typed: mentions.Where(m => m.Stamp is not null).OrderBy(m => m.Stamp!.Value).LastOrDefault()
                )
            )
            .OrderBy(row => row.Name.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO job AS known (subscription_id, job_id, namespace, name, first_seen_at, last_seen_at, stamp, integration, job_type, processing_type)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (subscription_id, job_id) DO UPDATE SET
                first_seen_at   = least(known.first_seen_at, excluded.first_seen_at),
                last_seen_at    = greatest(known.last_seen_at, excluded.last_seen_at),
                stamp           = greatest(known.stamp, excluded.stamp),
                integration     = CASE WHEN excluded.stamp > known.stamp THEN excluded.integration ELSE known.integration END,
                job_type        = CASE WHEN excluded.stamp > known.stamp THEN excluded.job_type ELSE known.job_type END,
                processing_type = CASE WHEN excluded.stamp > known.stamp THEN excluded.processing_type ELSE known.processing_type END
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Name.Id),
            rows.ConvertAll(r => r.Name.Namespace),
            rows.ConvertAll(r => r.Name.Name),
            rows.ConvertAll(r => r.First),
            rows.ConvertAll(r => r.Last),
            rows.ConvertAll(r => r.Typed.Stamp?.ToBytes() ?? _noStamp),
            rows.ConvertAll(r => r.Typed.Type?.Integration),
            rows.ConvertAll(r => r.Typed.Type?.Type),
            rows.ConvertAll(r => r.Typed.Type?.Processing)
        );
        await UpsertParentsAsync(connection, subscriptionId, events, cancellation);
    }

    /// <summary>Of the jobs with a parent in these events, those for which that parent is new.</summary>
    public static async Task<List<Guid>> NewlyParentedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var parents = Parents(events);
        return parents.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT DISTINCT asked.job_id
                  FROM unnest($2, $3) AS asked (job_id, parent_job_id)
                 WHERE NOT EXISTS (SELECT 1 FROM job_parent AS known
                                    WHERE known.subscription_id = $1 AND known.job_id = asked.job_id AND known.parent_job_id = asked.parent_job_id)
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                parents.ConvertAll(p => p.JobId),
                parents.ConvertAll(p => p.ParentJobId)
            );
    }

    static List<JobParentFact> Parents(IReadOnlyList<EventFacts> events) =>
        [.. events.SelectMany(e => e.JobParents).Distinct().OrderBy(p => p.JobId).ThenBy(p => p.ParentJobId)];

    static async Task UpsertParentsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var parents = Parents(events);
        if (parents.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO job_parent (subscription_id, job_id, parent_job_id)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            parents.ConvertAll(p => p.JobId),
            parents.ConvertAll(p => p.ParentJobId)
        );
    }
}
