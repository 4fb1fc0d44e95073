namespace LineageIngest.Airflow.Crawling;

/// <summary>What a crawl did; counts grow while it runs. Thread-safe.</summary>
public sealed class CrawlReport
{
    readonly Lock _guard = new();
    readonly SortedSet<string> _problems = new(StringComparer.Ordinal);
    readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    int _dags,
        _declared,
        _runs,
        _instances,
        _events;

    public string AirflowVersion { get; internal set; } = "";
    public string Namespace { get; internal set; } = "";
    public bool NamespaceConfirmed { get; internal set; }
    public int Requests { get; internal set; }

    /// <summary>False when the budget ended it or a part could not be read; the next crawl takes the rest.</summary>
    public bool Complete { get; internal set; } = true;
    public int Dags => _dags;
    public int Declared => _declared;
    public int Runs => _runs;
    public int Instances => _instances;
    public int Events => _events;

    /// <summary>What Airflow could not answer, at most a hundred.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Lists that the role may not read.</summary>
    public IReadOnlyCollection<string> MissingRights => _missing;

    internal void CountDags(int count) => Interlocked.Add(ref _dags, count);

    internal void CountDeclared() => Interlocked.Increment(ref _declared);

    internal void CountRuns(int count, int withInstances)
    {
        Interlocked.Add(ref _runs, count);
        Interlocked.Add(ref _instances, withInstances);
    }

    internal void CountEvents(int count) => Interlocked.Add(ref _events, count);

    internal void Problem(string text)
    {
        lock (_guard)
        {
            Complete = false;
            if (_problems.Count < 100)
            {
                _problems.Add(text);
            }
        }
    }

    internal void Missing(string what)
    {
        lock (_guard)
        {
            _missing.Add(what);
        }
    }
}
