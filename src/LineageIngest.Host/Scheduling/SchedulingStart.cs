namespace LineageIngest.Host.Scheduling;

/// <summary>A job that every subscription has from the start.</summary>
sealed record StandingJob(string Kind, string Schedule);

/// <summary>At start the engine's plan is made what the rows say: jobs that were changed while no engine ran, and the jobs that always are there.</summary>
sealed class SchedulingStart(ScheduledJobStore jobs, IEnumerable<StandingJob> standing, IJobEngine engine) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var subscription in await jobs.SubscriptionsAsync(cancellationToken))
        {
            foreach (var job in standing)
                await jobs.SaveAsync(new ScheduledJob(subscription, job.Kind, "", job.Schedule, Paused: false), cancellationToken);
        }

        foreach (var job in await jobs.AllAsync(cancellationToken))
            await engine.ApplyAsync(job, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
