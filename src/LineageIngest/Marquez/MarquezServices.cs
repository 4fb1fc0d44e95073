using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.Marquez;

static class MarquezServices
{
    public static IServiceCollection AddMarquez(this IServiceCollection services)
    {
        services.AddSingleton<RunPortraits>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<Datasets>();
        services.AddSingleton<DatasetVersionList>();
        services.AddSingleton<Jobs>();
        services.AddSingleton<JobVersionList>();
        services.AddSingleton<Runs>();
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
