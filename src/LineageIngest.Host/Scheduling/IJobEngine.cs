namespace LineageIngest.Host.Scheduling;

/// <summary>What calls <see cref="JobRunner"/> in time. Quartz.NET is one, Hangfire the other; nothing else knows which.</summary>
interface IJobEngine
{
    /// <summary>Makes the engine's plan of this job what the row says.</summary>
    Task ApplyAsync(ScheduledJob job, CancellationToken cancellation);

    Task RemoveAsync(JobKey job, CancellationToken cancellation);

    /// <summary>Runs the job once more, after a delay, beside its schedule.</summary>
    Task RunOnceAsync(JobKey job, int attempt, TimeSpan delay, CancellationToken cancellation);

    /// <summary>When each of the jobs is due next; absent for those that are not.</summary>
    Task<IReadOnlyDictionary<JobKey, DateTimeOffset>> NextAsync(IReadOnlyCollection<JobKey> jobs, CancellationToken cancellation);
}
