using LineageIngest.Answers;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Security;

/// <summary>A page, newest first; next is the before of the page that follows, null on the last.</summary>
public sealed record AuditTrailPage(IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>Who changed what in this subscription.</summary>
static class AuditTrailEndpoints
{
    const int LargestPage = 1000;

    public static void MapAuditTrail(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/audit-trail", ListAsync)
            .WithTags("Security")
            .WithSummary("Who changed what, newest first")
            .WithDescription(
                "who: name of a key or person; action: a part of method and address, as in 'DELETE' or '/api/keys'; from and to: instants; before: next of the page before. ?format=csv for a file."
            )
            .ProducesProblem(400);

    static async Task<Results<Ok<AuditTrailPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        AuditTrailStore store,
        CancellationToken cancellation,
        string? who = null,
        string? action = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        long before = long.MaxValue,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var entries = await store.ListAsync(http.Subscription(), new AuditQuestion(who, action, from, to, before, limit), cancellation);
        return TypedResults.Ok(new AuditTrailPage(entries, entries.Count == limit ? entries[^1].Id : null));
    }
}
