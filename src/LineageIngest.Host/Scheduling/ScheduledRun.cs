using System.Text.Json.Serialization;

namespace LineageIngest.Host.Scheduling;

/// <summary>
/// A run of any job. State: queued, running, retrying (failed, and waits for another attempt), failed, succeeded or deleted (cancelled or deleted by people,
/// or interrupted by the service's end). Outcome is finer, null before the start. RunId is negative as long as the run waits for its first start.
/// Trigger: schedule, hand or retry; by: who asked for it, where he has a name. StartedAt is null before the start, dueAt null where nothing waits.
/// </summary>
public sealed record ScheduledRun(
    long RunId,
    string Job,
    string Kind,
    string State,
    string? Outcome,
    int Attempt,
    string Trigger,
    string? By,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double? Duration,
    string? Summary,
    string? Error,
    JobRunProgress? Progress,
    string? Instance,
    JobRunRemoval? Removed
)
{
    /// <summary>Hangfire's id of the job whose attempt this is.</summary>
    [JsonIgnore]
    internal string? EngineJob { get; init; }

    internal static ScheduledRun Of(WaitingRun waiting) =>
        new(
            waiting.Id,
            waiting.Job,
            KindOf(waiting.Job),
            JobRunState.Queued,
            null,
            waiting.Attempt,
            waiting.Trigger,
            waiting.By,
            waiting.QueuedAt,
            waiting.DueAt ?? waiting.QueuedAt,
            null,
            null,
            null,
            waiting.DueAt is null ? "waits for a worker; all may be busy with other jobs" : null,
            null,
            null,
            null,
            null
        )
        {
            EngineJob = waiting.EngineJob,
        };

    /// <summary>A failed run whose next attempt waits.</summary>
    internal ScheduledRun Retrying(WaitingRun next) => this with { State = JobRunState.Retrying, DueAt = next.DueAt ?? next.QueuedAt };

    internal static string KindOf(string job) => job.Split(':', 2)[0];
}

/// <summary>Who cancelled or deleted a run, when, and why; by is null where nobody has to log in.</summary>
public sealed record JobRunRemoval(DateTimeOffset At, string? By, string? Reason);

/// <summary>Which runs are meant. Kind is what comes before the colon of the job's name; q is part of the job's name, of the summary or of the error; from and to bound the start.</summary>
sealed record JobRunFilter(string? State, string? Job, string? Kind, string? Words, DateTimeOffset? From, DateTimeOffset? To)
{
    public bool Matches(WaitingRun run) =>
        (Job is null || run.Job == Job)
        && (Kind is null || ScheduledRun.KindOf(run.Job) == Kind)
        && (Words is null || run.Job.Contains(Words, StringComparison.OrdinalIgnoreCase))
        && (From is null || run.QueuedAt >= From)
        && (To is null || run.QueuedAt < To);
}

/// <summary>How many runs are in each state.</summary>
public sealed record JobRunTotals(long Queued, long Running, long Retrying, long Failed, long Succeeded, long Deleted)
{
    internal long Of(string? state) =>
        state switch
        {
            JobRunState.Queued => Queued,
            JobRunState.Running => Running,
            JobRunState.Retrying => Retrying,
            JobRunState.Failed => Failed,
            JobRunState.Succeeded => Succeeded,
            JobRunState.Deleted => Deleted,
            _ => Queued + Running + Retrying + Failed + Succeeded + Deleted,
        };
}

/// <summary>How many runs ended well and how many failed in a span of time that begins at an instant.</summary>
public sealed record JobRunBucket(DateTimeOffset At, long Succeeded, long Failed);
