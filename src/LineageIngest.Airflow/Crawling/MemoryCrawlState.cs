using System.Collections.Concurrent;

namespace LineageIngest.Airflow.Crawling;

/// <summary>Crawl state that ends with the process: for a trial crawl that writes nothing.</summary>
public sealed class MemoryCrawlState : ICrawlState
{
    readonly ConcurrentDictionary<string, KnownDag> _known = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string, string), string> _signatures = [];

    public CrawlCursor Cursor { get; private set; } = new();

    public Task<CrawlCursor> ReadCursorAsync(CancellationToken cancellation) => Task.FromResult(Cursor);

    public Task SaveCursorAsync(CrawlCursor cursor, CancellationToken cancellation)
    {
        Cursor = cursor;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, KnownDag>> ReadDagsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, KnownDag>>(_known.ToDictionary(StringComparer.Ordinal));

    public Task SaveDagsAsync(IReadOnlyCollection<KnownDag> dags, CancellationToken cancellation)
    {
        foreach (var dag in dags)
        {
            _known[dag.DagId] = dag;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<CrawledRun>> CrawledAsync(IReadOnlyCollection<CrawledRun> asked, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<CrawledRun>>(
            asked.Where(run => _signatures.TryGetValue((run.DagId, run.RunId), out var signature) && signature == run.Signature).ToHashSet()
        );

    public Task SaveRunsAsync(IReadOnlyCollection<CrawledRun> runs, CancellationToken cancellation)
    {
        foreach (var run in runs)
        {
            _signatures[(run.DagId, run.RunId)] = run.Signature;
        }

        return Task.CompletedTask;
    }

    public Task ForgetRunsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        if (before == DateTimeOffset.MaxValue)
            _signatures.Clear(); // old ones end with the process anyway
        return Task.CompletedTask;
    }
}
