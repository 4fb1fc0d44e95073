using System.Collections.Concurrent;

namespace LineageIngest.Airflow.Crawling;

/// <summary>Crawl state that ends with the process: for a trial crawl that writes nothing.</summary>
public sealed class MemoryCrawlState : ICrawlState
{
    private readonly ConcurrentDictionary<string, KnownDag> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), string> signatures = [];

    public CrawlCursor Cursor { get; private set; } = new();

    public Task<CrawlCursor> ReadCursorAsync(CancellationToken cancellation) => Task.FromResult(Cursor);

    public Task SaveCursorAsync(CrawlCursor cursor, CancellationToken cancellation)
    {
        Cursor = cursor;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, KnownDag>> ReadDagsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, KnownDag>>(known.ToDictionary(StringComparer.Ordinal));

    public Task SaveDagsAsync(IReadOnlyCollection<KnownDag> dags, CancellationToken cancellation)
    {
        foreach (var dag in dags)
        {
            known[dag.DagId] = dag;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<CrawledRun>> CrawledAsync(IReadOnlyCollection<CrawledRun> asked, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<CrawledRun>>(asked.Where(run => signatures.TryGetValue((run.DagId, run.RunId), out var signature) && signature == run.Signature).ToHashSet());

    public Task SaveRunsAsync(IReadOnlyCollection<CrawledRun> runs, CancellationToken cancellation)
    {
        foreach (var run in runs)
        {
            signatures[(run.DagId, run.RunId)] = run.Signature;
        }

        return Task.CompletedTask;
    }

    public Task ForgetRunsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        if (before == DateTimeOffset.MaxValue) signatures.Clear(); // old ones end with the process anyway
        return Task.CompletedTask;
    }
}
