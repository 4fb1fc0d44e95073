namespace LineageIngest.Host.Scheduling;

/// <summary>The states of runs, as lists of them are filtered. An outcome says more: see <see cref="JobOutcome"/>.</summary>
static class JobRunState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Retrying = "retrying";
    public const string Failed = "failed";
    public const string Succeeded = "succeeded";
    public const string Deleted = "deleted";

    public static readonly string[] All = [Queued, Running, Retrying, Failed, Succeeded, Deleted];
}
