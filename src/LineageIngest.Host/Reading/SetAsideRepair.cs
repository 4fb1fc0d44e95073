using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.OpenLineage;
using LineageIngest.Projection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>A mended body in the place of an event that was set aside; dryRun only tells what it would give.</summary>
public sealed record RepairRequest(JsonElement? Body, string? Reason, bool DryRun);

/// <summary>The same patch (RFC 6902) for all events of a reason.</summary>
public sealed record GroupRepairRequest(string? ReasonCode, JsonElement? Patch, string? Reason, bool DryRun);

/// <summary>Why an event is given up; it stays in the log.</summary>
public sealed record DiscardRequest(string? Reason);

/// <summary>What a mended event gives.</summary>
public sealed record RepairYield(int Runs, int Datasets, int Edges, int ColumnEdges);

/// <summary>Why a mended event still cannot be projected, and where.</summary>
public sealed record RepairProblem(string Reason, string? Pointer);

/// <summary>would with dryRun, did without it; problem where it still cannot be projected.</summary>
public sealed record RepairAnswer(bool Ok, RepairYield? Would, RepairYield? Did, RepairProblem? Problem);

/// <summary>An event of a group that the patch does not mend.</summary>
public sealed record GroupRepairProblem(string EventId, string Reason, string? Pointer);

/// <summary>How many events the reason has, how many the patch mends, and the first ones that it does not.</summary>
public sealed record GroupRepairAnswer(int Matched, int Ok, int Failed, IReadOnlyList<GroupRepairProblem> Problems);

/// <summary>Repairs and gives up events that could not be projected. A mended copy is an event of its own; the original stays in the log.</summary>
static class SetAsideRepair
{
    const int MostOfGroup = 10_000;
    const int MostProblems = 20;

    public static void MapSetAsideRepair(this IEndpointRouteBuilder group)
    {
        group
            .MapPost("/{eventId}/repair", RepairAsync)
            .WithSummary("Sends a mended body in the place of one of them")
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);
        group
            .MapPost("/repair", RepairGroupAsync)
            .WithSummary("Applies one JSON patch to all of a reason and sends what it mends")
            .WithDescription($"At most {MostOfGroup} events at a time.")
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);
        group
            .MapPost("/{eventId}/discard", DiscardAsync)
            .WithSummary("Gives one of them up; it stays in the log")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<RepairAnswer>, ProblemHttpResult>> RepairAsync(
        HttpContext http,
        long eventId,
        RepairRequest request,
        SetAsideQuery query,
        SetAsideDecisions decisions,
        EventLog log,
        CancellationToken cancellation
    )
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body)
            return Errors.BadBody("/body", "body is the mended event, a JSON object.").ToResult(http.Response);
        if (!request.DryRun && string.IsNullOrWhiteSpace(request.Reason))
            return Errors.BadBody("/reason", "reason is required: it stands beside the event.").ToResult(http.Response);
        if (await query.FindAsync(http.Subscription(), eventId, cancellation) is null)
            return Errors.NotFound("event set aside", eventId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, AnswerJson.Options);
        var trial = EventTrial.Of(bytes);
        if (trial.Problem is { } problem)
            return TypedResults.Ok(new RepairAnswer(false, null, null, new RepairProblem(problem, trial.Pointer)));
        var given = new RepairYield(trial.Runs, trial.Datasets, trial.Edges, trial.ColumnEdges);
        if (request.DryRun)
            return TypedResults.Ok(new RepairAnswer(true, given, null, null));
        if (await log.TryAppendAsync(http.Subscription(), [new IncomingEvent(bytes, EventSource.Http)], cancellation) is { } refused)
            return refused.ToResult(http.Response);
        await decisions.DiscardAsync(http.Subscription(), [eventId], request.Reason!, repaired: true, cancellation);
        return TypedResults.Ok(new RepairAnswer(true, null, given, null));
    }

    static async Task<Results<Ok<GroupRepairAnswer>, ProblemHttpResult>> RepairGroupAsync(
        HttpContext http,
        GroupRepairRequest request,
        SetAsideQuery query,
        SetAsideDecisions decisions,
        EventLog log,
        CancellationToken cancellation
    )
    {
        if (request.Patch is not { ValueKind: JsonValueKind.Array } patch)
        {
            return Errors
                .BadBody("/patch", "patch is a list of steps: [{ \"op\", \"path\", \"value\" }] (RFC 6902).")
                .ToResult(http.Response);
        }
        if (!request.DryRun && string.IsNullOrWhiteSpace(request.Reason))
            return Errors.BadBody("/reason", "reason is required: it stands beside the events.").ToResult(http.Response);
        var reasons = SetAsideGroup.ReasonsOf(await query.ReasonsAsync(http.Subscription(), cancellation), request.ReasonCode ?? "");
        if (reasons.Count == 0)
            return Errors.NotFound("reason", request.ReasonCode ?? "").ToResult(http.Response);
        var (mended, problems) = (new List<(long EventId, byte[] Body)>(), new List<GroupRepairProblem>());
        var events = await query.ListAsync(http.Subscription(), 0, MostOfGroup, reasons, cancellation);
        foreach (var aside in events)
        {
            var (body, problem) = Mend(await query.FindAsync(http.Subscription(), aside.EventId, cancellation), patch);
            if (problem is null)
                mended.Add((aside.EventId, body));
            else
                problems.Add(problem with { EventId = aside.EventId.ToString(CultureInfo.InvariantCulture) });
        }
        if (!request.DryRun && mended.Count > 0)
        {
            var copies = mended.ConvertAll(copy => new IncomingEvent(copy.Body, EventSource.Http));
            if (await log.TryAppendAsync(http.Subscription(), copies, cancellation) is { } refused)
                return refused.ToResult(http.Response);
            await decisions.DiscardAsync(
                http.Subscription(),
                mended.ConvertAll(copy => copy.EventId),
                request.Reason!,
                repaired: true,
                cancellation
            );
        }
        return TypedResults.Ok(new GroupRepairAnswer(events.Count, mended.Count, problems.Count, [.. problems.Take(MostProblems)]));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(
        HttpContext http,
        long eventId,
        DiscardRequest request,
        SetAsideDecisions decisions,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Errors.BadBody("/reason", "reason is required: it stands beside the event.").ToResult(http.Response);
        return await decisions.DiscardAsync(http.Subscription(), [eventId], request.Reason, repaired: false, cancellation) == 0
            ? Errors.NotFound("event set aside", eventId.ToString(CultureInfo.InvariantCulture)).ToResult(http.Response)
            : TypedResults.NoContent();
    }

    static (byte[] Body, GroupRepairProblem? Problem) Mend((SetAsideEvent, DateTimeOffset, byte[] Body)? found, JsonElement patch)
    {
        if (found is null)
            return ([], new GroupRepairProblem("", "It is no longer set aside.", null));
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(found.Value.Body, documentOptions: new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth });
        }
        catch (JsonException malformed)
        {
            return ([], new GroupRepairProblem("", $"Not JSON: {malformed.Message}", null));
        }
        if (JsonPatch.Apply(ref document, patch) is { } refused)
            return ([], new GroupRepairProblem("", refused.Reason, refused.Path));
        var body = JsonSerializer.SerializeToUtf8Bytes(document, AnswerJson.Options);
        var trial = EventTrial.Of(body);
        return (body, trial.Problem is { } problem ? new GroupRepairProblem("", problem, trial.Pointer) : null);
    }
}
