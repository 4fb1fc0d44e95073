using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;

namespace LineageIngest.Airflow.Crawling;

/// <summary>What the parts of one crawl share.</summary>
sealed record CrawlSession(
    int SubscriptionId,
    AirflowInstance Airflow,
    AirflowClient Client,
    ICrawlState State,
    IEventSink Sink,
    IKnownRuns Known,
    CrawlOptions Options,
    int Concurrency,
    CrawlReport Report,
    Action<string> Log
)
{
    /// <summary>The server's instant at which this crawl began; all windows end here.</summary>
    public required DateTimeOffset Now { get; init; }

    int _begun;

    /// <summary>
    /// Asked before a DAG or a chunk of runs is read. What was begun is finished, and every crawl begins something: crawls in a row come to the end
    /// whatever the budget. False when the budget is used up.
    /// </summary>
    public bool TryBegin()
    {
        var may = Interlocked.Increment(ref _begun) == 1 || Client.Requests < Options.Budget;
        Cut |= !may;
        return may;
    }

    public void ThrowIfCut()
    {
        if (Cut)
        {
            throw new AirflowException(
                AirflowFailure.BudgetUsedUp,
                0,
                $"the budget of {Options.Budget} requests is used up; the next crawl goes on"
            );
        }
    }

    /// <summary>Something was not begun because the budget is used up.</summary>
    public bool Cut { get; private set; }

    public async Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        if (bodies.Count > 0)
        {
            await Sink.AppendAsync(SubscriptionId, bodies, cancellation);
            Report.CountEvents(bodies.Count);
        }
    }

    /// <summary>All rows of a list that the role may not be allowed to read: then none, and the report says so.</summary>
    public async Task<List<T>> AllowedAsync<T>(
        string what,
        IAsyncEnumerable<T[]> pages,
        Func<T[], bool>? enough,
        CancellationToken cancellation
    )
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
