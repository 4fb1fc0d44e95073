using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>The lineage audit: per producer how its claims fare, and each contradicted claim with the place in the SQL that contradicts it.</summary>
public sealed record AuditAnswer(IReadOnlyList<ProducerAudit> Producers, IReadOnlyList<ContradictedClaim> Contradicted, bool Truncated);

static class AuditEndpoints
{
    const int LargestLimit = 100_000;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/audit", AuditAsync)
            .WithTags("Lineage")
            .WithSummary("Claims that the SQL contradicts, per producer and job")
            .WithDescription(
                "job: our id or job:NAMESPACE:NAME, to see one job only. Contradicted claims are stored and hidden from every default answer; ?contradicted=true shows them there."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<AuditAnswer>, ProblemHttpResult>> AuditAsync(
        HttpContext http,
        AuditQuery audit,
        AssetQuery assets,
        CancellationToken cancellation,
        string? job = null,
        int limit = 1000
    )
    {
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        var found = job is null ? null : await assets.FindAsync(http.Subscription(), job, cancellation);
        if (job is not null && found is not { Kind: AssetKind.Job })
            return Errors.NotFound("job", job).ToResult(http.Response);
        var claims = await audit.ContradictedAsync(http.Subscription(), found?.Id, limit + 1, cancellation);
        var truncated = claims.Count > limit;
        if (truncated)
            claims.RemoveAt(limit);
        http.Response.Headers["X-Total-Count"] = claims.Count.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = truncated ? "true" : "false";
        return TypedResults.Ok(new AuditAnswer(await audit.ProducersAsync(http.Subscription(), cancellation), claims, truncated));
    }
}
