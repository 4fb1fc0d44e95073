namespace LineageIngest.Host.Pii;

static class PiiServices
{
    public static IServiceCollection AddPii(this IServiceCollection services)
    {
        services.AddSingleton<PiiRuleStore>();
        services.AddSingleton<PiiPlaceStore>();
        services.AddSingleton<PiiReader>();
        services.AddSingleton<PiiFindings>();
        return services;
    }
}
