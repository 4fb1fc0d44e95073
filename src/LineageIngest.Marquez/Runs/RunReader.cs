using LineageIngest.Facts;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using Npgsql;

namespace LineageIngest.Marquez.Runs;

/// <summary>How a run is shown: by itself, or inside a version of its job, where the facets of the job as of that run take the place of the run's.</summary>
enum RunView
{
    Own,
    InJobVersion,
}

/// <summary>Shapes runs, any number of them with the same few reads.</summary>
public sealed class RunReader(RunPortraits portraits)
{
    internal async Task<Dictionary<Guid, RunWords>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<RunRow> runs,
        RunView view,
        CancellationToken cancellation
    )
    {
        var shown = await portraits.ReadAsync(connection, subscriptionId, [.. runs.Select(r => r.Key)], cancellation);
        var sets = await DatasetSets.OfAsync(
            connection,
            subscriptionId,
            shown.Values.SelectMany(p => p.Inputs.Select(i => i.Dataset.Id).Concat(p.Outputs.Select(o => o.Dataset.Id))),
            cancellation
        );
        var inputs = await InputsAsync(connection, subscriptionId, runs, shown, sets, view, cancellation);
        var versions = await VersionsAsync(connection, subscriptionId, runs, cancellation);
        return runs.ToDictionary(
            r => r.Key,
            run =>
            {
                var portrait = shown[run.Key];
                return Words(
                    run,
                    portrait,
                    versions.GetValueOrDefault(run.Key),
                    [.. inputs[run.Key]],
                    [.. portrait.Outputs.Select(o => Output(o, sets, view))],
                    view
                );
            }
        );
    }

    /// <summary>By run the version of its job, where the run made or confirmed one.</summary>
    internal static async Task<Dictionary<Guid, Guid>> VersionsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<RunRow> runs,
        CancellationToken cancellation
    )
    {
        var making = runs.Where(r => r.MakesVersion).ToList();
        var ours = await JobVersions.OfClaimsAsync(connection, subscriptionId, [.. making.Select(r => r.Key)], cancellation);
        var io = await JobVersions.IoAsync(connection, subscriptionId, [.. ours.Values.Distinct()], cancellation);
        var locations = await JobVersions.LocationsAsync(
            connection,
            subscriptionId,
            [.. making.Select(r => r.Job.Id).Distinct()],
            cancellation
        );
        return making.ToDictionary(
            r => r.Key,
            r =>
                (ours.TryGetValue(r.Key, out var version) ? io.GetValueOrDefault(version, JobIo.Nothing) : JobIo.Nothing).VersionOf(
                    r.Job,
                    locations.GetValueOrDefault(r.Job.Id)
                )
        );
    }

    static async Task<ILookup<Guid, RunDatasetWords>> InputsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<RunRow> runs,
        Dictionary<Guid, RunPortrait> shown,
        Dictionary<Guid, DatasetSet> sets,
        RunView view,
        CancellationToken cancellation
    )
    {
        var read = runs.SelectMany(run =>
                shown[run.Key]
                    .Inputs.Where(i => sets.ContainsKey(i.Dataset.Id))
                    .Select(input => (Run: run.Key, Input: input, Set: sets[input.Dataset.Id]))
            )
            .ToList();
        var versions = await DatasetVersionsAt.FindAsync(
            connection,
            subscriptionId,
            read.ConvertAll(r => VersionQuestion.OfReading(r.Run, shown[r.Run], r.Input, r.Set)),
            cancellation
        );
        return read.Zip(versions)
            .Where(pair => pair.Second is not null)
            .ToLookup(
                pair => pair.First.Run,
                pair => new RunDatasetWords(
                    new VersionIdentifier(pair.First.Set.Name.Namespace, pair.First.Set.Name.Name, pair.Second!.VersionId),
                    view == RunView.Own ? pair.First.Input.Facets : FacetText.None
                )
            );
    }

    static RunDatasetWords Output(PortraitOutput output, Dictionary<Guid, DatasetSet> sets, RunView view)
    {
        var name = sets.TryGetValue(output.Dataset.Id, out var set) ? set.Name : output.Dataset;
        return new RunDatasetWords(
            new VersionIdentifier(name.Namespace, name.Name, output.VersionId),
            view == RunView.Own ? output.Facets : FacetText.None
        );
    }

    static RunWords Words(
        RunRow run,
        RunPortrait portrait,
        Guid version,
        IReadOnlyList<RunDatasetWords> inputs,
        IReadOnlyList<RunDatasetWords> outputs,
        RunView view
    )
    {
        var (facts, outcome) = (run.Facts, run.Outcome);
        var told = facts.States.Where(s => s.Key != RunOutcome.New).Select(s => s.Value.Last).ToList();
        return new RunWords(
            run.ShownId,
            JavaTime.Instant(facts.States.TryGetValue(RunOutcome.New, out var made) ? made.First : facts.FirstEventAt),
            JavaTime.Instant(told.Count > 0 ? told.Max() : facts.LastEventAt),
            JavaTime.Instant(facts.Nominal?.Value.Start),
            JavaTime.Instant(facts.Nominal?.Value.End),
            RunStates.Word(outcome.State),
            JavaTime.Instant(outcome.StartedAt),
            JavaTime.Instant(outcome.EndedAt),
            outcome is { StartedAt: { } start, EndedAt: { } end } ? (long)(end - start).TotalMilliseconds : null,
            portrait.Args,
            version == Guid.Empty ? null : new VersionIdentifier(run.Job.Namespace, run.Job.Name, version),
            inputs,
            outputs,
            view == RunView.Own ? portrait.RunFacets : portrait.JobFacets
        );
    }
}
