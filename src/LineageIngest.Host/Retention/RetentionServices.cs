using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Retention;

static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<RetentionJob>();
        services.AddSingleton<ReResolutionJob>();
        services.AddStandingJob<RetentionJob>(
            RetentionJob.Kind,
            "Removes what is older than the settings say",
            "1d",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        services.AddStandingJob<ReResolutionJob>(
            ReResolutionJob.Kind,
            "Reads SQL again that an older analyser read",
            "15m",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        return services;
    }
}
