using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>An owner and how much is his.</summary>
public sealed record OwnerSummary(string Owner, long Datasets, long Jobs);

/// <summary>A dataset or job of an owner.</summary>
public sealed record OwnedAsset(Guid Id, string Kind, string Namespace, string Name);

/// <summary>Answers who owns what. Owners are known by the first 400 characters of their names, what an index takes.</summary>
public sealed class OwnerQuery(NpgsqlDataSource db)
{
    /// <summary>Owners in ordinal order, after one.</summary>
    public async Task<List<OwnerSummary>> ListAsync(int subscriptionId, string after, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT left(value, 400) COLLATE "C", count(DISTINCT entity_id) FILTER (WHERE entity = 1), count(DISTINCT entity_id) FILTER (WHERE entity = 0)
              FROM asset_label
             WHERE subscription_id = $1 AND kind = 0 AND left(value, 400) COLLATE "C" > $2
             GROUP BY left(value, 400) COLLATE "C"
             ORDER BY left(value, 400) COLLATE "C"
             LIMIT $3
            """,
            row => new OwnerSummary(row.GetString(0), row.GetInt64(1), row.GetInt64(2)),
            cancellation,
            subscriptionId,
            after,
            limit
        );
    }

    /// <summary>How many owners there are; with a name, how much that one owns.</summary>
    public async Task<long> CountAsync(int subscriptionId, string? owner, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return owner is null
            ? await connection.ScalarAsync<long>(
                """SELECT count(DISTINCT left(value, 400) COLLATE "C") FROM asset_label WHERE subscription_id = $1 AND kind = 0""",
                cancellation,
                subscriptionId
            )
            : await connection.ScalarAsync<long>(
                """SELECT count(DISTINCT entity_id) FROM asset_label WHERE subscription_id = $1 AND kind = 0 AND left(value, 400) COLLATE "C" = $2""",
                cancellation,
                subscriptionId,
                owner
            );
    }

    /// <summary>What an owner owns: jobs, then datasets, each in order of their ids.</summary>
    public async Task<List<OwnedAsset>> AssetsAsync(
        int subscriptionId,
        string owner,
        (short Entity, Guid Id) after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT page.entity_id, page.entity, coalesce(d.namespace, j.namespace, ''), coalesce(d.name, j.name, '')
              FROM (SELECT DISTINCT entity, entity_id FROM asset_label
                     WHERE subscription_id = $1 AND kind = 0 AND left(value, 400) COLLATE "C" = $2 AND (entity, entity_id) > ($3, $4)
                     ORDER BY entity, entity_id
                     LIMIT $5) AS page
              LEFT JOIN dataset AS d ON page.entity = 1 AND d.subscription_id = $1 AND d.dataset_id = page.entity_id
              LEFT JOIN job AS j ON page.entity = 0 AND j.subscription_id = $1 AND j.job_id = page.entity_id
             ORDER BY page.entity, page.entity_id
            """,
            row => new OwnedAsset(row.GetGuid(0), row.GetInt16(1) == 1 ? "dataset" : "job", row.GetString(2), row.GetString(3)),
            cancellation,
            subscriptionId,
            owner,
            after.Entity,
            after.Id,
            limit
        );
    }
}
