using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using LineageIngest.Airflow.Connections;

namespace LineageIngest.Host.Scheduling;

/// <summary>The engine on Hangfire: a recurring job per scheduled job, a delayed one for each extra run. Hangfire's own calls do not wait, so neither do these.</summary>
sealed class HangfireEngine(IRecurringJobManager recurring, IBackgroundJobClient client, JobStorage storage) : IJobEngine
{
    public Task ApplyAsync(ScheduledJob job, CancellationToken cancellation)
    {
        if (job.Paused || job.Schedule is null || Schedules.Read(job.Schedule) is not { } schedule)
        {
            recurring.RemoveIfExists(Id(job.Key));
            return Task.CompletedTask;
        }
        recurring.AddOrUpdate(
            Id(job.Key),
            Job.FromExpression<HangfireJob>(one => one.RunAsync(job.SubscriptionId, job.Name, 1, CancellationToken.None)),
            schedule.Cron ?? IntervalCron.Of(schedule.Interval!.Value),
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc }
        );
        return Task.CompletedTask;
    }

    public Task RemoveAsync(JobKey job, CancellationToken cancellation)
    {
        recurring.RemoveIfExists(Id(job));
        return Task.CompletedTask;
    }

    public Task RunOnceAsync(JobKey job, int attempt, TimeSpan delay, CancellationToken cancellation)
    {
        var (subscription, name) = (job.SubscriptionId, job.Name);
        if (delay <= TimeSpan.Zero)
            client.Enqueue<HangfireJob>(one => one.RunAsync(subscription, name, attempt, CancellationToken.None));
        else
            client.Schedule<HangfireJob>(one => one.RunAsync(subscription, name, attempt, CancellationToken.None), delay);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<JobKey, DateTimeOffset>> NextAsync(IReadOnlyCollection<JobKey> jobs, CancellationToken cancellation)
    {
        using var connection = storage.GetConnection();
        var next = connection
            .GetRecurringJobs()
            .Where(job => job.NextExecution is not null)
            .ToDictionary(job => job.Id, job => job.NextExecution!.Value);
        return Task.FromResult<IReadOnlyDictionary<JobKey, DateTimeOffset>>(
            jobs.Where(job => next.ContainsKey(Id(job)))
                .ToDictionary(job => job, job => new DateTimeOffset(DateTime.SpecifyKind(next[Id(job)], DateTimeKind.Utc)))
        );
    }

    static string Id(JobKey job) => string.Create(CultureInfo.InvariantCulture, $"{job.SubscriptionId}/{job.Name}");
}

/// <summary>What Hangfire calls. Public, since Hangfire writes its name down; failures are ours to repeat.</summary>
public sealed class HangfireJob(IServiceProvider services)
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(int subscriptionId, string job, int attempt, CancellationToken cancellation) =>
        services.GetRequiredService<JobRunner>().RunAsync(new JobKey(subscriptionId, job), attempt, cancellation);
}
