using LineageIngest.Names;

namespace LineageIngest.Facts;

/// <summary>All that one event says, as rows to merge. A pure function of the event (and of when it was received, where its own time cannot be trusted).</summary>
public sealed record EventFacts(Stamp Stamp, DateTimeOffset At, DateTimeOffset KnownAt)
{
    /// <summary>Whose history this event belongs to: the run, else the declaring job or dataset.</summary>
    public Guid SubjectId { get; set; }
    public RunFact? Run { get; set; }
    public ClaimFact? Claim { get; set; }
    public HandClaim? ByHand { get; set; }
    public RuleFact? Rule { get; set; }

    /// <summary>Runs that the event names as parent or root of its own.</summary>
    public List<RunName> MentionedRuns { get; } = [];
    public List<JobFact> Jobs { get; } = [];
    public List<JobParentFact> JobParents { get; } = [];
    public List<DatasetName> Datasets { get; } = [];
    public List<SymlinkFact> Symlinks { get; } = [];
    public List<ContentFact> Contents { get; } = [];
    public List<SchemaFact> Schemas { get; } = [];
    public List<FacetFact> Facets { get; } = [];
    public List<MeasureFact> Measures { get; } = [];
    public List<SourceFact> Sources { get; } = [];
    public List<DatasetVersionFact> Versions { get; } = [];
    public List<FirstReadFact> FirstReads { get; } = [];
    public List<EntryFact> Entries { get; } = [];

    /// <summary>Keeps a text and gives its id.</summary>
    public Guid Keep(string text)
    {
        var content = new ContentFact(DerivedId.OfContent(text), text);
        Contents.Add(content);
        return content.Id;
    }
}

/// <summary>A rule on names is to hold, or no longer.</summary>
public sealed record RuleFact(AliasRule Rule, bool Active, string Reason, string? By);

/// <summary>A job was named; the type is null where it was only mentioned (as a parent, say).</summary>
public sealed record JobFact(JobName Name, JobTypeFact? Type);

/// <summary>The jobType facet: integration AIRFLOW, type TASK, processing BATCH.</summary>
public sealed record JobTypeFact(string? Integration, string? Type, string? Processing);

public sealed record JobParentFact(Guid JobId, Guid ParentJobId);

/// <summary>A producer says that two names mean one dataset; of a dataset and itself: that it says something of its other names at all.</summary>
public sealed record SymlinkFact(Guid DatasetId, Guid AliasId, string Kind, string Producer);

public sealed record ContentFact(Guid Id, string Body);

/// <summary>A schema as a writer, a declaration or a reader of the dataset states it.</summary>
public sealed record SchemaFact(Guid DatasetId, Guid ContentId, int Columns, SchemaStatement By)
{
    public bool ByReader => By.As == StatedAs.Read;
}

/// <summary>How a schema was stated.</summary>
public enum StatedAs : short
{
    /// <summary>By a job that writes the dataset.</summary>
    Write = 0,

    /// <summary>By a job or a dataset that declares it.</summary>
    Declaration = 1,

    /// <summary>By a job that reads the dataset.</summary>
    Read = 2,
}

/// <summary>Who stated a schema; of several at one moment the least stands. The job is null of a dataset that declares itself.</summary>
public sealed record SchemaStatement(StatedAs As, Guid? JobId, string Producer);

public enum FacetEntity : short
{
    Job = 0,
    Dataset = 1,
}

/// <param name="Stamp">the event's, or a lesser one where the sender knows less of it than others</param>
public sealed record FacetFact(FacetEntity Entity, Guid EntityId, string Name, bool Deleted, string Body, Stamp Stamp);

/// <summary>What a run measured of a dataset: a statistics or quality facet as sent.</summary>
public sealed record MeasureFact(Guid DatasetId, Guid RunKey, string Kind, string Body);

/// <summary>Where a dataset lies.</summary>
public sealed record SourceFact(string Name, string Url);

public enum VersionOrigin : short
{
    Run = 0,
    Dataset = 1,
    Job = 2,
}

public sealed record DatasetVersionFact(
    Guid DatasetId,
    Guid VersionId,
    VersionOrigin Origin,
    Guid? RunKey,
    string Source,
    string Lifecycle,
    Guid FieldsId
);

/// <summary>The version that a dataset would have if this were its first reading.</summary>
public sealed record FirstReadFact(Guid DatasetId, Guid VersionId, string Source, string Lifecycle, Guid FieldsId);

/// <summary>An entry of the catalogue, as stated by hand; body is the facet that states it.</summary>
/// <param name="Entity">whether the subject is a job; of namespaces and the like it says nothing</param>
public sealed record EntryFact(string Kind, Guid SubjectId, FacetEntity Entity, string Name, string Part, bool Present, string Body)
{
    public Guid Id { get; } = DerivedId.Of("entry", Kind, SubjectId.ToString("N"), Kind == "tagged" ? Name : "", Part);
}

public sealed record RunFact(RunName Name, RunFacts Facts);

public sealed record ClaimFact(Guid ClaimId, Guid JobId, ClaimFacts Facts);
