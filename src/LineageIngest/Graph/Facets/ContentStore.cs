using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Facets;

/// <summary>Writes content: each text once.</summary>
static class ContentStore
{
    public static async Task KeepAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<string> texts,
        CancellationToken cancellation
    ) => await KeepAsync(connection, subscriptionId, texts.Select(text => new ContentFact(DerivedId.OfContent(text), text)), cancellation);

    public static async Task KeepAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<ContentFact> contents,
        CancellationToken cancellation
    )
    {
        var texts = contents.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        if (texts.Count == 0)
            return;
        // Most texts are known: ask with ids before sending bodies.
        var known = await connection.QueryAsync(
            "SELECT content_id FROM content WHERE subscription_id = $1 AND content_id = ANY ($2)",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            texts.Keys.ToArray()
        );
        foreach (var id in known)
            texts.Remove(id);
        if (texts.Count == 0)
            return;
        var rows = texts.Values.OrderBy(t => t.Id).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO content (subscription_id, content_id, body)
            SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Id),
            rows.ConvertAll(r => r.Body)
        );
    }

    public static async Task<Dictionary<Guid, string>> GetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        ids.Count == 0
            ? []
            : (
                await connection.QueryAsync(
                    "SELECT content_id, body FROM content WHERE subscription_id = $1 AND content_id = ANY ($2)",
                    row => (Id: row.GetGuid(0), Body: row.GetString(1)),
                    cancellation,
                    subscriptionId,
                    ids.ToArray()
                )
            ).ToDictionary(row => row.Id, row => row.Body);
}
