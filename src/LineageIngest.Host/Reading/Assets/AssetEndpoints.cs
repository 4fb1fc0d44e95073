using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Search;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>Datasets without their lineage: some by id, or all of them in a list.</summary>
static class AssetEndpoints
{
    const int MostIds = 200;
    const int LargestPage = 500;
    const int MostCounted = 100_000;

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/assets", ByIdAsync)
            .WithTags("Lineage")
            .WithSummary("What is known of datasets: type, owners, tags, last write, checks, who writes and reads them")
            .WithDescription(
                $"id, repeatable, at most {MostIds}: ours or dataset:NAMESPACE:NAME. Ids that name no dataset are listed as missing."
            )
            .ProducesProblem(400);
        routes
            .MapGet("/api/lineage/datasets", ListAsync)
            .WithTags("Lineage")
            .WithSummary("All datasets, a page at a time")
            .WithDescription(
                "sort: changed (written last first), used (whose readers ran most often) or name. namespace, owner and tag keep to those of one; q to those whose name matches. "
                    + "changed and used list what some job reads or writes. deleted=true: also what was deleted and not named since (state hidden). cursor: the next of the page before."
            )
            .ProducesProblem(400);
    }

    static async Task<Results<Ok<AssetsAnswer>, ProblemHttpResult>> ByIdAsync(
        HttpContext http,
        AssetQuery assets,
        AssetReader reader,
        string[] id,
        CancellationToken cancellation
    )
    {
        if (id.Length is 0 or > MostIds)
            return Errors.BadParameter("id", $"is given once or up to {MostIds} times").ToResult(http.Response);
        var (found, missing) = await assets.FindAllAsync(http.Subscription(), id, AssetKind.Dataset, cancellation);
        return TypedResults.Ok(new AssetsAnswer(await reader.ReadAsync(http.Subscription(), found, true, cancellation), missing));
    }

    static async Task<Results<Ok<DatasetsAnswer>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        DatasetListQuery datasets,
        FiguresQuery figures,
        SearchQuery search,
        AssetReader reader,
        CancellationToken cancellation,
        string sort = "name",
        string? @namespace = null,
        string? owner = null,
        string? tag = null,
        string? q = null,
        bool deleted = false,
        int limit = 100,
        string? cursor = null
    )
    {
        if (limit is < 1 or > LargestPage)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}").ToResult(http.Response);
        if (!Enum.TryParse<DatasetOrder>(sort, ignoreCase: true, out var order) || int.TryParse(sort, CultureInfo.InvariantCulture, out _))
            return Errors.BadParameter("sort", "is changed, used or name").ToResult(http.Response);
        if (cursor is not null && PageCursor.Read(cursor, 3) is null)
            return Errors.BadParameter("cursor", "is the next of the page before").ToResult(http.Response);
        var after = cursor is null ? null : PageCursor.Read(cursor, 3);
        var isFiltered = @namespace is not null || owner is not null || tag is not null || q is not null;
        if (!isFiltered && order == DatasetOrder.Name)
            return TypedResults.Ok(await AllAsync(http, datasets, reader, after, deleted, limit, cancellation));
        IReadOnlyCollection<Guid>? matching = q is null
            ? null
            :
            [
                .. (await search.FindAsync(http.Subscription(), q, [SearchKind.Dataset], null, MostIds, cancellation))
                    .Hits.Select(hit => hit.Id)
                    .OfType<Guid>(),
            ];
        var filtered = isFiltered
            ? await datasets.FilteredAsync(http.Subscription(), @namespace, owner, tag, matching, deleted, cancellation)
            : null;
        var ordered =
            order == DatasetOrder.Name
                ? filtered!.ConvertAll(dataset => (dataset.Id, Rank: 0L))
                : await figures.RankAsync(http.Subscription(), order, filtered?.ConvertAll(dataset => dataset.Id), cancellation);
        var start = after is null ? 0 : ordered.FindIndex(row => row.Id.ToString("N") == after[2]) + 1;
        var page = ordered.Skip(start).Take(limit).ToList();
        return TypedResults.Ok(
            new DatasetsAnswer(
                await reader.ReadAsync(http.Subscription(), page.ConvertAll(row => row.Id), false, cancellation),
                ordered.Count,
                filtered?.Count == DatasetListQuery.MostFiltered,
                start + page.Count < ordered.Count ? PageCursor.Write("", "", page[^1].Id.ToString("N")) : null
            )
        );
    }

    static async Task<DatasetsAnswer> AllAsync(
        HttpContext http,
        DatasetListQuery datasets,
        AssetReader reader,
        string[]? after,
        bool deleted,
        int limit,
        CancellationToken cancellation
    )
    {
        var last = after is [var ns, var name, var id] ? new NamedDataset(Guid.Parse(id), ns, name) : null;
        var page = await datasets.ByNameAsync(http.Subscription(), last, limit + 1, deleted, cancellation);
        var more = page.Count > limit;
        if (more)
            page.RemoveAt(limit);
        var total = await datasets.CountAsync(http.Subscription(), MostCounted, deleted, cancellation);
        return new DatasetsAnswer(
            await reader.ReadAsync(http.Subscription(), page.ConvertAll(row => row.Id), false, cancellation),
            total,
            total == MostCounted,
            more ? PageCursor.Write(page[^1].Namespace, page[^1].Name, page[^1].Id.ToString("N")) : null
        );
    }
}
