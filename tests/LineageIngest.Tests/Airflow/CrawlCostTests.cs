using LineageIngest.Outward;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

public sealed class CrawlCostTests
{
    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task A_first_crawl_asks_little_more_than_it_must_and_an_idle_one_next_to_nothing(string version)
    {
        const int Dags = 800;
        const int Tasks = 20;
        await using var stub = await new AirflowStub(new GeneratedEstate(Dags, Tasks, version: version))
        {
            Clock = GeneratedEstate.Day.AddHours(12),
        }.StartAsync();
        var crawl = new Crawl(stub) { Concurrency = 8 };
        var first = await crawl.RunAsync();
        Assert.Equal((Dags * Tasks, true), (first.Instances, first.Complete));
        var fewest = 2 + (Dags / 100) + Dags + (Dags / 100) + (Dags * Tasks / 100);
        Assert.True(stub.Count <= fewest * 1.2, $"{stub.Count} requests, {fewest} at least");

        var before = stub.Count;
        stub.Clock += TimeSpan.FromHours(1);
        await crawl.RunAsync();
        Assert.True(stub.Count - before <= 10 + (Dags / 100), string.Join('\n', stub.Requests.Skip(before)));

        before = stub.Count;
        stub.Clock += TimeSpan.FromDays(3);
        await crawl.RunAsync();
        Assert.True(stub.Count - before <= 10 + (Dags / 100), string.Join('\n', stub.Requests.Skip(before)));
    }

    [Fact]
    public async Task Requests_keep_to_the_rate()
    {
        await using var stub = await new AirflowStub(new GeneratedEstate(3, 1)) { Clock = GeneratedEstate.Day.AddHours(12) }.StartAsync();
        using var client = new LineageIngest.Airflow.Api.AirflowClient(
            new LineageIngest.Airflow.Api.AirflowEndpoint(stub.Url, stub.Credentials)
            {
                RequestsPerSecond = 20,
                Concurrency = 8,
                Route = new OutwardRoute(reachesPrivate: true), // the stub is on this machine
            },
            TimeProvider.System
        );
        await client.ConnectAsync(CancellationToken.None);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.TasksAsync("dag_00001", CancellationToken.None)));
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.9), $"{watch.Elapsed}");
    }
}
