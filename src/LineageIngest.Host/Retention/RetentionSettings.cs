namespace LineageIngest.Host.Retention;

/// <summary>
/// After how many days something is removed; null keeps it for ever. Events: raw events of runs, by when they were received. Runs: successful runs but the
/// newest of each job. Crawl: what crawls remember. JobRuns: the history of scheduled jobs.
/// </summary>
public sealed record RetentionSettings(int? EventDays, int? RunDays, int? CrawlDays, int? JobRunDays)
{
    /// <summary>Lineage is kept; only bookkeeping goes. A crawl looks back 90 days at first, so what it remembers is kept for twice that.</summary>
    public static readonly RetentionSettings Default = new(null, null, 180, 30);

    const int MostDays = 36_500;

    /// <summary>The first setting that makes no sense, or null.</summary>
    internal string? Wrong() =>
        Wrong("eventDays", EventDays) ?? Wrong("runDays", RunDays) ?? Wrong("crawlDays", CrawlDays) ?? Wrong("jobRunDays", JobRunDays);

    static string? Wrong(string name, int? days) =>
        days is < 1 or > MostDays ? $"{name} is a number of days from 1 to {MostDays}, or null to keep everything." : null;
}

/// <summary>What went, or would go. Not complete: the time ran out, the next run goes on.</summary>
public sealed record RetentionReport(long Events, long Runs, long CrawlRows, long JobRuns, long Changes, long Alerts, bool Complete);
