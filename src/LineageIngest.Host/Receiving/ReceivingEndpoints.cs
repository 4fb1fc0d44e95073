using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Receiving;

/// <summary>OpenLineage in: answers only after commit, and as every client expects it (201 or 200, never 204, never a redirect).</summary>
static class ReceivingEndpoints
{
    public static void MapReceiving(this IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { "/api/v1/lineage", "/lineage", "/" })
        {
            routes
                .MapPost(path, ReceiveAsync)
                .WithTags("OpenLineage")
                .WithSummary("Receives one OpenLineage event")
                .WithDescription(
                    "Run, job or dataset event of spec 1-0-0 to 2-0-x; plain or gzip. 201 once it is committed; the same body again is 201 and changes nothing. "
                        + "An event that is kept but cannot become part of the graph (GET /api/lineage/set-aside) is 201 as well; then the body says why."
                )
                .Produces<ReceivedAnswer>(201)
                .ProducesProblem(400)
                .ProducesProblem(413)
                .ProducesProblem(415)
                .ProducesProblem(422)
                .ProducesProblem(503);
        }

        foreach (var path in new[] { "/api/v1/lineage/batch", "/lineage/batch" })
        {
            routes
                .MapPost(path, ReceiveBatchAsync)
                .WithTags("OpenLineage")
                .WithSummary("Receives a JSON array of events")
                .WithDescription("Events that can be stored are, all in one commit; the answer says which could not and why.")
                .Produces<BatchAnswer>()
                .ProducesProblem(400)
                .ProducesProblem(413)
                .ProducesProblem(415)
                .ProducesProblem(422)
                .ProducesProblem(503);
        }
    }

    static async Task<Results<Created, Created<ReceivedAnswer>, ProblemHttpResult>> ReceiveAsync(
        HttpContext http,
        EventLog log,
        ReceivingOptions options,
        MemoryBudget budget,
        CancellationToken cancellation
    )
    {
        using var share = budget.Open();
        var (body, problem) = await RequestBody.ReadAsync(http.Request, options, share, cancellation);
        Refusal? broken = null;
        if (problem is null)
            (problem, broken) = Check(body);
        problem ??= await log.TryAppendAsync(http.Subscription(), [new IncomingEvent(body, EventSource.Http)], cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        return broken is null
            ? TypedResults.Created()
            : TypedResults.Created((string?)null, new ReceivedAnswer(true, broken.Detail, broken.Pointer));
    }

    static async Task<Results<Ok<BatchAnswer>, ProblemHttpResult>> ReceiveBatchAsync(
        HttpContext http,
        EventLog log,
        ReceivingOptions options,
        MemoryBudget budget,
        CancellationToken cancellation
    )
    {
        using var share = budget.Open();
        var (body, problem) = await RequestBody.ReadAsync(http.Request, options, share, cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        var (events, failed, warnings, malformed) = Split(body);
        malformed ??= await log.TryAppendAsync(http.Subscription(), events, cancellation);
        return malformed is null
            ? TypedResults.Ok(
                new BatchAnswer(
                    failed.Count == 0 ? "success" : "partial_success",
                    new BatchSummary(events.Count + failed.Count, events.Count, failed.Count, 0, failed.Count),
                    failed,
                    warnings.Count == 0 ? null : warnings
                )
            )
            : malformed.ToResult(http.Response);
    }

    /// <summary>Why this body is no event, or why the event will be set aside.</summary>
    static (Problem? Problem, Refusal? Broken) Check(ReadOnlyMemory<byte> body)
    {
        var (document, problem) = Parse(body, TolerantJson.MaxDepth);
        using (document)
        {
            if (problem is not null)
                return (problem, null);
            var (source, refusal) = OpenLineageEvent.Recognise(document!.RootElement);
            return refusal is not null ? (Problems.Refused(refusal), null) : (null, EventRules.Broken(source!));
        }
    }

    static (List<IncomingEvent> Events, List<FailedEvent> Failed, List<EventWarning> Warnings, Problem? Problem) Split(
        ReadOnlyMemory<byte> body
    )
    {
        var events = new List<IncomingEvent>();
        var failed = new List<FailedEvent>();
        var warnings = new List<EventWarning>();
        var (document, problem) = Parse(body, TolerantJson.MaxDepth + 1);
        using (document)
        {
            if (problem is not null)
                return (events, failed, warnings, problem);
            if (document!.RootElement.ValueKind != JsonValueKind.Array)
            {
                return (
                    events,
                    failed,
                    warnings,
                    new Problem(400, "not-an-array", "A batch is an array", "POST a single event to /api/v1/lineage.", "")
                );
            }

            foreach (var (element, index) in document.RootElement.EnumerateArray().Select((element, index) => (element, index)))
            {
                var (source, refusal) = OpenLineageEvent.Recognise(element);
                if (refusal is not null)
                {
                    failed.Add(new FailedEvent(index, $"{refusal.Detail} (at {$"/{index}"}{refusal.Pointer})", false));
                    continue;
                }
                if (EventRules.Broken(source!) is { } broken)
                    warnings.Add(new EventWarning(index, broken.Detail, broken.Pointer));
                events.Add(new IncomingEvent(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()), EventSource.Batch));
            }
        }
        return (events, failed, warnings, null);
    }

    static (JsonDocument? Document, Problem? Problem) Parse(ReadOnlyMemory<byte> body, int maxDepth)
    {
        try
        {
            return (TolerantJson.Parse(body, maxDepth), null);
        }
        catch (JsonException error)
        {
            return (
                null,
                TolerantJson.PositionTooDeep(body.Span, maxDepth) is { } position ? Problems.TooDeep(position) : Problems.NotJson(error)
            );
        }
    }
}
