using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset and dataset_symlink.</summary>
internal static class DatasetStore
{
    public static async Task UpsertAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var rows = events.SelectMany(e => e.Datasets.Select(dataset => (Name: dataset, e.At)))
            .GroupBy(m => m.Name)
            .Select(m => (Name: m.Key, First: m.Min(x => x.At), Last: m.Max(x => x.At)))
            .OrderBy(row => row.Name.Id).ToList();
        if (rows.Count == 0) return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset AS known (subscription_id, dataset_id, namespace, name, first_seen_at, last_seen_at)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6)
            ON CONFLICT (subscription_id, dataset_id) DO UPDATE SET
                first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
                last_seen_at  = greatest(known.last_seen_at, excluded.last_seen_at)
            WHERE excluded.first_seen_at < known.first_seen_at OR excluded.last_seen_at > known.last_seen_at
            """, cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Name.Id), rows.ConvertAll(r => r.Name.Namespace), rows.ConvertAll(r => r.Name.Name),
            rows.ConvertAll(r => r.First), rows.ConvertAll(r => r.Last));
    }

    /// <summary>Stores symlinks and gives back those that were new.</summary>
    public static async Task<List<SymlinkFact>> LinkAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var links = events.SelectMany(e => e.Symlinks)
            .GroupBy(l => (l.DatasetId, l.AliasId))
            .Select(same => same.MaxBy(l => l.Kind, StringComparer.Ordinal)!)
            .OrderBy(l => l.DatasetId).ThenBy(l => l.AliasId).ToList();
        if (links.Count == 0) return [];
        return await connection.QueryAsync(
            """
            INSERT INTO dataset_symlink AS known (subscription_id, dataset_id, alias_id, kind)
            SELECT $1, * FROM unnest($2, $3, $4)
            ON CONFLICT (subscription_id, dataset_id, alias_id) DO UPDATE SET kind = excluded.kind WHERE excluded.kind > known.kind COLLATE "C"
            RETURNING dataset_id, alias_id, kind
            """,
            row => new SymlinkFact(row.GetGuid(0), row.GetGuid(1), row.GetString(2)), cancellation,
            subscriptionId, links.ConvertAll(l => l.DatasetId), links.ConvertAll(l => l.AliasId), links.ConvertAll(l => l.Kind));
    }
}
