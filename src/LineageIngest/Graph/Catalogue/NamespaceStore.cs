using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Catalogue;

/// <summary>Writes namespace: every namespace of a job or dataset, from its first to its last event.</summary>
static class NamespaceStore
{
    public static Guid IdOf(string name) => DerivedId.Of("namespace", name);

    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Jobs.Select(j => (Name: j.Name.Namespace, e.At)).Concat(e.Datasets.Select(d => (Name: d.Namespace, e.At))))
            .GroupBy(r => r.Name)
            .Select(same => (Id: IdOf(same.Key), Name: same.Key, First: same.Min(r => r.At), Last: same.Max(r => r.At)))
            .OrderBy(r => r.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO namespace AS known (subscription_id, namespace_id, name, first_seen_at, last_seen_at)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            ON CONFLICT (subscription_id, namespace_id) DO UPDATE SET
                first_seen_at = least(known.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)
            WHERE excluded.first_seen_at < known.first_seen_at OR excluded.last_seen_at > known.last_seen_at
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Id),
            rows.ConvertAll(r => r.Name),
            rows.ConvertAll(r => r.First),
            rows.ConvertAll(r => r.Last)
        );
    }
}
