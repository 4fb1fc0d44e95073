using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace LineageIngest.Host.Scheduling;

/// <summary>What is asked of Hangfire: a recurring job per schedule, a job for each run that somebody asks for. Its calls do not wait, so neither do these.</summary>
sealed class JobEngine(IRecurringJobManager recurring, IBackgroundJobClient client, JobStorage storage)
{
    /// <summary>Adds the recurring job or changes its times; with the same times the next one stays, also one that was missed.</summary>
    public void Plan(JobKey job, string cron) =>
        recurring.AddOrUpdate(Id(job), Run(job), cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });

    public void Remove(JobKey job) => recurring.RemoveIfExists(Id(job));

    public void Remove(string id) => recurring.RemoveIfExists(id);

    /// <summary>Runs the job once more, beside its schedule.</summary>
    public void RunOnce(JobKey job) => client.Create(Run(job), new EnqueuedState());

    public void RunOnce(JobKey job, TimeSpan delay) => client.Create(Run(job), new ScheduledState(delay));

    /// <summary>Deletes one of Hangfire's jobs: it is not run, not tried again, and cancelled within seconds where it runs.</summary>
    public bool Delete(string engineJob, string reason) => client.ChangeState(engineJob, new DeletedState { Reason = reason });

    /// <summary>The ids of all recurring jobs.</summary>
    public IReadOnlySet<string> Planned()
    {
        using var connection = storage.GetConnection();
        return connection.GetAllItemsFromSet("recurring-jobs");
    }

    /// <summary>Example: <c>1/crawl:prod</c>.</summary>
    public static string Id(JobKey job) => string.Create(CultureInfo.InvariantCulture, $"{job.SubscriptionId}/{job.Name}");

    static Job Run(JobKey job)
    {
        var (subscription, name) = (job.SubscriptionId, job.Name);
        return Job.FromExpression<HangfireJob>(one => one.RunAsync(subscription, name, null!, CancellationToken.None));
    }
}
