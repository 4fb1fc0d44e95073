using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Outward;

namespace LineageIngest.Testing.Airflow;

/// <summary>A crawl of a stub into a list, the way tests run it.</summary>
sealed class Crawl(AirflowStub stub) : IEventSink, IKnownRuns
{
    /// <summary>Shortly after the recordings were made.</summary>
    public static DateTimeOffset AfterRecording { get; } = DateTimeOffset.Parse("2026-11-21T12:00:00Z", CultureInfo.InvariantCulture);

    public MemoryCrawlState State { get; } = new();
    public ConcurrentDictionary<string, byte> Distinct { get; } = [];
    public List<string> Events { get; } = [];
    public CrawlOptions Options { get; init; } = new();
    public string[] Namespaces { get; set; } = [];
    public HashSet<Guid> KnownRuns { get; init; } = [];
    public int PageSize { get; init; } = 100;
    public int Concurrency { get; init; } = 4;

    public Task<CrawlReport> RunAsync(CancellationToken cancellation = default) =>
        new Crawler(this, this, TimeProvider.System).CrawlAsync(
            1,
            "prod",
            new AirflowEndpoint(stub.Url, stub.Credentials)
            {
                RequestsPerSecond = 0,
                PageSize = PageSize,
                Concurrency = Concurrency,
                Route = new OutwardRoute(reachesPrivate: true), // the stub is on this machine
            },
            Options,
            State,
            _ => { },
            cancellation
        );

    public IEnumerable<JsonElement> Jobs =>
        Distinct
            .Keys.Select(body => JsonDocument.Parse(body).RootElement)
            .Where(body => body.GetProperty("schemaURL").GetString()!.EndsWith("JobEvent", StringComparison.Ordinal));

    public IEnumerable<JsonElement> Runs =>
        Distinct.Keys.Select(body => JsonDocument.Parse(body).RootElement).Where(body => body.TryGetProperty("eventType", out _));

    public Task AppendAsync(int subscriptionId, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        lock (Events)
        {
            foreach (var body in bodies)
            {
                var text = System.Text.Encoding.UTF8.GetString(body.Span);
                Events.Add(text);
                Distinct[text] = 0;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> NamespacesAsync(int subscriptionId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(Namespaces);

    public Task<IReadOnlySet<Guid>> ExistingAsync(int subscriptionId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<Guid>>(runIds.Where(KnownRuns.Contains).ToHashSet());
}
