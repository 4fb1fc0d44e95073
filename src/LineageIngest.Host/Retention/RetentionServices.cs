using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Retention;

static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<RetentionJob>();
        services.AddSingleton<ReResolutionJob>();
        services.AddStandingJob<RetentionJob>(RetentionJob.Kind, "1d", (job, turn, cancellation) => job.RunAsync(turn, cancellation));
        services.AddStandingJob<ReResolutionJob>(
            ReResolutionJob.Kind,
            "15m",
            (job, turn, cancellation) => job.RunAsync(turn, cancellation)
        );
        return services;
    }
}
