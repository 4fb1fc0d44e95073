namespace LineageIngest.Host.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton<ReceivingOptions>();
        services.AddSingleton<MemoryBudget>();
        return services;
    }
}
