using LineageIngest.Postgres;
using Npgsql;
using Quartz;

namespace LineageIngest.Host.Scheduling;

/// <summary>Quartz.NET on the same PostgreSQL, clustered: whichever instance is free takes the turn, and a dead one's turn is taken over.</summary>
static class QuartzServices
{
    public static void AddJobEngine(this IServiceCollection services, string database)
    {
        services.AddQuartz(quartz =>
            quartz
                .ConfigureScheduler(scheduler => scheduler.InstanceId = $"{Environment.MachineName}-{Guid.NewGuid():N}")
                .UseDefaultThreadPool(8)
                .UsePersistentStore(store =>
                    store
                        .ProvisionSchema()
                        .UseClustering(cluster =>
                        {
                            cluster.CheckinInterval = TimeSpan.FromSeconds(5);
                            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
                        })
                        .UsePostgres(NpgsqlFactory.Instance, Database.Read(database).ConnectionString)
                )
        );
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.AddSingleton<IJobEngine, QuartzEngine>();
        services.AddTransient<QuartzJob>();
    }

    /// <summary>Quartz.NET has no pages of its own here; ours are at /ops/jobs.</summary>
    public static void MapJobEngine(this IEndpointRouteBuilder routes) { }
}
