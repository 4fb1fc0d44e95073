using System.Text.Json;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

/// <summary>Namespaces, sources and tags: what events name, and over it what people state of it.</summary>
public sealed class CatalogueQuery(NpgsqlDataSource db)
{
    const string DefaultNamespace = "default";
    const string DefaultDescription =
        "The default global namespace for dataset, job, and run metadata not belonging to a user-specified namespace.";
    const string Anonymous = "anonymous";

    public async Task<List<NamespaceWords>> NamespacesAsync(int subscriptionId, int limit, int offset, CancellationToken cancellation) =>
        await ReadNamespacesAsync(subscriptionId, null, limit, offset, cancellation);

    public async Task<NamespaceWords?> FindNamespaceAsync(int subscriptionId, string name, CancellationToken cancellation) =>
        (await ReadNamespacesAsync(subscriptionId, name, 1, 0, cancellation)).FirstOrDefault();

    public async Task<List<SourceWords>> SourcesAsync(int subscriptionId, int limit, int offset, CancellationToken cancellation) =>
        await ReadSourcesAsync(subscriptionId, null, limit, offset, cancellation);

    public async Task<SourceWords?> FindSourceAsync(int subscriptionId, string name, CancellationToken cancellation) =>
        (await ReadSourcesAsync(subscriptionId, name, 1, 0, cancellation)).FirstOrDefault();

    /// <summary>Tags that were described and tags that are only carried.</summary>
    public async Task<List<TagWords>> TagsAsync(int subscriptionId, int limit, int offset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT known.name, max(known.body) FILTER (WHERE known.kind = 'tag')
              FROM (SELECT name, kind, body FROM catalogue_entry WHERE subscription_id = $1 AND kind IN ('tag', 'tagged')
                     UNION
                    SELECT value, 'tagged', NULL FROM asset_label WHERE subscription_id = $1 AND kind = 1) AS known
             GROUP BY known.name
             ORDER BY known.name COLLATE "C" LIMIT $2 OFFSET $3
            """,
            row => new TagWords(row.GetString(0), row.NullableText(1) is { } body ? Text(body, "description") : null),
            cancellation,
            subscriptionId,
            limit,
            offset
        );
    }

    /// <summary>The namespace default is there without anybody's doing, as in Marquez.</summary>
    async Task<List<NamespaceWords>> ReadNamespacesAsync(
        int subscriptionId,
        string? name,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT n.name, least(min(n.first_at), min(stated.first_at)), greatest(min(n.first_at), max(stated.at)), max(stated.body),
                   coalesce(max(hidden.at) >= greatest(max(n.last_at), max(stated.at)), false)
              FROM (SELECT namespace_id, name, first_seen_at AS first_at, last_seen_at AS last_at FROM namespace WHERE subscription_id = $1
                     UNION ALL
                    SELECT subject_id, name, first_at, at FROM catalogue_entry WHERE subscription_id = $1 AND kind = 'namespace'
                     UNION ALL
                    SELECT $5, 'default', created_at, created_at FROM subscription WHERE subscription_id = $1) AS n
              LEFT JOIN catalogue_entry AS stated ON stated.subscription_id = $1 AND stated.subject_id = n.namespace_id AND stated.kind = 'namespace'
              LEFT JOIN catalogue_entry AS hidden ON hidden.subscription_id = $1 AND hidden.subject_id = n.namespace_id AND hidden.kind = 'hidden-namespace'
             WHERE $2::uuid IS NULL OR n.namespace_id = $2
             GROUP BY n.namespace_id, n.name
             ORDER BY n.name COLLATE "C" LIMIT $3 OFFSET $4
            """,
            row =>
                Namespace(
                    row.GetString(0),
                    row.GetFieldValue<DateTimeOffset>(1),
                    row.GetFieldValue<DateTimeOffset>(2),
                    row.NullableText(3),
                    row.GetBoolean(4)
                ),
            cancellation,
            subscriptionId,
            name is null ? null : NamespaceStore.IdOf(name),
            limit,
            offset,
            NamespaceStore.IdOf(DefaultNamespace)
        );
    }

    static NamespaceWords Namespace(string name, DateTimeOffset createdAt, DateTimeOffset updatedAt, string? stated, bool hidden) =>
        new(
            name,
            JavaTime.Instant(createdAt),
            JavaTime.Instant(updatedAt),
            stated is null ? Anonymous : Text(stated, "ownerName") ?? Anonymous,
            stated is not null ? Text(stated, "description")
                : name == DefaultNamespace ? DefaultDescription
                : null,
            hidden
        );

    async Task<List<SourceWords>> ReadSourcesAsync(int subscriptionId, string? name, int limit, int offset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT coalesce(s.name, c.name), least(s.first_seen_at, c.first_at), greatest(s.last_seen_at, c.at), coalesce(s.url, ''), c.body
              FROM (SELECT * FROM source WHERE subscription_id = $1) AS s
              FULL JOIN (SELECT * FROM catalogue_entry WHERE subscription_id = $1 AND kind = 'source') AS c ON c.subject_id = s.source_id
             WHERE $2::uuid IS NULL OR s.source_id = $2 OR c.subject_id = $2
             ORDER BY coalesce(s.name, c.name) COLLATE "C" LIMIT $3 OFFSET $4
            """,
            row =>
                Source(
                    row.GetString(0),
                    row.GetFieldValue<DateTimeOffset>(1),
                    row.GetFieldValue<DateTimeOffset>(2),
                    row.GetString(3),
                    row.NullableText(4)
                ),
            cancellation,
            subscriptionId,
            name is null ? null : SourceStore.IdOf(name),
            limit,
            offset
        );
    }

    static SourceWords Source(string name, DateTimeOffset createdAt, DateTimeOffset updatedAt, string url, string? stated) =>
        new(
            stated is null ? "POSTGRESQL" : Text(stated, "type") ?? "POSTGRESQL",
            name,
            JavaTime.Instant(createdAt),
            JavaTime.Instant(updatedAt),
            stated is null ? url : Text(stated, "connectionUrl") ?? url,
            stated is null ? null : Text(stated, "description")
        );

    static string? Text(string body, string member) => ((JsonElement?)FacetText.Parse(body)).Text(member);
}
