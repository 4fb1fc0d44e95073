namespace LineageIngest.Host.Scheduling;

/// <summary>What a kind of job does: a plain method. Example: <c>services.AddSingleton(new JobBody("retention", "Removes what is old", retention.RunAsync))</c>.</summary>
sealed record JobBody(string Kind, string Description, Func<JobContext, CancellationToken, Task<JobResult>> RunAsync);

/// <summary>What the jobs page says of a run that ended well; incomplete when a part is left for the next one.</summary>
sealed record JobResult(string Summary, bool Complete = true);

/// <summary>A run as its job sees it: for whom it works, and where it reports what it does.</summary>
/// <param name="by">who asked for it, where he has a name</param>
sealed class JobContext(int subscriptionId, long runId, string subject, TimeProvider time, string? by = null)
{
    /// <summary>The page shows the end of a run's log, the service's log all of it.</summary>
    const int Lines = 200;

    readonly Lock _guard = new();
    readonly Queue<JobLogLine> _log = new();
    JobRunProgress? _progress;
    int _written;

    public int SubscriptionId => subscriptionId;

    public long RunId => runId;

    public string Subject => subject;

    public string? RequestedBy => by;

    /// <summary>Adds a line, which is also what the run says of its progress until it counts.</summary>
    public void Log(string line) => Add(JobLogLine.Info, line);

    public void Warn(string line) => Add(JobLogLine.Warning, line);

    public void Fail(string line) => Add(JobLogLine.Error, line);

    /// <summary>Says how far the run is, without a line in its log. Example: <c>run.Count(30, 120, "DAGs read")</c>.</summary>
    public void Count(long done, long? total, string words)
    {
        lock (_guard)
            _progress = new JobRunProgress(done, total, words);
    }

    /// <summary>What was reported so far.</summary>
    public JobProgress Snapshot()
    {
        lock (_guard)
            return new JobProgress(_progress, [.. _log.Select(line => line.Write())], _written);
    }

    void Add(string level, string line)
    {
        lock (_guard)
        {
            _log.Enqueue(new JobLogLine(time.GetUtcNow(), level, line));
            _written++;
            if (_log.Count > Lines)
                _log.Dequeue();
            _progress = (_progress ?? new JobRunProgress(null, null, line)) with { Words = line };
        }
    }
}

/// <summary>How far a run is: done of total, where it counts, and what it said last.</summary>
public sealed record JobRunProgress(long? Done, long? Total, string Words);

/// <summary>What a run has reported: how far it is, the end of its log, and how many lines it has written in all.</summary>
sealed record JobProgress(JobRunProgress? Progress, string[] Log, int Written);
