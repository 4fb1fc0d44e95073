using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>Which answers are worth another try. When the server says how long to wait, <see cref="RateHandler"/> holds that and all other requests.</summary>
static class Resilience
{
    /// <summary>Six tries span about eight seconds: enough for a restarting worker or a burst of 429, short enough to notice an outage.</summary>
    public const int Tries = 6;

    static readonly ResiliencePropertyKey<bool> _failedInside = new("failed inside");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = Tries - 1,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(250),
                    UseJitter = true,
                    ShouldRetryAfterHeader = false,
                    ShouldHandle = tried => new ValueTask<bool>(IsWorthAnother(tried.Outcome, tried.Context.Properties)),
                }
            )
            .Build();

    public static bool IsTransient(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;

    static bool IsWorthAnother(Outcome<HttpResponseMessage> outcome, ResilienceProperties seen) =>
        outcome switch
        {
            { Exception: AirflowException problem } => problem.Failure is AirflowFailure.Unreachable or AirflowFailure.ServerError,
            { Result.StatusCode: HttpStatusCode.InternalServerError } => IsFirst(seen),
            { Result: { } answer } => IsTransient(answer.StatusCode),
            _ => false,
        };

    /// <summary>A 500 is mostly a row that Airflow cannot show, and stays one; once more is for the accident, whatever came before it.</summary>
    static bool IsFirst(ResilienceProperties seen)
    {
        if (seen.GetValue(_failedInside, false))
            return false;
        seen.Set(_failedInside, true);
        return true;
    }
}
