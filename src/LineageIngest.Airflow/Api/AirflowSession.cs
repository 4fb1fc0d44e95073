using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>Holds what opens the API and renews it: a password becomes a token of <c>/auth/token</c> on Airflow 3, basic credentials on Airflow 2.</summary>
sealed class AirflowSession(AirflowCredentials credentials, HttpClient http, Func<string, Uri> absolute, TimeProvider time) : IDisposable
{
    /// <summary>A token is renewed this long before it ends, so that no request meets the end.</summary>
    static readonly TimeSpan _ahead = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _renewing = new(1);
    AuthenticationHeaderValue? _ticket;
    DateTimeOffset _ends = DateTimeOffset.MaxValue;
    AirflowApi? _api;

    public int Requests { get; private set; }

    public void UseApi(AirflowApi known) => _api = known;

    /// <summary>The header of the next request; null before the version is known and nothing but a password is at hand (<c>/version</c> is open).</summary>
    public async Task<AuthenticationHeaderValue?> TicketAsync(CancellationToken cancellation)
    {
        if (credentials.Kind == AirflowAuth.Password && _api == AirflowApi.V2)
        {
            if (_ticket is null || _ends - _ahead < time.GetUtcNow())
            {
                await RenewAsync(_ticket, cancellation);
            }

            return _ticket;
        }

        return credentials.Kind switch
        {
            AirflowAuth.Token => new("Bearer", credentials.Secret),
            AirflowAuth.Basic => Basic(),
            AirflowAuth.Password when _api == AirflowApi.V1 => Basic(),
            _ => null,
        };
    }

    /// <summary>True when a new ticket was got, by this call or by another since <paramref name="failed"/> was handed out.</summary>
    public async Task<bool> RenewAsync(AuthenticationHeaderValue? failed, CancellationToken cancellation)
    {
        if (credentials.Kind != AirflowAuth.Password || _api != AirflowApi.V2)
        {
            return false;
        }

        await _renewing.WaitAsync(cancellation);
        try
        {
            if (_ticket is null || ReferenceEquals(_ticket, failed))
            {
                _ticket = await LogInAsync(cancellation);
            }

            return true;
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>401, and the 403 that Airflow 3 gives for a token that it cannot read or that has ended.</summary>
    public static bool IsOver(AirflowException problem) =>
        problem.Failure == AirflowFailure.Unauthorized
        || (
            problem.Failure == AirflowFailure.Forbidden
            && (
                problem.Message.Contains("Invalid JWT token", StringComparison.OrdinalIgnoreCase)
                || problem.Message.Contains("Token Expired", StringComparison.OrdinalIgnoreCase)
            )
        );

    public void Dispose() => _renewing.Dispose();

    async Task<AuthenticationHeaderValue> LogInAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            Requests++;
            using var answer = await PostAsync(cancellation);
            var status = (int)(answer?.StatusCode ?? 0);
            if (answer is { IsSuccessStatusCode: true } && Token(await answer.Content.ReadAsStringAsync(cancellation)) is { } token)
            {
                _ends = EndOf(token);
                return new("Bearer", token);
            }

            if (status is 404 or 405)
            {
                return Basic(); // an auth manager without tokens
            }

            if (answer is not null && !Backoff.IsTransient(answer.StatusCode))
            {
                var words = await answer.Content.ReadAsStringAsync(cancellation);
                throw new AirflowException(
                    AirflowFailure.Unauthorized,
                    status,
                    $"POST /auth/token: {status}, user or password are wrong; the server says: {words[..Math.Min(words.Length, 300)]}"
                );
            }

            if (attempt + 1 >= Backoff.Tries)
            {
                throw new AirflowException(AirflowFailure.Unreachable, status, $"POST /auth/token: no token after {Backoff.Tries} tries");
            }

            await Task.Delay(Backoff.Asked(answer?.Headers.RetryAfter, time.GetUtcNow()) ?? Backoff.After(attempt), time, cancellation);
        }
    }

    async Task<HttpResponseMessage?> PostAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, absolute("/auth/token"))
        {
            Content = new StringContent(
                $$"""{"username":{{Quoted(credentials.User)}},"password":{{Quoted(credentials.Secret)}}}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception error)
            when (error is HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null; // counted as a try; the last one says so
        }
    }

    static string Quoted(string? text) => $"\"{JsonEncodedText.Encode(text ?? "")}\"";

    static string? Token(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("access_token") ?? document.RootElement.Text("jwt_token");
        }
        catch (JsonException)
        {
            return null; // a page for people: the caller says that there is no token
        }
    }

    /// <summary>The <c>exp</c> of a JWT; a token of another make never ends until the server says so.</summary>
    static DateTimeOffset EndOf(string token)
    {
        try
        {
            var payload = token.Split('.') is [_, var part, _] ? part.Replace('-', '+').Replace('_', '/') : "";
            using var document = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
            return document.RootElement.TryGetProperty("exp", out var exp) && exp.TryGetInt64(out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.MaxValue;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Secret}")));
}
