using System.Globalization;
using System.Text.RegularExpressions;
using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using LineageIngest.Projection.OwnEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Manual;

/// <summary>Rules on names: which namespaces and datasets are one. Each change is an event in the log; what a rule joined, its removal parts again.</summary>
static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/rules").WithTags("By hand");
        group.MapGet("", ListAsync).WithSummary("The rules that hold, in the order in which rewrites apply");
        group
            .MapPost("", ApplyAsync)
            .WithSummary("Lets a rule hold, for the datasets there are and for those to come")
            .WithDescription("The answer says what it joined, as the preview does. The same rule again changes nothing.")
            .ProducesProblem(400)
            .ProducesProblem(422)
            .ProducesProblem(503);
        group
            .MapPost("/preview", PreviewAsync)
            .WithSummary("Which datasets a rule would join, and what speaks against it; changes nothing")
            .ProducesProblem(422);
        group
            .MapDelete("/{id}", RemoveAsync)
            .WithSummary("The rule no longer holds; what it joined is parted again")
            .ProducesProblem(404)
            .ProducesProblem(503);
    }

    static async Task<Ok<RuleList>> ListAsync(HttpContext http, AliasRuleQuery query, CancellationToken cancellation)
    {
        var rules = await query.ListAsync(http.Subscription(), cancellation);
        http.Response.Headers["X-Total-Count"] = rules.Count.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(new RuleList(rules));
    }

    static async Task<Results<Ok<RulePreview>, ProblemHttpResult>> PreviewAsync(
        HttpContext http,
        RuleGiven given,
        AliasRuleQuery query,
        AliasPreview preview,
        CancellationToken cancellation
    )
    {
        var (rule, problem) = given.Read();
        if (problem is not null)
            return problem.ToResult(http.Response);
        var (found, tooSlow) = await TryAsync(http, rule, query, preview, cancellation);
        return found is null ? tooSlow!.ToResult(http.Response) : TypedResults.Ok(found);
    }

    static async Task<Results<Created<RuleAnswer>, ProblemHttpResult>> ApplyAsync(
        HttpContext http,
        RuleGiven given,
        AliasRuleQuery query,
        AliasPreview preview,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var (rule, problem) = given.Read();
        if ((problem ?? given.WithoutReason()) is { } wrong)
            return wrong.ToResult(http.Response);
        var (found, tooSlow) = await TryAsync(http, rule, query, preview, cancellation);
        if (found is null)
            return tooSlow!.ToResult(http.Response);
        var now = time.GetUtcNow();
        var said = AliasRuleEvent.ToEvent(new RuleFact(rule, true, given.Reason!, http.Author(given.By)), now);
        var (away, applied) = await application.SayAsync(http.Subscription(), [said], cancellation);
        if (away is not null)
            return away.ToResult(http.Response);
        return TypedResults.Created(
            $"/api/lineage/rules/{rule.Id}",
            new RuleAnswer(new HeldRule(rule.Id, rule, given.Reason!, http.Author(given.By), now), found, applied)
        );
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        Guid id,
        AliasRuleQuery query,
        Application application,
        TimeProvider time,
        CancellationToken cancellation,
        string reason = "removed",
        string? by = null
    )
    {
        if ((await query.ListAsync(http.Subscription(), cancellation)).Find(held => held.Id == id) is not { } held)
            return Errors.NotFound("rule", id.ToString()).ToResult(http.Response);
        var said = AliasRuleEvent.ToEvent(new RuleFact(held.Rule, false, reason, by), time.GetUtcNow());
        var (away, _) = await application.SayAsync(http.Subscription(), [said], cancellation);
        return away is null ? TypedResults.NoContent() : away.ToResult(http.Response);
    }

    static async Task<(RulePreview? Preview, Problem? Problem)> TryAsync(
        HttpContext http,
        AliasRule rule,
        AliasRuleQuery query,
        AliasPreview preview,
        CancellationToken cancellation
    )
    {
        var held = await query.ListAsync(http.Subscription(), cancellation);
        try
        {
            return (
                await preview.OfAsync(http.Subscription(), [.. held.Select(h => h.Rule).Append(rule).DistinctBy(r => r.Id)], cancellation),
                null
            );
        }
        catch (RegexMatchTimeoutException slow)
        {
            return (
                null,
                new Problem(
                    422,
                    "bad-rule",
                    "The rule cannot be used",
                    $"The pattern {slow.Pattern} takes longer than {slow.MatchTimeout.TotalSeconds} s on one name."
                )
            );
        }
    }
}

public sealed record RuleList(IReadOnlyList<HeldRule> Rules);

/// <summary>Not applied: the rule is stored, and the stages are still on their way to it.</summary>
public sealed record RuleAnswer(HeldRule Rule, RulePreview Joined, bool Applied);
