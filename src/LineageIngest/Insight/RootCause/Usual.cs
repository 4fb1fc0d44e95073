namespace LineageIngest.Insight.RootCause;

/// <summary>What is usual for a series: the median, and the median distance from it scaled to a standard deviation, so that single outliers move neither. Pure.</summary>
public sealed record Usual(double Median, double Spread, int Count)
{
    /// <summary>Median distance × this = standard deviation, where values are distributed normally.</summary>
    const double ToDeviation = 1.4826;

    /// <summary>Three deviations: what chance alone gives once in some hundred times.</summary>
    const double Deviations = 3;

    /// <summary>Null where there are fewer values than that: nothing is usual yet.</summary>
    public static Usual? Of(IEnumerable<double> values, int atLeast)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count < Math.Max(atLeast, 1))
            return null;
        var median = MedianOf(sorted);
        return new Usual(median, ToDeviation * MedianOf([.. sorted.Select(v => Math.Abs(v - median)).Order()]), sorted.Count);
    }

    /// <summary>Far above what is usual, and half as much again at least.</summary>
    public bool IsHigh(double value) => value > Median + Deviations * Spread && value > 1.5 * Median;

    /// <summary>Far from what is usual on either side, by half of it at least.</summary>
    public bool IsOdd(double value) => Math.Abs(value - Median) > Math.Max(Deviations * Spread, 0.5 * Math.Abs(Median));

    static double MedianOf(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
