using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Assets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>A row of the tree of names. kind: namespace, database, schema, dataset, dag or task; failed: how many of its parts failed last.</summary>
public sealed record BrowseNode(string Key, string Name, string Kind, int Count, DatasetReference? Asset, string? State, int Failed);

/// <summary>A step from the top of the tree to where one is.</summary>
public sealed record BrowseStep(string Key, string Name);

/// <summary>The children of a row of the tree in order of name; next is the cursor of the page that follows.</summary>
public sealed record BrowseAnswer(
    string? Under,
    IReadOnlyList<BrowseStep> Path,
    IReadOnlyList<BrowseNode> Children,
    int Total,
    string? Next
);

/// <summary>The tree of names, a level at a time.</summary>
static class BrowseEndpoints
{
    const int LargestPage = 1000;

    public static void MapBrowse(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/browse", BrowseAsync)
            .WithTags("Lineage")
            .WithSummary("The tree of names: namespace, database, schema and dataset, or namespace, DAG and task")
            .WithDescription("kind: dataset or job. under: the key of a row, for what lies below it; without it the namespaces.")
            .ProducesProblem(400);

    static async Task<Results<Ok<BrowseAnswer>, ProblemHttpResult>> BrowseAsync(
        HttpContext http,
        BrowseQuery browse,
        CancellationToken cancellation,
        string kind = "dataset",
        string? under = null,
        int limit = 200,
        string? cursor = null
    )
    {
        if (kind is not ("dataset" or "job"))
            return Errors.BadParameter("kind", "is dataset or job").ToResult(http.Response);
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        var place = under is null ? null : PageCursor.Read(under, 4);
        if (under is not null && place is not ["namespace" or "database" or "schema" or "dag", _, _, _])
            return Errors.BadParameter("under", "is the key of a row that has others below it").ToResult(http.Response);
        var after = cursor is null ? null : PageCursor.Read(cursor, 1);
        if (cursor is not null && after is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var rows = await RowsAsync(browse, http.Subscription(), kind, place, cancellation);
        var rest = after is null ? rows : rows.FindAll(row => string.CompareOrdinal(row.Name, after[0]) > 0);
        var page = rest.Take(limit).ToList();
        return TypedResults.Ok(
            new BrowseAnswer(
                under,
                place is null ? [] : Path(place),
                page.ConvertAll(Node),
                rows.Count,
                page.Count < rest.Count ? PageCursor.Write(page[^1].Name) : null
            )
        );
    }

    static Task<List<BrowsedName>> RowsAsync(
        BrowseQuery browse,
        int subscriptionId,
        string kind,
        string[]? place,
        CancellationToken cancellation
    ) =>
        (kind, place) switch
        {
            ("dataset", null) => browse.DatasetNamespacesAsync(subscriptionId, cancellation),
            ("dataset", [_, var ns, var path, _]) => browse.DatasetsAsync(subscriptionId, ns, path, cancellation),
            (_, null) => browse.JobNamespacesAsync(subscriptionId, cancellation),
            (_, ["dag", _, var name, var id]) => browse.PartsAsync(
                subscriptionId,
                Guid.TryParse(id, out var job) ? job : Guid.Empty,
                name,
                cancellation
            ),
            (_, [_, var ns, ..]) => browse.RootJobsAsync(subscriptionId, ns, cancellation),
            _ => Task.FromResult(new List<BrowsedName>()),
        };

    /// <summary>The namespace and each part of the name after it.</summary>
    static List<BrowseStep> Path(string[] place)
    {
        var (kind, ns, path) = (place[0], place[1], place[2]);
        var steps = new List<BrowseStep> { new(PageCursor.Write("namespace", ns, "", ""), ns) };
        if (kind == "dag")
        {
            steps.Add(new BrowseStep(PageCursor.Write([.. place]), path));
            return steps;
        }

        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            var name = path[..dot];
            steps.Add(new BrowseStep(PageCursor.Write("schema", ns, path[..(dot + 1)], ""), name[(name.LastIndexOf('.') + 1)..]));
        }
        return steps;
    }

    static BrowseNode Node(BrowsedName row) =>
        new(
            PageCursor.Write(row.Kind, row.Namespace, row.Path, row.AssetId?.ToString("N") ?? ""),
            row.Name,
            row.Kind,
            row.Count,
            row.AssetId is { } id ? new DatasetReference(id, row.Namespace, row.Path) : null,
            row.State,
            row.Failed
        );
}
