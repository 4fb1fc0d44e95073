using System.Globalization;
using System.Text.Json;
using LineageIngest.OpenLineage;
using LineageIngest.Retention;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LineageIngest.Host.Http;

/// <summary>A refusal in the form of RFC 9457; <see cref="Pointer"/> is a JSON pointer (RFC 6901) or a byte position.</summary>
public sealed record Problem(int Status, string Code, string Title, string Detail, string? Pointer = null, int? RetryAfterSeconds = null)
{
    /// <summary>What may have been meant, as it can be asked for; the answer's member <c>near</c>.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    public ProblemHttpResult ToResult(HttpResponse response)
    {
        if (RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var details = new ProblemDetails
        {
            Type = $"/problems/{Code}",
            Title = Title,
            Detail = Detail,
            Status = Status,
        };
        if (Pointer is not null)
            details.Extensions["pointer"] = Pointer;
        if (Near.Count > 0)
            details.Extensions["near"] = Near;
        return TypedResults.Problem(details);
    }
}

/// <summary>
/// Every refusal of the receiver. A 4xx means that the event is lost for good with every client there is, so it is said only of what can never be stored;
/// what may pass later is 503 with Retry-After, which Python, Java and Go all repeat.
/// </summary>
static class Problems
{
    public static readonly Problem Overloaded = new(
        503,
        "overloaded",
        "Too much at once",
        "More events wait than memory should hold. Send this one again.",
        null,
        1
    );
    public static readonly Problem DatabaseAway = new(
        503,
        "database-away",
        "The database does not answer",
        "Nothing was stored. Send this one again.",
        null,
        2
    );

    /// <summary>Says of an answer that came without a body what the status alone does not.</summary>
    public static void Describe(ProblemDetailsOptions options) =>
        options.CustomizeProblemDetails = context =>
        {
            if (context.ProblemDetails is not { Status: 404 or 405, Detail: null } bare)
                return;
            var asked = $"{context.HttpContext.Request.Method} {context.HttpContext.Request.Path}";
            (bare.Type, bare.Detail) =
                bare.Status == 404
                    ? ("/problems/no-such-address", $"{asked} leads nowhere; /openapi/v1.json lists what can be asked.")
                    : ("/problems/method-not-allowed", $"{asked} is not offered; the header Allow lists what is.");
        };

    /// <summary>Refuses to rebuild from a log that retention shortened, unless the caller wants that.</summary>
    /// <param name="who">what would forget, as a sentence begins: A replay</param>
    public static Problem LogShortened(LogHorizon horizon, string who) =>
        new(
            409,
            "log-shortened",
            "The log no longer holds everything",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Retention removed {horizon.Removed} events received until {horizon.RemovedTo:O}. {who} would forget what only they said; forget=true does it all the same."
            )
        );

    public static Problem UnknownEncoding(string encoding) =>
        new(415, "unknown-encoding", "Unknown Content-Encoding", $"'{encoding}' is none of gzip, deflate, br, identity.");

    public static Problem CorruptCompression(string encoding, string reason) =>
        new(400, "corrupt-compression", "The compressed body is damaged", $"Content-Encoding says {encoding}: {reason}");

    public static Problem TooLarge(long limit) =>
        new(
            413,
            "too-large",
            "The event is too large",
            string.Create(CultureInfo.InvariantCulture, $"Decompressed it exceeds {limit} bytes, the limit of this server.")
        );

    public static Problem TooManyValues(long limit, long position) =>
        new(
            413,
            "too-many-values",
            "The body holds too many values",
            string.Create(
                CultureInfo.InvariantCulture,
                $"More than {limit} JSON values and names, the limit of this server; send smaller batches."
            ),
            string.Create(CultureInfo.InvariantCulture, $"byte {position}")
        );

    public static Problem TooDeep(long position) =>
        new(
            422,
            "too-deep",
            "The event nests too deeply",
            $"More than {TolerantJson.MaxDepth} levels.",
            string.Create(CultureInfo.InvariantCulture, $"byte {position}")
        );

    public static Problem NotJson(JsonException error) =>
        new(
            400,
            "not-json",
            "The body is not JSON",
            error.Message,
            string.Create(CultureInfo.InvariantCulture, $"line {error.LineNumber + 1}, byte {error.BytePositionInLine}")
        );

    public static Problem Refused(Refusal refusal) =>
        new(
            refusal.Code == "not-an-object" ? 400 : 422,
            refusal.Code,
            refusal.Code == "not-an-object" ? "An event is an object" : "No entity that an event could be about",
            refusal.Detail,
            refusal.Pointer
        );
}
