using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LineageIngest.Answers;
using LineageIngest.Host.Tenancy;

namespace LineageIngest.Host.Security;

/// <summary>Finds out who calls: by a key, by a session that a key or a log-in at the provider opened, or by a token of the identity provider.</summary>
sealed class CallerFinder(
    SecurityOptions options,
    ApiKeyStore keys,
    SessionCookies sessions,
    TokenReader tokens,
    SubscriptionDirectory subscriptions,
    TimeProvider time
)
{
    /// <summary>A revoked key opens nothing after this time; until then a busy producer costs no look-up for each event.</summary>
    static readonly TimeSpan _remembered = TimeSpan.FromSeconds(10);
    const int MostRemembered = 10_000;
    readonly ConcurrentDictionary<string, (Caller? Caller, long At)> _known = new(StringComparer.Ordinal);

    public async Task<Caller?> FindAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Presented(http.Request) is { } presented)
            return await OfTextAsync(presented, "key", cancellation);
        if (sessions.Read(http.Request) is { } key)
            return await OfTextAsync(key, "session", cancellation);
        return options.Provider is not null && sessions.ReadPerson(http.Request) is { } person
            ? await OfPersonAsync(person, cancellation)
            : null;
    }

    async Task<Caller?> OfPersonAsync(PersonSession person, CancellationToken cancellation) =>
        await subscriptions.OfClaimAsync(person.Subscription, cancellation) is { } subscription
            ? new Caller(person.Name, person.Permissions, subscription, "session")
            : null;

    /// <summary>Whose key or token this is; null where it opens nothing.</summary>
    public async Task<Caller?> OfTextAsync(string text, string authentication, CancellationToken cancellation)
    {
        if (options.AdminKey is { } admin && IsSame(text, admin))
            return new Caller("administrator", Permissions.All, SubscriptionContext.Default, authentication);
        if (!text.StartsWith(ApiKeyStore.Mark, StringComparison.Ordinal))
            return await tokens.ReadAsync(text, cancellation);
        if (_known.TryGetValue(text, out var known) && time.GetElapsedTime(known.At) < _remembered)
            return known.Caller is { } caller ? caller with { Authentication = authentication } : null;
        var found = await keys.FindAsync(text, authentication, cancellation);
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[text] = (found, time.GetTimestamp());
        return found;
    }

    static string? Presented(HttpRequest request)
    {
        if (request.Headers["X-API-Key"] is [{ Length: > 0 } key, ..])
            return key;
        const string bearer = "Bearer ";
        return request.Headers.Authorization is [{ } header, ..] && header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)
            ? header[bearer.Length..].Trim()
            : null;
    }

    static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(left)),
            SHA256.HashData(Encoding.UTF8.GetBytes(right))
        );
}
