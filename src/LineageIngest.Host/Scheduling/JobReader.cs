using LineageIngest.Airflow.Connections;

namespace LineageIngest.Host.Scheduling;

/// <summary>Jobs as the API and the page show them.</summary>
sealed class JobReader(
    ScheduledJobStore jobs,
    JobRunStore runs,
    IEnumerable<JobBody> bodies,
    IEnumerable<StandingJob> standing,
    TimeProvider time
)
{
    readonly Dictionary<string, string> _descriptions = bodies.ToDictionary(body => body.Kind, body => body.Description);

    readonly HashSet<string> _builtIn = [.. standing.Select(job => job.Kind)];

    /// <summary>Whether the service itself keeps a job of this name, so that it cannot be deleted.</summary>
    public bool IsBuiltIn(string job) => _builtIn.Contains(job);

    public async Task<IReadOnlyList<JobAnswer>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        var all = await jobs.ListAsync(subscriptionId, cancellation);
        var history = await runs.HistoryAsync(subscriptionId, cancellation);
        return [.. all.Select(job => Answer(job, history.GetValueOrDefault(job.Name) ?? JobHistory.Empty))];
    }

    JobAnswer Answer(ScheduledJob job, JobHistory history)
    {
        var schedule = job.Schedule is null ? null : Schedules.Read(job.Schedule);
        return new JobAnswer(
            job.Name,
            job.Kind,
            job.Subject,
            _descriptions.GetValueOrDefault(job.Kind),
            IsBuiltIn(job.Name),
            job.Schedule,
            schedule?.Problem,
            job.Paused is not null,
            job.Paused,
            job.Paused is null && schedule?.Cron is { } cron ? Schedules.Next(cron, time.GetUtcNow()) : null,
            history.Newest,
            history.Newest?.EndedAt is null && history.Newest is not null,
            history.MedianSeconds,
            history.LastSuccessAt,
            history.Recent
        );
    }
}
