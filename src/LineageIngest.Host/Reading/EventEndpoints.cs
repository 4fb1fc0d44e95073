using System.Globalization;
using System.Text;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Events;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>A job as an event names it.</summary>
public sealed record EventJob(string Namespace, string Name);

/// <summary>An event of the log, without its body. state: projected, waiting or set-aside.</summary>
public sealed record EventItem(
    string Id,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? EventTime,
    string? Kind,
    string? Type,
    EventJob? Job,
    string? RunId,
    string? Producer,
    string? ProducerName,
    int Bytes,
    int Inputs,
    int Outputs,
    string State
);

/// <summary>How many of the newest thousand events are of this producer or type.</summary>
public sealed record EventCount(string Name, int Count);

/// <summary>A page of events, newest first. With a filter total counts what was found on this page and before the bound; producers and types come with the first page.</summary>
public sealed record EventsAnswer(
    IReadOnlyList<EventItem> Events,
    long Total,
    bool TotalIsLowerBound,
    string? Next,
    IReadOnlyList<EventCount>? Producers,
    IReadOnlyList<EventCount>? Types
);

/// <summary>The run of an event, as it stands now.</summary>
public sealed record EventRun(string RunId, JobReference Job, string State);

/// <summary>An edge that came of an event's run.</summary>
public sealed record EventEdge(DatasetReference Source, DatasetReference Target, JobReference Job, string Verdict);

/// <summary>How the claims of a run were judged.</summary>
public sealed record EventClaims(int Confirmed, int Contradicted, int Unchecked);

/// <summary>Why an event is set aside.</summary>
public sealed record EventSetAside(string Reason, string? Pointer);

/// <summary>What came of an event.</summary>
public sealed record EventResult(
    EventRun? Run,
    IReadOnlyList<DatasetReference> Datasets,
    IReadOnlyList<EventEdge> Edges,
    int ColumnEdges,
    EventClaims Claims,
    EventSetAside? SetAside
);

/// <summary>An event with its body (text where it is no JSON) and what came of it.</summary>
public sealed record EventDetail(EventItem Event, JsonElement? Body, string? Text, EventResult Outcome);

/// <summary>The log of events.</summary>
static class EventEndpoints
{
    const int LargestPage = 500;
    const int MostCounted = 100_000;
    const int Counted = 1000;

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/events").WithTags("Operations");
        group
            .MapGet("", ListAsync)
            .WithSummary("Events of the log, newest first, without their bodies")
            .WithDescription(
                "type: START, COMPLETE, …; job, run, producer and q match parts of the job's name, the run's id, the producer and the body; jobNamespace is exact; from and to bound the time of "
                    + $"receipt; setAside=true keeps to events that could not be projected. A filter looks at the newest {EventListQuery.Examined} events for one page; next goes on from there."
            )
            .ProducesProblem(400);
        group.MapGet("/{eventId}", ShowAsync).WithSummary("An event with its body and what came of it").ProducesProblem(404);
    }

    static async Task<Results<Ok<EventsAnswer>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        EventListQuery events,
        CancellationToken cancellation,
        string? type = null,
        string? job = null,
        string? jobNamespace = null,
        string? run = null,
        string? producer = null,
        string? q = null,
        string? from = null,
        string? to = null,
        bool setAside = false,
        int limit = 200,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        foreach (var (name, time) in new[] { ("from", from), ("to", to) })
        {
            if (time is not null && EventTime.ParseOptional(time) is null)
                return Errors.BadParameter(name, "is a time such as 2026-11-21T09:00:00Z").ToResult(http.Response);
        }
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var filter = new EventFilter(
            type,
            job,
            jobNamespace,
            run,
            producer,
            q,
            from is null ? null : EventTime.ParseOptional(from),
            to is null ? null : EventTime.ParseOptional(to),
            setAside
        );
        var page = await events.ListAsync(http.Subscription(), filter, before, limit, cancellation);
        var (aside, projected) = await events.StatesAsync(http.Subscription(), [.. page.Events.Select(e => e.Id)], cancellation);
        var total = filter.IsNone ? await events.CountAsync(http.Subscription(), MostCounted, cancellation) : page.Events.Count;
        var recent = cursor is null
            ? (await events.ListAsync(http.Subscription(), NoFilter, long.MaxValue, Counted, cancellation)).Events
            : null;
        return TypedResults.Ok(
            new EventsAnswer(
                [.. page.Events.Select(listed => Item(listed, aside.ContainsKey(listed.Id), projected))],
                total,
                filter.IsNone ? total == MostCounted : page.Last is not null,
                page.Last?.ToString(CultureInfo.InvariantCulture),
                recent is null ? null : Counts(recent.Select(listed => listed.ProducerName)),
                recent is null ? null : Counts(recent.Select(listed => listed.Type))
            )
        );
    }

    static EventFilter NoFilter => new(null, null, null, null, null, null, null, null, false);

    static async Task<Results<Ok<EventDetail>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        long eventId,
        EventListQuery events,
        EventOutcomeQuery outcomes,
        LabelQuery labels,
        CancellationToken cancellation
    )
    {
        if (await events.FindAsync(http.Subscription(), eventId, cancellation) is not { Event: var listed, Body: var body })
            return Errors.NotFound("event", eventId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response);
        var (aside, projected) = await events.StatesAsync(http.Subscription(), [eventId], cancellation);
        var outcome = listed is { JobName: { } job, RunId: { } run }
            ? await outcomes.OfRunAsync(http.Subscription(), listed.JobNamespace ?? "", job, run, cancellation)
            : new EventOutcome(null, null, [], 0, 0, 0, 0);
        var json = Parsed(body);
        var named = json is { } root
            ? EventListQuery.DatasetsOf(root).ConvertAll(name => new DatasetReference(name.Id, name.Namespace, name.Name))
            : [];
        var references = await AssetReferences.OfAsync(
            labels,
            http.Subscription(),
            outcome.Edges.SelectMany(edge => new[] { edge.SourceId, edge.TargetId }),
            [],
            cancellation
        );
        var jobReference = new JobReference(outcome.JobId ?? Guid.Empty, listed.JobNamespace ?? "", listed.JobName ?? "");
        return TypedResults.Ok(
            new EventDetail(
                Item(listed, aside.ContainsKey(eventId), projected),
                json,
                json is null ? Encoding.UTF8.GetString(body) : null,
                new EventResult(
                    outcome.State is { } state ? new EventRun(listed.RunId!, jobReference, state) : null,
                    named,
                    [
                        .. outcome.Edges.Select(edge => new EventEdge(
                            references.Dataset(edge.SourceId),
                            references.Dataset(edge.TargetId),
                            jobReference,
                            edge.Verdict
                        )),
                    ],
                    outcome.ColumnEdges,
                    new EventClaims(outcome.Confirmed, outcome.Contradicted, outcome.Unchecked),
                    aside.TryGetValue(eventId, out var why)
                        ? new EventSetAside(why.Reason, why.Pointer.Length > 0 ? why.Pointer : null)
                        : null
                )
            )
        );
    }

    static EventItem Item(ListedEvent listed, bool isAside, long projected) =>
        new(
            listed.Id.ToString(CultureInfo.InvariantCulture),
            listed.ReceivedAt,
            listed.EventTime,
            listed.Kind,
            listed.Type,
            listed.JobName is { } name ? new EventJob(listed.JobNamespace ?? "", name) : null,
            listed.RunId,
            listed.Producer,
            listed.ProducerName,
            listed.Bytes,
            listed.Inputs,
            listed.Outputs,
            isAside ? "set-aside"
                : listed.Id <= projected ? "projected"
                : "waiting"
        );

    static List<EventCount> Counts(IEnumerable<string?> names) =>
        [
            .. names
                .OfType<string>()
                .GroupBy(name => name)
                .Select(group => new EventCount(group.Key, group.Count()))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Name, StringComparer.Ordinal),
        ];

    static JsonElement? Parsed(byte[] body)
    {
        try
        {
            using var document = TolerantJson.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null; // shown as the text that it is
        }
    }
}
