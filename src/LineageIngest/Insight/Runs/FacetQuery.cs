using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Insight.Runs;

/// <summary>A facet as sent: raw JSON text, and the time of the event that set it.</summary>
public sealed record StoredFacet(string Name, string Body, DateTimeOffset EventAt);

/// <summary>Reads facets back, unknown ones included. Those of jobs and datasets are kept merged; those of a run are merged from its events.</summary>
public sealed class FacetQuery(NpgsqlDataSource db)
{
    public async Task<List<StoredFacet>> OfEntityAsync(int subscriptionId, Guid entityId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """SELECT name, body, event_at FROM facet WHERE subscription_id = $1 AND entity_id = $2 AND NOT deleted ORDER BY name COLLATE "C" """,
            row => new StoredFacet(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)),
            cancellation,
            subscriptionId,
            entityId
        );
    }

    public async Task<List<StoredFacet>> OfRunAsync(int subscriptionId, Guid runKey, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync(
            "SELECT event_id FROM event_subject WHERE subscription_id = $1 AND subject_id = $2 ORDER BY event_id",
            row => row.GetInt64(0),
            cancellation,
            subscriptionId,
            runKey
        );
        var newest = new SortedDictionary<string, (Stamp Stamp, StoredFacet Facet)>(StringComparer.Ordinal);
        foreach (var logged in await EventLog.GetAsync(connection, subscriptionId, [.. ids], cancellation))
        {
            using var document = TolerantJson.Parse(logged.Body);
            if (OpenLineageEvent.Recognise(document.RootElement).Event is not { } source)
                continue;
            var facts = EventProjector.Project(source, logged.Fingerprint, logged.ReceivedAt);
            foreach (var facet in source.RunFacets.Members())
            {
                var name = facet.SafeName();
                if (!newest.TryGetValue(name, out var known) || facts.Stamp > known.Stamp)
                    newest[name] = (facts.Stamp, new StoredFacet(name, facet.Value.SafeRaw(), facts.At));
            }
        }
        return [.. newest.Values.Select(f => f.Facet)];
    }
}
