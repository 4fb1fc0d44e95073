using LineageIngest.Graph.Datasets;

namespace LineageIngest.Host.Reading;

/// <summary>A dataset by name.</summary>
public sealed record DatasetReference(Guid Id, string Namespace, string Name);

/// <summary>Names for the ids of an answer, read once. An id without a name (a dataset that states its own sources has no job) stands with empty ones.</summary>
sealed class AssetReferences(Dictionary<Guid, DatasetLabel> datasets, Dictionary<Guid, JobLabel> jobs)
{
    public static async Task<AssetReferences> OfAsync(
        LabelQuery labels,
        int subscriptionId,
        IEnumerable<Guid> datasets,
        IEnumerable<Guid> jobs,
        CancellationToken cancellation
    ) =>
        new(
            await labels.DatasetsAsync(subscriptionId, [.. datasets.Distinct()], cancellation),
            await labels.JobsAsync(subscriptionId, [.. jobs.Distinct()], cancellation)
        );

    public DatasetReference Dataset(Guid id) =>
        datasets.TryGetValue(id, out var d) ? new DatasetReference(id, d.Namespace, d.Name) : new DatasetReference(id, "", "");

    public JobReference Job(Guid id) =>
        jobs.TryGetValue(id, out var j) ? new JobReference(id, j.Namespace, j.Name) : new JobReference(id, "", "");

    public DatasetLabel? DatasetLabel(Guid id) => datasets.GetValueOrDefault(id);

    public JobLabel? JobLabel(Guid id) => jobs.GetValueOrDefault(id);
}
