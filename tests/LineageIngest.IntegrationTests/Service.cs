using System.Net.Http.Json;
using LineageIngest.DataSources;
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
    readonly int _subscriptionId;

    Service(TestDatabase database, WebApplication app, int subscriptionId = 1)
    {
        (_database, _app, _subscriptionId) = (database, app, subscriptionId);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }
    public TestDatabase Database => _database;
    public IServiceProvider Services => _app.Services;

    public static async Task<Service> StartAsync(PostgresCluster cluster, Action<ReceivingOptions>? configure = null) =>
        await StartAsync(await cluster.CreateDatabaseAsync(), configure);

    /// <summary>A subscription of its own in the one service that tests share: for those that ask by HTTP alone.</summary>
    public static Task<Service> OfTenantAsync(PostgresCluster cluster) => cluster.TenantAsync();

    internal async Task<Service> NewTenantAsync(string name)
    {
        using var made = await Http.PostAsJsonAsync("/api/subscriptions", new { name });
        made.EnsureSuccessStatusCode();
        var id = await _database.ScalarAsync<int>($"SELECT subscription_id FROM subscription WHERE name = '{name}'");
        var tenant = new Service(_database, _app, id);
        tenant.Http.DefaultRequestHeaders.Add(Doors.SubscriptionHeader, name);
        return tenant;
    }

    /// <summary>With doors: who may come in.</summary>
    public static async Task<Service> StartAsync(PostgresCluster cluster, SecurityOptions security) =>
        await StartAsync(await cluster.CreateDatabaseAsync(), security: security);

    /// <summary>Over a migrated database, which the service then owns.</summary>
    internal static async Task<Service> StartAsync(
        TestDatabase database,
        Action<ReceivingOptions>? configure = null,
        SchedulingOptions? scheduling = null,
        SecurityOptions? security = null,
        CrawlingOptions? crawling = null,
        string[]? dataFolders = null
    )
    {
        var options = new ServeOptions
        {
            Database = database.Address,
            Port = 0,
            Scheduling = scheduling ?? Prompt,
            Security = security ?? new SecurityOptions(),
            Crawling = crawling ?? new CrawlingOptions(),
            DataFolders = new DataFolders(dataFolders ?? []),
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
            .WaitAsync(Services.GetRequiredService<Events.EventLog>(), _subscriptionId, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_subscriptionId != 1)
            return; // the others go on
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
