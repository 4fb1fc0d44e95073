using LineageIngest.Host.Http;

namespace LineageIngest.Host.Receiving;

static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services, ReceivingOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<MemoryBudget>();
        return services;
    }
}
