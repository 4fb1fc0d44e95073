using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary>Who may come in, by which way, and how much he may ask, on the command line.</summary>
sealed partial class SecurityArguments
{
    readonly Option<bool> _requireKey = new("--require-key")
    {
        Description = "Every request needs a key or a session; LINEAGE_ADMIN_KEY is the administrator's",
    };
    readonly Option<bool> _allowAnonymous = new("--allow-anonymous")
    {
        Description = "Let everybody who reaches the address read and change everything",
    };
    readonly Option<string[]> _hosts = new("--host")
    {
        Description = "A name under which the service is reached, repeatable; those of loopback need not be named",
        HelpName = "NAME",
        DefaultValueFactory = _ =>
            (Environment.GetEnvironmentVariable("LINEAGE_HOSTS") ?? "").Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
    };
    readonly Option<string> _basePath = new("--base-path")
    {
        Description =
            "Where the service lies below its name, when a proxy passes a part of a site on to it as it is: /lineage [env: LINEAGE_BASE_PATH]. A proxy of --trust-proxy that cuts it off says it by X-Forwarded-Prefix",
        HelpName = "PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LINEAGE_BASE_PATH") ?? "",
    };
    readonly Option<string?> _issuer = new("--jwt-issuer") { Description = "Take tokens of this issuer", HelpName = "URL" };
    readonly Option<string?> _audience = new("--jwt-audience") { Description = "… that are meant for this audience", HelpName = "NAME" };
    readonly Option<string?> _keys = new("--jwt-keys")
    {
        Description = "… signed by a key of this JSON Web Key Set",
        HelpName = "URL|FILE",
    };
    readonly Option<string?> _provider = new("--oidc-issuer")
    {
        Description = "People log in at this OpenID Connect provider [its secret for us, if it gave one: env LINEAGE_OIDC_SECRET]",
        HelpName = "URL",
    };
    readonly Option<string?> _client = new("--oidc-client") { Description = "… where this is our client id", HelpName = "ID" };
    readonly Option<string> _role = new("--role-claim")
    {
        Description = "Claim of tokens and log-ins that holds viewer, editor, ops or admin",
        HelpName = "NAME",
        DefaultValueFactory = _ => new CallerClaims().Role,
    };
    readonly Option<string> _subscription = new("--subscription-claim")
    {
        Description = "Claim of tokens and log-ins that holds the subscription's name; who has none is in the default one",
        HelpName = "NAME",
        DefaultValueFactory = _ => new CallerClaims().Subscription,
    };
    readonly Option<int?> _rate = new("--rate-limit")
    {
        Description = "Requests per second of each subscription that has no limit of its own; without it as many as come",
        HelpName = "N",
    };
    readonly Option<string[]> _proxies = new("--trust-proxy")
    {
        Description =
            "A proxy in front of the service, by address or network (10.0.0.0/8), repeatable: it is believed who calls and whether by TLS (X-Forwarded-For, -Proto, -Host, -Prefix)",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => [],
    };
    readonly Option<bool> _private = new("--allow-private-addresses")
    {
        Description =
            "Let everybody with the right to ops give addresses of loopback and private networks to crawl; without it only administrators of the default subscription may, unless the service listens on loopback",
    };
    readonly Option<string?> _certificate = new("--tls-certificate")
    {
        Description =
            "Answer over TLS with this certificate (PEM, or PKCS #12 as .pfx); read again when it changes [env: LINEAGE_TLS_PASSWORD]",
        HelpName = "FILE",
    };
    readonly Option<string?> _certificateKey = new("--tls-key")
    {
        Description = "The private key (PEM), where it is in a file of its own",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _requireKey,
            _allowAnonymous,
            _hosts,
            _basePath,
            _certificate,
            _certificateKey,
            _proxies,
            _private,
            _rate,
            _issuer,
            _audience,
            _keys,
            _provider,
            _client,
            _role,
            _subscription,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    public SecurityOptions Read(ParseResult parsed)
    {
        var (issuer, audience, keys) = (parsed.GetValue(_issuer), parsed.GetValue(_audience), parsed.GetValue(_keys));
        if ((issuer is null) != (audience is null) || (issuer is null) != (keys is null))
            throw new CannotStartException("--jwt-issuer, --jwt-audience and --jwt-keys go together.");
        return new SecurityOptions
        {
            RequireKey = parsed.GetValue(_requireKey),
            AllowAnonymous = parsed.GetValue(_allowAnonymous),
            AdminKey = Environment.GetEnvironmentVariable("LINEAGE_ADMIN_KEY") is { Length: > 0 } key ? key : null,
            Hosts = parsed.GetValue(_hosts) ?? [],
            BasePath = BasePath(parsed.GetValue(_basePath)!),
            RequestsPerSecond = parsed.GetValue(_rate) is var rate and not < 1
                ? rate
                : throw new CannotStartException("--rate-limit takes a number from 1."),
            ReachesPrivate = parsed.GetValue(_private),
            Proxies = [.. (parsed.GetValue(_proxies) ?? []).Select(Proxy)],
            Tokens = issuer is null ? null : new TokenOptions(issuer, audience!, keys!),
            Provider = Provider(parsed.GetValue(_provider), parsed.GetValue(_client)),
            Claims = new CallerClaims(parsed.GetValue(_role)!, parsed.GetValue(_subscription)!),
        };
    }

    public TlsOptions? ReadTls(ParseResult parsed)
    {
        if (parsed.GetValue(_certificate) is { } certificate)
        {
            return new TlsOptions(
                certificate,
                parsed.GetValue(_certificateKey),
                Environment.GetEnvironmentVariable("LINEAGE_TLS_PASSWORD")
            );
        }
        return parsed.GetValue(_certificateKey) is null
            ? null
            : throw new CannotStartException("--tls-key is the key of a certificate: name that with --tls-certificate.");
    }

    static ProviderOptions? Provider(string? issuer, string? client)
    {
        if (issuer is null && client is null)
            return null;
        if (issuer is null || client is null)
            throw new CannotStartException("--oidc-issuer and --oidc-client go together.");
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || !(address.Scheme == "https" || address.IsLoopback))
            throw new CannotStartException($"--oidc-issuer takes the provider's https address, not {issuer}.");
        return new ProviderOptions(
            address,
            client,
            Environment.GetEnvironmentVariable("LINEAGE_OIDC_SECRET") is { Length: > 0 } secret ? secret : null
        );
    }

    static string BasePath(string text) =>
        text.Length == 0 || BasePathForm().IsMatch(text)
            ? text
            : throw new CannotStartException($"--base-path takes a path such as /lineage, without a slash at its end, not {text}.");

    [GeneratedRegex("^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$")]
    private static partial Regex BasePathForm();

    static IPNetwork Proxy(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new CannotStartException($"--trust-proxy takes an address such as 10.0.0.5 or a network such as 10.0.0.0/8, not {text}.");
}
