namespace LineageIngest.Host.ByHand;

static class ByHandServices
{
    public static IServiceCollection AddByHand(this IServiceCollection services)
    {
        services.AddSingleton<Application>();
        return services;
    }
}
