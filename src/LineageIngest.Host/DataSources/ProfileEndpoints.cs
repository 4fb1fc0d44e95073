using LineageIngest.Answers;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Manual;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.DataSources;

/// <summary>Profiles of datasets: make one now, list what was made.</summary>
static class ProfileEndpoints
{
    const string Assets = "/api/lineage/assets/";
    const int MostProfiles = 1000;

    /// <summary>So long the answer waits for the profile.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(200);

    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                $"{Assets}{{id}}/profile",
                (
                    HttpContext http,
                    ProfileRequest? request,
                    AskedAssets assets,
                    ProfilePlanStore plans,
                    JobPlan jobs,
                    JobRunStore runs,
                    ProfileReader reader,
                    ReadableSources sources,
                    Application application,
                    TimeProvider time,
                    CancellationToken cancellation
                ) =>
                    ProfileAsync(
                        http,
                        RawPath.Between(http, Assets, "/profile"),
                        request ?? new ProfileRequest(),
                        new ProfileServices(assets, plans, jobs, runs, reader, sources, application, time),
                        cancellation
                    )
            )
            .WithTags("Data sources")
            .WithSummary("Profiles a dataset in its data source")
            .WithDescription(
                "200 with the profile when it is done within 30 seconds; else 202 with the address where it will be, and the job that makes it, which can be watched and cancelled like any other. key: columns that should be unique together; maxRows: a larger table is sampled. Both are kept for the next time; a body without them changes nothing."
            )
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(422);
        routes
            .MapGet(
                $"{Assets}{{id}}/profiles",
                (
                    HttpContext http,
                    AskedAssets assets,
                    ProfileReader reader,
                    ReadableSources sources,
                    CancellationToken cancellation,
                    int limit = 10
                ) => ListAsync(http, RawPath.Between(http, Assets, "/profiles"), limit, assets, reader, sources, cancellation)
            )
            .WithTags("Data sources")
            .WithSummary("The profiles of a dataset, newest first")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<TableProfile>, Accepted<ProfileAccepted>, ProblemHttpResult>> ProfileAsync(
        HttpContext http,
        string id,
        ProfileRequest request,
        ProfileServices services,
        CancellationToken cancellation
    )
    {
        var subscription = http.Subscription();
        var (dataset, missing) = await services.Assets.DatasetAsync(subscription, id, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var name = ProfilePlan.NameOf(dataset.Id);
        var before = await services.Plans.FindAsync(subscription, name, cancellation);
        var plan = (before ?? new ProfilePlan(name, dataset.Id, null, null, null, [], null)) with
        {
            Key = request.Key ?? before?.Key ?? [],
            MaxRows = request.MaxRows ?? before?.MaxRows,
        };
        if (plan.Wrong() is { Count: > 0 } wrong)
            return Errors.BadBody("", string.Join(' ', wrong)).ToResult(http.Response);
        // Checked here too, so that a request which nothing can answer leaves no plan behind.
        if ((await services.Sources.OfAsync(subscription, dataset.Id, cancellation)).Missing is { } unread)
            return new Problem(422, "cannot-profile", "The dataset was not profiled", unread).ToResult(http.Response);
        await services.Plans.SaveAsync(subscription, plan, cancellation);
        if (before is null)
            await services.Jobs.SaveAsync(ProfileJob.Of(subscription, plan), cancellation);

        var key = ProfileJob.Key(subscription, name);
        var after = await services.Runs.ListAsync(key, long.MaxValue, 1, cancellation) is [var newest] ? newest : null;
        if (after is { EndedAt: null, Outcome: JobOutcome.Running })
            return AlreadyRunning(http, dataset);
        await services.Jobs.RunNowAsync(key, http.Caller()?.Name, cancellation);
        var run = await EndAsync(key, after?.RunId ?? 0, services, cancellation);
        if (run is not null && run.Outcome != JobOutcome.Succeeded)
        {
            return new Problem(422, "cannot-profile", "The dataset was not profiled", run.Error ?? run.Summary ?? run.Outcome).ToResult(
                http.Response
            );
        }

        if (run is not null && await services.Application.WaitAsync(subscription, cancellation))
        {
            var made = (await services.Reader.ListAsync(subscription, dataset.Id, 5, cancellation)).Find(profile =>
                profile.Run == run.RunId
            );
            if (made is not null)
                return TypedResults.Ok(made);
        }
        var address = $"{Assets}{dataset.Id}/profiles?limit=1";
        return TypedResults.Accepted(address, new ProfileAccepted(address, key.Name, after?.RunId ?? 0));
    }

    /// <summary>The run that was asked for, when it has ended in time.</summary>
    static async Task<JobRun?> EndAsync(JobKey key, long after, ProfileServices services, CancellationToken cancellation)
    {
        var start = services.Time.GetTimestamp();
        while (services.Time.GetElapsedTime(start) < _patience)
        {
            var runs = await services.Runs.ListAsync(key, long.MaxValue, 5, cancellation);
            if (runs.LastOrDefault(run => run.RunId > after) is { EndedAt: not null } ended)
                return ended;
            await Task.Delay(_lookEvery, services.Time, cancellation);
        }
        return null;
    }

    static async Task<Results<Ok<ProfileList>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        string id,
        int limit,
        AskedAssets assets,
        ProfileReader reader,
        ReadableSources sources,
        CancellationToken cancellation
    )
    {
        if (limit is < 1 or > MostProfiles)
            return Errors.BadParameter("limit", $"is a number from 1 to {MostProfiles}").ToResult(http.Response);
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        return dataset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(
                new ProfileList(
                    dataset.Id,
                    await reader.ListAsync(http.Subscription(), dataset.Id, limit, cancellation),
                    (await sources.OfAsync(http.Subscription(), dataset.Id, cancellation)).Missing
                )
            );
    }

    static ProblemHttpResult AlreadyRunning(HttpContext http, Asset dataset) =>
        new Problem(
            409,
            "already-running",
            "The dataset is being profiled",
            $"A profile of {dataset.Name} is under way; wait for it at {Assets}{dataset.Id}/profiles or cancel its job."
        ).ToResult(http.Response);
}

/// <summary>What a request to profile uses.</summary>
sealed record ProfileServices(
    AskedAssets Assets,
    ProfilePlanStore Plans,
    JobPlan Jobs,
    JobRunStore Runs,
    ProfileReader Reader,
    ReadableSources Sources,
    Application Application,
    TimeProvider Time
);

/// <summary>Key: columns that should be unique together. MaxRows: a larger table is sampled.</summary>
public sealed record ProfileRequest(string[]? Key = null, long? MaxRows = null);

/// <summary>Where the profile will be, and the job whose first run after that one makes it.</summary>
public sealed record ProfileAccepted(string Profile, string Job, long After);

/// <summary>Cannot: why no profile can be made now, null where one can be asked for.</summary>
public sealed record ProfileList(Guid AssetId, IReadOnlyList<TableProfile> Profiles, string? Cannot);
