using LineageIngest.Graph.Memory;

namespace LineageIngest.Resolution;

/// <summary>What an item says: that a dataset is read or written, or that one feeds another (edges and column edges alike).</summary>
enum ItemRole
{
    Read,
    Write,
    Flow,
}

/// <summary>An item and one kind of evidence for it, as an execution showed it.</summary>
/// <param name="Kind">Kind of item and evidence together: <c>edge openlineage</c>.</param>
/// <param name="Source">The dataset that is read; empty for a write.</param>
/// <param name="Target">The dataset that is written; empty for a read.</param>
/// <param name="SpeaksForAll">False for manual claims and captured nodes, whose silence means nothing.</param>
/// <param name="Set">The members where the source is a set.</param>
sealed record SeenItem(
    Guid ItemId,
    ItemRole Role,
    string Kind,
    Guid Source,
    Guid Target,
    bool SpeaksForAll = true,
    IReadOnlyList<Guid>? Set = null
);

/// <summary>One execution of a job: all runs of it within one parent run. It closes what it no longer shows only if it succeeded.</summary>
sealed record Execution(DateTimeOffset At, bool Closes, IReadOnlyList<SeenItem> Items);

/// <summary>A stretch of event time in which an item held.</summary>
sealed record Stretch(Guid ItemId, DateTimeOffset From, DateTimeOffset? To);

/// <summary>
/// Executions → when each item held. Pure. An execution speaks for what it wrote and for nothing else: a flow ends when its target was written without it,
/// a read ends when it was not named again and feeds nothing that still holds, a write ends by no execution (a job with parameters writes another
/// dataset each time). Silence of one kind of evidence says nothing about another. All of it ends when the job is gone, and begins again with an
/// execution well after that.
/// </summary>
sealed class Validity
{
    readonly Dictionary<Guid, OpenItem> _open = [];
    readonly List<Stretch> _stretches = [];

    /// <summary>Airflow says when it last read a DAG's file, not when it last ran it.</summary>
    public static readonly TimeSpan Lingering = MapReading.Lingering;

    /// <param name="gone">from when on the job is no longer declared; null while it is, or where nobody says</param>
    public static List<Stretch> Of(IEnumerable<Execution> executionsInTimeOrder, DateTimeOffset? gone = null)
    {
        var validity = new Validity();
        var ends = gone ?? DateTimeOffset.MaxValue;
        var open = gone is not null;
        foreach (var execution in executionsInTimeOrder)
        {
            if (open && execution.At > gone + Lingering)
            {
                validity.CloseAll(ends);
                open = false;
            }
            validity.Take(execution);
            ends = execution.At < ends ? ends : execution.At + _instant;
        }
        if (open)
            validity.CloseAll(ends);
        return [.. validity._stretches, .. validity._open.Select(open => new Stretch(open.Key, open.Value.From, null))];
    }

    /// <summary>The smallest time that PostgreSQL tells apart: what the last execution said held at its instant.</summary>
    static readonly TimeSpan _instant = TimeSpan.FromMicroseconds(1);

    void CloseAll(DateTimeOffset at)
    {
        foreach (var item in _open.Keys.ToList())
            Close(item, at);
    }

    void Take(Execution execution)
    {
        foreach (var item in execution.Items)
        {
            if (!_open.TryGetValue(item.ItemId, out var open))
                _open[item.ItemId] = open = new OpenItem(execution.At, item);
            open.Kinds.Add(item.Kind);
        }
        if (execution.Closes)
            CloseUnseen(execution);
    }

    void CloseUnseen(Execution execution)
    {
        var seen = execution.Items.Select(i => i.ItemId).ToHashSet();
        var spoken = execution.Items.Where(i => i.SpeaksForAll).Select(i => (i.Kind, i.Target)).ToHashSet();
        var unseen = _open
            .Where(open => !seen.Contains(open.Key) && open.Value.Kinds.All(kind => spoken.Contains((kind, open.Value.Target))))
            .ToList();
        foreach (var (id, _) in unseen.Where(open => open.Value.Role == ItemRole.Flow))
            Close(id, execution.At);
        var reads = unseen.FindAll(open => open.Value.Role == ItemRole.Read);
        if (reads.Count == 0)
            return;
        var flows = _open.Values.Where(open => open.Role == ItemRole.Flow).DistinctBy(open => open.Source);
        var feeding = flows.SelectMany(open => open.Sources).ToHashSet();
        foreach (var (id, read) in reads)
        {
            if (!feeding.Contains(read.Source))
                Close(id, execution.At);
        }
    }

    /// <summary>What held for no time at all (executions at one instant) is as if it had not been said.</summary>
    void Close(Guid item, DateTimeOffset at)
    {
        if (_open.Remove(item, out var open) && open.From < at)
            _stretches.Add(new Stretch(item, open.From, at));
    }

    sealed record OpenItem(DateTimeOffset From, SeenItem First)
    {
        public ItemRole Role => First.Role;
        public Guid Source => First.Source;
        public Guid Target => First.Target;
        public IReadOnlyList<Guid> Sources => First.Set ?? [First.Source];
        public HashSet<string> Kinds { get; } = [];
    }
}
