using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>
/// Opens the API for each request, and once more when the server says that the ticket is over: a password becomes a token of <c>/auth/token</c> on Airflow 3 and
/// basic credentials on Airflow 2, a token command is run anew.
/// </summary>
sealed class SessionHandler(AirflowEndpoint endpoint, TimeProvider time) : DelegatingHandler
{
    /// <summary>A token is renewed this long before it ends, so that no request meets the end.</summary>
    static readonly TimeSpan _ahead = TimeSpan.FromMinutes(1);

    readonly AirflowCredentials _credentials = endpoint.Credentials;
    readonly SemaphoreSlim _renewing = new(1);
    AuthenticationHeaderValue? _ticket;
    DateTimeOffset _ends = DateTimeOffset.MaxValue;
    AirflowApi? _api;

    public void UseApi(AirflowApi known) => _api = known;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(cancellationToken);
        request.Headers.Authorization = ticket;
        var answer = await base.SendAsync(request, cancellationToken);
        if (!IsOver(answer) || !IsRenewable)
            return answer;
        answer.Dispose();
        request.Headers.Authorization = await RenewAsync(ticket, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _renewing.Dispose();
    }

    bool IsRenewable =>
        _credentials.Kind == AirflowAuth.TokenCommand || (_credentials.Kind == AirflowAuth.Password && _api == AirflowApi.V2);

    /// <summary>The header of the next request; null before the version is known and nothing but a password is at hand (<c>/version</c> is open).</summary>
    async Task<AuthenticationHeaderValue?> TicketAsync(CancellationToken cancellation)
    {
        if (IsRenewable)
        {
            return _ticket is { } valid && _ends - _ahead >= time.GetUtcNow() ? valid : await RenewAsync(_ticket, cancellation);
        }

        return _credentials.Kind switch
        {
            AirflowAuth.Token => new("Bearer", _credentials.Secret),
            AirflowAuth.Basic => Basic(),
            AirflowAuth.Password when _api == AirflowApi.V1 => Basic(),
            _ => null,
        };
    }

    /// <summary>A new ticket, got by this call or by another since <paramref name="failed"/> was handed out.</summary>
    async Task<AuthenticationHeaderValue> RenewAsync(AuthenticationHeaderValue? failed, CancellationToken cancellation)
    {
        await _renewing.WaitAsync(cancellation);
        try
        {
            if (_ticket is null || ReferenceEquals(_ticket, failed))
            {
                _ticket =
                    _credentials.Kind == AirflowAuth.TokenCommand
                        ? Bearer(await new TokenCommand(_credentials.Command!, time).RunAsync(cancellation))
                        : await LogInAsync(cancellation);
            }

            return _ticket;
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>401, and the 403 that Airflow 3 gives for a token that it cannot read or that has ended.</summary>
    static bool IsOver(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Unauthorized
        || (
            answer.StatusCode == HttpStatusCode.Forbidden
            && ((ResponseBody)answer.Content).Text(1024) is var words
            && (
                words.Contains("Invalid JWT token", StringComparison.OrdinalIgnoreCase)
                || words.Contains("Token Expired", StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>A log-in that the server could not answer is an error worth another try of the request that needs it.</summary>
    async Task<AuthenticationHeaderValue> LogInAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + "/auth/token")
        {
            Content = new StringContent(
                $$"""{"username":{{Quoted(_credentials.User)}},"password":{{Quoted(_credentials.Secret)}}}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        using var answer = await base.SendAsync(request, cancellation);
        var (status, body) = ((int)answer.StatusCode, (ResponseBody)answer.Content);
        if (answer.IsSuccessStatusCode && Token(body) is { } token)
            return Bearer(token);
        if (status is 404 or 405)
            return Basic(); // an auth manager without tokens
        var words = Words(body);
        if (Resilience.IsTransient(answer.StatusCode))
            throw new AirflowException(AirflowFailure.Unreachable, status, $"POST /auth/token: {status}, no token{words}");
        if (status is >= 300 and < 400)
            throw new AirflowException(AirflowFailure.NotAirflow, status, $"POST /auth/token: {status} {AirflowErrors.Redirect(answer)}");
        if (answer.IsSuccessStatusCode)
            throw new AirflowException(AirflowFailure.NotAirflow, status, $"POST /auth/token: {status}, no token in the answer{words}");
        throw new AirflowException(AirflowFailure.Unauthorized, status, $"POST /auth/token: {status}, user or password are wrong{words}");
    }

    AuthenticationHeaderValue Bearer(string token)
    {
        // One that is as good as over when it comes (it is short-lived, or the clocks differ) lasts until the server says otherwise.
        _ends = EndOf(token) is var end && end - _ahead > time.GetUtcNow() ? end : DateTimeOffset.MaxValue;
        return new("Bearer", token);
    }

    AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_credentials.User}:{_credentials.Secret}")));

    static string Quoted(string? text) => $"\"{JsonEncodedText.Encode(text ?? "")}\"";

    static string? Token(ResponseBody body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Bytes);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.Text("access_token") ?? document.RootElement.Text("jwt_token");
        }
        catch (JsonException)
        {
            return null; // a page for people: the caller says that there is no token
        }
    }

    /// <summary>What a refused log-in says; a list of wrong fields is left out, since it repeats what was sent.</summary>
    string Words(ResponseBody body) =>
        AirflowErrors.Field(body) is not { } words
        || (_credentials.Secret is { Length: > 0 } secret && words.Contains(secret, StringComparison.Ordinal))
            ? ""
            : $"; the server says: {AirflowErrors.Shortened(words)}";

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
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return DateTimeOffset.MaxValue;
        }
    }
}
