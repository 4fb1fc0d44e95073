using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>A dataset by id and name.</summary>
public sealed record NamedDataset(Guid Id, string Namespace, string Name);

/// <summary>Lists datasets by name, of a namespace, of an owner, with a tag.</summary>
public sealed class DatasetListQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>A list of more is read by name, page by page; with a filter it ends here and says so.</summary>
    public const int MostFiltered = 10_000;

    /// <summary>All datasets in order of namespace and name, after the given one.</summary>
    public async Task<List<NamedDataset>> ByNameAsync(
        int subscriptionId,
        NamedDataset? after,
        int limit,
        bool withDeleted,
        CancellationToken cancellation
    )
    {
        var deleted = await ExceptAsync(subscriptionId, withDeleted, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT dataset_id, namespace, name
              FROM dataset
             WHERE subscription_id = $1 AND dataset_id <> ALL ($6)
               AND ($2::text IS NULL OR (left(namespace, 200), left(name, 400), dataset_id) > (left($2, 200), left($3, 400), $4))
             ORDER BY subscription_id, left(namespace, 200), left(name, 400), dataset_id
             LIMIT $5
            """,
            Read,
            cancellation,
            subscriptionId,
            after?.Namespace,
            after?.Name ?? "",
            after?.Id ?? Guid.Empty,
            limit,
            deleted
        );
    }

    /// <summary>Those of a namespace, an owner and a tag (of the dataset or one of its columns), whichever are given; in order of name.</summary>
    public async Task<List<NamedDataset>> FilteredAsync(
        int subscriptionId,
        string? ns,
        string? owner,
        string? tag,
        IReadOnlyCollection<Guid>? among,
        bool withDeleted,
        CancellationToken cancellation
    )
    {
        var deleted = await ExceptAsync(subscriptionId, withDeleted, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var labelled = among;
        foreach (var (kind, value) in new[] { (AssetLabelKind.Owner, owner), (AssetLabelKind.Tag, tag) })
        {
            if (value is null)
                continue;
            var bearing = await LabelledAsync(connection, subscriptionId, kind, value, cancellation);
            labelled = labelled is null ? bearing : [.. bearing.Intersect(labelled)];
        }
        return labelled is null
            ? await connection.QueryAsync(
                """
                SELECT dataset_id, namespace, name
                  FROM dataset
                 WHERE subscription_id = $1 AND left(namespace, 200) = left($2, 200) AND namespace = $2 AND dataset_id <> ALL ($4)
                 ORDER BY left(name, 400), dataset_id
                 LIMIT $3
                """,
                Read,
                cancellation,
                subscriptionId,
                ns,
                MostFiltered,
                deleted
            )
            : await connection.QueryAsync(
                """
                SELECT dataset_id, namespace, name
                  FROM dataset
                 WHERE subscription_id = $1 AND dataset_id = ANY ($2) AND ($3::text IS NULL OR namespace = $3) AND dataset_id <> ALL ($4)
                 ORDER BY namespace, name, dataset_id
                """,
                Read,
                cancellation,
                subscriptionId,
                labelled.ToArray(),
                ns,
                deleted
            );
    }

    /// <summary>How many datasets there are, counted no further than the bound.</summary>
    public async Task<int> CountAsync(int subscriptionId, int bound, bool withDeleted, CancellationToken cancellation)
    {
        var deleted = await ExceptAsync(subscriptionId, withDeleted, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (int)
            await connection.ScalarAsync<long>(
                "SELECT count(*) FROM (SELECT dataset_id FROM dataset WHERE subscription_id = $1 AND dataset_id <> ALL ($3) ORDER BY subscription_id, dataset_id LIMIT $2) AS counted",
                cancellation,
                subscriptionId,
                bound,
                deleted
            );
    }

    async Task<Guid[]> ExceptAsync(int subscriptionId, bool withDeleted, CancellationToken cancellation) =>
        withDeleted ? [] : [.. (await maps.DeletedAsync(subscriptionId, cancellation)).Keys];

    static Task<List<Guid>> LabelledAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        AssetLabelKind kind,
        string value,
        CancellationToken cancellation
    ) =>
        connection.QueryAsync(
            """
            SELECT DISTINCT entity_id
              FROM asset_label
             WHERE subscription_id = $1 AND kind = $2 AND left(value, 200) = left($3, 200) AND value = $3 AND entity = 1
             LIMIT $4
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            (short)kind,
            value,
            MostFiltered
        );

    static NamedDataset Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2));
}
