using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Search;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>
/// Something found. kind: dataset, job, column, owner, tag, sql; match: exact, prefix, word, contained; matched: name, column, owner, tag or sql.
/// id is the asset to open (of a column its dataset); an owner or tag is no asset, popularity says how many bear it. highlights are stretches of text.
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
    long Popularity
);

/// <summary>A page of what was found, best first. truncated: there are more that match than were looked at; next is the cursor of the page that follows.</summary>
public sealed record SearchAnswer(string Query, IReadOnlyList<SearchItem> Results, int Total, bool Truncated, string? Next);

/// <summary>Search as one types.</summary>
static class SearchEndpoints
{
    const int LargestLimit = 200;
    const int LongestQuestion = 500;
    static readonly string[] _kinds = [.. Enum.GetNames<SearchKind>().Select(k => k.ToLowerInvariant())];

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/search", SearchAsync)
            .WithTags("Insight")
            .WithSummary("Datasets, jobs, columns, owners, tags and SQL by what one types")
            .WithDescription(
                "q: words, all of which must be found; kind: one or several of dataset, job, column, owner, tag, sql, separated by commas (default: all). "
                    + "Ranked exact, prefix, word, contained; of equals the most used first."
            )
            .ProducesProblem(400);

    static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> SearchAsync(
        HttpContext http,
        SearchQuery search,
        CancellationToken cancellation,
        string? q = null,
        string? kind = null,
        int limit = 20,
        string? cursor = null
    )
    {
        if (string.IsNullOrWhiteSpace(q))
            return Errors.BadParameter("q", "is required").ToResult(http.Response);
        if (q.Length > LongestQuestion)
            return Errors.BadParameter("q", $"is at most {LongestQuestion} characters long").ToResult(http.Response);
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        if (Chosen(kind) is not { } kinds)
            return Errors.BadParameter("kind", $"is one or several of {string.Join(", ", _kinds)}").ToResult(http.Response);
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var found = await search.FindAsync(http.Subscription(), q, kinds, after, limit, cancellation);
        http.Response.Headers["X-Total-Count"] = found.Total.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = found.Truncated ? "true" : "false";
        return TypedResults.Ok(
            new SearchAnswer(q, [.. found.Hits.Select(Item)], found.Total, found.Truncated, found.More ? Cursor(found.Hits[^1]) : null)
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

    static SearchItem Item(SearchHit hit)
    {
        var kind = hit.Kind.ToString().ToLowerInvariant();
        var assetId = hit.Name is null
            ? null
            : $"{(hit.Kind is SearchKind.Job or SearchKind.Sql ? "job" : "dataset")}:{hit.Namespace}:{hit.Name}";
        return new SearchItem(
            kind,
            hit.Id,
            assetId,
            hit.Name ?? hit.Text,
            hit.Namespace,
            hit.Name is null ? null : $"{hit.Namespace}/{hit.Name}",
            hit.Column,
            hit.Match.ToString().ToLowerInvariant(),
            hit.Kind is SearchKind.Dataset or SearchKind.Job ? "name" : kind,
            hit.Snippet?.Text ?? hit.Text,
            hit.Snippet?.Highlights ?? hit.Highlights,
            hit.Popularity
        );
    }
}
