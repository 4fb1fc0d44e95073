using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>
/// A small OpenID provider that is real in what a client checks: discovery, JSON Web Keys, codes that open once and only to whom can show the verifier
/// (RFC 7636), tokens with signatures. Who logs in is let in at once. <see cref="Bend"/> makes a token what it should not be.
/// </summary>
sealed class ProviderStub : IAsyncDisposable
{
    public const string Client = "lineage";
    public const string Secret = "a secret of the client";

    readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri)> _codes = new();
    readonly WebApplication _app;

    ProviderStub(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What the provider says of who logs in.</summary>
    public Dictionary<string, object> Person { get; } =
        new()
        {
            ["sub"] = "1",
            ["preferred_username"] = "ann",
            ["role"] = "editor",
        };

    /// <summary>Makes the token's text out of what it ought to hold.</summary>
    public Func<ProviderStub, SecurityTokenDescriptor, string> Bend { get; set; } = (provider, honest) => provider.Sign(honest);

    public static async Task<ProviderStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var stub = new ProviderStub(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(stub.Discovery()));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { stub.PublicKey() } }));
        app.MapGet("/authorize", stub.Authorize);
        app.MapPost("/token", stub.TokenAsync);
        await app.StartAsync();
        return stub;
    }

    public string Sign(SecurityTokenDescriptor token, SigningCredentials? by = null)
    {
        token.SigningCredentials = by ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>The public key taken for a shared one.</summary>
    public SigningCredentials Confused =>
        new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_key.Rsa.ExportSubjectPublicKeyInfoPem())), SecurityAlgorithms.HmacSha256);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    string Issuer => Address.AbsoluteUri.TrimEnd('/');

    object Discovery() =>
        new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
            code_challenge_methods_supported = new[] { "S256" },
        };

    object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = _key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    IResult Authorize(HttpRequest request)
    {
        string Asked(string name) => request.Query[name].ToString();
        if (Asked("client_id") != Client || Asked("response_type") != "code" || Asked("code_challenge_method") != "S256")
            return Results.BadRequest();
        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = (Asked("code_challenge"), Asked("nonce"), Asked("redirect_uri"));
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                Asked("redirect_uri"),
                new Dictionary<string, string?> { ["code"] = code, ["state"] = Asked("state") }
            )
        );
    }

    async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (
            !_codes.TryRemove(form["code"].ToString(), out var asked)
            || asked.Challenge != verifier
            || asked.RedirectUri != form["redirect_uri"]
            || form["client_secret"] != Secret
        )
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }
        var now = DateTime.UtcNow;
        var honest = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Client,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(Person) { ["nonce"] = asked.Nonce },
        };
        return Results.Json(
            new
            {
                access_token = "not used",
                token_type = "Bearer",
                expires_in = 300,
                id_token = Bend(this, honest),
            }
        );
    }
}
