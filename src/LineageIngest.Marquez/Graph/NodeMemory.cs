using LineageIngest.Graph.Memory;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>A job as a graph tells of it; without data when no event ever named it (a dataset that states its own sources).</summary>
sealed record ToldJob(string Id, JobIo Io, WrittenJson? Data);

/// <summary>A dataset as a graph tells of it, under the name that stands for it.</summary>
sealed record ToldDataset(string Id, WrittenJson Data);

/// <summary>
/// What graphs tell of jobs and datasets, remembered until the map says that something about them changed. The count of changes is looked up before the
/// store is read, so what changes meanwhile is read again.
/// </summary>
public sealed class NodeMemory(NpgsqlDataSource db, JobReader jobs) : IDisposable
{
    const long MostBytes = 256L << 20;

    /// <summary>What an entry takes beside its JSON.</summary>
    const int Overhead = 600;
    readonly MemoryCache _known = new(
        new MemoryCacheOptions { SizeLimit = Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 32) }
    );

    /// <summary>By id; a job that nobody knows is not there.</summary>
    internal Task<Dictionary<Guid, ToldJob>> JobsAsync(
        int subscriptionId,
        GraphMap map,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        RecallAsync(
            map,
            ids,
            id => map.FindJob(id)?.Changes,
            job => job.Data?.Utf8.Length ?? 0,
            (connection, missing) => ReadJobsAsync(connection, subscriptionId, missing, anyHidden: false, cancellation),
            cancellation
        );

    /// <summary>By the ids of the datasets that stand for their sets.</summary>
    internal Task<Dictionary<Guid, ToldDataset>> DatasetsAsync(
        int subscriptionId,
        GraphMap map,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        RecallAsync(
            map,
            ids,
            id => map.FindNode(id)?.Changes,
            dataset => dataset.Data.Utf8.Length,
            (connection, missing) => ReadDatasetsAsync(connection, subscriptionId, missing, cancellation),
            cancellation
        );

    /// <summary>Jobs as they are now, without what is hidden if there is any; nothing of it is remembered.</summary>
    internal async Task<Dictionary<Guid, ToldJob>> ReadJobsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        bool anyHidden,
        CancellationToken cancellation
    )
    {
        var current = await JobVersions.CurrentAsync(connection, subscriptionId, ids, cancellation);
        var hidden = anyHidden
            ? await Hidden.OfAsync(
                connection,
                subscriptionId,
                [.. ids, .. current.Values.SelectMany(io => io).Select(named => named.Dataset.Id).Distinct()],
                cancellation
            )
            : [];
        var io = ids.Where(id => !hidden.Contains(id))
            .ToDictionary(
                id => id,
                id => JobIo.Of([.. current.GetValueOrDefault(id, []).Where(named => !hidden.Contains(named.Dataset.Id))])
            );
        var words = await jobs.NodesAsync(connection, subscriptionId, io, cancellation);
        return io.ToDictionary(
            job => job.Key,
            job =>
                words.TryGetValue(job.Key, out var known)
                    ? new ToldJob(NodeId.OfJob(known.Namespace, known.Name), job.Value, WrittenJson.Of(known))
                    : new ToldJob("", job.Value, null)
        );
    }

    public void Dispose() => _known.Dispose();

    static async Task<Dictionary<Guid, ToldDataset>> ReadDatasetsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        (await DatasetList.NodesAsync(connection, subscriptionId, ids, cancellation)).ToDictionary(
            d => d.Key,
            d => new ToldDataset(NodeId.OfDataset(d.Value.Namespace, d.Value.Name), WrittenJson.Of(d.Value))
        );

    async Task<Dictionary<Guid, T>> RecallAsync<T>(
        GraphMap map,
        IReadOnlyCollection<Guid> ids,
        Func<Guid, int?> changesOf,
        Func<T, int> size,
        Func<NpgsqlConnection, IReadOnlyCollection<Guid>, Task<Dictionary<Guid, T>>> read,
        CancellationToken cancellation
    )
    {
        var (told, missing) = (new Dictionary<Guid, T>(ids.Count), new Dictionary<Guid, int?>());
        map.Read(m =>
        {
            foreach (var id in ids)
            {
                var changes = changesOf(id);
                if (changes is not null && _known.TryGetValue(new Key(m.Number, id), out Entry<T>? entry) && entry!.Changes == changes)
                    told[id] = entry.Told;
                else
                    missing[id] = changes;
            }
            return missing.Count;
        });
        if (missing.Count == 0)
            return told;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        foreach (var (id, fresh) in await read(connection, missing.Keys))
        {
            told[id] = fresh;
            if (missing.GetValueOrDefault(id) is { } changes)
            {
                _known.Set(
                    new Key(map.Number, id),
                    new Entry<T>(changes, fresh),
                    new MemoryCacheEntryOptions { Size = size(fresh) + Overhead }
                );
            }
        }
        return told;
    }

    sealed record Key(long Map, Guid Id);

    sealed record Entry<T>(int Changes, T Told);
}
