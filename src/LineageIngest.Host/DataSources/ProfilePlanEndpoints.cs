using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.DataSources;

/// <summary>What is profiled again and again: one dataset, those of a pattern, those with a tag.</summary>
static class ProfilePlanEndpoints
{
    public static void MapProfilePlans(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/profile-plans").WithTags("Data sources");
        group.MapGet("", ListAsync).WithSummary("All plans of profiles, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a plan of profiles")
            .WithDescription(
                "One of dataset (our id or dataset:NAMESPACE:NAME), pattern (of names, with * and ?) and tag. schedule: cron text in UTC, interval such as 1d, or left out: only when asked to."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a plan; its profiles stay").ProducesProblem(404);
        group.MapPost("/{name}/run", RunAsync).WithSummary("Profiles what the plan names now").ProducesProblem(404);
    }

    static async Task<Ok<ProfilePlanList>> ListAsync(HttpContext http, ProfilePlanStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new ProfilePlanList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<ProfilePlan>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        ProfilePlanRequest request,
        ProfilePlanStore store,
        AskedAssets assets,
        JobPlan jobs,
        CancellationToken cancellation
    )
    {
        Guid? dataset = null;
        if (request.Dataset is { } id)
        {
            var (found, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (found is null)
                return missing!.ToResult(http.Response);
            dataset = found.Id;
        }
        var plan = new ProfilePlan(
            name,
            dataset,
            request.Pattern,
            request.Tag,
            request.Schedule is "none" or "" ? null : request.Schedule,
            request.Key ?? [],
            request.MaxRows
        );
        if (plan.Wrong() is { Count: > 0 } wrong)
            return Errors.BadBody("", string.Join(' ', wrong)).ToResult(http.Response);
        await store.SaveAsync(http.Subscription(), plan, cancellation);
        await jobs.SaveAsync(ProfileJob.Of(http.Subscription(), plan), cancellation);
        return TypedResults.Ok(plan);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        ProfilePlanStore store,
        JobPlan jobs,
        CancellationToken cancellation
    )
    {
        if (!await store.RemoveAsync(http.Subscription(), name, cancellation))
            return Missing(http, name);
        await jobs.RemoveAsync(ProfileJob.Key(http.Subscription(), name), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> RunAsync(
        HttpContext http,
        string name,
        RunNow run,
        CancellationToken cancellation
    ) =>
        await run.AcceptAsync(http, ProfileJob.Key(http.Subscription(), name), cancellation) is { } accepted
            ? accepted
            : Missing(http, name);

    static ProblemHttpResult Missing(HttpContext http, string name) => Errors.NotFound("plan of profiles", name).ToResult(http.Response);
}
