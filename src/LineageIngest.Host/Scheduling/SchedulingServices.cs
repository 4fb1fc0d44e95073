namespace LineageIngest.Host.Scheduling;

internal static class SchedulingServices
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
        services.AddSingleton<JobHistory>();
        services.AddJob<JobHistory>(JobHistory.Kind, (history, turn, cancellation) => history.RunAsync(turn, cancellation));
        services.AddJobEngine(database);
        services.AddHostedService<SchedulingStart>();
        return services;
    }

    public static void AddJob<T>(this IServiceCollection services, string kind, Func<T, JobTurn, CancellationToken, Task<JobResult>> run) where T : notnull =>
        services.AddSingleton(provider => new JobBody(kind, (turn, cancellation) => run(provider.GetRequiredService<T>(), turn, cancellation)));
}
