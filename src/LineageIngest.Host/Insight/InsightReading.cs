namespace LineageIngest.Host.Insight;

static class InsightReading
{
    public static IServiceCollection AddInsightReading(this IServiceCollection services)
    {
        services.AddSingleton<DiffReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<ImpactReader>();
        services.AddSingleton<RootCauseReader>();
        return services;
    }
}
