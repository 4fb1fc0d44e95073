namespace LineageIngest.Graph.Changes;

/// <summary>What has to be read anew. The numbers are stored.</summary>
public enum ChangeKind : short
{
    /// <summary>All of it: a replay began.</summary>
    Everything = 0,

    /// <summary>What is known of a dataset: its facets, its quality.</summary>
    Dataset = 1,

    /// <summary>What is known of a job: its facets, its parents.</summary>
    Job = 2,

    Run = 3,

    /// <summary>The reads, writes and edges of a job, their verdicts or when they held.</summary>
    Lineage = 4,

    /// <summary>Another run said what runs of the job said before: only counts and times moved.</summary>
    SeenAgain = 5,

    /// <summary>A dataset joined another alias set, or its set has another representative.</summary>
    Alias = 6,
}

/// <summary>One change; <paramref name="JobId"/> is the job of a run or job version, else empty.</summary>
public readonly record struct Change(ChangeKind Kind, Guid SubjectId, Guid JobId = default);

/// <summary>A change in its place. Ids grow in the order of commits; there are gaps.</summary>
public readonly record struct NotedChange(long ChangeId, Change Change);
