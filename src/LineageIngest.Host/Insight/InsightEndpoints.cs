namespace LineageIngest.Host.Insight;

/// <summary>All that is concluded from the graph and its history.</summary>
static class InsightEndpoints
{
    public static void MapInsight(this IEndpointRouteBuilder routes)
    {
        routes.MapSearch();
        routes.MapRuns();
        routes.MapRootRuns();
        routes.MapHistory();
        routes.MapHistogram();
        routes.MapImpact();
        routes.MapRootCause();
        routes.MapColumnPaths();
    }
}
