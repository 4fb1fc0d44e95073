namespace LineageIngest.Marquez.Endpoints;

/// <summary>What clients of Marquez call, below /api/v1: its paths, its shapes, its words for errors. Where Marquez is wrong the right answer is given (docs/marquez.md).</summary>
public static class MarquezEndpoints
{
    public const string Root = "/api/v1";

    public static void MapMarquez(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).WithTags("Marquez-compatible").AddEndpointFilter(Parameters.CheckAsync);
        group.MapNamespaces();
        group.MapSources();
        group.MapDatasets();
        group.MapMarquezJobs();
        group.MapRuns();
        group.MapTags();
        group.MapGraphs();
        group.MapStatistics();
        foreach (var kind in new[] { "jobs", "datasets" })
        {
            routes
                .MapGet(
                    $"/api/v2beta/search/{kind}",
                    () => Refusals.Say(503, "There is no search engine behind this server; ask GET /api/v1/search.")
                )
                .WithTags("Marquez-compatible")
                .WithSummary($"Search of {kind} by an engine: not offered");
        }
    }

    /// <summary>Answers a request below <see cref="Root"/> that no endpoint could read.</summary>
    public static Task RefuseAsync(HttpContext http, int status, string message) => Refusals.Say(status, message).ExecuteAsync(http);

    /// <summary>Answers without a body get one: below /api/v1 in Marquez's words, elsewhere as a problem.</summary>
    public static void UseStatusBodies(this WebApplication app)
    {
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Root),
            below => below.UseStatusCodePages(status => Refusals.WriteStatusAsync(status.HttpContext))
        );
        app.UseWhen(http => !http.Request.Path.StartsWithSegments(Root), elsewhere => elsewhere.UseStatusCodePages());
    }
}
