using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>Sends one request until it is answered or given up: rate, tries, session, and every failure as an <see cref="AirflowException"/>.</summary>
sealed class AirflowHttp : IDisposable
{
    readonly AirflowEndpoint _endpoint;
    readonly HttpClient _http;
    readonly RateGate _gate;
    readonly TimeProvider _time;
    readonly AirflowSession _session;
    int _requests;

    public AirflowHttp(AirflowEndpoint endpoint, TimeProvider time)
    {
        this._endpoint = endpoint;
        this._time = time;
        _http = new HttpClient(Tls.Handler(endpoint)) { Timeout = TimeSpan.FromSeconds(endpoint.TimeoutSeconds) };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("lineage-ingest-crawler");
        _gate = new RateGate(endpoint.RequestsPerSecond, Math.Max(1, endpoint.Concurrency), time);
        _session = new AirflowSession(endpoint.Credentials, _http, Absolute, time);
    }

    /// <summary>Requests sent so far, tries and log-ins included.</summary>
    public int Requests => _requests + _session.Requests;

    /// <summary>Requests after which no more are sent, null for no end.</summary>
    public int? Budget { get; set; }

    /// <summary>The server's clock as of its newest answer: watermarks are in its time, not in ours.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    public Task<JsonElement> PostAsync(string path, string body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, body, cancellation);

    public void UseApi(AirflowApi api) => _session.UseApi(api);

    public void Dispose()
    {
        _session.Dispose();
        _gate.Dispose();
        _http.Dispose();
    }

    async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellation)
    {
        var renewed = false;
        for (var attempt = 0; ; attempt++)
        {
            var ticket = await _session.TicketAsync(cancellation);
            var (answer, problem) = await TryAsync(method, path, body, ticket, cancellation);
            using (answer)
            {
                if (answer is not null)
                {
                    ServerTime = answer.Headers.Date ?? ServerTime;
                    if (answer.IsSuccessStatusCode)
                    {
                        return await ReadAsync(answer, method, path, cancellation);
                    }

                    problem = await FailureAsync(answer, method, path, cancellation);
                    if (!renewed && AirflowSession.IsOver(problem) && await _session.RenewAsync(ticket, cancellation))
                    {
                        renewed = true;
                        continue;
                    }

                    if (!Backoff.IsTransient(answer.StatusCode))
                    {
                        throw problem;
                    }
                }

                if (attempt + 1 >= Backoff.TriesAfter(answer?.StatusCode))
                {
                    throw problem!;
                }

                await RestAsync(answer?.Headers.RetryAfter, attempt, cancellation);
            }
        }
    }

    async Task<(HttpResponseMessage?, AirflowException?)> TryAsync(
        HttpMethod method,
        string path,
        string? body,
        AuthenticationHeaderValue? ticket,
        CancellationToken cancellation
    )
    {
        using var slot = await _gate.EnterAsync(cancellation);
        if (Interlocked.Increment(ref _requests) > Budget)
        {
            throw new AirflowException(AirflowFailure.BudgetUsedUp, 0, $"the budget of {Budget} requests is used up");
        }

        using var request = new HttpRequestMessage(method, Absolute(path));
        request.Headers.Authorization = ticket;
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            return (await _http.SendAsync(request, cancellation), null);
        }
        catch (HttpRequestException error)
        {
            return (null, new AirflowException(AirflowFailure.Unreachable, 0, $"{method} {path}: {error.Message}", error));
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            return (
                null,
                new AirflowException(AirflowFailure.Unreachable, 0, $"{method} {path}: no answer in {_endpoint.TimeoutSeconds} s", error)
            );
        }
    }

    async Task RestAsync(RetryConditionHeaderValue? retryAfter, int attempt, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        if (Backoff.Asked(retryAfter, now) is { } asked)
        {
            _gate.HoldUntil(now + asked);
        }

        await Task.Delay(Backoff.After(attempt), _time, cancellation);
    }

    static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpMethod method, string path, CancellationToken cancellation)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException error)
        {
            throw new AirflowException(
                AirflowFailure.NotAirflow,
                (int)answer.StatusCode,
                $"{method} {path}: {answer.Content.Headers.ContentType} instead of JSON",
                error
            );
        }
    }

    static async Task<AirflowException> FailureAsync(
        HttpResponseMessage answer,
        HttpMethod method,
        string path,
        CancellationToken cancellation
    )
    {
        var words = await answer.Content.ReadAsStringAsync(cancellation);
        var failure = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => AirflowFailure.Unauthorized,
            HttpStatusCode.Forbidden => AirflowFailure.Forbidden,
            HttpStatusCode.NotFound => AirflowFailure.NotFound,
            _ when Backoff.IsTransient(answer.StatusCode) => AirflowFailure.ServerError,
            _ when (int)answer.StatusCode is >= 300 and < 400 => AirflowFailure.NotAirflow,
            _ => AirflowFailure.BadRequest,
        };
        return new AirflowException(
            failure,
            (int)answer.StatusCode,
            $"{method} {path}: {(int)answer.StatusCode} {words[..Math.Min(words.Length, 300)]}"
        );
    }

    Uri Absolute(string path) => new(_endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + path);
}
