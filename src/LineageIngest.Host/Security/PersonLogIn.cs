using System.Security.Claims;
using LineageIngest.Answers;
using LineageIngest.Host.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LineageIngest.Host.Security;

/// <summary>The provider at which people log in.</summary>
/// <param name="Issuer">its address; <c>/.well-known/openid-configuration</c> below it says the rest</param>
/// <param name="ClientId">our name there</param>
/// <param name="ClientSecret">null for a public client, whom PKCE alone protects</param>
public sealed record ProviderOptions(Uri Issuer, string ClientId, string? ClientSecret);

/// <summary>
/// Log-in of people by OpenID Connect: the code flow with PKCE (RFC 7636) of Microsoft's handler, which checks state, nonce, signature, issuer, audience
/// and times. What it finds becomes a session of ours; the provider's tokens are not kept.
/// </summary>
/// <remarks>https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth</remarks>
static partial class PersonLogIn
{
    const string Scheme = "provider";

    /// <summary>The handler insists on a scheme that signs in; nothing gets there, since what comes in becomes a session of ours.</summary>
    const string Unused = "unused";
    const string Begin = "/login/oidc";
    const string Callback = "/login/callback";

    /// <summary>What people know each other by, best first; the subject is what every token has.</summary>
    static readonly string[] _names = ["preferred_username", "email", "name", "sub"];

    public static void AddPersonLogIn(this IServiceCollection services, SecurityOptions options)
    {
        if (options.Provider is not { } provider)
            return;
        services.AddAuthentication(Unused).AddCookie(Unused).AddOpenIdConnect(Scheme, handler => Configure(handler, provider));
    }

    /// <summary>Takes what the provider sends back. After the doors: their headers stand on its answers too.</summary>
    public static void UsePersonLogIn(this WebApplication app, SecurityOptions options)
    {
        if (options.Provider is null)
            return;
        app.UseAuthentication();
        app.MapGet(Begin, (string? next) => Results.Challenge(new AuthenticationProperties { RedirectUri = OwnPath(next) }, [Scheme]))
            .ExcludeFromDescription();
    }

    static void Configure(OpenIdConnectOptions handler, ProviderOptions provider)
    {
        handler.Authority = provider.Issuer.AbsoluteUri;
        handler.ClientId = provider.ClientId;
        handler.ClientSecret = provider.ClientSecret;
        handler.RequireHttpsMetadata = !provider.Issuer.IsLoopback;
        handler.ResponseType = OpenIdConnectResponseType.Code;
        // A form would come from the provider's page, and the doors take no form from a foreign page.
        handler.ResponseMode = OpenIdConnectResponseMode.Query;
        handler.UsePkce = true;
        handler.CallbackPath = Callback;
        handler.SignInScheme = Unused;
        handler.MapInboundClaims = false;
        handler.SaveTokens = false;
        handler.TokenValidationParameters.ValidAlgorithms = TokenReader.Algorithms;
        foreach (var cookie in new[] { handler.CorrelationCookie, handler.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        handler.Events.OnTokenValidated = EnsureSignedAsync;
        handler.Events.OnTicketReceived = EnterAsync;
        handler.Events.OnRemoteFailure = RefuseAsync;
    }

    /// <summary>
    /// The specification lets a client believe an unsigned token that came from the token endpoint over TLS (OpenID Connect Core, 3.1.3.7), and so does the
    /// handler; a proxy in between could then make one.
    /// </summary>
    static Task EnsureSignedAsync(TokenValidatedContext context)
    {
        var token = new JsonWebToken(context.TokenEndpointResponse?.IdToken);
        if (token.EncodedSignature.Length == 0 || !TokenReader.Algorithms.Contains(token.Alg))
            context.Fail($"the token is not signed by a key of the provider (alg {token.Alg})");
        return Task.CompletedTask;
    }

    static async Task EnterAsync(TicketReceivedContext ticket)
    {
        var services = ticket.HttpContext.RequestServices;
        var claims = services.GetRequiredService<SecurityOptions>().Claims;
        var person = ticket.Principal!.Claims.ToList();
        var session = new PersonSession(Guid.NewGuid(), Name(person), claims.PermissionsOf(person), claims.SubscriptionOf(person));
        ticket.HandleResponse();
        var subscription = await services
            .GetRequiredService<SubscriptionDirectory>()
            .OfClaimAsync(session.Subscription, ticket.HttpContext.RequestAborted);
        var problem = Problem(session, subscription, claims);
        await services
            .GetRequiredService<AuditTrail>()
            .RecordLogInAsync(ticket.HttpContext, subscription ?? SubscriptionContext.Default, session.Name, problem is null);
        if (problem is null)
            services.GetRequiredService<SessionCookies>().Write(ticket.HttpContext, session);
        else
            Refused(Log(services), session.Name, problem);
        // The cookie is for requests of our own pages only, and this one comes from the provider's: the page takes it from here.
        ticket.Response.Redirect(LogInPage(OwnPath(ticket.ReturnUri), problem));
    }

    /// <summary>Why somebody whom the provider knows may not come in; null when he may.</summary>
    static string? Problem(PersonSession session, int? subscription, CallerClaims claims)
    {
        if (session.Permissions == Permissions.None)
            return $"The provider knows you, but names no role: its claim '{claims.Role}' must hold viewer, editor, ops or admin.";
        return subscription is null ? $"The provider puts you into the subscription '{session.Subscription}', which is not here." : null;
    }

    static Task RefuseAsync(RemoteFailureContext failure)
    {
        Failed(Log(failure.HttpContext.RequestServices), failure.Failure?.Message);
        failure.HandleResponse();
        failure.Response.Redirect(
            LogInPage(
                OwnPath(failure.Properties?.RedirectUri),
                "The provider did not let you in, or the log-in took too long. Try again; the service's log says why."
            )
        );
        return Task.CompletedTask;
    }

    static string LogInPage(string next, string? problem) =>
        $"/login?next={Uri.EscapeDataString(next)}" + (problem is null ? "" : $"&problem={Uri.EscapeDataString(problem)}");

    /// <summary>Only a path of this service may be gone to after the log-in.</summary>
    static string OwnPath(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && !next.Contains('\\', StringComparison.Ordinal) ? next : "/";

    static string Name(List<Claim> claims) =>
        _names.Select(type => claims.Find(c => c.Type == type)?.Value).First(value => value is { Length: > 0 })!;

    static ILogger Log(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PersonLogIn));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A log-in by the provider failed: {Reason}")]
    private static partial void Failed(ILogger logger, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Who} was not let in: {Reason}")]
    private static partial void Refused(ILogger logger, string who, string reason);
}
