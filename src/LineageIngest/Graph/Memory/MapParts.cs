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

    /// <summary>Edges that enter it, and jobs that write it.</summary>
    public List<Link> Entering { get; } = [];

    /// <summary>Edges that leave it, and jobs that read it.</summary>
    public List<Link> Leaving { get; } = [];

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
}

/// <summary>An edge of a job, or (one end missing) that it reads or writes a dataset.</summary>
sealed class Link(Guid id, MapJob job, MapNode? source, MapNode? target)
{
    public Guid Id { get; } = id;
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
