using LineageIngest.Host.Exporting;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading.Assets;

namespace LineageIngest.Host.Reading;

static class ReadingServices
{
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton<AskedAssets>();
        services.AddSingleton<LineageReader>();
        services.AddSingleton<LiveStream>();
        services.AddSingleton<StreamSocket>();
        services.AddSingleton<LineageDetails>();
        services.AddSingleton<AssetReader>();
        services.AddSingleton<JobSummaryReader>();
        services.AddSingleton<Atlas>();
        services.AddSingleton<SavedViewStore>();
        return services;
    }
}
