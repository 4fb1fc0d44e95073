using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>A view to be saved: a page of this service (/graph) and what its address says behind the question mark. With a name it is listed.</summary>
public sealed record SavedViewRequest(string? Page, string? Query, string? Name);

/// <summary>A page of the named views, the newest first; next is the cursor of the page that follows, null on the last.</summary>
public sealed record SavedViewList(IReadOnlyList<SavedView> Views, string? Next);

/// <summary>Views under short addresses: long ones do not survive a chat or a ticket.</summary>
static class SavedViewEndpoints
{
    const int LongestPage = 200;
    const int LongestQuery = 20_000;
    const int LongestName = 200;
    const int LargestPage = 500;

    public static void MapSavedViews(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/views").WithTags("Lineage");
        group
            .MapPost("", SaveAsync)
            .WithSummary("Keeps a view of a page under an id")
            .WithDescription(
                $"page: a path of this service such as /graph; query: what stands behind its question mark, at most {LongestQuery} characters. The same view gives the same id. /graph?saved=ID opens it."
            )
            .ProducesProblem(400);
        group
            .MapGet("", ListAsync)
            .WithSummary("The views that have a name, the newest first")
            .WithDescription("cursor: the next of the page before.")
            .ProducesProblem(400);
        group.MapGet("/{id:guid}", FindAsync).WithSummary("A saved view").ProducesProblem(404);
    }

    static async Task<Results<Created<SavedView>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        SavedViewRequest request,
        SavedViewStore views,
        CancellationToken cancellation
    )
    {
        if (request.Page is not { Length: > 0 and <= LongestPage } page || !IsOwnPath(page))
            return Errors.BadParameter("page", "is a path of this service such as /graph").ToResult(http.Response);
        if (request.Query is not { Length: <= LongestQuery } query)
            return Errors.BadParameter("query", $"is a text of at most {LongestQuery} characters").ToResult(http.Response);
        if (request.Name?.Length > LongestName)
            return Errors.BadParameter("name", $"is at most {LongestName} characters long").ToResult(http.Response);
        var name = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        var view = await views.SaveAsync(http.Subscription(), page, query.TrimStart('?'), name, http.Caller()?.Name, cancellation);
        return TypedResults.Created($"/api/lineage/views/{view.Id}", view);
    }

    static async Task<Results<Ok<SavedViewList>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        SavedViewStore views,
        CancellationToken cancellation,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var after = cursor is null ? null : Position(cursor);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var page = await views.NamedAsync(http.Subscription(), after, limit + 1, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        return TypedResults.Ok(new SavedViewList(page, more ? Cursor(page[^1]) : null));
    }

    static async Task<Results<Ok<SavedView>, ProblemHttpResult>> FindAsync(
        HttpContext http,
        Guid id,
        SavedViewStore views,
        CancellationToken cancellation
    ) =>
        await views.FindAsync(http.Subscription(), id, cancellation) is { } view
            ? TypedResults.Ok(view)
            : Errors.NotFound("view", id.ToString()).ToResult(http.Response);

    /// <summary>Nothing that a browser could take for another site.</summary>
    static bool IsOwnPath(string page) =>
        page[0] == '/' && !page.StartsWith("//", StringComparison.Ordinal) && page.IndexOfAny(['?', '#', '\\', ':']) < 0;

    static string Cursor(SavedView view) =>
        PageCursor.Write(view.MadeAt.UtcTicks.ToString(CultureInfo.InvariantCulture), view.Id.ToString("N"));

    static (DateTimeOffset, Guid)? Position(string cursor) =>
        PageCursor.Read(cursor, 2) is [var ticks, var id]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(id, out var view)
            ? (new DateTimeOffset(at, TimeSpan.Zero), view)
            : null;
}
