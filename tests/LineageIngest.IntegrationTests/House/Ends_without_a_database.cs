using LineageIngest.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LineageIngest.IntegrationTests.House;

/// <summary>A service that is told to end while PostgreSQL does not answer has not crashed.</summary>
public sealed class Ends_without_a_database
{
    [Fact]
    public async Task What_could_not_be_ended_in_time_is_no_crash()
    {
        using var app = await StartedAsync(new TimeoutException(), new OperationCanceledException());
        await Serving.StopAsync(app);
    }

    [Fact]
    public async Task A_fault_of_ours_stays_one()
    {
        using var app = await StartedAsync(new OperationCanceledException(), new InvalidOperationException());
        await Assert.ThrowsAsync<AggregateException>(() => Serving.StopAsync(app));
    }

    static async Task<IHost> StartedAsync(params Exception[] atTheEnd)
    {
        var builder = new HostApplicationBuilder();
        foreach (var error in atTheEnd)
            builder.Services.AddSingleton<IHostedService>(new FailsAtTheEnd(error));
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }

    sealed class FailsAtTheEnd(Exception error) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.FromException(error);
    }
}
