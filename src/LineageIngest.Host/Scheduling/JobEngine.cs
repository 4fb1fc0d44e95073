using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace LineageIngest.Host.Scheduling;

/// <summary>What is asked of Hangfire: a recurring job per schedule, a job for each run that somebody asks for. Its calls do not wait, so neither do these.</summary>
sealed class JobEngine(IRecurringJobManager recurring, IBackgroundJobClientV2 client, JobStorage storage)
{
    /// <summary>The parameter of a job of Hangfire's that says who asked for it.</summary>
    public const string RequestedBy = "RequestedBy";

    /// <summary>Adds the recurring job or changes its times; with the same times the next one stays, also one that was missed.</summary>
    public void Plan(JobKey job, string cron) =>
        recurring.AddOrUpdate(Id(job), Run(job), cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });

    public void Remove(JobKey job) => recurring.RemoveIfExists(Id(job));

    public void Remove(string id) => recurring.RemoveIfExists(id);

    /// <summary>Runs the job once more, beside its schedule.</summary>
    /// <param name="by">Who asks, where he has a name.</param>
    public void RunOnce(JobKey job, string? by) => client.Create(Run(job), new EnqueuedState(), Parameters(by));

    public void RunOnce(JobKey job, string? by, TimeSpan delay) => client.Create(Run(job), new ScheduledState(delay), Parameters(by));

    /// <summary>Runs now what waits for its time; false when it waits no more.</summary>
    public bool RunNow(string engineJob, string reason) =>
        client.ChangeState(engineJob, new EnqueuedState { Reason = reason }, ScheduledState.StateName);

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

    static Dictionary<string, object> Parameters(string? by) => by is null ? [] : new() { [RequestedBy] = by };

    static Job Run(JobKey job)
    {
        var (subscription, name) = (job.SubscriptionId, job.Name);
        return Job.FromExpression<HangfireJob>(one => one.RunAsync(subscription, name, null!, CancellationToken.None));
    }
}
