using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using LineageIngest.Host.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>Tokens with real signatures, and what RFC 8725 says must never pass.</summary>
public sealed class Tokens_of_a_provider(PostgresCluster cluster) : IAsyncLifetime
{
    const string Issuer = "https://login.example";
    const string Audience = "lineage";
    readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    readonly TemporaryFolder _folder = new();
    string _keySet = "";
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        var parameters = _key.Rsa.ExportParameters(false);
        _keySet = JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = "one",
                        n = Base64UrlEncoder.Encode(parameters.Modulus),
                        e = Base64UrlEncoder.Encode(parameters.Exponent),
                    },
                },
            }
        );
        var file = Path.Combine(_folder.Path, "keys.json");
        await File.WriteAllTextAsync(file, _keySet);
        _service = await Service.StartAsync(cluster, new SecurityOptions { Tokens = new TokenOptions(Issuer, Audience, file) });
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("ops", HttpStatusCode.OK, HttpStatusCode.Accepted)]
    [InlineData("stranger", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_role_opens_what_it_says(string role, HttpStatusCode reading, HttpStatusCode replaying)
    {
        var token = Token(role: role);
        Assert.Equal(reading, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", token));
        Assert.Equal(replaying, await StatusAsync(HttpMethod.Post, "/api/lineage/replay", token));
    }

    [Fact]
    public async Task What_is_not_to_be_trusted_is_nobody()
    {
        var others = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" };
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var payload = Token().Split('.')[1];
        foreach (
            var (why, token) in new (string, string)[]
            {
                ("another audience", Token(audience: "other")),
                ("another issuer", Token(issuer: "https://evil.example")),
                ("expired", Token(expires: DateTime.UtcNow.AddHours(-1))),
                ("another key under the same id", Token(key: others)),
                ("no signature", $"{header}.{payload}."),
                ("the public key taken for a shared one", Shared()),
                ("no token at all", "abc"),
                ("an unknown subscription", Token(subscription: "nobody's")),
            }
        )
        {
            Assert.True(HttpStatusCode.Unauthorized == await StatusAsync(HttpMethod.Get, "/api/v1/jobs", token), why);
        }
    }

    string Token(
        string issuer = Issuer,
        string audience = Audience,
        string role = "viewer",
        string? subscription = null,
        DateTime? expires = null,
        SecurityKey? key = null
    )
    {
        var claims = new Dictionary<string, object> { ["sub"] = "ann", ["role"] = role };
        if (subscription is not null)
            claims["subscription"] = subscription;
        var end = expires ?? DateTime.UtcNow.AddHours(1);
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                Claims = claims,
                IssuedAt = end.AddHours(-2),
                NotBefore = end.AddHours(-2),
                Expires = end,
                SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    string Shared() =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                Claims = new Dictionary<string, object> { ["sub"] = "ann", ["role"] = "admin" },
                Expires = DateTime.UtcNow.AddHours(1),
                SigningCredentials = new SigningCredentials(
                    new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(_key.Rsa.ExportSubjectPublicKeyInfoPem())),
                    SecurityAlgorithms.HmacSha256
                ),
            }
        );

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await _service.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
