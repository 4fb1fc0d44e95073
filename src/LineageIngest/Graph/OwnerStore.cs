using LineageIngest.Graph.Map;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph;

/// <summary>Writes owned, from the ownership facets that won (so after <see cref="FacetStore"/>).</summary>
internal static class OwnerStore
{
    /// <summary>Names are cut to what an index takes; an owner is a person or a team.</summary>
    private const int LongestName = 400;

    public static async Task FollowAsync(NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, CancellationToken cancellation)
    {
        var entities = events.SelectMany(e => e.Facets).Where(f => f.Name == "ownership").Select(f => f.EntityId).Distinct().ToList();
        if (entities.Count == 0) return;
        var facets = await connection.QueryAsync(
            "SELECT entity_id, entity, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name = 'ownership' AND NOT deleted",
            row => (Id: row.GetGuid(0), Entity: row.GetInt16(1), Body: row.GetString(2)), cancellation, subscriptionId, entities);
        var rows = facets.SelectMany(f => DatasetState.OwnersOf(f.Body).Select(name => name.Length > LongestName ? name[..LongestName] : name).Distinct().Select(name => (f.Id, Name: name, f.Entity)))
            .OrderBy(row => row.Id).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        await connection.ExecuteAsync(
            """
            DELETE FROM owned AS known
             WHERE subscription_id = $1 AND entity_id = ANY ($2)
               AND NOT EXISTS (SELECT 1 FROM unnest($3, $4) AS now (entity_id, owner) WHERE now.entity_id = known.entity_id AND now.owner = known.owner)
            """, cancellation, subscriptionId, entities, rows.ConvertAll(r => r.Id), rows.ConvertAll(r => r.Name));
        await connection.ExecuteAsync(
            """
            INSERT INTO owned (subscription_id, entity_id, owner, entity)
            SELECT $1, * FROM unnest($2, $3, $4::smallint[])
            ON CONFLICT DO NOTHING
            """, cancellation, subscriptionId, rows.ConvertAll(r => r.Id), rows.ConvertAll(r => r.Name), rows.ConvertAll(r => (int)r.Entity));
    }
}
