using Hangfire;
using Hangfire.Server;

namespace LineageIngest.Host.Scheduling;

/// <summary>
/// What Hangfire calls. Its name and that of its method are stored with every job, so both stay.
/// A failure throws, so that Hangfire shows it and tries again; an interruption by the end of the service throws too, so that another server takes the job.
/// </summary>
sealed class HangfireJob(JobRunner runner, JobEngine engine)
{
    /// <summary>Hangfire's own parameter of a job: how often it was tried again.</summary>
    public const string Retries = "RetryCount";

    /// <summary>A run that was asked for waits for one that is under way.</summary>
    static readonly TimeSpan _askAgain = TimeSpan.FromSeconds(5);

    /// <returns>What the dashboard shows as the result.</returns>
    [JobDisplayName("{1}")]
    public async Task<string> RunAsync(int subscriptionId, string job, PerformContext context, CancellationToken cancellation)
    {
        var key = new JobKey(subscriptionId, job);
        var retries = context.GetJobParameter<int>(Retries, allowStale: true);
        var start = new JobStart(
            context.BackgroundJob.Id,
            retries + 1,
            retries > 0 ? JobStart.Retry
                : context.GetJobParameter<string?>("RecurringJobId", allowStale: true) is null ? JobStart.Hand
                : JobStart.Schedule,
            context.GetJobParameter<string?>(JobEngine.RequestedBy, allowStale: true)
        );
        if (await runner.RunAsync(key, start, cancellation) is { } summary)
            return summary;
        if (start.Trigger != JobStart.Hand)
            return "left out: the run before is still under way";
        engine.RunOnce(key, start.By, _askAgain);
        return "put off: the run before is still under way";
    }
}
