namespace LineageIngest.Host.Scheduling;

/// <summary>What a kind of job does: a plain method. Example: <c>services.AddSingleton(new JobBody("retention", retention.RunAsync))</c>.</summary>
sealed record JobBody(string Kind, Func<JobTurn, CancellationToken, Task<JobResult>> RunAsync);

/// <summary>The words that the jobs page shows of a run that ended well; incomplete when a part is left for the next one.</summary>
sealed record JobResult(string Summary, bool Complete = true);

/// <summary>The turn of a job: whose it is, and where it tells what it does.</summary>
sealed class JobTurn(int subscriptionId, string subject, TimeProvider time)
{
    /// <summary>The page shows the end of a run's story, the service's log all of it.</summary>
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

    public (string? Progress, string[] Log) Told()
    {
        lock (_guard)
            return (_progress, [.. _log]);
    }
}
