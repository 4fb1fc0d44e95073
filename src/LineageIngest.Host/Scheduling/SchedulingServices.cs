namespace LineageIngest.Host.Scheduling;

static class SchedulingServices
{
    /// <summary>Jobs and what runs them.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, string database, SchedulingOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ScheduledJobStore>();
        services.AddSingleton<JobRunStore>();
        services.AddSingleton<JobPlan>();
        services.AddSingleton<RunNow>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<JobRunQuery>();
        services.AddSingleton<WaitingRuns>();
        services.AddSingleton<JobRunActions>();
        services.AddSingleton<JobStream>();
        services.AddSingleton<DrainSwitch>();
        services.AddSingleton<InstanceStore>();
        services.AddHostedService<InstanceWorker>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<ScheduleWorker>();
        services.AddHangfireEngine(database, options);
        return services;
    }

    public static void AddJob<T>(
        this IServiceCollection services,
        string kind,
        string description,
        Func<T, JobContext, CancellationToken, Task<JobResult>> run
    )
        where T : notnull =>
        services.AddSingleton(provider => new JobBody(
            kind,
            description,
            (context, cancellation) => run(provider.GetRequiredService<T>(), context, cancellation)
        ));

    /// <summary>A job that is there from the start, in every subscription.</summary>
    public static void AddStandingJob<T>(
        this IServiceCollection services,
        string kind,
        string description,
        string schedule,
        Func<T, JobContext, CancellationToken, Task<JobResult>> run
    )
        where T : notnull
    {
        services.AddJob(kind, description, run);
        services.AddSingleton(new StandingJob(kind, schedule));
    }
}
