using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Search;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>
/// Something found. kind: dataset, job, column, owner, tag, sql; match: exact, prefix, word, contained; matched: name, column, owner, tag or sql.
/// id is the asset to open (of a column its dataset); an owner or tag is no asset, popularity says how many bear it. highlights are stretches of text. parent: the DAG of a job.
/// </summary>
public sealed record SearchItem(
    string Kind,
    Guid? Id,
    string? AssetId,
    string? Name,
    string? Namespace,
    string? QualifiedName,
    string? Column,
    string Match,
    string Matched,
    string Text,
    IReadOnlyList<Highlight> Highlights,
    long Popularity,
    JobReference? Parent
);

/// <summary>
/// A page of what was found, best first. truncated: there are more that match than were looked at; next is the cursor of the page that follows. counts: hits of
/// each kind, whatever kind says, with counts=true.
/// </summary>
public sealed record SearchAnswer(
    string Query,
    IReadOnlyList<SearchItem> Results,
    int Total,
    bool Truncated,
    string? Next,
    IReadOnlyDictionary<string, int>? Counts
);

/// <summary>Search as one types.</summary>
static class SearchEndpoints
{
    const int LargestLimit = 200;
    static readonly string[] _kinds = [.. Enum.GetNames<SearchKind>().Select(k => k.ToLowerInvariant())];

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/search", SearchAsync)
            .WithTags("Insight")
            .WithSummary("Datasets, jobs, columns, owners, tags, terms, descriptions and SQL by what one types")
            .WithDescription(
                "q: words, all of which must be found; kind: one or several of dataset, job, column, owner, tag, sql, term, description, separated by commas (default: all). "
                    + "namespace, owner, tag: only datasets and jobs (with their columns and SQL) that have it; q may then be empty and gives datasets and jobs by name. counts=true: how many of each kind. "
                    + "Ranked exact, prefix, word, contained; of equals the most used first."
            )
            .ProducesProblem(400);

    static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> SearchAsync(
        HttpContext http,
        SearchQuery search,
        LabelQuery labels,
        CancellationToken cancellation,
        string? q = null,
        string? kind = null,
        string? @namespace = null,
        string? owner = null,
        string? tag = null,
        bool counts = false,
        int limit = 20,
        string? cursor = null
    )
    {
        var filter = new SearchFilter(Text(@namespace), Text(owner), Text(tag));
        q ??= "";
        if (string.IsNullOrWhiteSpace(q) && filter.IsNone)
            return Errors.BadParameter("q", "is required where there is no namespace, owner or tag").ToResult(http.Response);
        if (q.Length > SearchQuery.LongestQuestion)
            return Errors.BadParameter("q", $"is at most {SearchQuery.LongestQuestion} characters long").ToResult(http.Response);
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        if (Chosen(kind) is not { } kinds)
            return Errors.BadParameter("kind", $"is one or several of {string.Join(", ", _kinds)}").ToResult(http.Response);
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var found = await search.FindAsync(http.Subscription(), q, kinds, after, limit, cancellation, filter, counts);
        var parents = await ParentsAsync(labels, http.Subscription(), found.Hits, cancellation);
        http.Response.Headers["X-Total-Count"] = found.Total.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = found.Truncated ? "true" : "false";
        return TypedResults.Ok(
            new SearchAnswer(
                q,
                [.. found.Hits.Select(hit => Item(hit, hit.Id is { } id ? parents.GetValueOrDefault(id) : null))],
                found.Total,
                found.Truncated,
                found.More ? Cursor(found.Hits[^1]) : null,
                found.Counts?.ToDictionary(count => _kinds[(int)count.Key], count => count.Value)
            )
        );
    }

    static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>By job the DAG that it is a part of; jobs that are none's part are left out.</summary>
    static async Task<Dictionary<Guid, JobReference>> ParentsAsync(
        LabelQuery labels,
        int subscription,
        IReadOnlyList<SearchHit> hits,
        CancellationToken cancellation
    )
    {
        var jobs = await labels.JobsAsync(
            subscription,
            [.. hits.Where(hit => hit.IsJob).Select(hit => hit.Id).OfType<Guid>().Distinct()],
            cancellation
        );
        var workflows = await labels.JobsAsync(subscription, [.. jobs.Values.Select(job => job.WorkflowId).Distinct()], cancellation);
        return jobs
            .Values.Where(job => job.WorkflowId != job.Id && workflows.ContainsKey(job.WorkflowId))
            .ToDictionary(
                job => job.Id,
                job => new JobReference(job.WorkflowId, workflows[job.WorkflowId].Namespace, workflows[job.WorkflowId].Name)
            );
    }

    static List<SearchKind>? Chosen(string? kind)
    {
        if (string.IsNullOrEmpty(kind))
            return [.. Enum.GetValues<SearchKind>()];
        var names = kind.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && names.All(_kinds.Contains)
            ? [.. names.Select(name => (SearchKind)Array.IndexOf(_kinds, name)).Distinct()]
            : null;
    }

    static string Cursor(SearchHit hit) =>
        PageCursor.Write(
            ((int)hit.Match).ToString(CultureInfo.InvariantCulture),
            hit.Popularity.ToString(CultureInfo.InvariantCulture),
            hit.EntryId.ToString("N"),
            hit.Text
        );

    static SearchPosition? Position(string cursor) =>
        PageCursor.Read(cursor, 4) is [var match, var popularity, var id, var text]
        && int.TryParse(match, CultureInfo.InvariantCulture, out var rank)
        && long.TryParse(popularity, CultureInfo.InvariantCulture, out var count)
        && Guid.TryParse(id, out var entry)
            ? new SearchPosition((SearchMatch)rank, count, text, entry)
            : null;

    static SearchItem Item(SearchHit hit, JobReference? parent)
    {
        var kind = hit.Kind.ToString().ToLowerInvariant();
        var assetId = hit.Name is null ? null : $"{(hit.IsJob ? "job" : "dataset")}:{hit.Namespace}:{hit.Name}";
        return new SearchItem(
            kind,
            hit.Id,
            assetId,
            hit.Term ?? hit.Name ?? hit.Text,
            hit.Namespace,
            hit.Name is null ? null : $"{hit.Namespace}/{hit.Name}",
            hit.Column,
            hit.Match.ToString().ToLowerInvariant(),
            hit.Kind is SearchKind.Dataset or SearchKind.Job ? "name" : kind,
            hit.Snippet?.Text ?? hit.Text,
            hit.Snippet?.Highlights ?? hit.Highlights,
            hit.Popularity,
            parent
        );
    }
}
