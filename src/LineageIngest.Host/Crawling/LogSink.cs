using LineageIngest.Airflow.Crawling;
using LineageIngest.Events;

namespace LineageIngest.Host.Crawling;

/// <summary>Crawled events into the event log, in portions; when the log is full the crawler waits, it does not lose.</summary>
sealed class LogSink(EventLog log, TimeProvider time) : IEventSink
{
    const int Portion = 1000;

    public async Task AppendAsync(int subscriptionId, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        foreach (var portion in bodies.Chunk(Portion))
        {
            var events = portion.Select(body => new IncomingEvent(body, EventSource.Crawl)).ToArray();
            while (!await TryAppendAsync(subscriptionId, events, cancellation)) { }
        }
    }

    async Task<bool> TryAppendAsync(int subscriptionId, IncomingEvent[] events, CancellationToken cancellation)
    {
        try
        {
            await log.AppendAsync(subscriptionId, events, cancellation);
            return true;
        }
        catch (OverloadedException full)
        {
            await Task.Delay(full.RetryAfter, time, cancellation);
            return false;
        }
    }
}
