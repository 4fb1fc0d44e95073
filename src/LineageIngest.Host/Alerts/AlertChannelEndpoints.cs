using System.Security.Cryptography;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using LineageIngest.Insight.Alerts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Alerts;

/// <summary>What came of a test message: error says why it was not taken.</summary>
public sealed record AlertChannelTest(bool Sent, string? Error);

/// <summary>Where alerts are sent. No answer ever holds a secret.</summary>
static class AlertChannelEndpoints
{
    public static void MapAlertChannels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/alerts/channels").WithTags("Alerts");
        group.MapGet("", ListAsync).WithSummary("All channels, without their secrets, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a channel")
            .WithDescription(
                "kind webhook: url, template (json, slack or teams) and secret, with which messages are signed: X-Lineage-Signature is sha256= and the HMAC-SHA-256 in hex of X-Lineage-Timestamp, a point and the body. kind email: to, addresses or the word owners. Without secret the stored one stays, unless url is another server."
            )
            .ProducesProblem(400)
            .ProducesProblem(403);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a channel; messages that wait for it fail").ProducesProblem(404);
        group
            .MapPost("/{name}/test", TestAsync)
            .WithSummary("Sends a message that says that it is a test")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Ok<AlertChannelList>> ListAsync(HttpContext http, AlertChannelStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new AlertChannelList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<AlertChannelResponse>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        AlertChannelRequest request,
        AlertChannelStore store,
        OutwardAddresses addresses,
        CancellationToken cancellation
    )
    {
        var isWebhook = request.Kind == AlertChannel.Webhook;
        Uri? url = null;
        if (isWebhook && !Uri.TryCreate(request.Url, UriKind.Absolute, out url))
            return Errors.BadBody("/url", "url is an address that begins with http:// or https://.").ToResult(http.Response);
        var before = await store.FindAsync(http.Subscription(), name, cancellation);
        var channel = new AlertChannel(
            name,
            request.Kind ?? "",
            url,
            isWebhook ? request.Template ?? AlertMessage.Json : null,
            isWebhook ? [] : [.. (request.To ?? []).Select(to => to ?? "")]
        )
        {
            ReachesPrivate = OutwardAddresses.ReachesPrivate(
                http.Caller(),
                url,
                before?.Channel.Url,
                before?.Channel.ReachesPrivate is true
            ),
        };
        if (channel.Wrong() is { Count: > 0 } wrong)
            return Errors.BadBody("", string.Join(' ', wrong)).ToResult(http.Response);
        if (url is not null && await addresses.RefusalAsync(url.IdnHost, channel.ReachesPrivate, cancellation) is { } refused)
            return new Problem(403, "not-allowed", "The channel cannot be used like this", refused, "/url").ToResult(http.Response);
        if (request.Secret is { Length: < 16 })
            return Errors.BadBody("/secret", "secret has at least 16 characters.").ToResult(http.Response);
        if (before is { HasSecret: true } known && request.Secret is null && known.Channel.Url?.Authority != url?.Authority)
        {
            return Errors
                .BadBody("/secret", "url is another server: give the secret again, so that the stored one signs nothing for it.")
                .ToResult(http.Response);
        }
        try
        {
            await store.SaveAsync(http.Subscription(), channel, request.Secret, cancellation);
        }
        catch (CryptographicException key)
        {
            return Errors.BadBody("/secret", key.Message).ToResult(http.Response);
        }
        return TypedResults.Ok(new AlertChannelResponse(channel, request.Secret is not null || before is { HasSecret: true }));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        AlertChannelStore store,
        CancellationToken cancellation
    ) => await store.RemoveAsync(http.Subscription(), name, cancellation) ? TypedResults.NoContent() : Missing(http, name);

    static async Task<Results<Ok<AlertChannelTest>, ProblemHttpResult>> TestAsync(
        HttpContext http,
        string name,
        AlertChannelStore store,
        AlertSender sender,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await store.OpenAsync(http.Subscription(), name, cancellation) is not var (channel, secret))
                return Missing(http, name);
            var now = time.GetUtcNow();
            var id = Guid.NewGuid();
            var alert = new AlertResponse(
                id,
                "test",
                AlertKinds.SchemaChanged,
                id,
                now,
                now,
                AlertState.Open,
                "A test of this channel",
                new AlertDetail([], null, null, ["nothing happened; somebody tries whether messages arrive"], [], []),
                0,
                null,
                null
            );
            SendProblem? problem = null;
            foreach (var to in channel.Recipients([]))
                problem ??= await sender.SendAsync(channel, secret, to, id, alert, [], cancellation);
            return TypedResults.Ok(new AlertChannelTest(problem is null, problem?.Words));
        }
        catch (CryptographicException key)
        {
            return Errors.BadBody("/secret", key.Message).ToResult(http.Response);
        }
    }

    static ProblemHttpResult Missing(HttpContext http, string name) => Errors.NotFound("channel", name).ToResult(http.Response);
}
