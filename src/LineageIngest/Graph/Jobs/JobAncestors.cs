using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Jobs;

/// <summary>Reads upwards in job_parent.</summary>
static class JobAncestors
{
    /// <summary>Parents and their parents: the task of a query, the DAG of a task.</summary>
    public static async Task<List<Guid>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    ) =>
        jobs.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT own.parent_job_id FROM job_parent AS own WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
                 UNION
                SELECT above.parent_job_id
                  FROM job_parent AS own JOIN job_parent AS above ON above.subscription_id = $1 AND above.job_id = own.parent_job_id
                 WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                jobs.ToArray()
            );
}
