using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Search;
using LineageIngest.Insight.Columns;
using LineageIngest.Insight.Search;

namespace LineageIngest.Host.Http;

/// <summary>
/// Finds the dataset or job that a request names: by our id, by <c>dataset:NAMESPACE:NAME</c> or <c>job:NAMESPACE:NAME</c>, or by its whole name where only one
/// bears it. What is not found is refused with the names that come near.
/// </summary>
sealed class AskedAssets(AssetQuery assets, SearchQuery search, KnownColumnsQuery columns)
{
    const int MostNear = 5;
    const int MostColumns = 30;

    /// <summary>A dataset or a job.</summary>
    public async Task<(Asset? Asset, Problem? Problem)> AssetAsync(int subscriptionId, string asked, CancellationToken cancellation) =>
        await assets.FindAsync(subscriptionId, asked, cancellation) is { } found
            ? (found, null)
            : await NamedAsync(subscriptionId, asked, null, [AssetKind.Dataset, AssetKind.Job], cancellation);

    /// <param name="ns">the namespace, where the request names it apart: then only the name in it is meant</param>
    public Task<(Asset? Asset, Problem? Problem)> DatasetAsync(
        int subscriptionId,
        string asked,
        CancellationToken cancellation,
        string? ns = null
    ) => OneAsync(subscriptionId, AssetKind.Dataset, asked, ns, cancellation);

    /// <param name="ns">the namespace, where the request names it apart: then only the name in it is meant</param>
    public Task<(Asset? Asset, Problem? Problem)> JobAsync(
        int subscriptionId,
        string asked,
        CancellationToken cancellation,
        string? ns = null
    ) => OneAsync(subscriptionId, AssetKind.Job, asked, ns, cancellation);

    /// <summary>A column as the dataset's schemas and edges spell it: as it was asked for, or else the only one that differs in case alone.</summary>
    public async Task<(string? Column, Problem? Problem)> ColumnAsync(
        int subscriptionId,
        Asset dataset,
        string asked,
        CancellationToken cancellation
    )
    {
        if (await columns.IsEndAsync(subscriptionId, dataset.Id, asked, cancellation))
            return (asked, null);
        var known = await columns.OfAsync(subscriptionId, dataset.Namespace, dataset.Name, cancellation);
        if (known.Contains(asked))
            return (asked, null);
        if (known.Where(column => string.Equals(column, asked, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only])
            return (only, null);
        var more = known.Count > MostColumns ? $" and {known.Count - MostColumns} more" : "";
        var has =
            known.Count == 0
                ? "no event, crawl or SQL has named a column of it"
                : $"it has {string.Join(", ", known.Order(StringComparer.Ordinal).Take(MostColumns))}{more}";
        return (null, new Problem(404, "not-found", "No such column", $"'{dataset.Name}' has no column '{asked}'; {has}."));
    }

    async Task<(Asset? Asset, Problem? Problem)> OneAsync(
        int subscriptionId,
        AssetKind kind,
        string asked,
        string? ns,
        CancellationToken cancellation
    )
    {
        if (ns is null)
        {
            var prefix = $"{Word(kind)}:";
            var id = asked.StartsWith(prefix, StringComparison.Ordinal) ? asked : prefix + asked;
            if (await assets.FindAsync(subscriptionId, id, cancellation) is { } found && found.Kind == kind)
                return (found, null);
        }
        return await NamedAsync(subscriptionId, asked, ns, [kind], cancellation);
    }

    async Task<(Asset? Asset, Problem? Problem)> NamedAsync(
        int subscriptionId,
        string asked,
        string? ns,
        AssetKind[] kinds,
        CancellationToken cancellation
    )
    {
        var named = new List<Asset>();
        foreach (var kind in kinds)
            named.AddRange(await assets.FindByNameAsync(subscriptionId, kind, asked, ns, cancellation));
        return named.Count switch
        {
            1 => (named[0], null),
            0 => (null, await MissingAsync(subscriptionId, asked, ns, kinds, cancellation)),
            _ => (null, Ambiguous(asked, named)),
        };
    }

    static Problem Ambiguous(string asked, List<Asset> named) =>
        new(
            400,
            "ambiguous-name",
            "The name is not unique",
            $"'{asked}' may be {string.Join(" or ", named.Take(MostNear).Select(Address))}{(named.Count > MostNear ? $" or {named.Count - MostNear} more" : "")}; say which."
        )
        {
            Near = [.. named.Take(MostNear).Select(Address)],
        };

    async Task<Problem> MissingAsync(int subscriptionId, string asked, string? ns, AssetKind[] kinds, CancellationToken cancellation)
    {
        var noun = kinds is [var only] ? Word(only) : "asset";
        var problem = Errors.NotFound(noun, ns is null ? asked : $"{ns} {asked}");
        if (Guid.TryParse(asked, out _))
            return problem;
        var near = await NearAsync(subscriptionId, asked, kinds, cancellation);
        var how = string.Join(" or ", kinds.Select(kind => $"{Word(kind)}:NAMESPACE:NAME"));
        return problem with
        {
            Detail =
                $"{problem.Detail} Ask by id, by {how}, or by the whole name."
                + (near.Count > 0 ? $" Near it: {string.Join(", ", near)}." : ""),
            Near = near,
        };
    }

    /// <summary>What a search finds by all that was asked, or else by the end of it, which is the name itself.</summary>
    async Task<List<string>> NearAsync(int subscriptionId, string asked, AssetKind[] kinds, CancellationToken cancellation)
    {
        SearchKind[] wanted = [.. kinds.Select(kind => kind == AssetKind.Dataset ? SearchKind.Dataset : SearchKind.Job)];
        foreach (var words in new[] { asked, asked[(asked.LastIndexOfAny(['.', '/', ':']) + 1)..] }.Distinct())
        {
            if (words.Length is 0 or > SearchQuery.LongestQuestion)
                continue;
            var found = await search.FindAsync(subscriptionId, words, wanted, null, MostNear, cancellation);
            if (found.Hits.Count > 0)
                return [.. found.Hits.Select(hit => Address(hit.IsJob ? AssetKind.Job : AssetKind.Dataset, hit.Namespace!, hit.Name!))];
        }
        return [];
    }

    static string Address(Asset asset) => Address(asset.Kind, asset.Namespace, asset.Name);

    static string Address(AssetKind kind, string ns, string name) => $"{Word(kind)}:{ns}:{name}";

    static string Word(AssetKind kind) => kind == AssetKind.Dataset ? "dataset" : "job";
}
