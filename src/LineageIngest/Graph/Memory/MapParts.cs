using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>A dataset on the map. Members of an alias set stand for themselves here; answers speak of the representative.</summary>
sealed class MapNode
{
    readonly MapNode[] _alone;

    public MapNode(Guid id)
    {
        Id = id;
        Representative = this;
        _alone = [this];
    }

    public Guid Id { get; }

    /// <summary>Itself where it has no aliases.</summary>
    public MapNode Representative { get; set; }

    /// <summary>The alias set whose representative it is, itself included; null for a set of one.</summary>
    public List<MapNode>? Members { get; set; }

    /// <summary>The members of its set; of a representative only.</summary>
    public IReadOnlyList<MapNode> Set => Members ?? (IReadOnlyList<MapNode>)_alone;

    /// <summary>Edges that enter it, but not from sets, and jobs that write it.</summary>
    public List<Link> Entering { get; } = [];

    /// <summary>Edges that leave it, but not as a member of sets, and jobs that read it.</summary>
    public List<Link> Leaving { get; } = [];

    /// <summary>The sets that it is a member of.</summary>
    public List<MapSet> Sets { get; } = [];

    /// <summary>What enters it from sets.</summary>
    public List<SetLink> EnteringSets { get; } = [];

    /// <summary>The jobs that link it, some more than once.</summary>
    public IEnumerable<MapJob> Jobs =>
        Entering
            .Select(link => link.Job)
            .Concat(Leaving.Select(link => link.Job))
            .Concat(EnteringSets.Select(link => link.Job))
            .Concat(Sets.SelectMany(set => set.Links.Keys));

    /// <summary>Edges that enter it, those of sets too, and jobs that write it.</summary>
    public IEnumerable<Link> AllEntering => EnteringSets.Count == 0 ? Entering : Entering.Concat(Pairs.Entering(this));

    /// <summary>Edges that leave it, those of sets too, and jobs that read it.</summary>
    public IEnumerable<Link> AllLeaving => Sets.Count == 0 ? Leaving : Leaving.Concat(Pairs.Leaving(this));

    /// <summary>From when on it is deleted, in ticks; never where it is not, or was named again.</summary>
    public long DeletedAt { get; set; } = Held.Never;

    /// <summary>Null until it is asked for, and again when it changed.</summary>
    public DatasetState? State { get; set; }

    /// <summary>Grows whenever something that answers tell of it may have changed: who remembers an answer compares.</summary>
    public int Changes { get; set; }
}

/// <summary>A job on the map.</summary>
sealed class MapJob(Guid id)
{
    public Guid Id { get; } = id;

    public Link[] Links { get; set; } = [];

    public SetLink[] SetLinks { get; set; } = [];

    /// <summary>The pairs that have a link of their own; only where there are links of sets, which do not stand for these.</summary>
    public HashSet<(MapNode Source, MapNode Target)>? NamedPairs { get; set; }

    public bool Names(MapNode source, MapNode target) => NamedPairs is { } named && named.Contains((source, target));

    /// <summary>The datasets that it links.</summary>
    public IEnumerable<MapNode> Ends
    {
        get
        {
            var own = Links.SelectMany(link => new[] { link.Source, link.Target }).OfType<MapNode>();
            return SetLinks.Length == 0
                ? own
                : own.Concat(SetLinks.Select(link => link.Target))
                    .Concat(SetLinks.Select(link => link.Sources).Distinct().SelectMany(set => set.Members));
        }
    }

    /// <summary>Its links, those that sets stand for too.</summary>
    public IEnumerable<Link> AllLinks => SetLinks.Length == 0 ? Links : Links.Concat(Pairs.Of(this));

    public MapVersion[] Versions { get; set; } = [];

    /// <summary>As of a dataset; also a job that is no longer declared.</summary>
    public long DeletedAt { get; set; } = Held.Never;

    /// <summary>Null until it is asked for, and again when it changed.</summary>
    public JobState? State { get; set; }

    /// <summary>As of a dataset.</summary>
    public int Changes { get; set; }
}

/// <summary>When a job version was first and last said and observed; ticks of UTC.</summary>
sealed class MapVersion(Guid id)
{
    public Guid Id { get; } = id;
    public long FirstAt { get; set; }
    public long LastAt { get; set; }
    public long FirstObservedAt { get; set; } = long.MaxValue;
    public long LastObservedAt { get; set; } = long.MinValue;
    public long Runs { get; set; }
}

/// <summary>That a version of the job shows a link, by one kind of evidence.</summary>
readonly record struct Showing(MapVersion Version, string Kind, string Verdict, float Confidence, bool Certain);

/// <summary>A stretch of event time, in ticks; an open one ends <see cref="Never"/>.</summary>
readonly record struct Held(long From, long To)
{
    public const long Never = long.MaxValue;

    public bool At(long instant) => From <= instant && (To > instant || To == Never);

    /// <summary>What never held.</summary>
    public static readonly Held AtNoTime = new(Never, Never);

    /// <summary>The same time in as few stretches as possible, in order; at least one.</summary>
    public static List<Held> Union(IEnumerable<Held> stretches)
    {
        var united = new List<Held>();
        foreach (var held in stretches.OrderBy(held => held.From))
        {
            if (held == AtNoTime && united.Count > 0)
                continue;
            if (united.Count > 0 && held.From <= united[^1].To)
                united[^1] = united[^1] with { To = Math.Max(united[^1].To, held.To) };
            else
                united.Add(held);
        }
        return united;
    }
}

/// <summary>An edge of a job, or (one end missing) that it reads or writes a dataset.</summary>
/// <param name="id">Empty for an edge that a set stands for: its id is made when it is asked for.</param>
sealed class Link(Guid id, MapJob job, MapNode? source, MapNode? target)
{
    public Guid Id => id != Guid.Empty ? id : new EdgeItem(Job.Id, Source!.Id, Target!.Id).ItemId;
    public MapJob Job { get; } = job;
    public MapNode? Source { get; } = source;
    public MapNode? Target { get; } = target;
    public bool IsEdge => Source is not null && Target is not null;

    /// <summary>Whether neither the job nor what it links is deleted.</summary>
    public bool IsThere(long instant) =>
        Job.DeletedAt > instant && (Source is null || Source.DeletedAt > instant) && (Target is null || Target.DeletedAt > instant);

    /// <summary>By kind; links of one job mostly share one array.</summary>
    public Showing[] Showings { get; set; } = [];

    /// <summary>The newest stretch, and the earlier ones apart, since most links have one.</summary>
    public Held Newest { get; set; }

    public Held[] Earlier { get; set; } = [];
}
