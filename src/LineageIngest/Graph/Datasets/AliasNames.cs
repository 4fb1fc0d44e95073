using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>All names of one dataset.</summary>
static class AliasNames
{
    /// <summary>The name that was asked for, known or not, and those that events or rules say mean the same.</summary>
    public static async Task<List<(Guid Id, string Namespace, string Name)>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        string ns,
        string name,
        CancellationToken cancellation
    )
    {
        var asked = new DatasetName(ns, name).Id;
        var others = await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.namespace, d.name
              FROM dataset_alias AS mine
              JOIN dataset_alias AS other ON other.subscription_id = $1 AND other.representative_id = mine.representative_id
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = other.dataset_id
             WHERE mine.subscription_id = $1 AND mine.dataset_id = $2 AND d.dataset_id <> $2
             ORDER BY d.namespace, d.name
            """,
            row => (row.GetGuid(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            asked
        );
        return [(asked, ns, name), .. others];
    }

    /// <summary>True when a dataset that is none of these has one of their names in another namespace.</summary>
    public static async Task<bool> AreSharedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<string> names,
        Guid[] ids,
        CancellationToken cancellation
    ) =>
        await connection.ScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM dataset
             WHERE subscription_id = $1 AND left(name, 400) IN (SELECT left(one, 400) FROM unnest($2) AS one) AND name = ANY ($2) AND dataset_id <> ALL ($3))
            """,
            cancellation,
            subscriptionId,
            names.ToArray(),
            ids
        );
}
