using LineageIngest.Airflow.Connections;

namespace LineageIngest.Host.Scheduling;

/// <summary>Jobs as the API and the page show them.</summary>
sealed class JobReader(ScheduledJobStore jobs, JobRunStore runs, TimeProvider time)
{
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
