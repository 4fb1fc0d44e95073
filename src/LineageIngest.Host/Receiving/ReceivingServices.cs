using LineageIngest.Host.Http;

namespace LineageIngest.Host.Receiving;

static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton<ReceivingOptions>();
        services.AddSingleton<MemoryBudget>();
        return services;
    }
}
