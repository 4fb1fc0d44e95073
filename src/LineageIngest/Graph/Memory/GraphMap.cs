using System.Diagnostics.CodeAnalysis;
using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>
/// The graph of one subscription in memory: datasets, jobs, and what jobs read, write and move between datasets. Many may read at once;
/// whoever changes it does so alone. It holds what the store holds as of <see cref="Position"/>, no opinion of its own.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A map that was read anew is let go while others may still read it; its lock then holds no handle."
)]
sealed class GraphMap
{
    readonly Dictionary<Guid, MapNode> _nodes = [];
    readonly Dictionary<Guid, MapJob> _jobs = [];
    readonly Dictionary<Guid, MapSet> _sets = [];
    Dictionary<Guid, long> _deleted = [];
    readonly ReaderWriterLockSlim _lock = new();
    static long _maps;

    /// <summary>Tells maps apart that were read one after the other.</summary>
    public long Number { get; } = Interlocked.Increment(ref _maps);

    /// <summary>The last change that is in it.</summary>
    public long Position { get; set; }

    public T Read<T>(Func<GraphMap, T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read(this);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Write(Action<GraphMap> write)
    {
        _lock.EnterWriteLock();
        try
        {
            write(this);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public MapNode? FindNode(Guid id) => _nodes.GetValueOrDefault(id);

    public MapJob? FindJob(Guid id) => _jobs.GetValueOrDefault(id);

    /// <summary>The edge of this id, if a set stands for it. Ids are hashes, so all such edges are tried, while others go on.</summary>
    public (Guid JobId, Guid SourceId, Guid TargetId)? FindPair(Guid id)
    {
        var links = Read(m => m._jobs.Values.SelectMany(job => job.SetLinks).ToList());
        var found = links
            .AsParallel()
            .SelectMany(link => link.Sources.Members.Select(source => (JobId: link.Job.Id, SourceId: source.Id, TargetId: link.Target.Id)))
            .FirstOrDefault(pair => new EdgeItem(pair.JobId, pair.SourceId, pair.TargetId).ItemId == id);
        return found.JobId == Guid.Empty ? null : found;
    }

    public IEnumerable<MapNode> Nodes => _nodes.Values;

    public IEnumerable<MapJob> Jobs => _jobs.Values;

    public MapNode Node(Guid id) =>
        _nodes.TryGetValue(id, out var node) ? node : _nodes[id] = new MapNode(id) { DeletedAt = DeletedAt(id) };

    public MapJob Job(Guid id) => _jobs.TryGetValue(id, out var job) ? job : _jobs[id] = new MapJob(id) { DeletedAt = DeletedAt(id) };

    /// <summary>The datasets and jobs that are deleted, also those that nothing links, with the moment in ticks; another one takes its place, it is never changed.</summary>
    public IReadOnlyDictionary<Guid, long> Deleted => _deleted;

    /// <summary>From when on a dataset or job is deleted, in ticks.</summary>
    public long DeletedAt(Guid id) => _deleted.GetValueOrDefault(id, Held.Never);

    /// <summary>Puts these in the place of what was deleted before; gives the datasets of which that changes something.</summary>
    public List<MapNode> Delete(Dictionary<Guid, long> deleted)
    {
        var moved = _deleted.Keys.Union(deleted.Keys).Where(id => DeletedAt(id) != deleted.GetValueOrDefault(id, Held.Never)).ToList();
        _deleted = deleted;
        var concerned = new List<MapNode>();
        foreach (var id in moved)
        {
            if (FindNode(id) is { } node)
            {
                node.DeletedAt = DeletedAt(id);
                concerned.Add(node);
            }
            if (FindJob(id) is { } job)
            {
                job.DeletedAt = DeletedAt(id);
                job.Changes++;
                concerned.AddRange(job.Ends);
            }
        }
        return concerned;
    }

    /// <summary>Puts the links of some jobs in the place of those that they had.</summary>
    public void Replace(IReadOnlyCollection<Guid> jobs, JobLinks read)
    {
        foreach (var job in jobs.Select(Job))
            Unlink(job);
        foreach (var group in read.Versions.GroupBy(row => row.JobId))
            Job(group.Key).Versions = [.. group.Select(row => row.Version)];
        foreach (var group in read.Links.GroupBy(row => row.JobId))
        {
            var job = Job(group.Key);
            job.Links = [.. group.Where(row => !row.SourceIsSet).Select(row => Link(job, row, read))];
            job.SetLinks = [.. group.Where(row => row.SourceIsSet).Select(row => SetLink(job, row, read))];
            if (job.SetLinks.Length > 0)
                job.NamedPairs = [.. job.Links.Where(link => link.IsEdge).Select(link => (link.Source!, link.Target!))];
        }
    }

    /// <summary>Datasets that now belong to another set, with its representative; those of no set stand for themselves.</summary>
    public void Unite(IReadOnlyCollection<Guid> datasets, IReadOnlyDictionary<Guid, Guid> representatives)
    {
        foreach (var node in datasets.Select(Node))
        {
            Leave(node);
            node.Representative = representatives.TryGetValue(node.Id, out var representative) ? Node(representative) : node;
            if (node.Representative != node || representatives.ContainsKey(node.Id))
                (node.Representative.Members ??= []).Add(node);
        }
    }

    /// <summary>Another run said what this version says: its times moved.</summary>
    public void SeeAgain(Guid jobId, MapVersion read)
    {
        if (FindJob(jobId)?.Versions.FirstOrDefault(v => v.Id == read.Id) is not { } known)
            return;
        (known.Runs, known.FirstAt, known.LastAt, known.FirstObservedAt, known.LastObservedAt) = (
            read.Runs,
            read.FirstAt,
            read.LastAt,
            read.FirstObservedAt,
            read.LastObservedAt
        );
    }

    /// <summary>
    /// Something about these datasets changed: what is told of them, and of the jobs at them, which read versions that other jobs write. Each dataset
    /// is gone through once, however many of its jobs changed: a hub has tens of thousands of links.
    /// </summary>
    public static void Touch(IEnumerable<MapNode> datasets)
    {
        foreach (var member in datasets.Select(node => node.Representative).Distinct().SelectMany(node => node.Set))
        {
            member.Changes++;
            foreach (var job in member.Jobs)
                job.Changes++;
        }
    }

    static void Leave(MapNode node)
    {
        if (node.Representative.Members is not { } set || !set.Remove(node))
            return;
        if (set.Count == 0)
            node.Representative.Members = null;
    }

    Link Link(MapJob job, LinkRow row, JobLinks read)
    {
        var link = new Link(
            row.ItemId,
            job,
            row.SourceId is { } source ? Node(source) : null,
            row.TargetId is { } target ? Node(target) : null
        )
        {
            Showings = read.ShowingsOf(row.ItemId),
        };
        (link.Newest, link.Earlier) = read.HeldOf(row.ItemId);
        link.Source?.Leaving.Add(link);
        link.Target?.Entering.Add(link);
        return link;
    }

    SetLink SetLink(MapJob job, LinkRow row, JobLinks read)
    {
        if (!_sets.TryGetValue(row.SourceId!.Value, out var set))
        {
            _sets[row.SourceId.Value] = set = new MapSet(row.SourceId.Value, [.. read.MembersOf(row.SourceId.Value).Select(Node)]);
            foreach (var member in set.Members)
                member.Sets.Add(set);
        }
        var link = new SetLink(row.ItemId, job, set, Node(row.TargetId!.Value)) { Showings = read.ShowingsOf(row.ItemId) };
        (link.Newest, link.Earlier) = read.HeldOf(row.ItemId);
        link.Target.EnteringSets.Add(link);
        if (!set.Links.TryGetValue(job, out var links))
            set.Links[job] = links = [];
        links.Add(link);
        return link;
    }

    void Unlink(MapJob job)
    {
        foreach (var link in job.SetLinks)
            link.Target.EnteringSets.Remove(link);
        foreach (var set in job.SetLinks.Select(link => link.Sources).Distinct())
        {
            set.Links.Remove(job);
            if (set.Links.Count > 0)
                continue;
            _sets.Remove(set.Id);
            foreach (var member in set.Members)
                member.Sets.Remove(set);
        }
        (job.SetLinks, job.NamedPairs) = ([], null);
        foreach (var link in job.Links)
        {
            link.Source?.Leaving.Remove(link);
            link.Target?.Entering.Remove(link);
        }
        (job.Links, job.Versions) = ([], []);
    }
}
