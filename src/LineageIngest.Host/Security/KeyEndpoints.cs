using LineageIngest.Answers;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Security;

/// <summary>A key to be made: scopes of ingest, read, edit, ops, admin; days is how long it lasts, null for ever; requestsPerSecond limits it beside its subscription.</summary>
public sealed record KeyRequest(string Name, IReadOnlyList<string> Scopes, int? Days = null, int? RequestsPerSecond = null);

/// <summary>The new key and, once, its text.</summary>
public sealed record NewKey(ApiKey Key, string Text);

/// <summary>All keys, oldest first.</summary>
public sealed record KeyList(IReadOnlyList<ApiKey> Keys);

/// <summary>A key or token to log in with.</summary>
public sealed record SessionRequest(string Key);

/// <summary>Keys of the subscription, and the session of a browser.</summary>
static class KeyEndpoints
{
    const int LongestDays = 3650;
    const int DefaultGrace = 24;
    const int LongestGrace = 24 * 90;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/keys").WithTags("Security");
        keys.MapGet("", ListAsync).WithSummary("The keys of this subscription, oldest first");
        keys.MapPost("", CreateAsync).WithSummary("Makes a key; its text is in this answer and nowhere else").ProducesProblem(400);
        keys.MapPost("/{keyId}/rotate", RotateAsync)
            .WithSummary("Makes another key that opens the same and ends the old one")
            .WithDescription(
                $"hours: how long the old one still opens (default {DefaultGrace}, at most {LongestGrace}; 0 ends it now). A key that expires is followed by one that lasts as long."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        keys.MapDelete("/{keyId}", RevokeAsync)
            .WithSummary("Revokes a key; it opens nothing more, and what it holds open ends")
            .ProducesProblem(404);
        var session = routes.MapGroup("/api/session").WithTags("Security");
        session
            .MapPost("", LogInAsync)
            .WithSummary("Logs a browser in with a key")
            .WithDescription("204 with a cookie that lasts twelve hours or as long as the key.")
            .ProducesProblem(401);
        session
            .MapDelete("", LogOutAsync)
            .WithSummary("Logs a browser out")
            .WithDescription("The session ends: its cookie opens nothing more, wherever it is kept.");
    }

    static async Task<Ok<KeyList>> ListAsync(HttpContext http, ApiKeyStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new KeyList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<NewKey>, ProblemHttpResult>> CreateAsync(
        HttpContext http,
        KeyRequest request,
        ApiKeyStore store,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return Bad("/name", "A key needs a name, so that you know later what it is for.").ToResult(http.Response);
        if (request.Scopes is null or [] || request.Scopes.Any(scope => !PermissionNames.Scopes.Contains(scope)))
            return Bad("/scopes", $"Scopes are some of {string.Join(", ", PermissionNames.Scopes)}.").ToResult(http.Response);
        if (request.Days is < 1 or > LongestDays)
            return Bad("/days", $"days is a number from 1 to {LongestDays}.").ToResult(http.Response);
        if (request.RequestsPerSecond is < 1)
            return Bad("/requestsPerSecond", "A limit is a number from 1.").ToResult(http.Response);
        var (key, text) = await store.CreateAsync(
            http.Subscription(),
            request.Name.Trim(),
            [.. request.Scopes.Distinct().Order(StringComparer.Ordinal)],
            request.Days is { } days ? time.GetUtcNow().AddDays(days) : null,
            request.RequestsPerSecond,
            cancellation
        );
        return TypedResults.Ok(new NewKey(key, text));
    }

    static async Task<Results<Ok<NewKey>, ProblemHttpResult>> RotateAsync(
        HttpContext http,
        Guid keyId,
        ApiKeyStore store,
        TimeProvider time,
        CancellationToken cancellation,
        int hours = DefaultGrace
    )
    {
        if (hours is < 0 or > LongestGrace)
            return Errors.BadParameter("hours", $"is a number from 0 to {LongestGrace}").ToResult(http.Response);
        return await store.RotateAsync(http.Subscription(), keyId, time.GetUtcNow().AddHours(hours), cancellation) is var (key, text)
            ? TypedResults.Ok(new NewKey(key, text))
            : Errors.NotFound("key", keyId.ToString()).ToResult(http.Response);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        HttpContext http,
        Guid keyId,
        ApiKeyStore store,
        CancellationToken cancellation
    ) =>
        await store.RevokeAsync(http.Subscription(), keyId, cancellation)
            ? TypedResults.NoContent()
            : Errors.NotFound("key", keyId.ToString()).ToResult(http.Response);

    static async Task<Results<NoContent, ProblemHttpResult>> LogInAsync(
        HttpContext http,
        SessionRequest request,
        CallerFinder callers,
        SessionCookies sessions,
        CancellationToken cancellation
    )
    {
        if (await callers.OfTextAsync(request.Key ?? "", "session", cancellation) is null)
        {
            return new Problem(401, "not-known", "The key opens nothing", "It is unknown, revoked or expired.", "/key").ToResult(
                http.Response
            );
        }
        sessions.Write(http, new KeySession(Guid.NewGuid(), request.Key!));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> LogOutAsync(HttpContext http, SessionCookies sessions, EndedSessions ended, CancellationToken cancellation)
    {
        if (new[] { sessions.Read(http.Request)?.Id, sessions.ReadPerson(http.Request)?.Id }.OfType<Guid>().ToList() is { Count: > 0 } own)
            await ended.EndAsync(own, cancellation);
        SessionCookies.Remove(http);
        return TypedResults.NoContent();
    }

    static Problem Bad(string pointer, string detail) => new(400, "bad-request", "The request is wrong", detail, pointer);
}
