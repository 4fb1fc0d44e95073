using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Jobs;

/// <summary>Jobs that read or write datasets, now or once.</summary>
static class JobsOfDatasets
{
    public static async Task<List<JobName>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid[] datasetIds,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT namespace, name
              FROM job
             WHERE subscription_id = $1
               AND job_id IN (SELECT job_id FROM job_dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2))
             ORDER BY namespace, name
            """,
            row => new JobName(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId,
            datasetIds
        );
}
