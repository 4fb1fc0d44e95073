namespace LineageIngest.Host.Manual;

static class ByHandServices
{
    public static IServiceCollection AddByHand(this IServiceCollection services)
    {
        services.AddSingleton<Application>();
        return services;
    }
}
