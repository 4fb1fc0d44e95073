namespace LineageIngest.Insight.History;

/// <summary>The changes of one stretch of time by kind; its end belongs to the next one, except in the last.</summary>
public sealed record HistogramBucket(DateTimeOffset From, DateTimeOffset To, int Dataset, int Job, int Edge, int ColumnEdge, int Column);

/// <summary>Changes counted in stretches of equal length; those without any are left out.</summary>
/// <param name="Total">of all kinds</param>
/// <param name="Instants">each moment at which something changed; null where there are more than <see cref="Histogram.MostInstants"/></param>
public sealed record FoundHistogram(IReadOnlyList<HistogramBucket> Buckets, int Total, IReadOnlyList<DateTimeOffset>? Instants);

/// <summary>Counts changes in stretches of time. Pure.</summary>
public static class Histogram
{
    /// <summary>A strip is some hundred pixels wide: nobody steps through more moments one by one.</summary>
    public const int MostInstants = 400;

    /// <param name="changes">between from and to, in order of time</param>
    public static FoundHistogram Of(IReadOnlyList<ChangesAt> changes, DateTimeOffset from, DateTimeOffset to, int buckets)
    {
        // At least a tick, so that one moment is a bucket as well.
        var width = Math.Max(1, (to - from).Ticks / (double)buckets);
        var filled = changes
            .GroupBy(change => Math.Min(buckets - 1, (int)((change.At - from).Ticks / width)))
            .Select(bucket => new HistogramBucket(
                from.AddTicks((long)(bucket.Key * width)),
                bucket.Key == buckets - 1 ? to : from.AddTicks((long)((bucket.Key + 1) * width)),
                Count(bucket, "dataset"),
                Count(bucket, "job"),
                Count(bucket, "edge"),
                Count(bucket, "columnEdge"),
                Count(bucket, "column")
            ))
            .ToList();
        var instants = changes.Select(change => change.At).Distinct().Take(MostInstants + 1).ToList();
        return new FoundHistogram(filled, changes.Sum(change => change.Count), instants.Count > MostInstants ? null : instants);
    }

    static int Count(IEnumerable<ChangesAt> changes, string kind) =>
        changes.Where(change => change.Kind == kind).Sum(change => change.Count);
}
