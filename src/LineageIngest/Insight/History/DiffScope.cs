using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Jobs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.History;

/// <summary>What a diff is about. A null list does not narrow; an edge is in it by an end or by its job.</summary>
public sealed record DiffScope(Guid[]? EdgeEnds, Guid[]? EdgeJobs, Guid[]? Datasets, Guid[]? Jobs, string? Namespace)
{
    public static readonly DiffScope Everything = new(null, null, null, null, null);

    /// <summary>
    /// Datasets under all their names, with the jobs that touch them; jobs with their parts and the datasets that they touch. What belongs to one of
    /// the assets belongs to the scope.
    /// </summary>
    public static async Task<DiffScope> OfAsync(
        NpgsqlDataSource db,
        int subscriptionId,
        IReadOnlyCollection<Asset> assets,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        Guid[] datasets = [.. assets.Where(asset => asset.Kind == AssetKind.Dataset).Select(asset => asset.Id)];
        Guid[] jobs = [.. assets.Where(asset => asset.Kind == AssetKind.Job).Select(asset => asset.Id)];
        var names = datasets.Length > 0 ? (await NamesAsync(connection, subscriptionId, datasets, cancellation)).ToArray() : null;
        var parts = jobs.Length > 0 ? (await JobQuery.PartsAsync(connection, subscriptionId, jobs, cancellation)).ToArray() : null;
        Guid[] touched = parts is null ? [] : await TouchedAsync(connection, subscriptionId, parts, cancellation);
        Guid[] touching = names is null ? [] : await TouchingAsync(connection, subscriptionId, names, cancellation);
        return new DiffScope(names, parts, [.. touched.Union(names ?? [])], [.. touching.Union(parts ?? [])], null);
    }

    /// <summary>Every id under which events give these datasets.</summary>
    static async Task<List<Guid>> NamesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid[] datasets,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT dataset_id FROM unnest($2) AS asked (dataset_id)
             UNION
            SELECT member.dataset_id
              FROM dataset_alias AS own JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
             WHERE own.subscription_id = $1 AND own.dataset_id = ANY ($2)
             ORDER BY dataset_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            datasets
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
