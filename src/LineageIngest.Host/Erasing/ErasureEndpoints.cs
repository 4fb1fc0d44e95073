using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Retention;
using LineageIngest.Retention.Erasing;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LineageIngest.Host.Erasing;

/// <summary>A page, newest first; next is the before of the page that follows, null on the last.</summary>
public sealed record ErasurePage(IReadOnlyList<ErasureAnswer> Erasures, long? Next);

/// <summary>What leaves for good.</summary>
static class ErasureEndpoints
{
    const int LargestPage = 1000;

    public static IServiceCollection AddErasing(this IServiceCollection services)
    {
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<ErasureJob>();
        services.AddStandingJob<ErasureJob>(
            ErasureJob.Kind,
            "Erases what was asked for, and proves it",
            "1d",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        return services;
    }

    public static void MapErasing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/erasures").WithTags("Operations");
        group
            .MapPost("", AskAsync)
            .WithSummary("Erases a dataset, job or person for good")
            .WithDescription(
                "The job erasure takes it out of the log, rewrites the tables that are not made from the log, rebuilds the others and searches everything for what is left; follow it at the address in Location. A dataset goes with all names that mean the same; SQL that names it goes as a whole. The name of a person becomes erased-<id>, one spelling an erasure. What comes in afterwards is kept: stop the source first. Where retention took events out of the log, rebuilding forgets what only they said, and is refused without forget=true. A subscription is erased by deleting it."
            )
            .ProducesProblem(400)
            .ProducesProblem(409);
        group
            .MapPost("/dry-run", DryRunAsync)
            .WithSummary("Counts what an erasure would take; takes nothing")
            .WithDescription("It reads the whole log. Rows count what names it in every table, also in those that are rebuilt.")
            .ProducesProblem(400);
        group
            .MapGet("", ListAsync)
            .WithSummary("What was erased, newest first")
            .WithDescription("Without its name; digest tells who knows the name which it was.")
            .ProducesProblem(400);
        group.MapGet("/{id}", GetAsync).WithSummary("One erasure and its proof").ProducesProblem(404);
    }

    static async Task<Results<Accepted<ErasureAnswer>, ProblemHttpResult>> AskAsync(
        HttpContext http,
        ErasureTarget target,
        ErasureStore store,
        LogRetention retention,
        JobPlan plan,
        CancellationToken cancellation,
        bool forget = false
    )
    {
        if (target.Wrong() is { } wrong)
            return Wrong(wrong).ToResult(http.Response);
        if (!forget && await retention.HorizonAsync(http.Subscription(), cancellation) is { } horizon)
            return Problems.LogShortened(horizon, "An erasure rebuilds from the log and").ToResult(http.Response);

        var by = http.Caller()?.Name;
        var id = await store.AddAsync(http.Subscription(), target, by, cancellation);
        await plan.RunNowAsync(new JobKey(http.Subscription(), ErasureJob.Kind), by, cancellation);
        return TypedResults.Accepted(
            $"/api/erasures/{id.ToString(CultureInfo.InvariantCulture)}",
            await store.FindAsync(http.Subscription(), id, cancellation)
        );
    }

    static async Task<Results<Ok<ErasureCount>, ProblemHttpResult>> DryRunAsync(
        HttpContext http,
        ErasureTarget target,
        NpgsqlDataSource db,
        CancellationToken cancellation
    )
    {
        if (target.Wrong() is { } wrong)
            return Wrong(wrong).ToResult(http.Response);
        var erasure = await Erasure.PlanAsync(db, http.Subscription(), target, ErasureJob.Written(0), cancellation);
        return TypedResults.Ok(await erasure.CountAsync(_ => { }, cancellation));
    }

    static async Task<Results<Ok<ErasurePage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        ErasureStore store,
        CancellationToken cancellation,
        long before = long.MaxValue,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var page = await store.ListAsync(http.Subscription(), before, limit, cancellation);
        return TypedResults.Ok(new ErasurePage(page, page.Count == limit ? page[^1].Id : null));
    }

    static async Task<Results<Ok<ErasureAnswer>, ProblemHttpResult>> GetAsync(
        HttpContext http,
        long id,
        ErasureStore store,
        CancellationToken cancellation
    ) =>
        await store.FindAsync(http.Subscription(), id, cancellation) is { } found
            ? TypedResults.Ok(found)
            : new Problem(404, "no-such-erasure", "No such erasure", $"There is no erasure {id}.").ToResult(http.Response);

    static Problem Wrong(string detail) => new(400, "bad-erasure", "This cannot be erased", detail);
}
