namespace LineageIngest.Host.Scheduling;

/// <summary>Something that is done again and again. Example: <c>new ScheduledJob(1, "crawl", "prod", "15m")</c> with the name <c>crawl:prod</c>.</summary>
/// <param name="Schedule">A cron text in UTC or an interval; null runs only when asked to.</param>
/// <param name="Paused">Null while it follows its schedule.</param>
/// <param name="Planned">Whether Hangfire was told of this schedule.</param>
public sealed record ScheduledJob(
    int SubscriptionId,
    string Kind,
    string Subject,
    string? Schedule,
    JobPause? Paused = null,
    bool Planned = false
)
{
    public string Name => Subject.Length == 0 ? Kind : $"{Kind}:{Subject}";

    public JobKey Key => new(SubscriptionId, Name);
}

/// <summary>Since when and why a job does not follow its schedule. By: who did it, <c>hand</c> where he has no name, <c>dashboard</c> when it was deleted in Hangfire's.</summary>
public sealed record JobPause(string Reason, string By, DateTimeOffset At)
{
    internal const string Hand = "hand";
    internal const string Dashboard = "dashboard";
}

/// <summary>A job of a subscription.</summary>
public readonly record struct JobKey(int SubscriptionId, string Name);

/// <summary>How a run came about: Hangfire's job, its attempt (from 1), <c>schedule</c>, <c>hand</c> or <c>retry</c>, and who asked for it where he has a name.</summary>
sealed record JobStart(string EngineJob, int Attempt, string Trigger, string? By = null)
{
    public const string Schedule = "schedule";
    public const string Hand = "hand";
    public const string Retry = "retry";
}

/// <summary>One run of a job; <see cref="EndedAt"/> is null while it runs.</summary>
public sealed record JobRun(
    long RunId,
    string Job,
    int Attempt,
    string Trigger,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Outcome,
    string? Summary,
    string? Error,
    string? Progress,
    string[] Log,
    string? Instance
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
    public const string Cancelled = "cancelled";
    public const string Lost = "lost";
}
