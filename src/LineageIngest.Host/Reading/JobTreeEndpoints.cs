using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>A part of a DAG. label: its name without the DAG's; upstream: ids of the parts that it waits for; order: its place in the order of the newest runs.</summary>
public sealed record JobTreePart(
    JobReference Job,
    JobReference? Parent,
    string Label,
    string? Kind,
    string? TaskGroup,
    IReadOnlyList<Guid> Upstream,
    string? State,
    double? DurationSeconds,
    string? LastRunId,
    int Order,
    bool HasSql
);

/// <summary>A whole DAG, its parts in the order in which they ran last.</summary>
public sealed record JobTreeAnswer(JobReference Root, IReadOnlyList<JobTreePart> Parts, bool Truncated);

/// <summary>The DAG that a job is, or is a part of.</summary>
static class JobTreeEndpoints
{
    public static void MapJobTree(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/jobs/{id}/tree", TreeAsync)
            .WithTags("Lineage")
            .WithSummary("The whole DAG of a job or of one of its parts, with the newest state of each part")
            .WithDescription("id: ours or job:NAMESPACE:NAME, URL-encoded.")
            .ProducesProblem(404);

    static async Task<Results<Ok<JobTreeAnswer>, ProblemHttpResult>> TreeAsync(
        HttpContext http,
        AskedAssets assets,
        JobTreeQuery trees,
        CancellationToken cancellation
    )
    {
        var id = RawPath.Between(http, "/api/lineage/jobs/", "/tree");
        var (job, missing) = await assets.JobAsync(http.Subscription(), id, cancellation);
        if (job is null)
            return missing!.ToResult(http.Response);
        if (await trees.FindAsync(http.Subscription(), job.Id, cancellation) is not { } found)
            return Errors.NotFound("job", id).ToResult(http.Response);
        var byId = found.Parts.Append(found.Root).ToDictionary(part => part.Id);
        return TypedResults.Ok(
            new JobTreeAnswer(
                Reference(found.Root),
                [.. found.Parts.Select((part, order) => Part(part, order, found, byId))],
                found.Truncated
            )
        );
    }

    static JobTreePart Part(JobPart part, int order, FoundJobTree found, Dictionary<Guid, JobPart> byId) =>
        new(
            Reference(part),
            part.ParentId is { } parent && byId.TryGetValue(parent, out var above) ? Reference(above) : null,
            Label(part.Name, found.Root.Name),
            part.Kind,
            Group(Label(part.Name, found.Root.Name), found),
            found.Upstream.GetValueOrDefault(part.Id, []),
            part.State,
            (part.EndedAt - part.StartedAt)?.TotalSeconds,
            part.LastRunId,
            order,
            part.HasSql
        );

    static string Label(string name, string root) =>
        name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..] : name;

    /// <summary>Airflow writes the task group in front of a task's id, unless told otherwise; a prefix that several tasks share is one.</summary>
    static string? Group(string label, FoundJobTree found)
    {
        var dot = label.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return null;
        var prefix = label[..(dot + 1)];
        return found.Parts.Count(part => Label(part.Name, found.Root.Name).StartsWith(prefix, StringComparison.Ordinal)) > 1
            ? prefix[..^1]
            : null;
    }

    static JobReference Reference(JobPart part) => new(part.Id, part.Namespace, part.Name);
}
