using LineageIngest.Answers;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Checks;

/// <summary>What is expected of profiles.</summary>
static class CheckRuleEndpoints
{
    public static void MapCheckRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/checks/rules").WithTags("Quality");
        group.MapGet("", ListAsync).WithSummary("All rules of checks on profiles, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a rule of checks on profiles")
            .WithDescription(
                "One of dataset (our id or dataset:NAMESPACE:NAME) and pattern (of names, with * and ?). kind: freshness, volume, null_rate or uniqueness; column: of the last two, left out for every column. Out of bounds is what lies k (3) spreads from the median of up to 30 earlier profiles; the spread is their MAD, with a floor per kind. With fewer than minProfiles (5) the check is learning. It runs after each profile from then on."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a rule; what it found stays").ProducesProblem(404);
    }

    static async Task<Ok<CheckRuleList>> ListAsync(HttpContext http, CheckRuleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new CheckRuleList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<CheckRule>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        CheckRuleRequest request,
        CheckRuleStore store,
        AskedAssets assets,
        CancellationToken cancellation
    )
    {
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
            return Errors.BadBody("/kind", "kind is freshness, volume, null_rate or uniqueness.").ToResult(http.Response);
        Guid? dataset = null;
        if (request.Dataset is { } id)
        {
            var (found, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (found is null)
                return missing!.ToResult(http.Response);
            dataset = found.Id;
        }
        var rule = new CheckRule(
            name,
            dataset,
            request.Pattern,
            kind,
            request.Column,
            request.K ?? CheckRule.UsualK,
            request.MinProfiles ?? CheckRule.UsualProfiles,
            request.Severity ?? "error"
        );
        if (rule.Wrong() is { Count: > 0 } wrong)
            return Errors.BadBody("", string.Join(' ', wrong)).ToResult(http.Response);
        await store.SaveAsync(http.Subscription(), rule, cancellation);
        return TypedResults.Ok(rule);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        CheckRuleStore store,
        CancellationToken cancellation
    ) =>
        await store.RemoveAsync(http.Subscription(), name, cancellation)
            ? TypedResults.NoContent()
            : Errors.NotFound("rule of checks", name).ToResult(http.Response);
}
