using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Search;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>Jobs without their lineage: some by id, or all of them in a list.</summary>
static class JobListEndpoints
{
    const int MostIds = 200;

    public static void MapJobList(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/jobs", JobsAsync)
            .WithTags("Lineage")
            .WithSummary("What is known of jobs: kind, owners, last run, how much they read and write")
            .WithDescription(
                $"id, repeatable, at most {MostIds}: ours or job:NAMESPACE:NAME. Without it all jobs, a page at a time: sort is changed (newest event first) or name; root=true keeps to jobs "
                    + "that are no part of another one, state to those whose newest run is in it, namespace to those of one, q to those whose name matches; deleted=true: also those that were deleted or are no longer declared (deletedAt). cursor: the next of the page before."
            )
            .ProducesProblem(400);

    static async Task<Results<Ok<JobsAnswer>, ProblemHttpResult>> JobsAsync(
        HttpContext http,
        AssetQuery assets,
        JobListQuery list,
        SearchQuery search,
        JobSummaryReader reader,
        CancellationToken cancellation,
        string[]? id = null,
        string sort = "changed",
        bool root = false,
        string? state = null,
        string? @namespace = null,
        string? q = null,
        bool deleted = false,
        int limit = 100,
        string? cursor = null
    )
    {
        if (id is { Length: > MostIds })
            return Errors.BadParameter("id", $"is given up to {MostIds} times").ToResult(http.Response);
        if (limit is < 1 or > MostIds)
            return Errors.BadParameter("limit", $"is a number from 1 to {MostIds}").ToResult(http.Response);
        if (sort is not ("changed" or "name"))
            return Errors.BadParameter("sort", "is changed or name").ToResult(http.Response);
        if (RunState.Problem(state) is { } unknown)
            return unknown.ToResult(http.Response);
        if (Position(cursor) is not { } after)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        if (id is { Length: > 0 })
            return TypedResults.Ok(await ByIdAsync(http, assets, reader, id, cancellation));
        if (q is not null)
        {
            var hits = (await search.FindAsync(http.Subscription(), q, [SearchKind.Job], null, limit, cancellation)).Hits;
            var found = await reader.ReadAsync(http.Subscription(), [.. hits.Select(hit => hit.Id).OfType<Guid>()], cancellation);
            return TypedResults.Ok(new JobsAnswer(found, [], found.Count, hits.Count == limit, null));
        }
        var filter = new JobListFilter(root, state?.ToUpperInvariant(), @namespace, deleted);
        var listed = await list.ListAsync(http.Subscription(), sort == "name", filter, after.Job, cancellation);
        var page = listed.Jobs.Take(limit).ToList();
        var last =
            page.Count < listed.Jobs.Count ? page[^1]
            : listed.More ? listed.Last
            : null;
        return TypedResults.Ok(
            new JobsAnswer(
                await reader.ReadAsync(http.Subscription(), page.ConvertAll(job => job.Id), cancellation),
                [],
                after.Total ?? listed.Jobs.Count,
                listed.More,
                last is null ? null : Cursor(last, after.Total ?? listed.Jobs.Count)
            )
        );
    }

    static async Task<JobsAnswer> ByIdAsync(
        HttpContext http,
        AssetQuery assets,
        JobSummaryReader reader,
        string[] ids,
        CancellationToken cancellation
    )
    {
        var (found, missing) = await assets.FindAllAsync(http.Subscription(), ids, AssetKind.Job, cancellation);
        return new JobsAnswer(await reader.ReadAsync(http.Subscription(), found, cancellation), missing, found.Count, false, null);
    }

    static string Cursor(ListedJob last, int total) =>
        PageCursor.Write(
            last.LastSeenAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
            last.Id.ToString("N"),
            last.Namespace,
            last.Name,
            total.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>Null where the text is none of ours.</summary>
    static (ListedJob? Job, int? Total)? Position(string? cursor) =>
        cursor is null ? (null, null)
        : PageCursor.Read(cursor, 5) is [var ticks, var id, var ns, var name, var total]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(id, out var job)
        && int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (new ListedJob(job, ns, name, new DateTimeOffset(at, TimeSpan.Zero)), count)
        : null;
}
