using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.DataSources;

enum DeclaredKind : short
{
    Table = 0,
    View = 1,
    Statement = 2,
}

/// <summary>Something that a crawl declared, and the hash of what it said.</summary>
sealed record Declared(string Name, DeclaredKind Kind, Guid Hash);

/// <summary>Writes data_source_declared: what the crawls of a source remember.</summary>
sealed class DeclaredStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task<List<Declared>> AllAsync(int subscriptionId, string source, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT name, kind, content_hash FROM data_source_declared WHERE subscription_id = $1 AND source = $2 ORDER BY name COLLATE "C", kind
            """,
            row => new Declared(row.GetString(0), (DeclaredKind)row.GetInt16(1), row.GetGuid(2)),
            cancellation,
            subscriptionId,
            source
        );
    }

    public async Task SaveAsync(int subscriptionId, string source, IReadOnlyList<Declared> declared, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO data_source_declared (subscription_id, source, name, kind, content_hash, declared_at)
            SELECT $1, $2, part.name, part.kind, part.hash, $6 FROM unnest($3, $4::smallint[], $5) AS part (name, kind, hash) ORDER BY part.name, part.kind
            ON CONFLICT (subscription_id, source, name, kind) DO UPDATE SET content_hash = excluded.content_hash, declared_at = excluded.declared_at
            """,
            cancellation,
            subscriptionId,
            source,
            declared.Select(one => one.Name).ToArray(),
            declared.Select(one => (int)one.Kind).ToArray(),
            declared.Select(one => one.Hash).ToArray(),
            time.GetUtcNow()
        );
    }

    public async Task RemoveAsync(int subscriptionId, string source, IReadOnlyList<Declared> gone, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            DELETE FROM data_source_declared AS d
             USING unnest($3, $4::smallint[]) AS gone (name, kind)
             WHERE d.subscription_id = $1 AND d.source = $2 AND d.name = gone.name AND d.kind = gone.kind
            """,
            cancellation,
            subscriptionId,
            source,
            gone.Select(one => one.Name).ToArray(),
            gone.Select(one => (int)one.Kind).ToArray()
        );
    }

    /// <summary>The next crawl declares everything anew.</summary>
    public async Task ForgetAsync(int subscriptionId, string source, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM data_source_declared WHERE subscription_id = $1 AND source = $2",
            cancellation,
            subscriptionId,
            source
        );
    }
}
