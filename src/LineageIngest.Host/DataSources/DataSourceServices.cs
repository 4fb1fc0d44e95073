using LineageIngest.DataSources;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.DataSources;

static class DataSourceServices
{
    public static IServiceCollection AddDataSources(this IServiceCollection services, DataFolders folders)
    {
        services.AddSingleton(folders);
        services.AddSingleton<OpenSources>();
        services.AddSingleton<Profiler>();
        services.AddSingleton<StatementReader>();
        services.AddSingleton<DataSourceStore>();
        services.AddSingleton<DeclaredStore>();
        services.AddSingleton<ProfilePlanStore>();
        services.AddSingleton<ReadableSources>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<CatalogJob>();
        services.AddSingleton<ProfileJob>();
        services.AddJob<CatalogJob>(
            CatalogJob.Kind,
            "Reads the tables and views of a database",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        services.AddJob<ProfileJob>(
            ProfileJob.Kind,
            "Profiles tables: counts, nulls, distinct values, quantiles",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        return services;
    }
}
