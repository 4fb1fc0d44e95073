using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>People log in by OpenID Connect; what the specification says must be refused opens nothing.</summary>
public sealed class Log_in_at_a_provider(PostgresCluster cluster) : IAsyncLifetime
{
    ProviderStub _provider = null!;
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await ProviderStub.StartAsync();
        _service = await Service.StartAsync(
            cluster,
            new SecurityOptions
            {
                RequireKey = true,
                AdminKey = "an administrator's key of tests",
                Provider = new ProviderOptions(_provider.Address, ProviderStub.Client, ProviderStub.Secret),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_person_gets_a_session_with_the_role_that_the_provider_says()
    {
        using var browser = new Browser(_service.Http.BaseAddress!);
        Assert.Equal("oidc", (await MeAsync(browser)).GetProperty("authentication").GetString());
        var end = await LogInAsync(browser, "/runs?state=failed");
        Assert.Equal("/login?next=%2Fruns%3Fstate%3Dfailed", end);
        var me = await MeAsync(browser);
        Assert.Equal(("ann", "editor"), (me.GetProperty("name").GetString(), me.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/v1/jobs"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, "/api/keys"));
        Assert.Contains("; httponly", browser.SetCookies["lineage_person"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", browser.SetCookies["lineage_person"], StringComparison.OrdinalIgnoreCase);

        using var out_ = await browser.Http.DeleteAsync(new Uri("/api/session", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/v1/jobs"));
    }

    [Fact]
    public async Task A_person_is_in_the_subscription_that_the_provider_says()
    {
        using var made = new HttpRequestMessage(HttpMethod.Post, "/api/subscriptions")
        {
            Content = JsonContent.Create(new { name = "team" }),
        };
        made.Headers.Add("X-API-Key", "an administrator's key of tests");
        (await _service.Http.SendAsync(made)).EnsureSuccessStatusCode();
        _provider.Person["subscription"] = "team";
        using var browser = new Browser(_service.Http.BaseAddress!);
        await LogInAsync(browser, "/");
        Assert.Equal("team", (await MeAsync(browser)).GetProperty("subscription").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/v1/jobs"));
        _provider.Person["subscription"] = "nowhere";
        using var other = new Browser(_service.Http.BaseAddress!);
        Assert.Contains("which is not here", Uri.UnescapeDataString(await LogInAsync(other, "/")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, "/api/v1/jobs"));
        Assert.Equal(["default ann 401", "team ann 200"], await LogInsAsync());
    }

    /// <summary>Of the audit trail.</summary>
    async Task<string[]> LogInsAsync() =>
        (
            await _service.Database.ScalarAsync<string>(
                "SELECT string_agg(concat_ws(' ', s.name, a.who, a.status), ',' ORDER BY s.name) FROM audit_entry AS a JOIN subscription AS s USING (subscription_id) WHERE a.path = '/login/callback'"
            )
        )!.Split(',');

    [Fact]
    public async Task Who_has_no_role_is_told_so_and_comes_in_nowhere()
    {
        _provider.Person["role"] = "visitor";
        using var browser = new Browser(_service.Http.BaseAddress!);
        Assert.Contains("names no role", Uri.UnescapeDataString(await LogInAsync(browser, "/")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/v1/jobs"));
    }

    [Theory]
    [InlineData("another audience")]
    [InlineData("another issuer")]
    [InlineData("expired")]
    [InlineData("another nonce")]
    [InlineData("no nonce")]
    [InlineData("no signature")]
    [InlineData("its signature cut off")]
    [InlineData("the public key taken for a shared one")]
    [InlineData("another key under the same id")]
    public async Task A_token_that_is_not_to_be_trusted_opens_nothing(string fault)
    {
        _provider.Bend = (provider, token) =>
        {
            switch (fault)
            {
                case "another audience":
                    token.Audience = "somebody-else";
                    break;
                case "another issuer":
                    token.Issuer = "https://evil.example";
                    break;
                case "expired":
                    (token.IssuedAt, token.NotBefore, token.Expires) = (
                        DateTime.UtcNow.AddHours(-2),
                        DateTime.UtcNow.AddHours(-2),
                        DateTime.UtcNow.AddHours(-1)
                    );
                    break;
                case "another nonce":
                    token.Claims["nonce"] = "guessed";
                    break;
                case "no nonce":
                    token.Claims.Remove("nonce");
                    break;
                case "no signature":
                    return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{provider.Sign(token).Split('.')[1]}.";
                case "its signature cut off":
                    return string.Join('.', [.. provider.Sign(token).Split('.')[..2], ""]);
                case "the public key taken for a shared one":
                    return provider.Sign(token, provider.Confused);
                case "another key under the same id":
                    return provider.Sign(
                        token,
                        new SigningCredentials(
                            new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "one" },
                            SecurityAlgorithms.RsaSha256
                        )
                    );
                default:
                    throw new ArgumentOutOfRangeException(nameof(fault), fault, "no such fault");
            }
            return provider.Sign(token);
        };
        using var browser = new Browser(_service.Http.BaseAddress!);
        Assert.Contains("did not let you in", Uri.UnescapeDataString(await LogInAsync(browser, "/")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/v1/jobs"));
    }

    /// <summary>Log-in by a foreign page: state and its cookie belong to the browser that began (RFC 6749, section 10.12).</summary>
    [Fact]
    public async Task An_answer_of_the_provider_opens_only_the_browser_that_asked()
    {
        using var attacker = new Browser(_service.Http.BaseAddress!);
        var callback = await CallbackAsync(attacker, "/");
        using var victim = new Browser(_service.Http.BaseAddress!);
        Assert.Contains("did not let you in", Uri.UnescapeDataString(await FollowAsync(victim, callback)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(victim, "/api/v1/jobs"));
        var bent = new Uri(callback.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal));
        Assert.Contains("did not let you in", Uri.UnescapeDataString(await FollowAsync(attacker, bent)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(attacker, "/api/v1/jobs"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task After_the_log_in_nobody_is_sent_elsewhere(string next)
    {
        using var browser = new Browser(_service.Http.BaseAddress!);
        Assert.Equal("/login?next=%2F", await LogInAsync(browser, next));
    }

    static async Task<string> LogInAsync(Browser browser, string next) => await FollowAsync(browser, await CallbackAsync(browser, next));

    /// <summary>To the provider and back, up to the address to which it sends the browser.</summary>
    static async Task<Uri> CallbackAsync(Browser browser, string next)
    {
        using var begun = await browser.Http.GetAsync(new Uri(QueryHelpers.AddQueryString("/login/oidc", "next", next), UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var answered = await browser.Http.GetAsync(begun.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        return answered.Headers.Location!;
    }

    static async Task<string> FollowAsync(Browser browser, Uri callback)
    {
        using var entered = await browser.Http.GetAsync(callback);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        foreach (var cookie in entered.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            browser.SetCookies[cookie.Split('=')[0]] = cookie;
        return entered.Headers.Location!.OriginalString;
    }

    static async Task<JsonElement> MeAsync(Browser browser) => await browser.Http.GetFromJsonAsync<JsonElement>("/api/me");

    static async Task<HttpStatusCode> StatusAsync(Browser browser, string path)
    {
        using var answer = await browser.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Keeps cookies and follows no redirect unasked.</summary>
    sealed class Browser(Uri service) : IDisposable
    {
        public HttpClient Http { get; } =
            new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = service };

        public Dictionary<string, string> SetCookies { get; } = [];

        public void Dispose() => Http.Dispose();
    }
}
