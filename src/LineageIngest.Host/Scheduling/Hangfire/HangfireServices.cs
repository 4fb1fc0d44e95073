using Hangfire;
using Hangfire.PostgreSql;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Scheduling;

/// <summary>Hangfire on the same PostgreSQL, with its dashboard at <c>/hangfire</c>; chosen at build time with <c>-p:Scheduler=Hangfire</c>.</summary>
static class HangfireServices
{
    public static void AddJobEngine(this IServiceCollection services, string database)
    {
        services.AddHangfire(hangfire =>
            hangfire.UsePostgreSqlStorage(
                postgres => postgres.UseNpgsqlConnection(Database.Read(database).ConnectionString),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire",
                    EnableLongPolling = false, // with it, jobs were fetched and never run
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                }
            )
        );
        services.AddHangfireServer(server => server.WorkerCount = 8);
        services.AddSingleton<IJobEngine, HangfireEngine>();
        services.AddTransient<HangfireJob>();
    }

    /// <summary>The service's own log-in stands before this path as before any other; Hangfire's rule, local requests only, would shut people out.</summary>
    public static void MapJobEngine(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [] });
}
