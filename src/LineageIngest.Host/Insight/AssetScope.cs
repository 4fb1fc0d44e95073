using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Insight.History;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>The assets of a question about changes, given one by one.</summary>
static class AssetScope
{
    /// <summary>More do not fit into an address.</summary>
    public const int MostAssets = 150;

    public static async Task<(DiffScope? Scope, Problem? Problem)> OfAsync(
        AskedAssets assets,
        NpgsqlDataSource db,
        int subscription,
        IReadOnlyCollection<string> asked,
        CancellationToken cancellation
    )
    {
        if (asked.Count > MostAssets)
            return (null, Errors.BadParameter("asset", $"is given at most {MostAssets} times"));
        var found = new List<Asset>();
        foreach (var id in asked.Distinct())
        {
            var (asset, missing) = await assets.AssetAsync(subscription, id, cancellation);
            if (asset is null)
                return (null, missing);
            found.Add(asset);
        }
        return (await DiffScope.OfAsync(db, subscription, found, cancellation), null);
    }
}
