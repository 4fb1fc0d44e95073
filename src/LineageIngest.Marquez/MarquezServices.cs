using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Graph;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Runs;
using LineageIngest.Marquez.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.Marquez;

public static class MarquezServices
{
    public static IServiceCollection AddMarquez(this IServiceCollection services)
    {
        services.AddSingleton<RunPortraits>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<CatalogueQuery>();
        services.AddSingleton<DatasetList>();
        services.AddSingleton<DatasetVersionList>();
        services.AddSingleton<JobList>();
        services.AddSingleton<JobVersionList>();
        services.AddSingleton<RunList>();
        services.AddSingleton<NodeFinder>();
        services.AddSingleton<Totals>();
        services.AddSingleton<NodeMemory>();
        services.AddSingleton<LineageGraph>();
        services.AddSingleton<ColumnGraph>();
        services.AddSingleton<RunLineage>();
        services.AddSingleton<Search>();
        services.AddSingleton<EventList>();
        services.AddSingleton<Statistics>();
        services.AddSingleton<Writer>();
        return services;
    }
}
