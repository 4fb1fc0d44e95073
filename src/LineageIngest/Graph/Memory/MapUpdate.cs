using LineageIngest.Graph.Changes;
using LineageIngest.Postgres;

namespace LineageIngest.Graph.Memory;

/// <summary>What changes make necessary: questions to the store, all asked in one round trip, and what their answers do to the map.</summary>
sealed class MapUpdate
{
    /// <summary>Of more datasets and jobs than this the states are forgotten, not read at once: nobody may ask for them again.</summary>
    const int MostStates = 5000;

    readonly IReadOnlyList<NotedChange> _changes;
    readonly ILookup<ChangeKind, Change> _of;
    readonly Guid[] _members,
        _linked;
    readonly Dictionary<Guid, Guid> _representatives = [];
    readonly JobLinks _links = new();
    readonly Dictionary<Guid, MapVersion> _versions = [];
    readonly Dictionary<Guid, DatasetState> _datasets = [];
    readonly Dictionary<Guid, long>? _deleted;
    readonly Dictionary<Guid, JobState> _jobs = [];
    readonly List<Guid> _datasetsMoved,
        _jobsMoved;

    public MapUpdate(GraphMap map, IReadOnlyList<NotedChange> changes)
    {
        (_changes, _of) = (changes, changes.Select(c => c.Change).Distinct().ToLookup(c => c.Kind));
        _linked = [.. _of[ChangeKind.Lineage].Select(c => c.SubjectId)];
        _members = [.. _of[ChangeKind.Alias].Select(c => c.SubjectId)];
        (_deleted, _datasetsMoved, _jobsMoved) = map.Read(m =>
            (
                m.Deleted.Count > 0 || _of.Contains(ChangeKind.Dataset) || _of.Contains(ChangeKind.Job)
                    ? new Dictionary<Guid, long>()
                    : null,
                _of[ChangeKind.Dataset]
                    .Concat(_of[ChangeKind.Alias])
                    .Select(c => c.SubjectId)
                    .Distinct()
                    .Where(id => m.FindNode(id)?.State is not null)
                    .ToList(),
                _of[ChangeKind.Job]
                    .Select(c => c.SubjectId)
                    .Concat(_of[ChangeKind.Run].Select(c => c.JobId))
                    .Distinct()
                    .Where(id => m.FindJob(id)?.State is not null)
                    .ToList()
            )
        );
    }

    public IEnumerable<Question> Questions(int subscriptionId)
    {
        if (_members.Length > 0)
            yield return MapReading.Aliases(subscriptionId, _members, _representatives);
        if (_linked.Length > 0)
        {
            foreach (var question in MapReading.Links(subscriptionId, _linked, _links))
                yield return question;
        }

        if (_deleted is not null)
            yield return MapReading.Deleted(subscriptionId, _deleted);
        var linked = _linked.ToHashSet();
        var seen = _of[ChangeKind.SeenAgain].Where(c => !linked.Contains(c.JobId)).Select(c => c.SubjectId).ToArray();
        if (seen.Length > 0)
            yield return MapReading.VersionsById(subscriptionId, seen, _versions);
        if (_datasetsMoved.Count is > 0 and <= MostStates)
            yield return StateReading.Datasets(subscriptionId, [.. _datasetsMoved], _datasets);
        if (_jobsMoved.Count is > 0 and <= MostStates)
            yield return StateReading.Jobs(subscriptionId, [.. _jobsMoved], _jobs);
    }

    public void Apply(GraphMap map)
    {
        var touched = Concerned(map); // what was linked before
        map.Unite(_members, _representatives);
        map.Replace(_linked, _links);
        foreach (var again in _of[ChangeKind.SeenAgain])
        {
            if (_versions.TryGetValue(again.SubjectId, out var version))
                map.SeeAgain(again.JobId, version);
        }

        if (_deleted is not null)
            touched.UnionWith(map.Delete(_deleted));
        foreach (var id in _datasetsMoved)
            map.Node(id).State = _datasets.GetValueOrDefault(id);
        foreach (var id in _jobsMoved)
            map.Job(id).State = _jobs.GetValueOrDefault(id);
        touched.UnionWith(Concerned(map)); // and what is linked now
        GraphMap.Touch(touched);
        map.Position = _changes[^1].ChangeId;
    }

    /// <summary>The datasets that changed and those at the jobs that did; these jobs count it here, since one may have no dataset.</summary>
    HashSet<MapNode> Concerned(GraphMap map)
    {
        var datasets = _changes
            .Where(c => c.Change.Kind is ChangeKind.Dataset or ChangeKind.Alias)
            .Select(c => c.Change.SubjectId)
            .Distinct()
            .Select(map.FindNode)
            .OfType<MapNode>()
            .ToHashSet();
        foreach (
            var job in _changes
                .Select(c => c.Change.Kind is ChangeKind.Job or ChangeKind.Lineage ? c.Change.SubjectId : c.Change.JobId)
                .Distinct()
                .Select(map.FindJob)
                .OfType<MapJob>()
        )
        {
            job.Changes++;
            datasets.UnionWith(job.Ends);
        }
        return datasets;
    }
}
