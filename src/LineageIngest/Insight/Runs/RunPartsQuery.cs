using System.Text;
using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Runs;

/// <summary>Reads the parts of runs, and what Airflow says about their order.</summary>
public sealed class RunPartsQuery(NpgsqlDataSource db)
{
    /// <summary>No DAG has this many tasks; a run with more parts is shown in part.</summary>
    public const int MostParts = 5000;

    /// <summary>So many parts are asked which try and which mapped sibling they are: each has an event to be read.</summary>
    const int MostInstances = 1000;

    /// <summary>The direct parts of a run in order of start. A part without an end is taken to last until its own last event or the parent's.</summary>
    public async Task<List<RunPart>> PartsAsync(int subscriptionId, Guid runKey, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT part.run_key, part.run_id, part.job_id, j.namespace, j.name, part.state,
                   coalesce(part.started_at, part.first_event_at),
                   greatest(coalesce(part.started_at, part.first_event_at), coalesce(part.ended_at, whole.ended_at, greatest(part.last_event_at, whole.last_event_at))),
                   part.ended_at IS NOT NULL
              FROM run AS part
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = part.job_id
              JOIN run AS whole ON whole.subscription_id = $1 AND whole.run_key = $2
             WHERE part.subscription_id = $1 AND part.parent_run_key = $2 AND part.run_key <> $2
             ORDER BY 7, 1
             LIMIT $3
            """,
            row => new RunPart(
                row.GetGuid(0),
                row.GetString(1),
                row.GetGuid(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6),
                row.GetFieldValue<DateTimeOffset>(7),
                row.GetBoolean(8)
            ),
            cancellation,
            subscriptionId,
            runKey,
            MostParts
        );
    }

    /// <summary>By name of job what a task waits for: from the first event of its run, else from its declaration, also for tasks of that DAG that did not run.</summary>
    public async Task<Dictionary<string, DeclaredOrder>> OrderAsync(
        int subscriptionId,
        Guid dagJobId,
        IReadOnlyList<RunPart> parts,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var order = await DeclaredAsync(connection, subscriptionId, dagJobId, cancellation);
        foreach (var (name, said) in await SaidAsync(connection, subscriptionId, parts, cancellation))
            order[name] = said;
        return order;
    }

    /// <summary>By key which try and which mapped sibling a part was, as its first event says.</summary>
    public async Task<Dictionary<Guid, TaskInstance>> InstancesAsync(
        int subscriptionId,
        IReadOnlyList<RunPart> parts,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var instances = new Dictionary<Guid, TaskInstance>();
        foreach (var (part, facets) in await FirstEventsAsync(connection, subscriptionId, [.. parts.Take(MostInstances)], cancellation))
            instances[part.Key] = TaskInstance.Of(facets);
        return instances;
    }

    /// <summary>By name of job the names of the jobs that it waits for, whichever of the two says so.</summary>
    public async Task<Dictionary<string, List<string>>> DeclaredOrderAsync(
        int subscriptionId,
        Guid dagJobId,
        IReadOnlyList<RunPart> parts,
        CancellationToken cancellation
    )
    {
        var waits = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, order) in await OrderAsync(subscriptionId, dagJobId, parts, cancellation))
        {
            Of(name).AddRange(order.Upstream ?? []);
            foreach (var below in order.Downstream)
                Of(below).Add(name);
        }
        return waits.ToDictionary(row => row.Key, row => row.Value.Distinct().ToList(), StringComparer.Ordinal);

        List<string> Of(string name) => waits.TryGetValue(name, out var known) ? known : waits[name] = [];
    }

    static async Task<Dictionary<string, DeclaredOrder>> DeclaredAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid dagJobId,
        CancellationToken cancellation
    )
    {
        var facets = await connection.QueryAsync(
            """
            SELECT j.name, f.body
              FROM job_parent AS p
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = p.job_id
              JOIN facet AS f ON f.subscription_id = $1 AND f.entity_id = p.job_id AND f.name = 'lineage_ingest_airflow' AND NOT f.deleted
             WHERE p.subscription_id = $1 AND p.parent_job_id = $2
             LIMIT $3
            """,
            row => (Name: row.GetString(0), Body: row.GetString(1)),
            cancellation,
            subscriptionId,
            dagJobId,
            MostParts
        );
        var order = new Dictionary<string, DeclaredOrder>(StringComparer.Ordinal);
        foreach (var (name, body) in facets)
        {
            using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
            if (AirflowOrder.OfDeclaration(document.RootElement) is { } declared)
                order[name] = declared;
        }
        return order;
    }

    static async Task<Dictionary<string, DeclaredOrder>> SaidAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<RunPart> parts,
        CancellationToken cancellation
    )
    {
        var order = new Dictionary<string, DeclaredOrder>(StringComparer.Ordinal);
        foreach (
            var (part, facets) in await FirstEventsAsync(connection, subscriptionId, [.. parts.DistinctBy(p => p.JobId)], cancellation)
        )
        {
            if (AirflowOrder.OfRun(facets) is { } said)
                order[part.Name] = said;
        }
        return order;
    }

    /// <summary>The run facets of the first event of each part.</summary>
    static async Task<List<(RunPart Part, JsonElement? RunFacets)>> FirstEventsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<RunPart> parts,
        CancellationToken cancellation
    )
    {
        var events = await connection.QueryAsync(
            """
            SELECT asked.run_key, first.event_id
              FROM unnest($2) AS asked (run_key)
             CROSS JOIN LATERAL (
                   SELECT event_id FROM event_subject AS s WHERE s.subscription_id = $1 AND s.subject_id = asked.run_key ORDER BY event_id LIMIT 1) AS first
            """,
            row => (Key: row.GetGuid(0), EventId: row.GetInt64(1)),
            cancellation,
            subscriptionId,
            parts.ConvertAll(p => p.Key)
        );
        var byKey = parts.ToDictionary(p => p.Key);
        var byEvent = events.ToLookup(e => e.EventId, e => byKey[e.Key]);
        var found = new List<(RunPart, JsonElement?)>();
        foreach (var logged in await EventLog.GetAsync(connection, subscriptionId, [.. byEvent.Select(e => e.Key)], cancellation))
        {
            using var document = TolerantJson.Parse(logged.Body);
            if (OpenLineageEvent.Recognise(document.RootElement).Event is { } source)
                found.AddRange(byEvent[logged.EventId].Select(part => (part, source.RunFacets?.Clone())));
        }
        return found;
    }
}
