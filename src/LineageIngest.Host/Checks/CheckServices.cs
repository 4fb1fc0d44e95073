namespace LineageIngest.Host.Checks;

static class CheckServices
{
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<CheckRuleStore>();
        services.AddSingleton<ProfileChecks>();
        return services;
    }
}
