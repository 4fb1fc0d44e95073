using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Facets;

/// <summary>Writes facet: of each name the newest, by stamp. A facet with _deleted takes the place of the one before and is kept as such.</summary>
static class FacetStore
{
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var newest = new Dictionary<(Guid, string), (FacetFact Facet, EventFacts Event)>();
        foreach (var source in events)
        {
            foreach (var facet in source.Facets)
            {
                if (!newest.TryGetValue((facet.EntityId, facet.Name), out var known) || Wins(facet, known.Facet))
                    newest[(facet.EntityId, facet.Name)] = (facet, source);
            }
        }

        if (newest.Count == 0)
            return;
        var rows = newest.Values.OrderBy(r => r.Facet.EntityId).ThenBy(r => r.Facet.Name, StringComparer.Ordinal).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO facet AS known (subscription_id, entity_id, name, entity, stamp, event_at, deleted, body)
            SELECT $1, * FROM unnest($2, $3, $4::smallint[], $5, $6, $7, $8)
            ON CONFLICT (subscription_id, entity_id, name) DO UPDATE SET
                stamp = excluded.stamp, event_at = excluded.event_at, deleted = excluded.deleted, body = excluded.body
            WHERE excluded.stamp > known.stamp
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Facet.EntityId),
            rows.ConvertAll(r => r.Facet.Name),
            rows.ConvertAll(r => (int)r.Facet.Entity),
            rows.ConvertAll(r => r.Facet.Stamp.ToBytes()),
            rows.ConvertAll(r => r.Event.At),
            rows.ConvertAll(r => r.Facet.Deleted),
            rows.ConvertAll(r => r.Facet.Body)
        );
    }

    /// <summary>Within one event (a dataset that is read and written) the greater text wins: any rule does, as long as order is not in it.</summary>
    static bool Wins(FacetFact facet, FacetFact known) =>
        facet.Stamp != known.Stamp ? facet.Stamp > known.Stamp : string.CompareOrdinal(facet.Body, known.Body) > 0;
}
