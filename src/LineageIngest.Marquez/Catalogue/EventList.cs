using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

/// <summary>Run events as received, by their own time.</summary>
public sealed class EventList(NpgsqlDataSource db)
{
    /// <summary>A page of those with <c>after &lt;= time &lt; before</c>, and how many there are in all.</summary>
    public async Task<(List<JsonElement> Events, long Total)> PageAsync(
        int subscriptionId,
        DateTimeOffset after,
        DateTimeOffset before,
        bool ascending,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync(
            ascending
                ? """
                SELECT event_id FROM event_time WHERE subscription_id = $1 AND kind = 0 AND at >= $2 AND at < $3
                 ORDER BY at, event_id LIMIT $4 OFFSET $5
                """
                : """
                SELECT event_id FROM event_time WHERE subscription_id = $1 AND kind = 0 AND at >= $2 AND at < $3
                 ORDER BY at DESC, event_id DESC LIMIT $4 OFFSET $5
                """,
            row => row.GetInt64(0),
            cancellation,
            subscriptionId,
            after,
            before,
            limit,
            offset
        );
        var total = await connection.ScalarAsync<long>(
            "SELECT count(*) /* reads all: the answer says how many there are */ FROM event_time WHERE subscription_id = $1 AND kind = 0 AND at >= $2 AND at < $3",
            cancellation,
            subscriptionId,
            after,
            before
        );
        var bodies = (await EventLog.GetAsync(connection, subscriptionId, [.. ids], cancellation)).ToDictionary(
            e => e.EventId,
            e => e.Body
        );
        return ([.. ids.Where(bodies.ContainsKey).Select(id => Parse(bodies[id]))], total); // retention may have taken one meanwhile
    }

    static JsonElement Parse(byte[] body)
    {
        using var document = TolerantJson.Parse(body);
        return document.RootElement.Clone();
    }
}
