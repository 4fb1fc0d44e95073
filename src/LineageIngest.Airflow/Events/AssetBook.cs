using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Naming;
using LineageIngest.Airflow.Operators;
using LineageIngest.Names;

namespace LineageIngest.Airflow.Events;

/// <summary>Assets by the tasks and DAGs that name them: outlets, inlets, and which task's update starts which DAG.</summary>
public sealed class AssetBook
{
    readonly ILookup<TaskName, DatasetName> _outlets;
    readonly ILookup<TaskName, DatasetName> _inlets;
    readonly Dictionary<string, string> _digests;
    readonly ILookup<string, Dependency> _starters;
    readonly ILookup<(string, string), Dependency> _runs;

    public AssetBook(IEnumerable<AirflowAsset> assets, IEnumerable<AssetEvent> updates)
    {
        var known = assets
            .Select(asset => (Asset: asset, Dataset: UriNaming.Of(asset.Uri)))
            .OrderBy(pair => pair.Asset.Uri, StringComparer.Ordinal)
            .ToList();
        _outlets = Pairs(known, asset => asset.Producers);
        _inlets = Pairs(known, asset => asset.Consumers);
        _starters = known
            .SelectMany(pair =>
                pair.Asset.ScheduledDags.SelectMany(dag => pair.Asset.Producers.Select(task => (dag, Started(task, pair.Asset.Uri))))
            )
            .ToLookup(link => link.dag, link => link.Item2);
        _digests = known
            .SelectMany(pair =>
                pair.Asset.Producers.Select(task => (task.DagId, $"{task.TaskId}>{pair.Asset.Uri}"))
                    .Concat(pair.Asset.Consumers.Select(task => (task.DagId, $"{task.TaskId}<{pair.Asset.Uri}")))
                    .Concat(
                        pair.Asset.ScheduledDags.Select(dag => (DagId: dag, $"*<{pair.Asset.Uri}:{string.Join(',', pair.Asset.Producers)}"))
                    )
            )
            .GroupBy(part => part.DagId)
            .ToDictionary(
                group => group.Key,
                group => string.Join('\n', group.Select(part => part.Item2).Order(StringComparer.Ordinal)),
                StringComparer.Ordinal
            );
        _runs = updates
            .Where(update => update is { DagId: not null, TaskId: not null })
            .SelectMany(update => update.Started.Select(run => (run, Started(new(update.DagId!, update.TaskId!), update.Uri))))
            .Distinct()
            .OrderBy(link => link.Item2.Job, StringComparer.Ordinal)
            .ThenBy(link => link.Item2.AssetUri, StringComparer.Ordinal)
            .ToLookup(link => link.run, link => link.Item2);
    }

    public static AssetBook Empty { get; } = new([], []);

    internal IReadOnlyList<DatasetClaim> Outlets(TaskName task) =>
        [
            .. _outlets[task]
                .Select(dataset => new DatasetClaim(dataset, ClaimKind.AirflowAssets, 0.9, Certainty.Certain, "an outlet of the task")),
        ];

    internal IReadOnlyList<DatasetClaim> Inlets(TaskName task, TaskHints? hints) =>
        [
            .. _inlets[task]
                .Select(dataset => new DatasetClaim(dataset, ClaimKind.AirflowInlets, 0.9, Certainty.Certain, "an inlet of the task"))
                .Concat(
                    (hints?.Inlets ?? [])
                        .Select(UriNaming.Of)
                        .OfType<DatasetName>()
                        .Select(dataset => new DatasetClaim(
                            dataset,
                            ClaimKind.AirflowInlets,
                            0.7,
                            Certainty.Inferred,
                            "an inlet in the DAG's source"
                        ))
                )
                .DistinctBy(claim => claim.Dataset),
        ];

    /// <summary>The tasks whose assets start this DAG.</summary>
    internal IReadOnlyList<Dependency> Starters(string dagId) => [.. _starters[dagId]];

    /// <summary>The tasks whose updates started this very run.</summary>
    internal IReadOnlyList<Dependency> Starters(string dagId, string runId) => [.. _runs[(dagId, runId)]];

    /// <summary>All that this book says of a DAG's declaration, as one text: another text, another declaration.</summary>
    internal string Digest(string dagId) => _digests.GetValueOrDefault(dagId, "");

    static ILookup<TaskName, DatasetName> Pairs(
        IEnumerable<(AirflowAsset Asset, DatasetName? Dataset)> known,
        Func<AirflowAsset, TaskName[]> tasks
    ) =>
        known
            .Where(pair => pair.Dataset is not null)
            .SelectMany(pair => tasks(pair.Asset).Select(task => (task, pair.Dataset!)))
            .ToLookup(pair => pair.task, pair => pair.Item2);

    static Dependency Started(TaskName task, string uri) => new("IMPLICIT_ASSET_DEPENDENCY", $"{task.DagId}.{task.TaskId}", uri);
}
