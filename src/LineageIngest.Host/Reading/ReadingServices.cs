namespace LineageIngest.Host.Reading;

internal static class ReadingServices
{
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton<LineageReader>();
        return services;
    }
}
