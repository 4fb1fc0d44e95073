using System.Text.RegularExpressions;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>Datasets that would be one.</summary>
public sealed record JoinedSet(IReadOnlyList<DatasetName> Members);

/// <summary>Datasets that would be one although something speaks against it.</summary>
public sealed record JoinConflict(string Why, IReadOnlyList<DatasetName> Datasets);

/// <summary>
/// What other rules would change. Sets: joined from what are several datasets now, or parted. Samples and conflicts are cut to the first ones; their numbers are not.
/// </summary>
public sealed record RulePreview(
    int DatasetsExamined,
    int SetsJoined,
    int DatasetsJoined,
    int SetsParted,
    int ConflictCount,
    IReadOnlyList<JoinedSet> Samples,
    IReadOnlyList<JoinConflict> Conflicts
);

/// <summary>Tries rules on all datasets there are and changes nothing.</summary>
public sealed class AliasPreview(NpgsqlDataSource db)
{
    const int MostSamples = 20;
    const int MostMembers = 20;

    /// <summary>Datasets whose columns and edges are compared.</summary>
    const int MostCompared = 10_000;

    /// <summary>Matching is linear, so only an absurd name takes longer.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <exception cref="RegexMatchTimeoutException">A pattern takes too long on a name.</exception>
    public async Task<RulePreview> OfAsync(int subscriptionId, IReadOnlyCollection<AliasRule> rules, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var datasets = (
            await connection.QueryAsync(
                "SELECT namespace, name FROM dataset WHERE subscription_id = $1",
                row => new DatasetName(row.GetString(0), row.GetString(1)),
                cancellation,
                subscriptionId
            )
        ).ToDictionary(d => d.Id);
        var symlinks = await connection.QueryAsync(
            "SELECT dataset_id, alias_id FROM dataset_symlink WHERE subscription_id = $1 AND holds",
            row => (row.GetGuid(0), row.GetGuid(1)),
            cancellation,
            subscriptionId
        );
        var now = (
            await connection.QueryAsync(
                "SELECT dataset_id, representative_id FROM dataset_alias WHERE subscription_id = $1",
                row => (Member: row.GetGuid(0), Representative: row.GetGuid(1)),
                cancellation,
                subscriptionId
            )
        ).ToDictionary(row => row.Member, row => row.Representative);
        var links = RuleLink.Of(new AliasRules(rules, _patience), datasets.Values).Select(link => (link.DatasetId, link.LinkedId));
        var sets = Sets(symlinks.Concat(links), datasets);
        var joined = sets.FindAll(set => set.Select(id => now.GetValueOrDefault(id, id)).Distinct().Skip(1).Any());
        var conflicts = await ConflictsAsync(connection, subscriptionId, joined, datasets, cancellation);
        return new RulePreview(
            datasets.Count,
            joined.Count,
            joined.Sum(set => set.Count),
            Parted(now, sets),
            conflicts.Count,
            [.. joined.Take(MostSamples).Select(set => new JoinedSet(Names(set, datasets)))],
            [.. conflicts.Take(MostSamples)]
        );
    }

    static List<List<Guid>> Sets(IEnumerable<(Guid Left, Guid Right)> links, Dictionary<Guid, DatasetName> datasets)
    {
        var sets = new UnionFind<Guid>();
        foreach (var (left, right) in links)
            sets.Unite(left, right);
        return
        [
            .. sets.Components()
                .Select(set => set.FindAll(datasets.ContainsKey))
                .Where(set => set.Count > 1)
                .OrderBy(set => set.Min(id => datasets[id].Namespace), StringComparer.Ordinal)
                .ThenBy(set => set.Min(id => datasets[id].Name), StringComparer.Ordinal),
        ];
    }

    /// <summary>Sets of now whose members would no longer be together.</summary>
    static int Parted(Dictionary<Guid, Guid> now, List<List<Guid>> sets)
    {
        var then = sets.SelectMany(set => set.Select(id => (Member: id, Set: set[0]))).ToDictionary(row => row.Member, row => row.Set);
        return now.GroupBy(row => row.Value)
            .Count(set => set.Select(row => then.GetValueOrDefault(row.Key, row.Key)).Distinct().Skip(1).Any());
    }

    static async Task<List<JoinConflict>> ConflictsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<List<Guid>> joined,
        Dictionary<Guid, DatasetName> datasets,
        CancellationToken cancellation
    )
    {
        var compared = joined.SelectMany(set => set).Take(MostCompared).ToArray();
        var columns = (
            await connection.QueryAsync(
                """
                SELECT DISTINCT ON (s.dataset_id) s.dataset_id, c.body
                  FROM dataset_schema AS s JOIN content AS c ON c.subscription_id = $1 AND c.content_id = s.content_id
                 WHERE s.subscription_id = $1 AND s.dataset_id = ANY ($2)
                 ORDER BY s.dataset_id, s.observed_at DESC, s.content_id DESC
                """,
                row => (Id: row.GetGuid(0), Body: row.GetString(1)),
                cancellation,
                subscriptionId,
                compared
            )
        ).ToDictionary(
            row => row.Id,
            row => SchemaColumn.Parse(row.Body).Select(c => c.Name.ToLowerInvariant()).Order(StringComparer.Ordinal).ToList()
        );
        var edges = (
            await connection.QueryAsync(
                "SELECT DISTINCT source_id, target_id FROM edge_pair($1) WHERE source_id = ANY ($2) AND target_id = ANY ($2)",
                row => (Source: row.GetGuid(0), Target: row.GetGuid(1)),
                cancellation,
                subscriptionId,
                compared
            )
        ).ToHashSet();
        return
        [
            .. joined
                .Select(set => (Set: set, Known: set.Where(columns.ContainsKey).ToList()))
                .Where(s => s.Known.Exists(id => !columns[id].SequenceEqual(columns[s.Known[0]])))
                .Select(s => new JoinConflict("their columns differ", Names(s.Known, datasets))),
            .. joined
                .Select(set => (Set: set, Members: set.ToHashSet()))
                .Select(s =>
                    edges
                        .Where(e => s.Members.Contains(e.Source) && s.Members.Contains(e.Target))
                        .SelectMany(e => new[] { e.Source, e.Target })
                        .Distinct()
                        .ToList()
                )
                .Where(ends => ends.Count > 1)
                .Select(ends => new JoinConflict("one is made from the other", Names(ends, datasets))),
        ];
    }

    static List<DatasetName> Names(IEnumerable<Guid> ids, Dictionary<Guid, DatasetName> datasets) =>
        [
            .. ids.Select(id => datasets[id])
                .OrderBy(d => d.Namespace, StringComparer.Ordinal)
                .ThenBy(d => d.Name, StringComparer.Ordinal)
                .Take(MostMembers),
        ];
}
