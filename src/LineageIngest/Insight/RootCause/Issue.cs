namespace LineageIngest.Insight.RootCause;

public enum IssueKind
{
    Failed,
    Assertion,
    Missing,
    Skipped,
    Volume,
    Schema,
    Running,
    Late,
    Slow,
}

/// <summary>Something that went wrong with a dataset or with a run that writes it.</summary>
/// <param name="DatasetId">where it shows; the job itself for a run that writes nothing</param>
/// <param name="At">when it happened; what was due and did not come, when it was due</param>
/// <param name="RecoveredAt">when it was well again, before the symptom</param>
public sealed record Issue(
    IssueKind Kind,
    Guid DatasetId,
    Guid? JobId,
    string? RunId,
    DateTimeOffset At,
    string Detail,
    DateTimeOffset? RecoveredAt = null
)
{
    /// <summary>How much it says by itself, of 40: a failure more than a delay, removed columns more than added ones.</summary>
    public double Severity { get; init; } =
        Kind switch
        {
            IssueKind.Failed => 40,
            IssueKind.Assertion => 36,
            IssueKind.Missing => 32,
            IssueKind.Skipped => 30,
            IssueKind.Volume => 28,
            IssueKind.Schema => 26,
            IssueKind.Running => 22,
            IssueKind.Late => 18,
            _ => 10,
        };
}
