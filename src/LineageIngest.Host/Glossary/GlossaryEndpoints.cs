using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Host.Http;
using LineageIngest.Host.Manual;
using LineageIngest.Insight.Glossary;
using LineageIngest.Projection.OwnEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Glossary;

/// <summary>A term; datasets, columns and jobs count what bears it.</summary>
public sealed record TermItem(
    string Name,
    string Description,
    IReadOnlyList<string> Synonyms,
    string? Steward,
    int Datasets,
    int Columns,
    int Jobs
)
{
    internal static TermItem Of(TermUse use) =>
        new(use.Term.Name, use.Term.Description, use.Term.Synonyms, use.Term.Steward, use.Datasets, use.Columns, use.Jobs);
}

public sealed record TermList(IReadOnlyList<TermItem> Terms);

/// <summary>A term with what bears it, in order of name; truncated where there are more than so many as were asked for.</summary>
public sealed record TermDetail(TermItem Term, IReadOnlyList<TermBearer> Bearers, bool Truncated);

/// <summary>A term as people write it; left-out members are empty.</summary>
public sealed record TermRequest(string? Description, string[]? Synonyms = null, string? Steward = null);

/// <summary>The words of the business, and what bears them. Each is an event in the log, so a replay has it.</summary>
static class GlossaryEndpoints
{
    const string Root = "/api/lineage/glossary";
    const int MostBearers = 1000;
    const int LongestText = 20_000;
    const int MostSynonyms = 50;

    public static void MapGlossary(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).WithTags("Glossary");
        group.MapGet("", ListAsync).WithSummary("The terms, by name, with how much bears each");
        group
            .MapGet("/{term}", ShowAsync)
            .WithSummary("A term and what bears it")
            .WithDescription("limit: of datasets, columns and jobs.")
            .ProducesProblem(400)
            .ProducesProblem(404);
        group
            .MapPut("/{term}", SaveAsync)
            .WithSummary("Adds a term, or says anew what it means")
            .WithDescription("description: Markdown. synonyms: other words for it. steward: who answers for it.")
            .ProducesProblem(400)
            .ProducesProblem(503);
        group
            .MapDelete("/{term}", RemoveAsync)
            .WithSummary("Forgets a term that nothing bears")
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(503);
    }

    static async Task<Ok<TermList>> ListAsync(HttpContext http, GlossaryQuery glossary, CancellationToken cancellation) =>
        TypedResults.Ok(new TermList((await glossary.ListAsync(http.Subscription(), null, cancellation)).ConvertAll(TermItem.Of)));

    static async Task<Results<Ok<TermDetail>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        string term,
        GlossaryQuery glossary,
        CancellationToken cancellation,
        int limit = 100
    )
    {
        if (limit is < 1 or > MostBearers)
            return Errors.BadParameter("limit", $"is a number from 1 to {MostBearers}").ToResult(http.Response);
        var name = NameIn(http);
        if (await glossary.ListAsync(http.Subscription(), [name], cancellation) is not [var found])
            return Errors.NotFound("term", name).ToResult(http.Response);
        var bearers = await glossary.BearersAsync(http.Subscription(), name, limit + 1, cancellation);
        var more = bearers.Count > limit;
        if (more)
            bearers.RemoveAt(limit);
        return TypedResults.Ok(new TermDetail(TermItem.Of(found), bearers, more));
    }

    static async Task<Results<Ok<TermItem>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string term,
        TermRequest request,
        GlossaryQuery glossary,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var name = NameIn(http);
        if (Wrong(name, request) is { } wrong)
            return wrong.ToResult(http.Response);
        var said = new GlossaryTerm(name, request.Description!, [.. (request.Synonyms ?? []).Distinct()], request.Steward);
        var (problem, _) = await application.SayAsync(
            http.Subscription(),
            [AssetWordEvent.ToEvent(said, false, time.GetUtcNow())],
            cancellation
        );
        if (problem is not null)
            return problem.ToResult(http.Response);
        var use = await glossary.ListAsync(http.Subscription(), [name], cancellation);
        return TypedResults.Ok(TermItem.Of(use is [var shown] ? shown with { Term = said } : new TermUse(said, 0, 0, 0)));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string term,
        GlossaryQuery glossary,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var name = NameIn(http);
        if (await glossary.ListAsync(http.Subscription(), [name], cancellation) is not [var found])
            return Errors.NotFound("term", name).ToResult(http.Response);
        if (found.Datasets + found.Columns + found.Jobs is > 0 and var bearers)
        {
            return new Problem(
                409,
                "term-in-use",
                "Something bears the term",
                $"'{name}' is borne by {bearers} datasets, columns or jobs; take it off them first (GET {Root}/{{term}} lists them)."
            ).ToResult(http.Response);
        }
        var gone = AssetWordEvent.ToEvent(found.Term, true, time.GetUtcNow());
        var (problem, _) = await application.SayAsync(http.Subscription(), [gone], cancellation);
        return problem is null ? TypedResults.NoContent() : problem.ToResult(http.Response);
    }

    static string NameIn(HttpContext http) => RawPath.Between(http, $"{Root}/");

    static Problem? Wrong(string name, TermRequest request) =>
        !WordRules.Fits(name) ? Errors.BadBody("", $"A term {WordRules.Rule}.")
        : string.IsNullOrWhiteSpace(request.Description)
            ? Errors.BadBody("/description", "description is required: what the term means, in Markdown.")
        : request.Description.Length > LongestText ? Errors.BadBody("/description", $"description has at most {LongestText} characters.")
        : request.Synonyms?.Length > MostSynonyms ? Errors.BadBody("/synonyms", $"There are at most {MostSynonyms} synonyms.")
        : WordRules.FirstOdd(request.Synonyms) is { } odd ? Errors.BadBody("/synonyms", $"{odd} is no synonym: it {WordRules.Rule}.")
        : request.Steward is { } steward && !WordRules.Fits(steward) ? Errors.BadBody("/steward", $"steward {WordRules.Rule}.")
        : null;
}
