using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Catalogue;

/// <summary>Writes catalogue_entry: of each entry the newest word, by stamp, and when it was first spoken of.</summary>
static class CatalogueStore
{
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Entries.Select(entry => (Entry: entry, Event: e)))
            .GroupBy(r => r.Entry.Id)
            .Select(same => (Newest: same.MaxBy(r => r.Event.Stamp), FirstAt: same.Min(r => r.Event.At)))
            .OrderBy(r => r.Newest.Entry.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO catalogue_entry AS known (subscription_id, entry_id, kind, subject_id, name, part, present, stamp, first_at, at, body, entity)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::smallint[])
            ON CONFLICT (subscription_id, entry_id) DO UPDATE SET
                first_at = least(known.first_at, excluded.first_at),
                stamp    = greatest(known.stamp, excluded.stamp),
                present  = CASE WHEN excluded.stamp > known.stamp THEN excluded.present ELSE known.present END,
                at       = CASE WHEN excluded.stamp > known.stamp THEN excluded.at ELSE known.at END,
                body     = CASE WHEN excluded.stamp > known.stamp THEN excluded.body ELSE known.body END
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Newest.Entry.Id),
            rows.ConvertAll(r => r.Newest.Entry.Kind),
            rows.ConvertAll(r => r.Newest.Entry.SubjectId),
            rows.ConvertAll(r => r.Newest.Entry.Name),
            rows.ConvertAll(r => r.Newest.Entry.Part),
            rows.ConvertAll(r => r.Newest.Entry.Present),
            rows.ConvertAll(r => r.Newest.Event.Stamp.ToBytes()),
            rows.ConvertAll(r => r.FirstAt),
            rows.ConvertAll(r => r.Newest.Event.At),
            rows.ConvertAll(r => r.Newest.Entry.Body),
            rows.ConvertAll(r => (int)r.Newest.Entry.Entity)
        );
    }
}
