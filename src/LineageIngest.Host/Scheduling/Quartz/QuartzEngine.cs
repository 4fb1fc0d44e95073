using System.Globalization;
using LineageIngest.Airflow.Connections;
using Quartz;

namespace LineageIngest.Host.Scheduling;

/// <summary>The engine on Quartz.NET: one durable Quartz job per scheduled job, one trigger for its schedule, one more for each extra run.</summary>
sealed class QuartzEngine(ISchedulerFactory schedulers) : IJobEngine
{
    public async Task ApplyAsync(ScheduledJob job, CancellationToken cancellation)
    {
        var quartz = await SchedulerAsync(cancellation);
        var key = QuartzKey(job.Key);
        await quartz.AddJob(
            JobBuilder
                .Create<QuartzJob>()
                .WithIdentity(key)
                .StoreDurably()
                .DisallowConcurrentExecution()
                .RequestRecovery()
                .UsingJobData(QuartzJob.Subscription, job.SubscriptionId.ToString(CultureInfo.InvariantCulture))
                .UsingJobData(QuartzJob.Name, job.Name)
                .Build(),
            AddJobOptions.Replacing,
            cancellation
        );
        var trigger = Timer(job.Key);
        if (job.Paused || job.Schedule is null || Schedules.Read(job.Schedule) is not { } schedule)
        {
            await quartz.UnscheduleJob(trigger, cancellation);
            return;
        }
        if (await quartz.GetTrigger(trigger, cancellation) is { } planned && planned.Description == job.Schedule)
            return; // a restart does not move it
        await quartz.UnscheduleJob(trigger, cancellation);
        await quartz.ScheduleJob(
            Plan(TriggerBuilder.Create().WithIdentity(trigger).ForJob(key).WithDescription(job.Schedule), schedule).Build(),
            cancellationToken: cancellation
        );
    }

    public async Task RemoveAsync(JobKey job, CancellationToken cancellation) =>
        await (await SchedulerAsync(cancellation)).DeleteJob(QuartzKey(job), cancellation);

    public async Task RunOnceAsync(JobKey job, int attempt, TimeSpan delay, CancellationToken cancellation)
    {
        var quartz = await SchedulerAsync(cancellation);
        var trigger = TriggerBuilder
            .Create()
            .WithIdentity($"once/{Guid.NewGuid():N}", Group(job))
            .ForJob(QuartzKey(job))
            .UsingJobData(QuartzJob.Attempt, attempt.ToString(CultureInfo.InvariantCulture))
            .StartAt(DateTimeOffset.UtcNow + delay)
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await quartz.ScheduleJob(trigger, cancellationToken: cancellation);
    }

    public async Task<IReadOnlyDictionary<JobKey, DateTimeOffset>> NextAsync(
        IReadOnlyCollection<JobKey> jobs,
        CancellationToken cancellation
    )
    {
        var quartz = await SchedulerAsync(cancellation);
        var byTrigger = jobs.ToDictionary(Timer);
        var triggers = await quartz.GetTriggers([.. byTrigger.Keys], cancellation);
        return triggers
            .Where(trigger => trigger.NextFireTimeUtc is not null)
            .ToDictionary(trigger => byTrigger[trigger.Key], trigger => trigger.NextFireTimeUtc!.Value);
    }

    /// <summary>A new interval begins at once; what was missed while nothing ran is made up for once.</summary>
    static TriggerBuilder<IJob> Plan(TriggerBuilder<IJob> trigger, Schedule schedule) =>
        schedule.Cron is { } cron
            ? trigger.WithSchedule(
                CronScheduleBuilder
                    .Create(cron, CronFormat.Unix)
                    .InTimeZone(TimeZoneInfo.Utc)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
            )
            : trigger
                .StartNow()
                .WithSchedule(
                    SimpleScheduleBuilder
                        .Create()
                        .WithInterval(schedule.Interval!.Value)
                        .RepeatForever()
                        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)
                );

    ValueTask<IScheduler> SchedulerAsync(CancellationToken cancellation) => schedulers.GetScheduler(cancellation);

    static global::Quartz.JobKey QuartzKey(JobKey job) => new(job.Name, Group(job));

    static TriggerKey Timer(JobKey job) => new(job.Name, Group(job));

    static string Group(JobKey job) => job.SubscriptionId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What Quartz calls. It would wait for the end of a crawl when the service stops; so the job is told to stop as well.</summary>
sealed class QuartzJob(JobRunner runner, IHostApplicationLifetime service) : IJob
{
    public const string Subscription = "subscription";
    public const string Name = "job";
    public const string Attempt = "attempt";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var attempt = data.TryGetValue(Attempt, out var given) ? int.Parse((string)given!, CultureInfo.InvariantCulture) : 1;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, service.ApplicationStopping);
        await runner.RunAsync(
            new JobKey(int.Parse((string)data[Subscription]!, CultureInfo.InvariantCulture), (string)data[Name]!),
            attempt,
            ending.Token
        );
    }
}
