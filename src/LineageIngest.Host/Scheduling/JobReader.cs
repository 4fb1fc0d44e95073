namespace LineageIngest.Host.Scheduling;

/// <summary>Jobs as the API and the page show them.</summary>
sealed class JobReader(ScheduledJobStore jobs, JobRunStore runs, IJobEngine engine)
{
    public async Task<IReadOnlyList<JobAnswer>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        var all = await jobs.ListAsync(subscriptionId, cancellation);
        var newest = await runs.NewestAsync(subscriptionId, cancellation);
        var next = await engine.NextAsync([.. all.Select(job => job.Key)], cancellation);
        return
        [
            .. all.Select(job => new JobAnswer(
                job.Name,
                job.Kind,
                job.Subject,
                job.Schedule,
                job.Paused,
                next.TryGetValue(job.Key, out var at) ? at : null,
                newest.GetValueOrDefault(job.Name)
            )),
        ];
    }
}
