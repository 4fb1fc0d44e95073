using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Pii;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Pii;

/// <summary>What is taken for personal data by name and type, tried on the columns there are before it is saved.</summary>
static class PiiRuleEndpoints
{
    /// <summary>As many columns a preview shows.</summary>
    const int MostShown = 500;

    public static void MapPiiRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/pii/rules").WithTags("Personal data");
        group.MapGet("", ListAsync).WithSummary("All rules of personal data, by name, and those to begin with");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a rule of personal data")
            .WithDescription(
                $"kind: {string.Join(", ", PiiKinds.All)}. columns: patterns of column names, with * and ?; one must fit. types, datasets: the same of types and dataset names, left out for all; a type that nobody told fits any. except: patterns of column names that are left out. Letters' case does not count. Columns of the newest schemas are looked at, those inside of structures are not."
            )
            .ProducesProblem(400);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a rule and what it flagged").ProducesProblem(404);
        group.MapPut("/defaults", SwitchOnAsync).WithSummary("Switches the rules to begin with on: they become rules like any other");
        group.MapDelete("/defaults", SwitchOffAsync).WithSummary("Forgets the rules to begin with, however they were changed");
        group
            .MapPost("/preview", PreviewAsync)
            .WithSummary("Which columns a rule would flag; nothing is kept")
            .WithDescription($"The body is that of a rule. At most {MostShown} columns are shown; total counts all.")
            .ProducesProblem(400);
    }

    static async Task<Ok<PiiRuleList>> ListAsync(HttpContext http, PiiRuleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new PiiRuleList(await store.ListAsync(http.Subscription(), cancellation), PiiRuleDefaults.All));

    static async Task<Results<Ok<PiiRule>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        PiiRuleRequest request,
        PiiRuleStore store,
        CancellationToken cancellation
    )
    {
        var rule = request.Named(name);
        if (Wrong(rule) is { } wrong)
            return wrong.ToResult(http.Response);
        await store.SaveAsync(http.Subscription(), [rule], cancellation);
        return TypedResults.Ok(rule);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        PiiRuleStore store,
        CancellationToken cancellation
    ) =>
        await store.RemoveAsync(http.Subscription(), [name], cancellation) > 0
            ? TypedResults.NoContent()
            : Errors.NotFound("rule of personal data", name).ToResult(http.Response);

    static async Task<Ok<PiiRuleList>> SwitchOnAsync(HttpContext http, PiiRuleStore store, CancellationToken cancellation)
    {
        await store.SaveAsync(http.Subscription(), PiiRuleDefaults.All, cancellation);
        return await ListAsync(http, store, cancellation);
    }

    static async Task<NoContent> SwitchOffAsync(HttpContext http, PiiRuleStore store, CancellationToken cancellation)
    {
        await store.RemoveAsync(http.Subscription(), PiiRuleDefaults.All.Select(rule => rule.Name), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<PiiRulePreview>, ProblemHttpResult>> PreviewAsync(
        HttpContext http,
        PiiRuleRequest request,
        PiiRuleStore store,
        PiiDeclarationQuery declarations,
        LabelQuery labels,
        CancellationToken cancellation
    )
    {
        var rule = request.Named("preview");
        if (Wrong(rule) is { } wrong)
            return wrong.ToResult(http.Response);
        var subscription = http.Subscription();
        var known = (await declarations.ByHandAsync(subscription, null, cancellation))
            .Concat(await declarations.ByTagAsync(subscription, cancellation))
            .Concat(await declarations.ByRuleAsync(subscription, await store.ListAsync(subscription, cancellation), cancellation))
            .GroupBy(one => one.Column)
            .ToDictionary(same => same.Key, same => same.First().By);
        var found = await declarations.ByRuleAsync(subscription, [rule], cancellation);
        var names = await AssetReferences.OfAsync(labels, subscription, found.Select(one => one.Column.DatasetId), [], cancellation);
        var matches = found
            .Select(one => new PiiRuleMatch(names.Dataset(one.Column.DatasetId), one.Column.Column, known.GetValueOrDefault(one.Column)))
            .OrderBy(match => match.Dataset.Name, StringComparer.Ordinal)
            .ThenBy(match => match.Column, StringComparer.Ordinal)
            .ToList();
        return TypedResults.Ok(
            new PiiRulePreview([.. matches.Take(MostShown)], matches.Count, matches.Count(match => match.Known is null))
        );
    }

    static Problem? Wrong(PiiRule rule) => rule.Wrong() is [var (member, text), ..] ? Errors.BadBody($"/{member}", text) : null;
}
