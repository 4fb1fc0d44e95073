using LineageIngest.Host.Http;

namespace LineageIngest.Host.Security;

/// <summary>
/// Which right a request needs, by method and address in one table. What is not in it needs the administrator's, so that a new endpoint is closed until
/// somebody says otherwise.
/// </summary>
static class NeededPermission
{
    /// <summary>For everybody: what supervisors ask, the page's own files (they hold no data), and the way in.</summary>
    static readonly string[] _free =
    [
        "/health/live",
        "/health/ready",
        "/login",
        "/api/session",
        "/api/me",
        "/assets",
        "/favicon.svg",
        "/favicon.ico",
    ];

    static readonly (string? Method, string Prefix, Permissions Needed)[] _table =
    [
        ("POST", "/lineage", Permissions.Ingest),
        ("POST", "/api/v1/lineage", Permissions.Ingest),
        ("POST", "/api/lineage/import", Permissions.Ingest),
        ("POST", "/api/lineage/capture", Permissions.Ingest),
        (null, "/api/keys", Permissions.Admin),
        (null, "/api/subscriptions", Permissions.Admin),
        (null, "/api/audit-trail", Permissions.Admin),
        (null, "/api/backup", Permissions.Admin),
        (null, "/api/erasures", Permissions.Admin), // digests of names of persons, too
        (null, "/api/secrets", Permissions.Admin),
        (null, "/hangfire", Permissions.Ops),
        (null, "/api/lineage/alerts/channels", Permissions.Ops), // who knows the address of a chat's webhook can write there
        ("GET", "/api", Permissions.Read),
        ("GET", "/openapi", Permissions.Read),
        ("GET", "/health", Permissions.Read),
        ("GET", "/metrics", Permissions.Read),
        ("GET", "/ops/jobs", Permissions.Read),
        (null, "/ops/jobs", Permissions.Ops),
        ("POST", "/api/lineage/analyze", Permissions.Read),
        ("POST", "/api/lineage/views", Permissions.Read), // who may see it may share it
        ("POST", "/api/lineage/alerts/rules/preview", Permissions.Read), // it keeps nothing and tells nobody
        ("POST", "/api/lineage/pii/rules/preview", Permissions.Read),
        ("POST", "/api/lineage/schemas/check", Permissions.Read),
        (null, "/api/lineage/replay", Permissions.Ops),
        (null, "/api/lineage/set-aside", Permissions.Ops),
        (null, "/api/retention", Permissions.Ops),
        (null, "/api/connections", Permissions.Ops),
        (null, "/api/data-sources", Permissions.Ops),
        (null, "/api/profile-plans", Permissions.Ops),
        (null, "/api/jobs", Permissions.Ops),
        (null, "/api/instances", Permissions.Ops),
        (null, "/api/v1", Permissions.Edit),
        (null, "/api/lineage", Permissions.Edit),
        (null, "/api/rules", Permissions.Edit),
        (null, "/api/claims", Permissions.Edit),
    ];

    static readonly string[] _ofTheService = ["/api/subscriptions", "/api/backup", "/api/secrets", "/hangfire", "/metrics"];

    /// <summary>
    /// What is of the service and of no subscription, for callers of the default one: subscriptions themselves, a backup of all, the key of secrets, Hangfire's dashboard with the jobs of all,
    /// figures that name everybody's data sources, and telling processes to drain.
    /// </summary>
    public static bool IsOfTheService(HttpRequest request) =>
        _ofTheService.Any(prefix => request.IsFor(null, prefix)) || (!request.IsRead() && request.IsFor(null, "/api/instances"));

    /// <summary>What looks at all subscriptions together: the service's business, and what supervisors ask.</summary>
    public static bool IsAboutAll(HttpRequest request) => IsOfTheService(request) || request.IsFor(null, "/health");

    public static Permissions Of(HttpRequest request)
    {
        var path = request.Path;
        var isRead = request.IsRead();
        if (path == "/" || !path.HasValue)
            return isRead ? Permissions.None : Permissions.Ingest;
        if (_free.Any(free => path.StartsWithSegments(free, StringComparison.OrdinalIgnoreCase)))
            return Permissions.None;
        foreach (var (method, prefix, needed) in _table)
        {
            if (request.IsFor(method, prefix))
                return needed;
        }
        return isRead && !path.StartsWithSegments("/api") ? Permissions.None : Permissions.Admin;
    }
}
