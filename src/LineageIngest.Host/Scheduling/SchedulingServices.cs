namespace LineageIngest.Host.Scheduling;

static class SchedulingServices
{
    /// <summary>Jobs and what runs them; which engine is decided at build time (<c>-p:Scheduler=Hangfire</c>).</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, string database)
    {
        services.AddSingleton<ScheduledJobStore>();
        services.AddSingleton<JobRunStore>();
        services.AddSingleton<JobPlan>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton(provider => new Lazy<IJobEngine>(provider.GetRequiredService<IJobEngine>));
        services.AddJobEngine(database);
        services.AddHostedService<SchedulingStart>();
        return services;
    }

    public static void AddJob<T>(this IServiceCollection services, string kind, Func<T, JobTurn, CancellationToken, Task<JobResult>> run)
        where T : notnull =>
        services.AddSingleton(provider => new JobBody(
            kind,
            (turn, cancellation) => run(provider.GetRequiredService<T>(), turn, cancellation)
        ));

    /// <summary>A job that is there from the start, in every subscription.</summary>
    public static void AddStandingJob<T>(
        this IServiceCollection services,
        string kind,
        string schedule,
        Func<T, JobTurn, CancellationToken, Task<JobResult>> run
    )
        where T : notnull
    {
        services.AddJob(kind, run);
        services.AddSingleton(new StandingJob(kind, schedule));
    }
}
