using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Crawling;

/// <summary>What one connection's crawls remember, so that the next one asks only for what changed and a killed one goes on.</summary>
public interface ICrawlState
{
    Task<CrawlCursor> ReadCursorAsync(CancellationToken cancellation);

    Task SaveCursorAsync(CrawlCursor cursor, CancellationToken cancellation);

    Task<IReadOnlyDictionary<string, KnownDag>> ReadDagsAsync(CancellationToken cancellation);

    Task SaveDagsAsync(IReadOnlyCollection<KnownDag> dags, CancellationToken cancellation);

    /// <summary>Those of the runs that were crawled in exactly this state.</summary>
    Task<IReadOnlySet<CrawledRun>> CrawledAsync(IReadOnlyCollection<CrawledRun> asked, CancellationToken cancellation);

    Task SaveRunsAsync(IReadOnlyCollection<CrawledRun> runs, CancellationToken cancellation);

    /// <summary>Forgets runs crawled before an instant that lists no longer reach back to.</summary>
    Task ForgetRunsAsync(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>How far the crawls have come, in the Airflow server's time.</summary>
public sealed record CrawlCursor
{
    /// <summary>All runs whose last change lies before this are crawled; null before the first crawl has ended.</summary>
    public DateTimeOffset? RunsUpTo { get; init; }

    /// <summary>The beginning of a crawl of runs that was not ended; its window stays until it is.</summary>
    public DateTimeOffset? RunsFrom { get; init; }

    public DateTimeOffset? VersionsUpTo { get; init; }

    public string? AirflowVersion { get; init; }

    /// <summary>The OpenLineage provider's version, null where it is not installed or not visible.</summary>
    public string? ProviderVersion { get; init; }

    public string? Namespace { get; init; }

    public RunIdForm? Form { get; init; }

    /// <summary>Run ids computed with this namespace and form were found among received events.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>A DAG as it was last declared.</summary>
/// <param name="ListHash">of its row in the list and of what other lists say of it</param>
/// <param name="ContentHash">of the whole declaration, tasks included</param>
public sealed record KnownDag(
    string DagId,
    string ListHash,
    string ContentHash,
    string[] Tasks,
    DateTimeOffset DeclaredAt,
    DateTimeOffset TasksReadAt,
    bool Gone
)
{
    /// <summary>What the DAG's source says of its tasks, where it was read.</summary>
    public IReadOnlyDictionary<string, TaskHints> Hints { get; init; } = new Dictionary<string, TaskHints>();
}

/// <summary>A DAG run that was crawled; the signature is its state and times.</summary>
public sealed record CrawledRun(string DagId, string RunId, string Signature);
