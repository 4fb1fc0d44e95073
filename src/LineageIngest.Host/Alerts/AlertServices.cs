using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Alerts;

static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertOptions options, MailOptions mail)
    {
        services.AddSingleton(options);
        services.AddSingleton(mail);
        services.AddSingleton<AlertRuleStore>();
        services.AddSingleton<AlertChannelStore>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<AlertDeliveryStore>();
        services.AddSingleton<AlertFinder>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<AlertSender>();
        services.AddSingleton<AlertJob>();
        services.AddJob<AlertJob>(
            AlertJob.Kind,
            "Looks for changes that somebody wants to be told of, and tells them",
            (job, run, cancellation) => job.RunAsync(run, cancellation)
        );
        return services;
    }
}
