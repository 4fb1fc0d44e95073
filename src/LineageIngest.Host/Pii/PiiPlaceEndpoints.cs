using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Host.Http;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Pii;

/// <summary>Where unmasked personal data may lie.</summary>
static class PiiPlaceEndpoints
{
    const int LongestText = 4000;

    public static void MapPiiPlaces(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/pii/places").WithTags("Personal data");
        group.MapGet("", ListAsync).WithSummary("Where unmasked personal data may lie, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Allows unmasked personal data in some datasets")
            .WithDescription(
                "pattern: of dataset names, with * and ?, letters in their case. kinds: which kinds of personal data, left out for all. reason: why."
            )
            .ProducesProblem(400);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Allows it no longer").ProducesProblem(404);
    }

    static async Task<Ok<PiiPlaceList>> ListAsync(HttpContext http, PiiPlaceStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new PiiPlaceList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<PiiPlace>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        PiiPlaceRequest request,
        PiiPlaceStore store,
        CancellationToken cancellation
    )
    {
        if (Wrong(name, request) is { } wrong)
            return wrong.ToResult(http.Response);
        var place = new PiiPlace(name, request.Pattern!, [.. (request.Kinds ?? []).OfType<string>()], request.Reason!);
        await store.SaveAsync(http.Subscription(), place, cancellation);
        return TypedResults.Ok(place);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        PiiPlaceStore store,
        CancellationToken cancellation
    ) =>
        await store.RemoveAsync(http.Subscription(), name, cancellation)
            ? TypedResults.NoContent()
            : Errors.NotFound("place of personal data", name).ToResult(http.Response);

    static Problem? Wrong(string name, PiiPlaceRequest request) =>
        !GivenName.Fits(name) ? Errors.BadBody("", $"name {GivenName.Rule}.")
        : string.IsNullOrWhiteSpace(request.Pattern) ? Errors.BadBody("/pattern", "pattern is required: of dataset names, such as crm.*.")
        : string.IsNullOrWhiteSpace(request.Reason)
            ? Errors.BadBody("/reason", "reason is required: whoever reads the list wants to know why.")
        : request.Reason.Length > LongestText ? Errors.BadBody("/reason", $"reason has at most {LongestText} characters.")
        : request.Kinds?.Select(kind => kind ?? "").FirstOrDefault(kind => !PiiKinds.All.Contains(kind)) is { } odd
            ? Errors.BadBody("/kinds", $"There is no kind '{odd}'; there are {string.Join(", ", PiiKinds.All)}.")
        : null;
}
