using System.Text.RegularExpressions;
using LineageIngest.Marquez.Endpoints;
using LineageIngest.Postgres;
using Microsoft.AspNetCore.Diagnostics;

namespace LineageIngest.Host.Http;

/// <summary>
/// What an exception becomes for the client: 503 with Retry-After while PostgreSQL is away, the status that a malformed request has, else 500 with the
/// id under which the log tells more.
/// </summary>
sealed partial class ExceptionAnswers(TimeProvider time, ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    static readonly TimeSpan _silence = TimeSpan.FromMinutes(1);
    long _toldAt = long.MinValue;
    long _untold;

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellation)
    {
        var problem = ProblemOf(http, exception);
        if (http.RequestAborted.IsCancellationRequested)
            return true; // nobody is there to be answered
        if (exception is BadHttpRequestException && http.Request.Path.StartsWithSegments(MarquezEndpoints.Root))
            await MarquezEndpoints.RefuseAsync(http, problem.Status, problem.Detail);
        else
            await problem.ToResult(http.Response).ExecuteAsync(http);
        return true;
    }

    Problem ProblemOf(HttpContext http, Exception exception)
    {
        if (exception is BadHttpRequestException malformed)
            return Unreadable(malformed);
        // character_not_in_repertoire, and untranslatable_character of jsonb: PostgreSQL keeps no text with NUL, so whoever sent one asked for what cannot be there.
        if (exception is Npgsql.PostgresException { SqlState: "22021" or "22P05" })
        {
            return new Problem(
                400,
                "bad-request",
                "The request cannot be read",
                "A text in it holds the character NUL, which nothing has."
            );
        }
        if (DatabaseTrouble.IsTemporary(exception))
        {
            TellAway(DatabaseTrouble.Describe(exception));
            return Problems.DatabaseAway with { Detail = $"{DatabaseTrouble.Describe(exception)} Ask again." };
        }
        if (!http.RequestAborted.IsCancellationRequested)
            Unforeseen(logger, exception, http.Request.Method, http.Request.Path, http.TraceIdentifier);
        return new Problem(
            500,
            "unforeseen",
            "Something went wrong here",
            $"This is an error of the server; its log tells more under {http.TraceIdentifier}."
        );
    }

    /// <summary>The framework tells a parameter that is none of its type only within a sentence: <c>Failed to bind parameter "Nullable&lt;int&gt; depth" from "abc".</c></summary>
    static Problem Unreadable(BadHttpRequestException malformed) =>
        UnboundParameter().Match(malformed.Message) is { Success: true } found
            ? Errors.BadParameter(
                char.ToLowerInvariant(found.Groups["name"].Value[0]) + found.Groups["name"].Value[1..],
                $"is {Kind(found.Groups["type"].Value)}, not '{found.Groups["value"].Value}'"
            )
            : new Problem(malformed.StatusCode, "bad-request", "The request cannot be read", malformed.Message);

    static string Kind(string type) =>
        type switch
        {
            "int" or "long" => "a whole number",
            "double" or "float" or "decimal" => "a number",
            "bool" => "true or false",
            "Guid" => "an id",
            "DateTimeOffset" or "DateTime" => "a time such as 2026-11-21T09:00:00Z",
            _ => $"a {type}",
        };

    [GeneratedRegex(
        """^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)>? (?<name>\w+)" from "(?<value>.*)"\.$""",
        RegexOptions.Singleline
    )]
    private static partial Regex UnboundParameter();

    /// <summary>Hundreds of requests may meet the same trouble: one line a minute says so, with their number.</summary>
    void TellAway(string reason)
    {
        var told = Interlocked.Read(ref _toldAt);
        Interlocked.Increment(ref _untold);
        if (told != long.MinValue && time.GetElapsedTime(told) < _silence)
            return;
        if (Interlocked.CompareExchange(ref _toldAt, time.GetTimestamp(), told) == told)
            Away(logger, reason, Interlocked.Exchange(ref _untold, 0));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} Requests answered 503 since the last line: {Count}")]
    private static partial void Away(ILogger logger, string reason, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed ({TraceId})")]
    private static partial void Unforeseen(ILogger logger, Exception error, string method, string path, string traceId);
}
