using LineageIngest.Graph.Memory;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>What an id or name in a question turned out to be.</summary>
public enum AssetKind
{
    Dataset,
    Job,
}

/// <summary>A dataset or job that exists.</summary>
public sealed record Asset(AssetKind Kind, Guid Id, string Namespace, string Name);

/// <summary>Finds what a question is about.</summary>
public sealed class AssetQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>
    /// By our id, or by <c>dataset:NAMESPACE:NAME</c> or <c>job:NAMESPACE:NAME</c>. Namespaces hold colons, so every split is tried against the store;
    /// of several that exist the one with the longest namespace is meant. Null when nothing matches.
    /// </summary>
    public async Task<Asset?> FindAsync(int subscriptionId, string id, CancellationToken cancellation)
    {
        var (kinds, text) =
            id.StartsWith("dataset:", StringComparison.Ordinal) ? ([AssetKind.Dataset], id[8..])
            : id.StartsWith("job:", StringComparison.Ordinal) ? ([AssetKind.Job], id[4..])
            : (new[] { AssetKind.Dataset, AssetKind.Job }, id);
        var candidates = Guid.TryParse(text, out var own)
            ? kinds.Select(kind => (Kind: kind, Id: own)).ToList()
            : [.. Splits(text).SelectMany(split => kinds.Select(kind => (Kind: kind, Id: IdOf(kind, split.Namespace, split.Name))))];
        return KnownOf(subscriptionId, candidates.TakeLast(kinds.Length)) ?? await FirstAsync(subscriptionId, candidates, cancellation);
    }

    /// <summary>Those of the ids that name something of this kind, each once and in the order asked; the others as they were asked. Our ids need no prefix.</summary>
    public async Task<(List<Guid> Found, List<string> Missing)> FindAllAsync(
        int subscriptionId,
        IEnumerable<string> ids,
        AssetKind kind,
        CancellationToken cancellation
    )
    {
        var (found, missing) = (new List<Guid>(), new List<string>());
        foreach (var asked in ids.Distinct())
        {
            var prefixed = Guid.TryParse(asked, out _) ? $"{(kind == AssetKind.Job ? "job" : "dataset")}:{asked}" : asked;
            if (await FindAsync(subscriptionId, prefixed, cancellation) is { } asset && asset.Kind == kind)
                found.Add(asset.Id);
            else
                missing.Add(asked);
        }
        return (found, missing);
    }

    /// <summary>What the map knows needs no look at the store: the split with the longest namespace, which comes last, goes before all others.</summary>
    Asset? KnownOf(int subscriptionId, IEnumerable<(AssetKind Kind, Guid Id)> meant) =>
        maps.Seen(subscriptionId)
            ?.Read(map =>
            {
                foreach (var (kind, id) in meant)
                {
                    if (kind == AssetKind.Dataset && map.FindNode(id)?.State is { } dataset)
                        return new Asset(kind, id, dataset.Namespace, dataset.Name);
                    if (kind == AssetKind.Job && map.FindJob(id)?.State is { Name: { } name } job)
                        return new Asset(kind, id, job.Namespace!, name);
                }
                return null;
            });

    /// <summary>All datasets or jobs of that name, in the given namespace or in every one, in order of namespace.</summary>
    public async Task<List<Asset>> FindByNameAsync(
        int subscriptionId,
        AssetKind kind,
        string name,
        string? ns,
        CancellationToken cancellation
    )
    {
        if (ns is not null)
        {
            List<(AssetKind, Guid)> one = [(kind, IdOf(kind, ns, name))];
            return (KnownOf(subscriptionId, one) ?? await FirstAsync(subscriptionId, one, cancellation)) is { } asset ? [asset] : [];
        }
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            kind == AssetKind.Dataset
                ? """
                SELECT dataset_id, namespace, name FROM dataset
                 WHERE subscription_id = $1 AND left(name, 400) = left($2, 400) AND name = $2
                 ORDER BY namespace COLLATE "C"
                """
                : """
                SELECT job_id, namespace, name FROM job
                 WHERE subscription_id = $1 AND left(name, 400) = left($2, 400) AND name = $2
                 ORDER BY namespace COLLATE "C"
                """,
            row => new Asset(kind, row.GetGuid(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            name
        );
    }

    async Task<Asset?> FirstAsync(int subscriptionId, List<(AssetKind Kind, Guid Id)> candidates, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync(
            """
            SELECT 0, dataset_id, namespace, name FROM dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2)
             UNION ALL
            SELECT 1, job_id, namespace, name FROM job WHERE subscription_id = $1 AND job_id = ANY ($3)
            """,
            row => new Asset((AssetKind)row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetString(3)),
            cancellation,
            subscriptionId,
            Ids(candidates, AssetKind.Dataset),
            Ids(candidates, AssetKind.Job)
        );
        return found.OrderByDescending(a => a.Namespace.Length).ThenBy(a => a.Kind).FirstOrDefault();
    }

    static Guid[] Ids(List<(AssetKind Kind, Guid Id)> candidates, AssetKind kind) =>
        [.. candidates.Where(c => c.Kind == kind).Select(c => c.Id)];

    static Guid IdOf(AssetKind kind, string ns, string name) =>
        kind == AssetKind.Dataset ? new DatasetName(ns, name).Id : new JobName(ns, name).Id;

    static IEnumerable<(string Namespace, string Name)> Splits(string text)
    {
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
            yield return (text[..colon], text[(colon + 1)..]);
    }
}
