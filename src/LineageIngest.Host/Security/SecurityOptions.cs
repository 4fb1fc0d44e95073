using System.Net;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>Who may use the service, and under which names it answers.</summary>
public sealed record SecurityOptions
{
    /// <summary>Every request needs a key, a session or a token. Off: open mode, everybody who reaches the address may do everything.</summary>
    public bool RequireKey { get; init; }

    /// <summary>Open mode on an address that other machines reach.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>A key of the administrator that stands in no table: to make the first ones with.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Names under which the service is reached, beside those of loopback: <c>lineage.example.com</c>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Where the service lies below its names, such as <c>/lineage</c>; empty for their root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Tokens of an identity provider; null where none are taken.</summary>
    public TokenOptions? Tokens { get; init; }

    /// <summary>The provider at which people log in; null where keys are the only way.</summary>
    public ProviderOptions? Provider { get; init; }

    /// <summary>What tokens and log-ins say of roles and subscriptions.</summary>
    public CallerClaims Claims { get; init; } = new();

    /// <summary>Requests per second of each subscription that has no limit of its own; null: as many as come.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Proxies that are believed who calls, by which scheme and under which name.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether everybody who may give addresses to crawl may give those of loopback and private networks.</summary>
    public bool ReachesPrivate { get; init; }

    public bool IsOpen => !RequireKey && Tokens is null && Provider is null;

    /// <summary>Refuses what would let everybody in unasked.</summary>
    /// <exception cref="CannotStartException">Other machines could reach an open service, or the administrator's key is too short.</exception>
    public void EnsureSafe(IPAddress address)
    {
        if (IsOpen && !AllowAnonymous && !IPAddress.IsLoopback(address))
        {
            throw new CannotStartException(
                $"Everybody who reaches {address} could read and change everything. Use --require-key (set LINEAGE_ADMIN_KEY, then 'lineage keys create'), "
                    + "or --allow-anonymous if something in front of the service decides who comes in."
            );
        }
        if (AdminKey is { Length: < ShortestAdminKey })
            throw new CannotStartException($"LINEAGE_ADMIN_KEY needs at least {ShortestAdminKey} characters.");
    }

    const int ShortestAdminKey = 24;
}

/// <summary>Which tokens (JWT, RFC 7519) are taken.</summary>
/// <param name="Issuer">must be the token's iss</param>
/// <param name="Audience">must be among the token's aud</param>
/// <param name="Keys">URL or file of the provider's JSON Web Key Set (RFC 7517)</param>
public sealed record TokenOptions(string Issuer, string Audience, string Keys);
