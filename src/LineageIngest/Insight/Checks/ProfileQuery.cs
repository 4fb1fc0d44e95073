using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Checks;

/// <summary>A tag of a dataset, or of one of its columns.</summary>
public sealed record DatasetTag(string Tag, string? Column);

/// <summary>A dataset that a plan of profiles is about.</summary>
public sealed record ProfiledDataset(Guid Id, string Namespace, string Name);

/// <summary>Reads profiles, and what has to be known to make one.</summary>
public sealed class ProfileQuery(NpgsqlDataSource db)
{
    const int TagKind = 1;

    /// <summary>As they were written, newest first; also those of the dataset's other names.</summary>
    public async Task<List<string>> ListAsync(int subscriptionId, Guid dataset, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT m.body
              FROM (SELECT own.dataset_id FROM unnest(ARRAY[$2]) AS own (dataset_id)
                     UNION
                    SELECT member.dataset_id FROM dataset_alias AS own JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                     WHERE own.subscription_id = $1 AND own.dataset_id = $2) AS asked
             CROSS JOIN LATERAL (
                   SELECT n.measured_at, n.run_key, n.body
                     FROM dataset_measure AS n
                    WHERE n.subscription_id = $1 AND n.dataset_id = asked.dataset_id AND n.kind = $3
                    ORDER BY n.measured_at DESC, n.run_key
                    LIMIT $4) AS m
             ORDER BY m.measured_at DESC, m.run_key
             LIMIT $4
            """,
            row => row.GetString(0),
            cancellation,
            subscriptionId,
            dataset,
            ProfileFacet.Measure,
            limit
        );
    }

    public async Task<List<DatasetTag>> TagsAsync(int subscriptionId, Guid dataset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT value, nullif(field, '') FROM asset_label WHERE subscription_id = $1 AND entity_id = $2 AND kind = $3 ORDER BY value, field",
            row => new DatasetTag(row.GetString(0), row.NullableText(1)),
            cancellation,
            subscriptionId,
            dataset,
            TagKind
        );
    }

    /// <summary>The dataset's own name, then its other ones.</summary>
    public async Task<List<ProfiledDataset>> NamesAsync(int subscriptionId, Guid dataset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.namespace, d.name
              FROM (SELECT own.dataset_id FROM unnest(ARRAY[$2]) AS own (dataset_id)
                     UNION
                    SELECT member.dataset_id FROM dataset_alias AS own JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                     WHERE own.subscription_id = $1 AND own.dataset_id = $2) AS asked
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = asked.dataset_id
             ORDER BY d.dataset_id <> $2, d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row => new ProfiledDataset(row.GetGuid(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            dataset
        );
    }

    /// <summary>Datasets of the given namespaces whose name is LIKE a pattern and that have a tag, where these are given; by name.</summary>
    public async Task<List<ProfiledDataset>> DatasetsAsync(
        int subscriptionId,
        IReadOnlyCollection<string> namespaces,
        string? pattern,
        string? tag,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.namespace, d.name
              FROM dataset AS d
             WHERE d.subscription_id = $1 AND d.namespace = ANY ($2) AND d.stated
               AND ($3::text IS NULL OR d.name LIKE $3)
               AND ($4::text IS NULL OR EXISTS (
                       SELECT FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = $5 AND l.value = $4 AND l.field = ''))
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row => new ProfiledDataset(row.GetGuid(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            namespaces.ToArray(),
            pattern,
            tag,
            TagKind
        );
    }
}
