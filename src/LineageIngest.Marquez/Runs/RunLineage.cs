using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Models;
using Npgsql;

namespace LineageIngest.Marquez.Runs;

/// <summary>The runs behind a run: which run made what it read, and so on upward. What no known run made has no producer.</summary>
public sealed class RunLineage(NpgsqlDataSource db, RunPortraits portraits)
{
    /// <summary>More than anybody follows; beyond it the walk stops and the answer says so.</summary>
    const int MostRuns = 5000;

    /// <summary>The runs, the asked one first, then level by level; null where there is no such run.</summary>
    public async Task<(List<UpstreamRunWords> Runs, bool Truncated)?> UpstreamAsync(
        int subscriptionId,
        Guid runId,
        int depth,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (await RunRows.FindAsync(connection, subscriptionId, runId, cancellation) is not { } root)
            return null;
        var (answer, seen, level) = (new List<UpstreamRunWords>(), new HashSet<Guid> { root.Key }, new List<RunRow> { root });
        for (var distance = 0; distance <= depth && level.Count > 0; distance++)
        {
            var inputs = await InputsAsync(connection, subscriptionId, level, cancellation);
            var producers = (
                await RunRows.GetAsync(
                    connection,
                    subscriptionId,
                    [.. inputs.SelectMany(i => i).Select(i => i.Version.RunKey).OfType<Guid>().Distinct()],
                    cancellation
                )
            ).ToDictionary(r => r.Key);
            var versions = await RunReader.VersionsAsync(connection, subscriptionId, level, cancellation);
            answer.AddRange(
                level.Select(run => Words(run, versions.TryGetValue(run.Key, out var version) ? version : null, inputs[run.Key], producers))
            );
            if (answer.Count + producers.Count > MostRuns)
                return (answer, true);
            level = [.. producers.Values.Where(r => seen.Add(r.Key)).OrderByDescending(r => r.Facts.LastEventAt).ThenBy(r => r.Key)];
        }
        return (answer, false);
    }

    async Task<ILookup<Guid, (DatasetSet Dataset, VersionAt Version)>> InputsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<RunRow> runs,
        CancellationToken cancellation
    )
    {
        var shown = await portraits.ReadAsync(connection, subscriptionId, runs.ConvertAll(r => r.Key), cancellation);
        var sets = await DatasetSets.OfAsync(
            connection,
            subscriptionId,
            shown.Values.SelectMany(p => p.Inputs).Select(i => i.Dataset.Id),
            cancellation
        );
        var read = runs.SelectMany(run =>
                shown[run.Key].Inputs.Where(i => sets.ContainsKey(i.Dataset.Id)).Select(i => (run.Key, Set: sets[i.Dataset.Id], Input: i))
            )
            .ToList();
        var versions = await DatasetVersionsAt.FindAsync(
            connection,
            subscriptionId,
            read.ConvertAll(r => VersionQuestion.OfReading(r.Key, shown[r.Key], r.Input, r.Set)),
            cancellation
        );
        return read.Zip(versions)
            .Where(pair => pair.Second is not null)
            .ToLookup(pair => pair.First.Key, pair => (pair.First.Set, pair.Second!));
    }

    static UpstreamRunWords Words(
        RunRow run,
        Guid? version,
        IEnumerable<(DatasetSet Dataset, VersionAt Version)> inputs,
        Dictionary<Guid, RunRow> producers
    ) =>
        new(
            new UpstreamJobWords(run.Job.Namespace, run.Job.Name, version),
            new UpstreamRunStateWords(
                run.ShownId,
                JavaTime.Instant(run.Outcome.StartedAt),
                JavaTime.Instant(run.Outcome.EndedAt),
                RunStates.Word(run.Outcome.State)
            ),
            [
                .. inputs.Select(i => new UpstreamInputWords(
                    i.Dataset.Name.Namespace,
                    i.Dataset.Name.Name,
                    i.Version.VersionId,
                    i.Version.RunKey is { } key && producers.TryGetValue(key, out var producer) ? producer.ShownId : null
                )),
            ]
        );
}
