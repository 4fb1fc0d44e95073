namespace LineageIngest.Host.Scheduling;

/// <summary>How Hangfire is driven. The times were measured: a killed job is back within a minute, and an idle service asks seven statements a second.</summary>
sealed record SchedulingOptions
{
    /// <summary>Crawls wait for other servers most of their time; more at once would only add polling.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>How often queue and due schedules are looked at.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After this time without a sign of life a job is given to another server.</summary>
    public TimeSpan Invisibility { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When a failed run is tried again; then the schedule takes over. One entry per attempt.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } =
    [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)];

    /// <summary>How long Hangfire's own history lasts; ours, job_run, has its own retention.</summary>
    public TimeSpan KeepHistory { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the dashboard may change anything.</summary>
    public bool DashboardWrite { get; init; }
}
