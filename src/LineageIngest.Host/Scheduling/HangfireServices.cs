using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.PostgreSql;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Hangfire on the same PostgreSQL, with a small pool of its own.</summary>
static class HangfireServices
{
    /// <summary>Hangfire has one log per process, whatever services come and go in it; so it does not take a service's.</summary>
    static readonly AspNetCoreLogProvider _log = new(LoggerFactory.Create(WebApp.ConfigureLog));

    public static void AddHangfireEngine(this IServiceCollection services, string database, SchedulingOptions options)
    {
        services.AddSingleton(_ => new SchedulerConnections(Connections(database, options)));
        services.AddSingleton<JobStorage>(provider =>
            Storage(provider.GetRequiredService<SchedulerConnections>(), options, provider.GetRequiredService<DrainSwitch>())
        );
        // Not Hangfire's global collection alone: two services in one process would share its filters.
        services.AddSingleton<IJobFilterProvider>(provider => new JobFilterProviderCollection(
            GlobalJobFilters.Filters,
            new JobFilterAttributeFilterProvider(),
            new RetryFilters(options, provider.GetRequiredService<TimeProvider>())
        ));
        services.AddHangfire(hangfire =>
            hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseLogProvider(_log)
        );
        services.AddHangfireServer(
            (provider, server) =>
            {
                server.FilterProvider = provider.GetRequiredService<IJobFilterProvider>();
                // Hangfire's own is one per process: that of the service which was configured last, also when it has ended.
                server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
                server.WorkerCount = options.Workers;
                server.SchedulePollingInterval = options.Poll;
                server.ServerTimeout = TimeSpan.FromMinutes(1);
                server.HeartbeatInterval = TimeSpan.FromSeconds(15);
                server.ServerCheckInterval = TimeSpan.FromMinutes(1);
            }
        );
        services.AddSingleton<JobEngine>();
        services.AddTransient<HangfireJob>();

        services.AddAntiforgery(); // the dashboard's forms carry a token against calls from other sites
    }

    static PostgreSqlStorage Storage(SchedulerConnections connections, SchedulingOptions options, DrainSwitch drain)
    {
        var storage = new PostgreSqlStorage(
            connections,
            new PostgreSqlStorageOptions
            {
                SchemaName = HangfireSchema.Name,
                PrepareSchemaIfNecessary = false,
                EnableLongPolling = false, // a connection per worker that only listens
                QueuePollInterval = options.Poll,
                UseSlidingInvisibilityTimeout = true, // a job may be longer than the timeout
                InvisibilityTimeout = options.Invisibility,
                DistributedLockTimeout = TimeSpan.FromMinutes(1), // Hangfire holds its locks for milliseconds; a killed process leaves them behind
            }
        )
        {
            JobExpirationTimeout = options.KeepHistory,
        };
        const string Queue = "default"; // Hangfire's own name for the only one that there is
        storage.QueueProviders.Add(new DrainableQueue(storage.QueueProviders.GetProvider(Queue), drain), [Queue]);
        return storage;
    }

    static NpgsqlDataSource Connections(string database, SchedulingOptions options) =>
        Database.Open(
            database,
            pool =>
            {
                pool.ConnectionStringBuilder.ApplicationName = "lineage-ingest scheduler";
                pool.ConnectionStringBuilder.MaxPoolSize = 4 + 2 * options.Workers;
            }
        );
}

/// <summary>Gives Hangfire its connections; the pool goes with the service.</summary>
sealed class SchedulerConnections(NpgsqlDataSource pool) : IConnectionFactory, IDisposable
{
    public NpgsqlConnection GetOrCreateConnection() => pool.CreateConnection();

    public void Dispose() => pool.Dispose();
}
