namespace LineageIngest.Host.Reading;

static class ReadingServices
{
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton<LineageReader>();
        return services;
    }
}
