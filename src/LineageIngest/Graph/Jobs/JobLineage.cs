namespace LineageIngest.Graph.Jobs;

/// <summary>A dataset that a job reads or writes.</summary>
public sealed record JobDataset(
    string Namespace,
    string Name,
    Guid Id,
    bool Observed,
    string Verdict,
    bool Certain,
    IReadOnlyList<string> Evidence
);

/// <summary>A column end; the field is null where every row of the dataset is meant.</summary>
public sealed record ColumnEnd(string Namespace, string Name, string? Field);

/// <summary>A column flow of a job, as we believe it by all evidence together.</summary>
public sealed record JobColumn(
    ColumnEnd From,
    ColumnEnd To,
    string Type,
    string Subtype,
    bool Masking,
    string Certainty,
    string Verdict,
    bool Observed,
    float Confidence,
    IReadOnlyList<string> Evidence
);

/// <summary>A job's own runs (not those of its parts).</summary>
public sealed record JobRuns(long Count, string? LastRunId, string? LastState, DateTimeOffset? LastStartedAt, DateTimeOffset? LastEndedAt);

/// <summary>What a job does, its parts (tasks of a DAG, queries of a task) counted in. Lists are in ordinal order.</summary>
public sealed record JobLineage(
    JobIdentity Job,
    IReadOnlyList<JobDataset> Inputs,
    IReadOnlyList<JobDataset> Outputs,
    IReadOnlyList<JobColumn> Columns,
    JobRuns Runs
);

/// <summary>A job by name and id.</summary>
public sealed record JobIdentity(string Namespace, string Name, Guid Id, string? Integration, string? JobType);
