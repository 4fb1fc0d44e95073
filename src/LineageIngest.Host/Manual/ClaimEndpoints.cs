using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using LineageIngest.Insight.Manual;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Manual;

/// <summary>Claims by hand: what people add, confirm, reject and withdraw. Each is an event in the log, so it survives every ingestion and replay.</summary>
static class ClaimEndpoints
{
    const int LargestPage = 1000;

    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/claims").WithTags("By hand");
        group
            .MapPost("", SayAsync)
            .WithSummary("Adds, confirms, rejects or withdraws an edge, a column edge, a read or a write")
            .WithDescription(
                "source, target, job: our id, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME of something known, or {namespace, name} of anything. Without a job confirm and reject speak of the flow through whatever job, and add goes through a job of its own. A rejected item is hidden from default answers and shown with ?contradicted=true; a rejected read, write or edge hides what flows through it. The newest word counts, by its time."
            )
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(422)
            .ProducesProblem(503);
        group
            .MapGet("", ListAsync)
            .WithSummary("The newest word on each item, newest first")
            .WithDescription("kind, action, dataset, job, by: filters. cursor: the next of the page before.")
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapGet("/{id}", ShowAsync).WithSummary("One claim with all words on it, newest first").ProducesProblem(404);
        group
            .MapPost("/{id}/withdraw", WithdrawAsync)
            .WithSummary("Takes back what was said of the item")
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);
    }

    static async Task<Results<Created<SaidAnswer>, ProblemHttpResult>> SayAsync(
        HttpContext http,
        ClaimGiven given,
        AssetQuery assets,
        HandClaimQuery query,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var (claims, problem) = await given.ReadAsync(assets, http.Subscription(), cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        if (given.Action == HandAction.Withdraw)
        {
            foreach (var claim in claims)
            {
                if (await query.FindAsync(http.Subscription(), claim.Id, cancellation) is null)
                {
                    return Errors
                        .NotFound(
                            "claim by hand",
                            $"{claim.Kind} {claim.Source?.Name} {claim.SourceColumn} {claim.Target?.Name} {claim.TargetColumn}".Trim()
                        )
                        .ToResult(http.Response);
                }
            }
        }

        return await AppendAsync(http, claims, query, application, time, cancellation);
    }

    static async Task<Results<Created<SaidAnswer>, ProblemHttpResult>> WithdrawAsync(
        HttpContext http,
        Guid id,
        WithdrawGiven given,
        HandClaimQuery query,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(given.Reason))
        {
            return new Problem(400, "bad-claim", "The claim cannot be taken like this", "reason is required.", "/reason").ToResult(
                http.Response
            );
        }

        if (await query.FindAsync(http.Subscription(), id, cancellation) is not { } known)
            return Errors.NotFound("claim by hand", id.ToString()).ToResult(http.Response);
        var withdrawn = new HandClaim(
            known.Kind,
            HandAction.Withdraw,
            known.Job,
            Dataset(known.Source),
            known.Source?.Field ?? "",
            Dataset(known.Target),
            known.Target?.Field ?? "",
            "",
            "",
            false,
            given.Reason,
            given.By
        );
        return await AppendAsync(http, [withdrawn], query, application, time, cancellation);
    }

    static async Task<Results<Created<SaidAnswer>, ProblemHttpResult>> AppendAsync(
        HttpContext http,
        List<HandClaim> claims,
        HandClaimQuery query,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var (problem, applied) = await application.SayAsync(
            http.Subscription(),
            claims.ConvertAll(claim => HandClaimQuery.ToEvent(claim with { By = http.Author(claim.By) }, now)),
            cancellation
        );
        if (problem is not null)
            return problem.ToResult(http.Response);
        return TypedResults.Created(
            $"/api/lineage/claims/{claims[0].Id}",
            new SaidAnswer([.. claims.Select(claim => SaidClaim.Of(claim, now))], applied)
        );
    }

    static async Task<Results<Ok<SaidPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        HandClaimQuery query,
        AskedAssets assets,
        CancellationToken cancellation,
        string? kind = null,
        string? action = null,
        string? dataset = null,
        string? job = null,
        string? by = null,
        string? cursor = null,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (kind is not null && !HandKind.All.Contains(kind))
            return Errors.BadParameter("kind", $"is one of {string.Join(", ", HandKind.All)}").ToResult(http.Response);
        if (action is not null && !HandAction.All.Contains(action))
            return Errors.BadParameter("action", $"is one of {string.Join(", ", HandAction.All)}").ToResult(http.Response);
        if (cursor is not null && SaidCursor.Parse(cursor) is null)
            return Errors.BadParameter("cursor", "is the next of a page before").ToResult(http.Response);
        var (ofDataset, missing) = dataset is null ? default : await assets.DatasetAsync(http.Subscription(), dataset, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        (var ofJob, missing) = job is null ? default : await assets.JobAsync(http.Subscription(), job, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var filter = new SaidFilter(kind, action, ofDataset?.Id, ofJob?.Id, by);
        var page = await query.ListAsync(
            http.Subscription(),
            filter,
            cursor is null ? null : SaidCursor.Parse(cursor),
            limit + 1,
            cancellation
        );
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        http.Response.Headers["X-Total-Count"] = (await query.CountAsync(http.Subscription(), filter, cancellation)).ToString(
            CultureInfo.InvariantCulture
        );
        return TypedResults.Ok(new SaidPage(page, more ? new SaidCursor(page[^1].SaidAt, page[^1].Id).ToString() : null));
    }

    static async Task<Results<Ok<SaidDetail>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        Guid id,
        HandClaimQuery query,
        CancellationToken cancellation
    ) =>
        await query.FindAsync(http.Subscription(), id, cancellation) is { } claim
            ? TypedResults.Ok(new SaidDetail(claim, await query.HistoryAsync(http.Subscription(), id, cancellation)))
            : Errors.NotFound("claim by hand", id.ToString()).ToResult(http.Response);

    static DatasetName? Dataset(AuditEnd? end) => end is null ? null : new DatasetName(end.Namespace, end.Name);
}

/// <summary>What was said now. Not applied: it is stored, and the stages are still on their way to it.</summary>
public sealed record SaidAnswer(IReadOnlyList<SaidClaim> Claims, bool Applied);

/// <summary>A page; next is the cursor of the page that follows, null on the last.</summary>
public sealed record SaidPage(IReadOnlyList<SaidClaim> Claims, string? Next);

public sealed record SaidDetail(SaidClaim Claim, IReadOnlyList<SaidWord> Words);
