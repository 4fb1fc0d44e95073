using LineageIngest.Airflow.Connections;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Crawling;

static class CrawlingServices
{
    public static IServiceCollection AddCrawling(this IServiceCollection services, CrawlingOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(
            SecretBox.Open(
                Environment.GetEnvironmentVariable("LINEAGE_SECRET_KEY"),
                KeyFile(),
                Environment.GetEnvironmentVariable("LINEAGE_SECRET_KEY_BEFORE")
            )
        );
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<ConnectionStandingStore>();
        services.AddSingleton<IEventSink, LogSink>();
        services.AddSingleton<IKnownRuns, KnownRuns>();
        services.AddSingleton<Crawler>();
        services.AddSingleton<CrawlJob>();
        services.AddJob<CrawlJob>(
            CrawlJob.Kind,
            "Reads an Airflow through its REST API",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        return services;
    }

    /// <summary>Beside the data, never in the database that holds what it opens.</summary>
    static string KeyFile() =>
        Path.Combine(Environment.GetEnvironmentVariable("LINEAGE_HOME") is { Length: > 0 } home ? home : ".lineage", "secret.key");
}
