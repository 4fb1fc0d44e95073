using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;

namespace LineageIngest.Airflow.Crawling;

/// <summary>What the parts of one crawl share.</summary>
sealed record CrawlSession(
    int SubscriptionId, AirflowInstance Airflow, AirflowClient Client, ICrawlState State, IEventSink Sink, IKnownRuns Known, CrawlOptions Options, int Concurrency, CrawlReport Report, Action<string> Log)
{
    /// <summary>The server's instant at which this crawl began; all windows end here.</summary>
    public required DateTimeOffset Now { get; init; }

    public async Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        if (bodies.Count > 0)
        {
            await Sink.AppendAsync(SubscriptionId, bodies, cancellation);
            Report.CountEvents(bodies.Count);
        }
    }

    /// <summary>All rows of a list that the role may not be allowed to read: then none, and the report says so.</summary>
    public async Task<List<T>> AllowedAsync<T>(string what, IAsyncEnumerable<T[]> pages, Func<T[], bool>? enough, CancellationToken cancellation)
    {
        var rows = new List<T>();
        try
        {
            await foreach (var page in pages.WithCancellation(cancellation))
            {
                rows.AddRange(page);
                if (enough?.Invoke(page) == true)
                {
                    break;
                }
            }
        }
        catch (AirflowException problem) when (problem.Failure is AirflowFailure.Forbidden or AirflowFailure.NotFound)
        {
            Report.Missing(what);
        }

        return rows;
    }
}
