using System.Collections.Concurrent;
using LineageIngest.Airflow.Connections;

namespace LineageIngest.Host.Scheduling;

/// <summary>The one way to change what is scheduled: the row first, then Hangfire's recurring job.</summary>
sealed class JobPlan(ScheduledJobStore jobs, IEnumerable<StandingJob> standing, JobEngine engine, TimeProvider time, ILogger<JobPlan> log)
{
    /// <summary>Schedules that the log was told of.</summary>
    readonly ConcurrentDictionary<(JobKey Job, string Schedule), bool> _bad = new();

    /// <summary>Saves a job whose schedule was checked with <see cref="Schedules.Read"/>, and runs it once unless it has none or is paused.</summary>
    public async Task<ScheduledJob> SaveAsync(ScheduledJob job, CancellationToken cancellation)
    {
        var saved = await jobs.SaveAsync(job, cancellation);
        await ApplyAsync(saved, cancellation);
        if (saved is { Schedule: not null, Paused: null })
            engine.RunOnce(saved.Key, null);
        return saved;
    }

    public async Task RemoveAsync(JobKey key, CancellationToken cancellation)
    {
        await jobs.RemoveAsync(key, cancellation);
        engine.Remove(key);
    }

    /// <summary>False when there is no such job.</summary>
    public Task<bool> PauseAsync(JobKey key, string reason, string? by, CancellationToken cancellation) =>
        SetPauseAsync(key, new JobPause(reason, by ?? JobPause.Hand, time.GetUtcNow()), cancellation);

    /// <summary>False when there is no such job.</summary>
    public Task<bool> ResumeAsync(JobKey key, CancellationToken cancellation) => SetPauseAsync(key, null, cancellation);

    /// <summary>False when there is no such job. Standing jobs of a subscription that the scheduler has not yet seen are there all the same.</summary>
    public async Task<bool> RunNowAsync(JobKey key, string? by, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(key, cancellation) is null)
        {
            if (standing.All(job => job.Kind != key.Name))
                return false;
            await jobs.AddMissingAsync([.. standing], cancellation);
        }
        engine.RunOnce(key, by);
        return true;
    }

    /// <summary>Makes Hangfire's recurring jobs what the rows say; all of them where it has none, as after its tables were made anew.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (engine.Planned().Count > 0)
        {
            await ReconcileAsync(cancellation);
            return;
        }
        foreach (var job in await jobs.AllAsync(cancellation))
            await ApplyAsync(job, cancellation);
    }

    /// <summary>
    /// Makes Hangfire's recurring jobs what the rows say. A recurring job that Hangfire once had and has no more was deleted in its dashboard:
    /// the row stays and is paused.
    /// </summary>
    public async Task ReconcileAsync(CancellationToken cancellation)
    {
        var rows = await ActiveAsync(cancellation);
        var planned = engine.Planned(); // after the rows: what they call planned was in Hangfire's list before
        foreach (var job in rows)
        {
            if (!job.Planned)
                await ApplyAsync(job, cancellation);
            else if (!planned.Contains(JobEngine.Id(job.Key)))
                await PauseDeletedAsync(job, cancellation);
        }

        var known = (await ActiveAsync(cancellation)).Select(job => JobEngine.Id(job.Key)).ToHashSet(); // after the list: a row is there before its recurring job
        foreach (var id in planned.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal))
            engine.Remove(id);
    }

    /// <summary>A row that no longer can be planned is told in the log and left out; it ends nothing else.</summary>
    public async Task ApplyAsync(ScheduledJob job, CancellationToken cancellation)
    {
        if (job.Paused is not null || job.Schedule is null)
        {
            engine.Remove(job.Key);
            return;
        }
        var schedule = Schedules.Read(job.Schedule);
        if (schedule.Cron is not { } cron)
        {
            engine.Remove(job.Key);
            if (_bad.TryAdd((job.Key, job.Schedule), true))
                log.BadSchedule(job.Name, job.SubscriptionId, schedule.Problem ?? job.Schedule);
            return;
        }
        engine.Plan(job.Key, cron);
        await jobs.MarkPlannedAsync(job, cancellation);
    }

    async Task PauseDeletedAsync(ScheduledJob job, CancellationToken cancellation)
    {
        var pause = new JobPause("its recurring job was deleted in the dashboard", JobPause.Dashboard, time.GetUtcNow());
        if (await jobs.PausePlannedAsync(job.Key, pause, cancellation))
            log.DeletedInDashboard(job.Name, job.SubscriptionId);
    }

    async Task<IReadOnlyList<ScheduledJob>> ActiveAsync(CancellationToken cancellation) =>
        [.. (await jobs.AllAsync(cancellation)).Where(job => job is { Schedule: not null, Paused: null })];

    async Task<bool> SetPauseAsync(JobKey key, JobPause? pause, CancellationToken cancellation)
    {
        if (await jobs.PauseAsync(key, pause, cancellation) is not { } job)
            return false;
        await ApplyAsync(job, cancellation);
        return true;
    }
}
