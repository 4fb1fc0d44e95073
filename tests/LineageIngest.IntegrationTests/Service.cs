using LineageIngest.Host;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.Receiving;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests;

/// <summary>The whole service over a test database, on a free port of loopback.</summary>
public sealed class Service : IAsyncDisposable
{
    /// <summary>What is asked for runs at once, so that tests need not wait for it.</summary>
    internal static readonly SchedulingOptions Prompt = new() { Poll = TimeSpan.FromMilliseconds(100) };

    readonly TestDatabase _database;
    readonly WebApplication _app;

    Service(TestDatabase database, WebApplication app) =>
        (_database, _app, Http) = (database, app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    public HttpClient Http { get; }
    public TestDatabase Database => _database;
    public IServiceProvider Services => _app.Services;

    public static async Task<Service> StartAsync(PostgresCluster cluster, Action<ReceivingOptions>? configure = null) =>
        await StartAsync(await cluster.CreateDatabaseAsync(), configure);

    /// <summary>With doors: who may come in.</summary>
    public static async Task<Service> StartAsync(PostgresCluster cluster, SecurityOptions security) =>
        await StartAsync(await cluster.CreateDatabaseAsync(), security: security);

    /// <summary>Over a migrated database, which the service then owns.</summary>
    internal static async Task<Service> StartAsync(
        TestDatabase database,
        Action<ReceivingOptions>? configure = null,
        SchedulingOptions? scheduling = null,
        SecurityOptions? security = null,
        CrawlingOptions? crawling = null
    )
    {
        var options = new ServeOptions
        {
            Database = database.Address,
            Port = 0,
            Scheduling = scheduling ?? Prompt,
            Security = security ?? new SecurityOptions(),
            Crawling = crawling ?? new CrawlingOptions(),
        };
        var app = WebApp.Build(options, database.Source);
        configure?.Invoke(app.Services.GetRequiredService<ReceivingOptions>());
        await app.StartAsync();
        return new Service(database, app);
    }

    /// <summary>Returns when every stage has passed the log's present end.</summary>
    public async Task SettleAsync() =>
        await Services
            .GetRequiredService<Stages.StageProgress>()
            .WaitAsync(Services.GetRequiredService<Events.EventLog>(), 1, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
