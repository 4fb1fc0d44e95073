namespace LineageIngest.Host.Scheduling;

/// <summary>At start the engine's plan is made what the rows say: jobs that were changed while no engine ran, and the jobs that always are there.</summary>
internal sealed class SchedulingStart(ScheduledJobStore jobs, IJobEngine engine) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await jobs.SaveAsync(new ScheduledJob(Receiving.SubscriptionContext.Default, JobHistory.Kind, "", "1d", Paused: false), cancellationToken);
        foreach (var job in await jobs.AllAsync(cancellationToken)) await engine.ApplyAsync(job, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Keeps the history of job runs short.</summary>
internal sealed class JobHistory(JobRunStore runs, TimeProvider time)
{
    public const string Kind = "job-history";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancellation) =>
        new($"{await runs.ForgetAsync(time.GetUtcNow() - Kept, cancellation)} old runs forgotten");
}
