namespace LineageIngest.Graph.Changes;

/// <summary>A job or dataset by name.</summary>
public sealed record LiveName(Guid Id, string Namespace, string Name);

/// <summary>A run as it now is.</summary>
public sealed record LiveRun(string RunId, string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

/// <summary>An edge as it now is.</summary>
public sealed record LiveEdge(
    Guid Id,
    LiveName Source,
    LiveName Target,
    bool Observed,
    string Verdict,
    string Certainty,
    float Confidence,
    IReadOnlyList<string> Evidence,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    bool HoldsNow,
    bool Stale
);

/// <summary>Something that was just projected: a run of a job, all edges of a job (at most 10,000), what is known of a dataset, or (replay) everything.</summary>
/// <param name="ChangeId">Grows; whoever asks again after it misses nothing.</param>
/// <param name="Kind">run, lineage, dataset, or reset: what was shown before must be read anew.</param>
public sealed record LiveChange(long ChangeId, string Kind, LiveName? Job, LiveRun? Run, IReadOnlyList<LiveEdge>? Edges, LiveName? Dataset);
