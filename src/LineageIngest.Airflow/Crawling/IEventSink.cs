namespace LineageIngest.Airflow.Crawling;

/// <summary>The one door: crawled events go into the event log like any other. Bodies are canonical, so the log's fingerprint drops what it has.</summary>
public interface IEventSink
{
    Task AppendAsync(int subscriptionId, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation);
}
