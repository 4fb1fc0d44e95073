using System.Net.Http.Headers;
using LineageIngest.Host.Security;
using LineageIngest.Outward;

namespace LineageIngest.Host.Alerts;

/// <summary>Posts messages to webhooks. Redirects are not followed: they would lead past the check of addresses.</summary>
sealed class WebhookSender(AlertOptions options, OutwardAddresses addresses, TimeProvider time) : IDisposable
{
    readonly HttpClient _internet = Open(addresses.Route(reachesPrivate: false));
    readonly HttpClient _everywhere = Open(addresses.Route(reachesPrivate: true));

    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<SendProblem?> SendAsync(
        AlertChannel channel,
        string? secret,
        Guid delivery,
        byte[] body,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, channel.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var timestamp = WebhookSignature.TimestampOf(time.GetUtcNow());
        request.Headers.Add(WebhookSignature.Delivery, delivery.ToString());
        request.Headers.Add(WebhookSignature.Timestamp, timestamp);
        if (secret is not null)
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, timestamp, body));
        try
        {
            var http = channel.ReachesPrivate ? _everywhere : _internet;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode
                ? null
                : new SendProblem($"The webhook answered {status}.", IsFinal: status is < 500 and not 408 and not 425 and not 429);
        }
        catch (HttpRequestException away) when (RefusedAddressException.In(away) is { } refused)
        {
            return new SendProblem(refused.Message, IsFinal: true);
        }
        catch (HttpRequestException away)
        {
            return new SendProblem(away.Message, IsFinal: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendProblem($"The webhook did not answer within {options.Timeout.TotalSeconds:0.#} s.", IsFinal: false);
        }
    }

    public void Dispose()
    {
        _internet.Dispose();
        _everywhere.Dispose();
    }

    static HttpClient Open(OutwardRoute route) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = route.ConnectAsync,
            }
        )
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan, // SendAsync has its own
            MaxResponseContentBufferSize = 64 << 10,
        };
}
