namespace LineageIngest.Host.Scheduling;

/// <summary>Something that is done again and again. Example: <c>new ScheduledJob(1, "crawl", "prod", "15m", false)</c> with the name <c>crawl:prod</c>.</summary>
public sealed record ScheduledJob(int SubscriptionId, string Kind, string Subject, string? Schedule, bool Paused)
{
    public string Name => Subject.Length == 0 ? Kind : $"{Kind}:{Subject}";

    public JobKey Key => new(SubscriptionId, Name);
}

/// <summary>A job of a subscription.</summary>
public readonly record struct JobKey(int SubscriptionId, string Name);

/// <summary>One run of a job; <see cref="EndedAt"/> is null while it runs.</summary>
public sealed record JobRun(
    long RunId,
    string Job,
    int Attempt,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Outcome,
    string? Summary,
    string? Error,
    string? Progress,
    string[] Log
)
{
    /// <summary>Seconds, null while it runs.</summary>
    public double? Duration => (EndedAt - StartedAt)?.TotalSeconds;
}

/// <summary>The outcomes of a run.</summary>
static class JobOutcome
{
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Incomplete = "incomplete";
    public const string Failed = "failed";
    public const string Interrupted = "interrupted";
    public const string Lost = "lost";
}
