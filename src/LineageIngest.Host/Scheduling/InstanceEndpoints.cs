using LineageIngest.Answers;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Scheduling;

/// <summary>The processes of the service on this database.</summary>
public sealed record InstanceList(IReadOnlyList<Instance> Instances);

/// <summary>Processes: which there are, what they do, and draining them before they are ended.</summary>
static class InstanceEndpoints
{
    public static void MapInstances(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/instances").WithTags("Operations").AddEndpointFilterFactory(KnownParameters.Check);
        group
            .MapGet("", ListAsync)
            .WithSummary("The processes on this database: version, stages, sign of life, what each has under way")
            .WithDescription("A process that died stays for an hour, with alive false.");
        group
            .MapPost("/{name}/drain", DrainAsync)
            .WithSummary("Lets a process take no new runs of jobs; it ends what it runs and goes on receiving and answering")
            .WithDescription("Another process follows within five seconds. It lasts until DELETE or the end of the process.")
            .ProducesProblem(404);
        group.MapDelete("/{name}/drain", ResumeAsync).WithSummary("Lets a drained process take runs again").ProducesProblem(404);
    }

    static async Task<Ok<InstanceList>> ListAsync(HttpContext http, InstanceStore instances, CancellationToken cancellation) =>
        TypedResults.Ok(new InstanceList(await instances.ListAsync(http.Subscription(), cancellation)));

    static Task<Results<NoContent, ProblemHttpResult>> DrainAsync(
        HttpContext http,
        string name,
        InstanceStore instances,
        DrainSwitch drain,
        CancellationToken cancellation
    ) => SetAsync(http, name, true, instances, drain, cancellation);

    static Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        HttpContext http,
        string name,
        InstanceStore instances,
        DrainSwitch drain,
        CancellationToken cancellation
    ) => SetAsync(http, name, false, instances, drain, cancellation);

    static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        HttpContext http,
        string name,
        bool draining,
        InstanceStore instances,
        DrainSwitch drain,
        CancellationToken cancellation
    )
    {
        if (!await instances.DrainAsync(name, draining, cancellation))
            return Errors.NotFound("instance", name).ToResult(http.Response);
        if (name == InstanceStore.Name)
            drain.Set(draining);
        return TypedResults.NoContent();
    }
}
