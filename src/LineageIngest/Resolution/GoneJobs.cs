using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>Jobs that are no longer declared: the crawler's newest word on them, or on what they are a part of, is that they are gone.</summary>
static class GoneJobs
{
    /// <summary>By job, from when on. A part is a job that ran as part of another and has its name as prefix: a task of its DAG, a query of its task.</summary>
    public static async Task<SortedDictionary<Guid, DateTimeOffset>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> jobs,
        CancellationToken cancellation
    ) =>
        new(
            (
                await connection.QueryAsync(
                    """
                    WITH RECURSIVE part AS (
                        SELECT job_id, job_id AS whole_id FROM unnest($2) AS asked (job_id)
                         UNION
                        SELECT part.job_id, up.parent_job_id
                          FROM part
                          JOIN job_parent AS up ON up.subscription_id = $1 AND up.job_id = part.whole_id
                          JOIN job AS child ON child.subscription_id = $1 AND child.job_id = part.whole_id
                          JOIN job AS parent ON parent.subscription_id = $1 AND parent.job_id = up.parent_job_id
                         WHERE parent.namespace = child.namespace AND starts_with(child.name, parent.name || '.')
                    )
                    SELECT part.job_id, max(facet.event_at)
                      FROM part
                      JOIN facet ON facet.subscription_id = $1 AND facet.entity_id = part.whole_id AND facet.name IN ('lineage_ingest_airflow', 'lineage_ingest_source')
                     WHERE facet.body LIKE '%"gone":true%' AND NOT facet.deleted
                     GROUP BY part.job_id
                    """,
                    row => (Job: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1)),
                    cancellation,
                    subscriptionId,
                    jobs
                )
            ).ToDictionary(row => row.Job, row => row.At)
        );
}
