using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LineageIngest.Answers;
using LineageIngest.Host.Tenancy;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>Finds out who calls: by a key, by a session that a key or a log-in at the provider opened, or by a token of the identity provider.</summary>
sealed class CallerFinder(
    SecurityOptions options,
    ApiKeyStore keys,
    SessionCookies sessions,
    TokenReader tokens,
    SubscriptionDirectory subscriptions,
    EndedSessions ended,
    Wakeups wakeups,
    TimeProvider time
)
{
    /// <summary>A busy producer costs no look-up for each event. A key that is revoked is told to all services at once; one that misses it opens nothing after this time.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);
    const int MostRemembered = 10_000;
    readonly ConcurrentDictionary<string, (Caller? Caller, Task Changed, long At)> _known = new(StringComparer.Ordinal);

    public async Task<Caller?> FindAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Presented(http.Request) is [var presented, .. var others])
            return others.Any(other => other != presented) ? null : await OfTextAsync(presented, "key", cancellation);
        if (sessions.Read(http.Request) is { } session)
            return await ended.ContainsAsync(session.Id, cancellation) ? null : await OfTextAsync(session.Key, "session", cancellation);
        return
            options.Provider is not null
            && sessions.ReadPerson(http.Request) is { } person
            && !await ended.ContainsAsync(person.Id, cancellation)
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
        if (_known.TryGetValue(text, out var known) && !known.Changed.IsCompleted && time.GetElapsedTime(known.At) < Remembered)
            return known.Caller is { } caller ? caller with { Authentication = authentication } : null;
        var changed = wakeups.Next(WakeupKind.Callers);
        var found = await keys.FindAsync(text, authentication, cancellation);
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[text] = (found, changed, time.GetTimestamp());
        return found;
    }

    /// <summary>All keys and tokens that a request shows; who shows two that differ is nobody, so that none of them is overlooked.</summary>
    static List<string> Presented(HttpRequest request)
    {
        const string bearer = "Bearer ";
        return
        [
            .. request.Headers["X-API-Key"].OfType<string>().Where(key => key.Length > 0),
            .. request
                .Headers.Authorization.OfType<string>()
                .Where(header => header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
                .Select(header => header[bearer.Length..].Trim()),
        ];
    }

    static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(left)),
            SHA256.HashData(Encoding.UTF8.GetBytes(right))
        );
}
