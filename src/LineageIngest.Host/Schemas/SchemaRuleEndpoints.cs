using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Schemas;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Schemas;

public sealed record SchemaRuleList(IReadOnlyList<SchemaRule> Rules);

/// <summary>A rule as people write it. dataset: our id, dataset:NAMESPACE:NAME, or a name that only one bears.</summary>
public sealed record SchemaRuleRequest(string? Compatibility, string? Dataset = null, string? Pattern = null);

/// <summary>Which changes of a schema are breaking.</summary>
static class SchemaRuleEndpoints
{
    public static void MapSchemaRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/schemas/rules").WithTags("Schemas");
        group.MapGet("", ListAsync).WithSummary("Which compatibility the schemas of which datasets must keep, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a rule of compatibility")
            .WithDescription(
                "One of dataset and pattern (of dataset names, with * and ?). compatibility: backward (who reads by the new version can read older rows), forward (who reads by the version before can read newer rows), full (both), or none. A rule for one dataset goes before patterns, of which the longest counts. Alerts of the kind schema_breaking follow it."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a rule").ProducesProblem(404);
    }

    static async Task<Ok<SchemaRuleList>> ListAsync(HttpContext http, SchemaRuleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new SchemaRuleList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<SchemaRule>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        SchemaRuleRequest request,
        SchemaRuleStore store,
        AskedAssets assets,
        CancellationToken cancellation
    )
    {
        var wrong =
            !GivenName.Fits(name) ? Errors.BadBody("", $"name {GivenName.Rule}.")
            : !Compatibility.All.Contains(request.Compatibility)
                ? Errors.BadBody("/compatibility", $"compatibility is one of {string.Join(", ", Compatibility.All)}.")
            : request.Dataset is null == string.IsNullOrWhiteSpace(request.Pattern)
                ? Errors.BadBody("", "one of dataset and pattern says whose schemas are meant.")
            : null;
        if (wrong is not null)
            return wrong.ToResult(http.Response);
        var (dataset, missing) = request.Dataset is null
            ? default
            : await assets.DatasetAsync(http.Subscription(), request.Dataset, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var rule = new SchemaRule(name, dataset?.Id, dataset is null ? request.Pattern : null, request.Compatibility!);
        await store.SaveAsync(http.Subscription(), rule, cancellation);
        return TypedResults.Ok(rule);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        SchemaRuleStore store,
        CancellationToken cancellation
    ) =>
        await store.RemoveAsync(http.Subscription(), name, cancellation)
            ? TypedResults.NoContent()
            : Errors.NotFound("rule of schemas", name).ToResult(http.Response);
}
