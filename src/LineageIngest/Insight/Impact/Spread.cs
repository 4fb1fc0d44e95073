using LineageIngest.Graph.Edges;

namespace LineageIngest.Insight.Impact;

/// <summary>What a change does to something downstream; the smaller the worse.</summary>
public enum Effect
{
    /// <summary>A job that uses what is gone fails, and so its outputs are no longer written.</summary>
    Breaks,

    /// <summary>Its job runs on, over data that is no longer refreshed.</summary>
    Stale,

    /// <summary>The column's values or type arrive here.</summary>
    Changes,

    /// <summary>Nothing tells whether the column is used.</summary>
    Possibly,
}

/// <summary>A dataset that a change reaches; the columns are those that derive from the changed one.</summary>
public sealed record AffectedDataset(Guid Id, int Level, Effect Effect, IReadOnlyList<string> Columns);

/// <summary>A job that a change reaches, by the worst that happens to it.</summary>
public sealed record AffectedJob(Guid Id, Effect Effect);

/// <summary>What a change reaches, datasets by level; only the edges on which it travels.</summary>
public sealed record FoundSpread(IReadOnlyList<AffectedDataset> Datasets, IReadOnlyList<AffectedJob> Jobs, IReadOnlyList<FoundEdge> Edges);

/// <summary>
/// How a change travels down a part of the graph. A dropped table or column breaks the jobs that use it and leaves stale what comes after them. A retyped column
/// travels on by the column edges: directly derived columns change, joins and filters perhaps. Where a job has no column lineage into a table at all, the whole
/// table is possibly affected; where it has and the column is not in it, the table is not. Pure.
/// </summary>
public sealed class Spread
{
    readonly PlannedChange _change;
    readonly HashSet<Guid> _roots;
    readonly ILookup<Guid, FoundEdge> _leaving;
    readonly ILookup<(Guid, Guid, Guid), FoundColumnEdge> _columns;
    readonly HashSet<(Guid Target, Guid Job)> _known;
    readonly Dictionary<Guid, Reached> _reached = [];
    readonly Dictionary<Guid, Effect> _jobs = [];
    readonly HashSet<FoundEdge> _travelled = [];

    Spread(PlannedChange change, IEnumerable<Guid> roots, FoundLineage found, IReadOnlyList<FoundColumnEdge> columns)
    {
        (_change, _roots) = (change, [.. roots]);
        _leaving = found.Edges.ToLookup(e => e.SourceId);
        _columns = columns.ToLookup(c => (c.SourceId, c.TargetId, c.JobId));
        _known = [.. columns.Select(c => (c.TargetId, c.JobId))];
    }

    /// <param name="roots">the dataset that is changed, or the outputs of the job that is stopped</param>
    /// <param name="column">the changed column, for a change of a column</param>
    /// <param name="readers">jobs that read a dataset, those without outputs included</param>
    public static FoundSpread Of(
        PlannedChange change,
        IReadOnlyCollection<Guid> roots,
        string? column,
        FoundLineage found,
        IReadOnlyList<FoundColumnEdge> columns,
        IReadOnlyList<JobAt> readers
    )
    {
        var spread = new Spread(change, roots, found, columns);
        spread.Travel(column);
        spread.Read(readers, found);
        var levels = found.Datasets.ToDictionary(d => d.Id, d => d.Level);
        return new FoundSpread(
            [
                .. spread
                    ._reached.Where(r => change == PlannedChange.StopJob || !spread._roots.Contains(r.Key))
                    .Select(r => new AffectedDataset(
                        r.Key,
                        levels.GetValueOrDefault(r.Key),
                        r.Value.Effect!.Value,
                        [.. r.Value.Columns.Order(StringComparer.Ordinal)]
                    ))
                    .OrderBy(d => d.Level)
                    .ThenBy(d => d.Effect)
                    .ThenBy(d => d.Id),
            ],
            [.. spread._jobs.Select(j => new AffectedJob(j.Key, j.Value)).OrderBy(j => j.Effect).ThenBy(j => j.Id)],
            [.. found.Edges.Where(spread._travelled.Contains)]
        );
    }

    void Travel(string? column)
    {
        var queue = new Queue<Guid>();
        foreach (var root in _roots)
        {
            var at = At(root);
            if (_change == PlannedChange.StopJob)
                at.Effect = Effect.Stale;
            if (column is not null)
                at.Columns.Add(column);
            queue.Enqueue(root);
        }
        while (queue.TryDequeue(out var source))
        {
            foreach (var edge in _leaving[source])
            {
                if (edge.TargetId != source && Pass(edge))
                    queue.Enqueue(edge.TargetId);
            }
        }
    }

    /// <summary>True when the target learned something new.</summary>
    bool Pass(FoundEdge edge)
    {
        var source = At(edge.SourceId);
        var lines = _columns[(edge.SourceId, edge.TargetId, edge.JobId)].Where(c => source.Columns.Contains(c.SourceColumn)).ToList();
        if (EffectOn(edge, source, lines) is not { } effect)
            return false;
        _travelled.Add(edge);
        _jobs[edge.JobId] = _jobs.TryGetValue(edge.JobId, out var known) && known < effect ? known : effect;
        var target = At(edge.TargetId);
        var learned = target.Effect is null || effect < target.Effect;
        if (learned && !_roots.Contains(edge.TargetId))
            target.Effect = effect;
        foreach (var line in lines.Where(l => l.TargetColumn.Length > 0))
            learned |= target.Columns.Add(line.TargetColumn);
        return learned && !_roots.Contains(edge.TargetId);
    }

    Effect? EffectOn(FoundEdge edge, Reached source, List<FoundColumnEdge> lines)
    {
        var atRoot = _roots.Contains(edge.SourceId);
        if (_change == PlannedChange.StopJob)
            return Effect.Stale;
        if (_change == PlannedChange.DropTable)
            return atRoot ? Effect.Breaks : Effect.Stale;
        var unknown = !_known.Contains((edge.TargetId, edge.JobId));
        if (atRoot)
        {
            if (lines.Count == 0)
                return unknown ? Effect.Possibly : null;
            if (_change != PlannedChange.RetypeColumn)
                return Effect.Breaks;
        }
        else if (source.Effect is Effect.Breaks or Effect.Stale)
        {
            return Effect.Stale;
        }
        else if (source.Columns.Count == 0)
        {
            return Effect.Possibly; // which of its columns is meant is not known any longer
        }
        return lines.Count == 0 ? (unknown ? Effect.Possibly : null)
            : source.Effect != Effect.Possibly && lines.Exists(l => l.Type == "DIRECT") ? Effect.Changes
            : Effect.Possibly;
    }

    /// <summary>Jobs that only read (checks, exports, reports) have no edge to travel on.</summary>
    void Read(IReadOnlyList<JobAt> readers, FoundLineage found)
    {
        var writing = found.Edges.Select(e => e.JobId).ToHashSet();
        foreach (var reader in readers.Where(r => !writing.Contains(r.JobId) && _reached.ContainsKey(r.DatasetId)))
        {
            var effect =
                !_roots.Contains(reader.DatasetId) || _change == PlannedChange.StopJob ? Softer(_reached[reader.DatasetId].Effect!.Value)
                : _change == PlannedChange.DropTable ? Effect.Breaks
                : Effect.Possibly;
            _jobs[reader.JobId] = _jobs.TryGetValue(reader.JobId, out var known) && known < effect ? known : effect;
        }
    }

    static Effect Softer(Effect effect) => effect == Effect.Breaks ? Effect.Stale : effect;

    Reached At(Guid dataset) => _reached.TryGetValue(dataset, out var at) ? at : _reached[dataset] = new Reached();

    /// <summary>What is known so far of a dataset that the change reached; names of columns compare as databases fold them.</summary>
    sealed class Reached
    {
        public Effect? Effect { get; set; }
        public HashSet<string> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
