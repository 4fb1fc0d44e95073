using LineageIngest.Host.Http;

namespace LineageIngest.Host.Tenancy;

/// <summary>A part of the product that a subscription has or lacks.</summary>
/// <param name="Name">as the API calls it: <c>lineage_tracking</c></param>
/// <param name="Title">as people read it in a refusal: <c>Lineage tracking</c></param>
/// <param name="Edition">the least edition that has it</param>
sealed record Feature(string Name, string Title, string Edition)
{
    public string Refusal => $"{Title} is not enabled for your subscription. Please upgrade to {Editions.TitleOf(Edition)} edition.";
}

/// <summary>The editions, each with all of those before it.</summary>
static class Editions
{
    public const string Standard = "standard";
    public const string Premium = "premium";

    public static readonly IReadOnlyList<string> All = [Standard, Premium];

    public static string TitleOf(string edition) => edition == Premium ? "Premium" : "Standard";

    public static bool Has(string edition, Feature feature) => Rank(edition) >= Rank(feature.Edition);

    static int Rank(string edition) => edition == Premium ? 1 : 0;
}

/// <summary>
/// Every feature, and which requests need one: this table is the only place that knows. Sending events, the catalogue of jobs, datasets and runs, and what
/// keeps the service running are in every edition, so that nothing is lost before an upgrade.
/// </summary>
static class Features
{
    public static readonly Feature LineageTracking = new("lineage_tracking", "Lineage tracking", Editions.Premium);

    public static readonly Feature DataProfiling = new("data_profiling", "Data profiling", Editions.Premium);

    public static readonly Feature Alerting = new("alerting", "Alerting", Editions.Premium);

    public static readonly IReadOnlyList<Feature> All = [LineageTracking, DataProfiling, Alerting];

    static readonly (string? Method, string Prefix, Feature? Needed)[] _table =
    [
        ("POST", "/api/lineage/import", null),
        (null, "/api/lineage/replay", null),
        (null, "/api/lineage/set-aside", null),
        (null, "/api/lineage/events", null),
        (null, "/api/lineage/alerts", Alerting),
        (null, "/api/lineage/checks/rules", DataProfiling),
        (null, "/api/lineage", LineageTracking),
        (null, "/api/data-sources", DataProfiling),
        (null, "/api/profile-plans", DataProfiling),
        ("GET", "/api/v1/lineage", LineageTracking),
        ("GET", "/api/v1/column-lineage", LineageTracking),
        (null, "/api/claims", LineageTracking),
        (null, "/api/rules", LineageTracking),
    ];

    public static Feature? Find(string name) => All.FirstOrDefault(feature => feature.Name == name);

    /// <summary>The feature that a request needs; null where every edition may make it.</summary>
    public static Feature? NeededBy(HttpRequest request)
    {
        if (IsOfProfiles(request.Path))
            return DataProfiling;
        foreach (var (method, prefix, needed) in _table)
        {
            if (request.IsFor(method, prefix))
                return needed;
        }
        return null;
    }

    static bool IsOfProfiles(PathString path) =>
        path.StartsWithSegments("/api/lineage/assets", StringComparison.OrdinalIgnoreCase)
        && (
            path.Value!.EndsWith("/profile", StringComparison.OrdinalIgnoreCase)
            || path.Value.EndsWith("/profiles", StringComparison.OrdinalIgnoreCase)
        );
}
