using LineageIngest.Host.Reading;
using LineageIngest.Insight.RootCause;

namespace LineageIngest.Host.Insight;

/// <summary>Something that went wrong; error: what its run said. kind: failed, assertion, missing, skipped, volume, schema, running, late, slow. dataset is null for a run that writes none.</summary>
public sealed record IssueItem(
    string Kind,
    DatasetReference? Dataset,
    JobReference? Job,
    string? RunId,
    DateTimeOffset At,
    string Detail,
    DateTimeOffset? RecoveredAt,
    string? Error
);

/// <summary>A step from the cause towards the symptom: data flows on from this dataset through the job.</summary>
public sealed record CauseStep(DatasetReference From, DatasetReference? To, JobReference Job);

/// <summary>A possible cause: the score is the sum of its parts; explains counts the issues downstream of it that came after it.</summary>
public sealed record CauseItem(
    IssueItem Issue,
    double Score,
    IReadOnlyList<CausePart> ScoreParts,
    int Explains,
    IssueItem? ExplainedBy,
    int Level,
    IReadOnlyList<CauseStep> Path
);

/// <summary>What happened on the way from the cause to the symptom, oldest first.</summary>
public sealed record TimelineItem(DateTimeOffset At, string What, DatasetReference? Dataset, JobReference? Job, string? RunId);

/// <summary>The first asset upstream with an issue near the symptom's time: all its issues, the path to the symptom, the time line. dataset is null when a run itself is the cause.</summary>
public sealed record FoundRootCause(
    DatasetReference? Dataset,
    JobReference? Job,
    IReadOnlyList<IssueItem> Issues,
    IReadOnlyList<CauseStep> Path,
    IReadOnlyList<TimelineItem> Timeline
);

/// <summary>What is asked about: a dataset (and column), or a run with what it said when it failed.</summary>
public sealed record Symptom(
    DatasetReference? Dataset,
    string? Column,
    JobReference? Job,
    string? RunId,
    string? State,
    string? Error,
    DateTimeOffset At
);

/// <summary>
/// Why something is wrong: causes best first. Issues later than the symptom are left out. columnNarrowed: only what feeds the column was looked at
/// (false where nothing tells what does); atChosen: whether the moment was given, is that of the newest problem, or is now; truncated: there is more upstream than was looked at.
/// </summary>
public sealed record RootCauseAnswer(
    Symptom Symptom,
    string AtChosen,
    DateTimeOffset From,
    DateTimeOffset To,
    FoundRootCause? RootCause,
    IReadOnlyList<CauseItem> Causes,
    int TotalCauses,
    int DatasetsLookedAt,
    int JobsLookedAt,
    bool? ColumnNarrowed,
    bool Truncated
);
