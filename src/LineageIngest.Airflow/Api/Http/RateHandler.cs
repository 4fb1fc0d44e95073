using System.Net.Http.Headers;
using LineageIngest.Outward;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>Sends no faster than the rate, no more than the budget, waits no longer than the time-out, and reads the answer to its end; whatever is no answer is an <see cref="AirflowException"/>.</summary>
sealed class RateHandler(AirflowEndpoint endpoint, TimeProvider time) : DelegatingHandler
{
    /// <summary>A server that asks for more than five minutes is asked again by the next crawl.</summary>
    static readonly TimeSpan _longestHold = TimeSpan.FromMinutes(5);

    readonly RateGate _gate = new(endpoint.RequestsPerSecond, Math.Max(1, endpoint.Concurrency), time);
    int _requests;

    /// <summary>Requests sent so far, tries and log-ins included.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests after which no more are sent, null for no end.</summary>
    public int? Budget { get; set; }

    /// <summary>The server's clock as of its newest answer: watermarks are in its time, not in ours.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var slot = await _gate.EnterAsync(cancellationToken);
        if (Interlocked.Increment(ref _requests) > Budget)
        {
            throw new AirflowException(AirflowFailure.BudgetUsedUp, 0, $"the budget of {Budget} requests is used up");
        }

        using var timeOut = new CancellationTokenSource(TimeSpan.FromSeconds(endpoint.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        try
        {
            return await ReadAsync(request, either.Token);
        }
        catch (HttpRequestException error) when (RefusedAddressException.In(error) is { } refused)
        {
            throw refused;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            throw Unreachable(error.Message, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer in {endpoint.TimeoutSeconds} s", error);
        }

        AirflowException Unreachable(string why, Exception error) =>
            new(AirflowFailure.Unreachable, 0, $"{AirflowErrors.Asked(request, endpoint.BaseUrl)}: {why}", error);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _gate.Dispose();
    }

    async Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var answer = await base.SendAsync(request, cancellation);
        try
        {
            ServerTime = answer.Headers.Date ?? ServerTime;
            if (Resilience.IsTransient(answer.StatusCode) && Asked(answer.Headers.RetryAfter) is { } wait)
            {
                _gate.HoldUntil(time.GetUtcNow() + wait);
            }

            answer.Content = await ResponseBody.ReadAsync(answer.Content, cancellation);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    TimeSpan? Asked(RetryConditionHeaderValue? retryAfter) =>
        (retryAfter?.Delta ?? retryAfter?.Date - time.GetUtcNow()) switch
        {
            null => null,
            { Ticks: < 0 } => TimeSpan.Zero,
            { } wait when wait > _longestHold => _longestHold,
            { } wait => wait,
        };
}
