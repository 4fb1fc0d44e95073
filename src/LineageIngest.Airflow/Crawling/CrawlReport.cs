namespace LineageIngest.Airflow.Crawling;

/// <summary>What a crawl did; counts grow while it runs. Thread-safe.</summary>
public sealed class CrawlReport
{
    private readonly Lock guard = new();
    private readonly SortedSet<string> problems = new(StringComparer.Ordinal);
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    private int dags, declared, runs, instances, events;

    public string AirflowVersion { get; internal set; } = "";
    public string Namespace { get; internal set; } = "";
    public bool NamespaceConfirmed { get; internal set; }
    public int Requests { get; internal set; }

    /// <summary>False when the budget ended it or a part could not be read; the next crawl takes the rest.</summary>
    public bool Complete { get; internal set; } = true;
    public int Dags => dags;
    public int Declared => declared;
    public int Runs => runs;
    public int Instances => instances;
    public int Events => events;

    /// <summary>What Airflow could not answer, at most a hundred.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    /// <summary>Lists that the role may not read.</summary>
    public IReadOnlyCollection<string> MissingRights => missing;

    internal void CountDags(int count) => Interlocked.Add(ref dags, count);

    internal void CountDeclared() => Interlocked.Increment(ref declared);

    internal void CountRuns(int count, int withInstances)
    {
        Interlocked.Add(ref runs, count);
        Interlocked.Add(ref instances, withInstances);
    }

    internal void CountEvents(int count) => Interlocked.Add(ref events, count);

    internal void Problem(string text)
    {
        lock (guard)
        {
            Complete = false;
            if (problems.Count < 100)
            {
                problems.Add(text);
            }
        }
    }

    internal void Missing(string what)
    {
        lock (guard)
        {
            missing.Add(what);
        }
    }
}
