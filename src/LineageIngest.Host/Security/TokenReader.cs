using System.Text.Json;
using LineageIngest.Host.Tenancy;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LineageIngest.Host.Security;

/// <summary>
/// Reads tokens of an identity provider (JWT, RFC 7519) by Microsoft.IdentityModel: signature by a key of the provider, issuer, audience and times are
/// checked; <c>none</c> and symmetric algorithms are never taken, so that no public key can pass for a shared one (RFC 8725, section 3.1).
/// </summary>
sealed partial class TokenReader(
    SecurityOptions options,
    SubscriptionDirectory subscriptions,
    TimeProvider time,
    ILogger<TokenReader> logger
) : IDisposable
{
    /// <summary>Asymmetric ones only.</summary>
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    static readonly TimeSpan _keysHold = TimeSpan.FromMinutes(10);

    /// <summary>A provider that is away, or whose tokens name keys that it does not show, is asked no more often.</summary>
    static readonly TimeSpan _pause = TimeSpan.FromSeconds(15);
    static readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    readonly JsonWebTokenHandler _handler = new();
    readonly SemaphoreSlim _gate = new(1, 1);
    (IReadOnlyList<SecurityKey> Keys, long At)? _keys;
    long? _askedAt;

    /// <summary>Whose token this is; null where it is none, or one that is not to be trusted.</summary>
    public async Task<Caller?> ReadAsync(string token, CancellationToken cancellation)
    {
        if (options.Tokens is not { } taken || !_handler.CanReadToken(token))
            return null;
        var result = await CheckAsync(token, taken, await KeysAsync(taken.Keys, _keysHold, cancellation));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await CheckAsync(token, taken, await KeysAsync(taken.Keys, TimeSpan.Zero, cancellation)); // it may sign with a new one
        if (!result.IsValid)
        {
            Refused(logger, result.Exception);
            return null;
        }
        return await CallerAsync((JsonWebToken)result.SecurityToken, cancellation);
    }

    Task<TokenValidationResult> CheckAsync(string token, TokenOptions taken, IReadOnlyList<SecurityKey> keys) =>
        _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = taken.Issuer,
                ValidAudience = taken.Audience,
                ValidAlgorithms = Algorithms,
                IssuerSigningKeys = keys,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromMinutes(1),
                LifetimeValidator = (from, until, _, parameters) =>
                    until is { } end
                    && time.GetUtcNow().UtcDateTime < end + parameters.ClockSkew
                    && (from is null || time.GetUtcNow().UtcDateTime > from - parameters.ClockSkew),
            }
        );

    async Task<Caller?> CallerAsync(JsonWebToken token, CancellationToken cancellation) =>
        await subscriptions.OfClaimAsync(options.Claims.SubscriptionOf(token.Claims), cancellation) is { } subscription
            ? new Caller(token.Subject, options.Claims.PermissionsOf(token.Claims), subscription, "token")
            : null;

    /// <param name="holds">how old they may be</param>
    async Task<IReadOnlyList<SecurityKey>> KeysAsync(string place, TimeSpan holds, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_keys is { } known && time.GetElapsedTime(known.At) < holds)
                return known.Keys;
            if (_askedAt is { } asked && time.GetElapsedTime(asked) < _pause)
                return _keys?.Keys ?? [];
            _askedAt = time.GetTimestamp();
            var text =
                Uri.TryCreate(place, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
                    ? await _http.GetStringAsync(url, cancellation)
                    : await File.ReadAllTextAsync(place, cancellation);
            _keys = ([.. new JsonWebKeySet(text).GetSigningKeys()], time.GetTimestamp());
            return _keys.Value.Keys;
        }
        catch (Exception unread)
            when (unread is HttpRequestException or IOException or ArgumentException or JsonException
                || (unread is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            NoKeys(logger, place, unread.Message);
            return _keys?.Keys ?? [];
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    [LoggerMessage(Level = LogLevel.Debug, Message = "A token was refused")]
    private static partial void Refused(ILogger logger, Exception reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The keys of the identity provider cannot be read from {Place}: {Reason}")]
    private static partial void NoKeys(ILogger logger, string place, string reason);
}
