using System.Globalization;
using System.Reflection;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Demo;
using LineageIngest.Host.Security;
using LineageIngest.Host.Tenancy;
using LineageIngest.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>
/// Who asks and what they may do. name is null where nobody has to log in or nobody did; role: viewer, editor, ops, admin, or none before the log-in; features: what the subscription's edition has;
/// authentication: none where no log-in is needed, keys, or oidc where people log in at a provider too (/login/oidc).
/// </summary>
public sealed record CallerAnswer(string? Name, string Role, string Subscription, IReadOnlyList<string> Features, string Authentication);

/// <summary>What runs here: version of the program, of the schema, since when, at which address.</summary>
public sealed record ServiceDescription(
    string Version,
    string Schema,
    string Subscription,
    DateTimeOffset StartedAt,
    long UptimeSeconds,
    string Address
);

/// <summary>Whether the demo's events are in this store, how many there are, and the command that starts with them.</summary>
public sealed record DemoState(bool Loaded, string Command, int Events);

/// <summary>What the service says about itself.</summary>
static class AboutEndpoints
{
    /// <summary>Of this program, without the commit.</summary>
    public static string Version { get; } =
        typeof(AboutEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "";

    public static void MapAbout(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Operations");
        group.MapGet("/me", MeAsync).WithSummary("Who asks and what they may do");
        group.MapGet("/about", AboutAsync).WithSummary("Version, schema, start and address of this service");
        group.MapGet("/demo", DemoAsync).WithSummary("Whether the demo is loaded, and how to load it");
    }

    static async Task<Ok<CallerAnswer>> MeAsync(
        HttpContext http,
        SecurityOptions security,
        SubscriptionDirectory subscriptions,
        CancellationToken cancellation
    )
    {
        var caller = http.Caller();
        return TypedResults.Ok(
            new CallerAnswer(
                caller?.Name,
                PermissionNames.RoleOf(caller?.Permissions ?? Permissions.None),
                caller is null ? "" : await NameAsync(http, subscriptions, cancellation),
                caller is null ? [] : (await subscriptions.FindAsync(http.Subscription(), cancellation))?.Features ?? [],
                security.IsOpen ? "none"
                    : security.Provider is null ? "keys"
                    : "oidc"
            )
        );
    }

    static async Task<Ok<ServiceDescription>> AboutAsync(
        HttpContext http,
        ServiceStart start,
        SubscriptionDirectory subscriptions,
        TimeProvider time,
        CancellationToken cancellation
    ) =>
        TypedResults.Ok(
            new ServiceDescription(
                Version,
                Migration.Embedded[^1].ToString(),
                await NameAsync(http, subscriptions, cancellation),
                start.At,
                (long)(time.GetUtcNow() - start.At).TotalSeconds,
                string.Create(CultureInfo.InvariantCulture, $"{http.Request.Scheme}://{http.Request.Host}")
            )
        );

    static async Task<string> NameAsync(HttpContext http, SubscriptionDirectory subscriptions, CancellationToken cancellation) =>
        (await subscriptions.FindAsync(http.Subscription(), cancellation))?.Name ?? "";

    static async Task<Ok<DemoState>> DemoAsync(HttpContext http, AssetQuery assets, CancellationToken cancellation) =>
        TypedResults.Ok(
            new DemoState(
                await assets.FindAsync(http.Subscription(), DemoFeed.KnownBy, cancellation) is not null,
                "./lineage up --demo",
                await DemoFeed.CountAsync(cancellation)
            )
        );
}

/// <summary>When this process began to serve.</summary>
sealed record ServiceStart(DateTimeOffset At);
