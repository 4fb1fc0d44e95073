using LineageIngest.DataSources;
using LineageIngest.Insight.Checks;
using LineageIngest.Names;

namespace LineageIngest.Host.DataSources;

/// <summary>Which data sources may hold a dataset: those whose namespace is that of one of its names.</summary>
sealed class ReadableSources(DataSourceStore sources, ProfileQuery query)
{
    public async Task<SourcesOfDataset> OfAsync(int subscriptionId, Guid dataset, CancellationToken cancellation) =>
        await OfAsync(subscriptionId, dataset, await sources.ListAsync(subscriptionId, cancellation), cancellation);

    public async Task<SourcesOfDataset> OfAsync(
        int subscriptionId,
        Guid dataset,
        IReadOnlyList<DataSourceSettings> known,
        CancellationToken cancellation
    )
    {
        var names = await query.NamesAsync(subscriptionId, dataset, cancellation);
        return new SourcesOfDataset(
            [
                .. names.SelectMany(
                    name => known.Where(source => SourceNaming.Namespace(source) == name.Namespace),
                    (name, source) => (new DatasetName(name.Namespace, name.Name), source)
                ),
            ],
            [.. names.Select(name => new DatasetName(name.Namespace, name.Name))]
        );
    }
}

/// <summary>The data sources of a dataset, each with the name that the dataset has there, and all names that it has.</summary>
sealed record SourcesOfDataset(IReadOnlyList<(DatasetName Name, DataSourceSettings Source)> Found, IReadOnlyList<DatasetName> Names)
{
    /// <summary>Why it cannot be profiled, where no source has its namespace.</summary>
    public string? Missing =>
        Found.Count > 0
            ? null
            : $"No data source has the namespace {string.Join(" or ", Names.Select(name => name.Namespace).Distinct())}.";
}
