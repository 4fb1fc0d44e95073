using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Insight.Events;

/// <summary>Which events a list holds; job, producer and q match parts of names, whatever their case.</summary>
public sealed record EventFilter(
    string? Type,
    string? Job,
    string? JobNamespace,
    string? Run,
    string? Producer,
    string? Text,
    DateTimeOffset? From,
    DateTimeOffset? To,
    bool SetAside
)
{
    public bool IsNone => this == new EventFilter(null, null, null, null, null, null, null, null, false);
}

/// <summary>An event of the log without its body; kind: run, job, dataset, or null where it could not be read.</summary>
public sealed record ListedEvent(
    long Id,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? EventTime,
    string? Kind,
    string? Type,
    string? JobNamespace,
    string? JobName,
    string? RunId,
    string? Producer,
    string? ProducerName,
    int Bytes,
    int Inputs,
    int Outputs
);

/// <summary>Events that match, newest first, of so many that were looked at; Last: the id of the last one looked at, null at the beginning of the log.</summary>
public sealed record FoundEvents(IReadOnlyList<ListedEvent> Events, long? Last);

/// <summary>Reads the log backwards, a bounded number of events for one answer.</summary>
public sealed class EventListQuery(NpgsqlDataSource db)
{
    /// <summary>So many events are looked at for one page that a filter makes sparse.</summary>
    public const int Examined = 5000;
    const int Chunk = 500;

    public async Task<FoundEvents> ListAsync(int subscriptionId, EventFilter filter, long before, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var (found, examined, position) = (new List<ListedEvent>(), 0, before);
        while (examined < Examined)
        {
            var wanted = filter.IsNone ? Math.Min(Chunk, limit - found.Count) : Chunk;
            var chunk = await EventLog.BeforeAsync(connection, subscriptionId, position, wanted, filter.SetAside, cancellation);
            examined += chunk.Count;
            foreach (var logged in chunk)
            {
                position = logged.EventId;
                var listed = Read(logged);
                if (filter.From is { } from && logged.ReceivedAt < from)
                    return new FoundEvents(found, null);
                if (Matches(listed, logged, filter))
                    found.Add(listed);
                if (found.Count == limit)
                    return new FoundEvents(found, position);
            }
            if (chunk.Count < wanted)
                return new FoundEvents(found, null);
        }
        return new FoundEvents(found, position);
    }

    /// <summary>How many events there are, counted no further than the bound.</summary>
    public async Task<long> CountAsync(int subscriptionId, int bound, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            "SELECT count(*) FROM (SELECT event_id FROM event WHERE subscription_id = $1 ORDER BY subscription_id, event_id LIMIT $2) AS counted",
            cancellation,
            subscriptionId,
            bound
        );
    }

    /// <summary>Which of these events are set aside, with reason and place, and how far projection has come.</summary>
    public async Task<(Dictionary<long, (string Reason, string Pointer)> SetAside, long Projected)> StatesAsync(
        int subscriptionId,
        IReadOnlyCollection<long> events,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var aside = await connection.QueryAsync(
            "SELECT event_id, reason, pointer FROM set_aside WHERE subscription_id = $1 AND event_id = ANY ($2)",
            row => (Id: row.GetInt64(0), Why: (row.GetString(1), row.GetString(2))),
            cancellation,
            subscriptionId,
            events.ToArray()
        );
        var projected = await connection.ScalarAsync<long>(
            "SELECT position FROM stage_cursor WHERE subscription_id = $1 AND stage = $2",
            cancellation,
            subscriptionId,
            ProjectionStage.Name
        );
        return (aside.ToDictionary(row => row.Id, row => row.Why), projected);
    }

    /// <summary>One event with its body, or null.</summary>
    public async Task<(ListedEvent Event, byte[] Body)?> FindAsync(int subscriptionId, long eventId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await EventLog.GetAsync(connection, subscriptionId, [eventId], cancellation) is [var logged]
            ? (Read(logged), logged.Body)
            : null;
    }

    static readonly string[] _sides = ["inputs", "outputs"];

    /// <summary>The datasets that an event names, each once, in its order.</summary>
    public static List<DatasetName> DatasetsOf(JsonElement root) =>
        [
            .. _sides
                .SelectMany(side => root.Items(side))
                .Concat(root.GetObject("dataset") is { } dataset ? [dataset] : [])
                .Where(named => named.Text("name") is not null)
                .Select(named => new DatasetName(named.Text("namespace") ?? "", named.Text("name")!))
                .Distinct(),
        ];

    static bool Matches(ListedEvent listed, LoggedEvent logged, EventFilter filter) =>
        (filter.Type is null || string.Equals(listed.Type, filter.Type, StringComparison.OrdinalIgnoreCase))
        && (filter.Job is null || Has(listed.JobName, filter.Job))
        && (filter.JobNamespace is null || listed.JobNamespace == filter.JobNamespace)
        && (filter.Run is null || Has(listed.RunId, filter.Run))
        && (filter.Producer is null || Has(listed.ProducerName, filter.Producer) || Has(listed.Producer, filter.Producer))
        && (filter.To is null || logged.ReceivedAt <= filter.To)
        && (filter.Text is null || Has(System.Text.Encoding.UTF8.GetString(logged.Body), filter.Text));

    static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) is true;

    static ListedEvent Read(LoggedEvent logged)
    {
        var nothing = new ListedEvent(
            logged.EventId,
            logged.ReceivedAt,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            logged.Body.Length,
            0,
            0
        );
        try
        {
            using var document = TolerantJson.Parse(logged.Body);
            if (OpenLineageEvent.Recognise(document.RootElement).Event is not { } source)
                return nothing;
            return nothing with
            {
                EventTime = source.EventTimeText is { } time ? EventTime.ParseOptional(time) : null,
                Kind = source.Kind.ToString().ToLowerInvariant(),
                Type = source.EventType,
                JobNamespace = source.Job.Text("namespace"),
                JobName = source.Job.Text("name"),
                RunId = source.Run.Text("runId"),
                Producer = source.Producer.Length > 0 ? source.Producer : null,
                ProducerName = NameOf(source),
                Inputs = source.Inputs.Count(),
                Outputs = source.Outputs.Count(),
            };
        }
        catch (JsonException)
        {
            return nothing; // it is in the list as what it is: bytes that are no JSON
        }
    }

    /// <summary>"Airflow 3.2.1" from the processing_engine facet, else the integration that the job's type names, else the end of the producer's address.</summary>
    static string? NameOf(OpenLineageEvent source)
    {
        var engine = source.RunFacets.GetObject("processing_engine");
        if (engine.Text("name") is { Length: > 0 } name)
            return engine.Text("version") is { Length: > 0 } version ? $"{name} {version}" : name;
        return source.JobFacets.GetObject("jobType").Text("integration")
            ?? source.Producer.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
    }
}
