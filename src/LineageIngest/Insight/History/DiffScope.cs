using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Jobs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.History;

/// <summary>What a diff is about. A null list does not narrow; edges are narrowed by their ends or by their job.</summary>
public sealed record DiffScope(Guid[]? EdgeEnds, Guid[]? EdgeJobs, Guid[]? Datasets, Guid[]? Jobs, string? Namespace)
{
    public static readonly DiffScope Everything = new(null, null, null, null, null);

    /// <summary>A dataset under all its names, with the jobs that touch it; or a job with its parts and the datasets that they touch.</summary>
    public static async Task<DiffScope> OfAsync(NpgsqlDataSource db, int subscriptionId, Asset asset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (asset.Kind == AssetKind.Job)
        {
            var parts = (await JobQuery.PartsAsync(connection, subscriptionId, [asset.Id], cancellation)).ToArray();
            return new DiffScope(null, parts, await TouchedAsync(connection, subscriptionId, parts, cancellation), parts, null);
        }
        var names = (await NamesAsync(connection, subscriptionId, asset.Id, cancellation)).ToArray();
        return new DiffScope(names, null, names, await TouchingAsync(connection, subscriptionId, names, cancellation), null);
    }

    /// <summary>Every id under which events give a dataset.</summary>
    public static async Task<List<Guid>> NamesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid datasetId,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT $2 AS dataset_id
             UNION
            SELECT member.dataset_id
              FROM dataset_alias AS own JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
             WHERE own.subscription_id = $1 AND own.dataset_id = $2
             ORDER BY dataset_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            datasetId
        );

    static async Task<Guid[]> TouchedAsync(NpgsqlConnection connection, int subscriptionId, Guid[] jobs, CancellationToken cancellation) =>
        [
            .. await connection.QueryAsync(
                "SELECT DISTINCT dataset_id FROM job_dataset WHERE subscription_id = $1 AND job_id = ANY ($2)",
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                jobs
            ),
        ];

    static async Task<Guid[]> TouchingAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid[] datasets,
        CancellationToken cancellation
    ) =>
        [
            .. await connection.QueryAsync(
                "SELECT DISTINCT job_id FROM job_dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                datasets
            ),
        ];
}
