using LineageIngest.Insight.History;
using LineageIngest.Insight.Runs;
using LineageIngest.Insight.Search;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.Insight;

internal static class InsightServices
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<SearchQuery>();
        services.AddSingleton<JobRunsQuery>();
        services.AddSingleton<RunPartsQuery>();
        services.AddSingleton<DiffQuery>();
        services.AddSingleton<HistoryQuery>();
        return services;
    }
}
