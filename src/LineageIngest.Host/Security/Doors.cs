using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Tenancy;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>
/// What stands between a request and the endpoints: the name under which we were called, the page that made the browser call us, who calls, and whether he
/// may. It comes first in the pipeline, so that no endpoint can be reached past it.
/// </summary>
static class Doors
{
    /// <summary>Answers to programs load nothing.</summary>
    const string NothingElse = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The plain ops page brings its style with it.</summary>
    const string OfOpsPage =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Names the subscription that a request of who runs the service is about.</summary>
    public const string SubscriptionHeader = "X-Lineage-Subscription";

    public static IServiceCollection AddDoors(this IServiceCollection services, SecurityOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<CallerFinder>();
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<AuditTrailStore>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<OutwardAddresses>();
        services.AddSubscriptions();
        services.AddPersonLogIn(options);
        SessionKeys.Add(services);
        return services;
    }

    public static void UseDoors(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SecurityOptions>();
        var callers = app.Services.GetRequiredService<CallerFinder>();
        var subscriptions = app.Services.GetRequiredService<SubscriptionDirectory>();
        var limits = app.Services.GetRequiredService<RequestLimits>();
        var trail = app.Services.GetRequiredService<AuditTrail>();
        var streams = app.Services.GetRequiredService<OpenStreams>();
        app.Use(
            async (http, next) =>
            {
                WriteHeaders(http);
                var problem = Origins.Check(http.Request, options) ?? await LetInAsync(http, options, callers, subscriptions, limits);
                if (problem is null)
                {
                    using (Wall.Around(NeededPermission.IsAboutAll(http.Request) ? null : http.Subscription()))
                    {
                        await (OpenStreams.IsOne(http.Request) ? streams.RunAsync(http, next) : next(http));
                        await trail.RecordAsync(http);
                    }
                }
                else
                {
                    await problem.ToResult(http.Response).ExecuteAsync(http);
                }
            }
        );
    }

    /// <summary>Puts the caller and his subscription into the request, or says why he is not let in.</summary>
    static async Task<Problem?> LetInAsync(
        HttpContext http,
        SecurityOptions options,
        CallerFinder callers,
        SubscriptionDirectory subscriptions,
        RequestLimits limits
    )
    {
        var needed = NeededPermission.Of(http.Request);
        var caller = options.IsOpen ? Caller.Anybody : await callers.FindAsync(http, http.RequestAborted);
        if (caller is not null)
        {
            http.Features.Set(caller);
            http.Features.Set(new SubscriptionFeature(caller.SubscriptionId));
        }
        if (needed == Permissions.None)
            return null;
        if (caller?.Permissions.HasFlag(needed) is true)
            return await EnterAsync(http, caller, subscriptions) ?? await AllowAsync(http, caller, needed, subscriptions, limits);
        if (caller is not null)
        {
            return new Problem(
                403,
                "not-allowed",
                "You may not do this",
                $"It needs the right to {needed.ToString().ToLowerInvariant()}; your role is {PermissionNames.RoleOf(caller.Permissions)}."
            );
        }
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(
            401,
            "not-known",
            "Who are you?",
            "Send a key (Authorization: Bearer … or X-API-Key), or log in at /login. 'lineage keys create' makes keys."
        );
    }

    /// <summary>
    /// Puts the subscription into the request: the caller's own, or, for who runs the service, the one that the request names. Not every request asks the
    /// database: the default subscription is always there.
    /// </summary>
    static async Task<Problem?> EnterAsync(HttpContext http, Caller caller, SubscriptionDirectory subscriptions)
    {
        if (caller.SubscriptionId != SubscriptionContext.Default && NeededPermission.IsOfTheService(http.Request))
            return new Problem(403, "not-allowed", "You may not do this", "It is the business of who runs the service.");
        string? named = http.Request.Headers[SubscriptionHeader];
        if (named is null or "" && caller.SubscriptionId == SubscriptionContext.Default)
            return null;
        var found = string.IsNullOrEmpty(named)
            ? await subscriptions.FindAsync(caller.SubscriptionId, http.RequestAborted)
            : await subscriptions.FindAsync(named, http.RequestAborted);
        var isOperator = caller.SubscriptionId == SubscriptionContext.Default && caller.Permissions.HasFlag(Permissions.Admin);
        if (found is null || (found.Id != caller.SubscriptionId && !isOperator))
            return new Problem(403, "not-allowed", "You may not do this", $"You are in no subscription '{named}'.");
        if (found.SuspendedAt is not null && !isOperator)
            return new Problem(403, "suspended", "The subscription is suspended", $"{found.Name}: {found.Reason}");
        http.Features.Set(new SubscriptionFeature(found.Id));
        return null;
    }

    /// <summary>What the subscription has and how much of it; what supervisors ask is always answered, also while the database is away.</summary>
    static async Task<Problem?> AllowAsync(
        HttpContext http,
        Caller caller,
        Permissions needed,
        SubscriptionDirectory subscriptions,
        RequestLimits limits
    )
    {
        if (http.Request.Path.StartsWithSegments("/health") || http.Request.Path.StartsWithSegments("/metrics"))
            return null;
        var subscription = await subscriptions.FindAsync(http.Subscription(), http.RequestAborted);
        if (subscription is null)
            return null;
        if (Features.NeededBy(http.Request) is { } feature && !subscription.Has(feature))
            return new Problem(403, "not-in-edition", "Not in your edition", feature.Refusal);
        return await limits.CheckAsync(caller, subscription, needed == Permissions.Ingest, http.RequestAborted);
    }

    /// <summary>For all answers; the page and Hangfire's dashboard put their own content security policy in its place.</summary>
    public static void WriteHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/ops/jobs") ? OfOpsPage : NothingElse;
    }
}
