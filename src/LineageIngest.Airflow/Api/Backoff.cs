using System.Net;
using System.Net.Http.Headers;

namespace LineageIngest.Airflow.Api;

/// <summary>Which answers are worth a second try, and when: exponential with full jitter, or when the server says.</summary>
static class Backoff
{
    /// <summary>Six tries span about eight seconds: enough for a restarting worker or a burst of 429, short enough to notice an outage.</summary>
    public const int Tries = 6;

    /// <summary>A 500 is mostly a row that Airflow cannot show, and stays one; once more is for the accident.</summary>
    public static int TriesAfter(HttpStatusCode? status) => status == HttpStatusCode.InternalServerError ? 2 : Tries;

    static readonly TimeSpan _first = TimeSpan.FromMilliseconds(250);

    /// <summary>A server that asks for more than five minutes is asked again by the next crawl.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static bool IsTransient(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;

    public static TimeSpan After(int attempt) => _first * Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble() / 2);

    public static TimeSpan? Asked(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var wait = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - now : null);
        return wait is { } asked
            ? (
                asked < TimeSpan.Zero ? TimeSpan.Zero
                : asked > Longest ? Longest
                : asked
            )
            : null;
    }
}
