using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Catalogue;

/// <summary>Writes source: the newest address of each, and from when to when datasets were said to lie there.</summary>
static class SourceStore
{
    /// <summary>The source of datasets that do not say theirs.</summary>
    public const string Default = "default";

    /// <summary>Saying no address takes none away.</summary>
    static readonly byte[] _noStamp = new byte[Stamp.Size];

    public static Guid IdOf(string name) => DerivedId.Of("source", name);

    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Sources.Select(source => (Source: source, Event: e)))
            .GroupBy(r => r.Source.Name)
            .Select(same =>
                (
                    Id: IdOf(same.Key),
                    Newest: same.OrderBy(r => r.Source.Url.Length > 0)
                        .ThenBy(r => r.Event.Stamp)
                        .ThenBy(r => r.Source.Url, StringComparer.Ordinal)
                        .Last(),
                    First: same.Min(r => r.Event.At),
                    Last: same.Max(r => r.Event.At)
                )
            )
            .OrderBy(r => r.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO source AS known (subscription_id, source_id, name, url, stamp, first_seen_at, last_seen_at)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7)
            ON CONFLICT (subscription_id, source_id) DO UPDATE SET
                url           = CASE WHEN excluded.stamp > known.stamp THEN excluded.url ELSE known.url END,
                stamp         = greatest(known.stamp, excluded.stamp),
                first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
                last_seen_at  = greatest(known.last_seen_at, excluded.last_seen_at)
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Id),
            rows.ConvertAll(r => r.Newest.Source.Name),
            rows.ConvertAll(r => r.Newest.Source.Url),
            rows.ConvertAll(r => r.Newest.Source.Url.Length > 0 ? r.Newest.Event.Stamp.ToBytes() : _noStamp),
            rows.ConvertAll(r => r.First),
            rows.ConvertAll(r => r.Last)
        );
    }
}
