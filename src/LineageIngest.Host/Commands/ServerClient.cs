using System.CommandLine;
using System.Net;
using System.Text.Json;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary>Speaks to a running service for the commands that need one; what goes wrong is one line that says what to do.</summary>
sealed class ServerClient(Uri server, string? subscription = null) : IDisposable
{
    static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);
    readonly HttpClient _http = Open(server, subscription);

    /// <summary>The key in LINEAGE_KEY goes along with every request, and the subscription (else that in LINEAGE_SUBSCRIPTION), for who may act in several.</summary>
    static HttpClient Open(Uri server, string? subscription)
    {
        var http = new HttpClient(new BelowBasePath(server)) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        if (Environment.GetEnvironmentVariable("LINEAGE_KEY") is { Length: > 0 } key)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        if ((subscription ?? Environment.GetEnvironmentVariable("LINEAGE_SUBSCRIPTION")) is { Length: > 0 } named)
            http.DefaultRequestHeaders.Add(Doors.SubscriptionHeader, named);
        return http;
    }

    public static Option<Uri> Option()
    {
        var option = new Option<Uri>("--server")
        {
            Description = "Address of the running service [env: LINEAGE_SERVER]",
            HelpName = "URL",
            CustomParser = result =>
                Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                    ? url
                    : Wrong(result),
            DefaultValueFactory = _ => new Uri(
                Environment.GetEnvironmentVariable("LINEAGE_SERVER") is { Length: > 0 } url ? url : "http://127.0.0.1:5000"
            ),
        };
        return option;

        static Uri? Wrong(System.CommandLine.Parsing.ArgumentResult result)
        {
            result.AddError($"--server takes an address such as http://127.0.0.1:5000, not {result.Tokens[0].Value}.");
            return null;
        }
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        await SendAsync<T>(HttpMethod.Get, path, null, cancellation);

    /// <summary>The answer also where it comes with 503: how a service is that is not well.</summary>
    public async Task<T> GetEvenIllAsync<T>(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await AnswerAsync(request, cancellation);
        if (response is { IsSuccessStatusCode: false, StatusCode: not HttpStatusCode.ServiceUnavailable })
            throw new CannotStartException(await DescribeAsync(response, cancellation));
        return (await response.Content.ReadFromJsonAsync<T>(_json, cancellation))!;
    }

    public async Task<T> PostAsync<T>(string path, HttpContent? content, CancellationToken cancellation) =>
        await SendAsync<T>(HttpMethod.Post, path, content, cancellation);

    public async Task<T> PutAsync<T>(string path, HttpContent? content, CancellationToken cancellation) =>
        await SendAsync<T>(HttpMethod.Put, path, content, cancellation);

    public async Task PostAsync(string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = await OkAsync(request, cancellation);
    }

    public async Task<T> DeleteAsync<T>(string path, CancellationToken cancellation) =>
        await SendAsync<T>(HttpMethod.Delete, path, null, cancellation);

    public async Task DeleteAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        using var response = await OkAsync(request, cancellation);
    }

    public async Task CopyAsync(string path, Stream output, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await OkAsync(request, cancellation);
        try
        {
            await response.Content.CopyToAsync(output, cancellation);
        }
        catch (HttpRequestException broken)
        {
            throw new CannotStartException(
                $"The service at {server.AbsoluteUri} broke off in the middle of its answer; its log says why.",
                broken
            );
        }
    }

    public void Dispose() => _http.Dispose();

    async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await OkAsync(request, cancellation);
        return (await response.Content.ReadFromJsonAsync<T>(_json, cancellation))!;
    }

    async Task<HttpResponseMessage> OkAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var response = await AnswerAsync(request, cancellation);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new CannotStartException(await DescribeAsync(response, cancellation));
    }

    async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException away)
        {
            throw new CannotStartException(
                $"No service answers at {server.AbsoluteUri} ({away.InnerException?.Message ?? away.Message}). Start one with './lineage up' or name another with --server.",
                away
            );
        }
    }

    static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(text);
            var root = problem.RootElement;
            return $"The service refused ({(int)response.StatusCode}): {(root.TryGetProperty("detail", out var detail) ? detail.GetString() : root.GetProperty("title").GetString())}";
        }
        catch (Exception notProblem) when (notProblem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The service answered {(int)response.StatusCode} {(response.StatusCode == HttpStatusCode.NotFound ? "(is this LineageIngest?)" : response.ReasonPhrase)}.";
        }
    }
}
