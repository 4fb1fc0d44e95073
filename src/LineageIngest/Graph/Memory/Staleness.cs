namespace LineageIngest.Graph.Memory;

/// <summary>When an edge that nobody ended has not been seen for so long that a reader should know.</summary>
static class Staleness
{
    const int Intervals = 3;
    static readonly long _most = TimeSpan.FromDays(3650).Ticks;
    static readonly long _least = TimeSpan.FromDays(7).Ticks;

    /// <summary>The moment from which on it is stale, if it is not seen before; never for what only people say.</summary>
    public static DateTimeOffset Of(MapJob job, long lastSeenAt)
    {
        if (lastSeenAt <= 0)
            return DateTimeOffset.MaxValue;
        var patience = Math.Max(_least, Intervals * UsualInterval(job));
        return lastSeenAt > DateTimeOffset.MaxValue.UtcTicks - patience
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(lastSeenAt + patience, TimeSpan.Zero);
    }

    /// <summary>Ticks between two runs of the job, on average; 0 where there was one.</summary>
    static long UsualInterval(MapJob job)
    {
        var (first, last, runs) = (long.MaxValue, long.MinValue, 0L);
        foreach (var version in job.Versions)
        {
            if (version.Runs == 0)
                continue;
            first = Math.Min(first, version.FirstAt);
            last = Math.Max(last, version.LastAt);
            runs += version.Runs;
        }
        return runs > 1 ? Math.Min((last - first) / (runs - 1), _most) : 0;
    }
}
