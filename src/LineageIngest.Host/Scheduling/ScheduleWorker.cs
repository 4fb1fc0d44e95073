namespace LineageIngest.Host.Scheduling;

/// <summary>A job that every subscription has from the start.</summary>
sealed record StandingJob(string Kind, string Schedule);

/// <summary>Makes Hangfire's plan at the start what the rows say, and compares the two from then on.</summary>
sealed class ScheduleWorker(
    ScheduledJobStore jobs,
    JobPlan plan,
    IEnumerable<StandingJob> standing,
    SchedulingOptions options,
    TimeProvider time,
    ILogger<ScheduleWorker> log
) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await jobs.AddMissingAsync([.. standing], cancellationToken);
        await plan.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ReconcileEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ReconcileAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service ends
        }
    }

    async Task ReconcileAsync(CancellationToken cancellation)
    {
        try
        {
            await jobs.AddMissingAsync([.. standing], cancellation); // of subscriptions that are new
            await plan.ReconcileAsync(cancellation);
        }
#pragma warning disable CA1031 // the worker's boundary: the database may be away for a while
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.CannotReconcile(error);
        }
    }
}
