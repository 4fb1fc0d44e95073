using System.Buffers;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Tenancy;

/// <summary>A subscription to be made: letters, digits, '-', '_' and '.', up to 63 of them; standard or premium edition, premium unless said.</summary>
public sealed record SubscriptionRequest(string Name, string? Edition = null);

/// <summary>
/// The edition (absent: as it is), and features beside it: <c>true</c> on, <c>false</c> off, <c>null</c> as the edition has it; those not named stay as they
/// are.
/// </summary>
public sealed record EditionRequest(string? Edition, IReadOnlyDictionary<string, bool?>? Features);

/// <summary>Both limits of a subscription; what is absent or null is not limited.</summary>
public sealed record LimitsRequest(int? RequestsPerSecond, long? EventsPerDay);

/// <summary>Why a subscription is suspended; its callers are told.</summary>
public sealed record SuspensionRequest(string? Reason);

/// <summary>All subscriptions, the default one first.</summary>
public sealed record SubscriptionList(IReadOnlyList<Subscription> Subscriptions);

/// <summary>What was taken out of the store, rows by table.</summary>
public sealed record SubscriptionDeleted(string Name, IReadOnlyDictionary<string, long> Rows);

/// <summary>Subscriptions are made and ended by who runs the service: administrators of the default one.</summary>
static class SubscriptionEndpoints
{
    const int LongestName = 63;
    const string EditionsKnown = "Editions are standard and premium.";

    static readonly SearchValues<char> _nameLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    );

    public static IServiceCollection AddSubscriptions(this IServiceCollection services) =>
        services.AddSingleton<SubscriptionStore>().AddSingleton<SubscriptionDirectory>().AddSingleton<RequestLimits>();

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/subscriptions").WithTags("Security");
        group.MapGet("", ListAsync).WithSummary("All subscriptions").ProducesProblem(403);
        group
            .MapPost("", CreateAsync)
            .WithSummary("Makes a subscription")
            .WithDescription(
                "Requests of an administrator with the header X-Lineage-Subscription act in it: so its first key is made (lineage keys create --subscription)."
            )
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(409);
        group
            .MapPost("/{name}/suspend", SuspendAsync)
            .WithSummary("Lets nobody send to it or read it until it is resumed")
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409);
        group.MapPost("/{name}/resume", ResumeAsync).WithSummary("Ends a suspension").ProducesProblem(403).ProducesProblem(404);
        group
            .MapPut("/{name}/edition", ChangeEditionAsync)
            .WithSummary("Changes its edition, or single features of it")
            .WithDescription(
                "What a subscription lacks answers 403 and says how to get it; its events are kept all the same. Holds at once here, after five seconds in other services."
            )
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404);
        group
            .MapPut("/{name}/limits", LimitAsync)
            .WithSummary("Limits requests per second and events per day")
            .WithDescription("What is too much answers 429 with Retry-After, which OpenLineage's clients repeat.")
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404);
        group
            .MapDelete("/{name}", DeleteAsync)
            .WithSummary("Takes everything of it out of the store, for good")
            .WithDescription("It must be suspended before. The answer tells how many rows went, by table.")
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409);
    }

    static async Task<Ok<SubscriptionList>> ListAsync(SubscriptionStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new SubscriptionList(await store.ListAsync(cancellation)));

    static async Task<Results<Created<Subscription>, ProblemHttpResult>> CreateAsync(
        HttpContext http,
        SubscriptionRequest request,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (request.Name is not { Length: > 0 and <= LongestName } name || name.AsSpan().ContainsAnyExcept(_nameLetters))
        {
            return Bad(http, "/name", $"A name has 1 to {LongestName} letters, digits, '-', '_' or '.'.");
        }
        if (request.Edition is { } edition && !Editions.All.Contains(edition))
            return Bad(http, "/edition", EditionsKnown);
        if (!await store.CreateAsync(name, request.Edition ?? Editions.Premium, cancellation))
            return Conflict(http, $"There is a subscription {name} already.");
        directory.Forget();
        return TypedResults.Created(
            $"/api/subscriptions/{name}",
            (await store.ListAsync(cancellation)).First(subscription => subscription.Name == name)
        );
    }

    static async Task<Results<NoContent, ProblemHttpResult>> SuspendAsync(
        HttpContext http,
        string name,
        SuspensionRequest request,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(store, name, cancellation) is not { } found)
            return Errors.NotFound("subscription", name).ToResult(http.Response);
        if (found.Id == SubscriptionContext.Default)
            return Conflict(http, "The default subscription is that of who runs the service; it cannot be suspended.");
        await store.SuspendAsync(found.Id, request.Reason is { Length: > 0 } reason ? reason : "by the administrator", cancellation);
        directory.Forget();
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        HttpContext http,
        string name,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(store, name, cancellation) is not { } found)
            return Errors.NotFound("subscription", name).ToResult(http.Response);
        await store.SuspendAsync(found.Id, null, cancellation);
        directory.Forget();
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<Subscription>, ProblemHttpResult>> ChangeEditionAsync(
        HttpContext http,
        string name,
        EditionRequest request,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (request.Edition is { } edition && !Editions.All.Contains(edition))
            return Bad(http, "/edition", EditionsKnown);
        var features = request.Features ?? new Dictionary<string, bool?>();
        if (features.Keys.FirstOrDefault(feature => Features.Find(feature) is null) is { } unknown)
            return Bad(http, $"/features/{unknown}", $"Features are {string.Join(", ", Features.All.Select(feature => feature.Name))}.");
        if (await FindAsync(store, name, cancellation) is not { } found)
            return Errors.NotFound("subscription", name).ToResult(http.Response);
        await store.ChangeEditionAsync(found.Id, request.Edition, features, cancellation);
        directory.Forget();
        return TypedResults.Ok((await FindAsync(store, name, cancellation))!);
    }

    static async Task<Results<Ok<Subscription>, ProblemHttpResult>> LimitAsync(
        HttpContext http,
        string name,
        LimitsRequest request,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (request.RequestsPerSecond is < 1)
            return Bad(http, "/requestsPerSecond", "A limit is a number from 1.");
        if (request.EventsPerDay is < 1)
            return Bad(http, "/eventsPerDay", "A limit is a number from 1.");
        if (await FindAsync(store, name, cancellation) is not { } found)
            return Errors.NotFound("subscription", name).ToResult(http.Response);
        await store.LimitAsync(found.Id, request.RequestsPerSecond, request.EventsPerDay, cancellation);
        directory.Forget();
        return TypedResults.Ok((await FindAsync(store, name, cancellation))!);
    }

    static async Task<Results<Ok<SubscriptionDeleted>, ProblemHttpResult>> DeleteAsync(
        HttpContext http,
        string name,
        SubscriptionStore store,
        SubscriptionDirectory directory,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(store, name, cancellation) is not { } found)
            return Errors.NotFound("subscription", name).ToResult(http.Response);
        if (found.SuspendedAt is null)
            return Conflict(http, $"{name} is in use: suspend it first, and delete it when nobody missed it.");
        var rows = await store.DeleteAsync(found.Id, cancellation);
        directory.Forget();
        return TypedResults.Ok(new SubscriptionDeleted(name, rows));
    }

    static async Task<Subscription?> FindAsync(SubscriptionStore store, string name, CancellationToken cancellation) =>
        (await store.ListAsync(cancellation)).FirstOrDefault(subscription => subscription.Name == name);

    static ProblemHttpResult Bad(HttpContext http, string pointer, string detail) =>
        new Problem(400, "bad-request", "The request is wrong", detail, pointer).ToResult(http.Response);

    static ProblemHttpResult Conflict(HttpContext http, string detail) =>
        new Problem(409, "conflict", "That cannot be done now", detail).ToResult(http.Response);
}
