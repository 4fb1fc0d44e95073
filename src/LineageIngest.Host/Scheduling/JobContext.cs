namespace LineageIngest.Host.Scheduling;

/// <summary>What a kind of job does: a plain method. Example: <c>services.AddSingleton(new JobBody("retention", retention.RunAsync))</c>.</summary>
sealed record JobBody(string Kind, Func<JobContext, CancellationToken, Task<JobResult>> RunAsync);

/// <summary>What the jobs page says of a run that ended well; incomplete when a part is left for the next one.</summary>
sealed record JobResult(string Summary, bool Complete = true);

/// <summary>A run as its job sees it: for whom it works, and where it reports what it does.</summary>
sealed class JobContext(int subscriptionId, string subject, TimeProvider time)
{
    /// <summary>The page shows the end of a run's log, the service's log all of it.</summary>
    const int Lines = 200;

    readonly Lock _guard = new();
    readonly Queue<string> _log = new();
    string? _progress;

    public int SubscriptionId => subscriptionId;

    public string Subject => subject;

    public void Log(string line)
    {
        lock (_guard)
        {
            _log.Enqueue($"{time.GetUtcNow():HH:mm:ss} {line}");
            if (_log.Count > Lines)
                _log.Dequeue();
            _progress = line;
        }
    }

    /// <summary>What was reported so far.</summary>
    public JobProgress Snapshot()
    {
        lock (_guard)
            return new JobProgress(_progress, [.. _log]);
    }
}

/// <summary>The newest line of a run, and the end of its log.</summary>
sealed record JobProgress(string? Line, string[] Log);
