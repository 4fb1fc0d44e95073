using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Reading;

/// <summary>A page as somebody saw it. query: what its address says behind the question mark; name: null where it was only shared.</summary>
public sealed record SavedView(Guid Id, string Page, string Query, string? Name, DateTimeOffset MadeAt, string? MadeBy);

/// <summary>Writes saved_view, and reads it.</summary>
sealed class SavedViewStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>The same view saved again is the one that there is.</summary>
    public async Task<SavedView> SaveAsync(
        int subscriptionId,
        string page,
        string query,
        string? name,
        string? by,
        CancellationToken cancellation
    )
    {
        var id = DerivedId.Of("view", page, query, name ?? "");
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO saved_view (subscription_id, view_id, page, query, name, made_at, made_by)
            VALUES ($1, $2, $3, $4, $5::text, $6, $7::text)
            ON CONFLICT (subscription_id, view_id) DO NOTHING
            """,
            cancellation,
            subscriptionId,
            id,
            page,
            query,
            name,
            time.GetUtcNow(),
            by
        );
        return (await FindAsync(subscriptionId, id, cancellation))!;
    }

    public async Task<SavedView?> FindAsync(int subscriptionId, Guid id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (
            await connection.QueryAsync(
                "SELECT view_id, page, query, name, made_at, made_by FROM saved_view WHERE subscription_id = $1 AND view_id = $2",
                Read,
                cancellation,
                subscriptionId,
                id
            )
        ).SingleOrDefault();
    }

    /// <summary>Those with a name, the newest first, older than a given one.</summary>
    public async Task<List<SavedView>> NamedAsync(
        int subscriptionId,
        (DateTimeOffset At, Guid Id)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT view_id, page, query, name, made_at, made_by
              FROM saved_view
             WHERE subscription_id = $1 AND name IS NOT NULL
               AND ($2::timestamptz IS NULL OR made_at < $2 OR (made_at = $2 AND view_id > $3::uuid))
             ORDER BY made_at DESC, view_id
             LIMIT $4
            """,
            Read,
            cancellation,
            subscriptionId,
            after?.At,
            after?.Id,
            limit
        );
    }

    static SavedView Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.NullableText(3),
            row.GetFieldValue<DateTimeOffset>(4),
            row.NullableText(5)
        );
}
