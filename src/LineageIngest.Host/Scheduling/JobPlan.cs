namespace LineageIngest.Host.Scheduling;

/// <summary>The one way to change what is scheduled: the row first, then the engine's plan.</summary>
sealed class JobPlan(ScheduledJobStore jobs, IJobEngine engine)
{
    public async Task SaveAsync(ScheduledJob job, CancellationToken cancellation) =>
        await engine.ApplyAsync(await jobs.SaveAsync(job, cancellation), cancellation);

    public async Task RemoveAsync(JobKey key, CancellationToken cancellation)
    {
        await jobs.RemoveAsync(key, cancellation);
        await engine.RemoveAsync(key, cancellation);
    }

    /// <summary>False when there is no such job.</summary>
    public async Task<bool> PauseAsync(JobKey key, bool paused, CancellationToken cancellation)
    {
        if (await jobs.PauseAsync(key, paused, cancellation) is not { } job)
            return false;
        await engine.ApplyAsync(job, cancellation);
        return true;
    }

    public async Task<bool> RunNowAsync(JobKey key, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(key, cancellation) is null)
            return false;
        await engine.RunOnceAsync(key, 1, TimeSpan.Zero, cancellation);
        return true;
    }
}
