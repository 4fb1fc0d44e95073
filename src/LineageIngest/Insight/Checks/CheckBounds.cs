namespace LineageIngest.Insight.Checks;

/// <summary>Between what a figure is expected to be, and from what that follows. Lower or upper is null where only one side speaks of trouble.</summary>
/// <param name="Mad">the median of the distances from the median, before it is held above the least spread</param>
/// <param name="K">so many spreads away is out of bounds</param>
/// <param name="Profiles">so many earlier profiles were looked at</param>
public sealed record CheckBounds(double? Lower, double? Upper, double Median, double Mad, double K, int Profiles)
{
    /// <summary>
    /// The median of the earlier figures ± k spreads. The spread is their MAD, but at least <paramref name="leastSpread"/>: figures that never moved would
    /// otherwise make every first movement a failure. Example: 10, 11, 12 with k = 3 gives 8 to 14.
    /// </summary>
    /// <returns>Null while there are fewer figures than <paramref name="least"/>.</returns>
    public static CheckBounds? Of(IReadOnlyList<double> earlier, int least, double k, double leastSpread, CheckSides sides)
    {
        if (earlier.Count == 0 || earlier.Count < least)
            return null;
        var median = MedianOf(earlier);
        var mad = MedianOf([.. earlier.Select(value => Math.Abs(value - median))]);
        var reach = k * Math.Max(mad, leastSpread);
        return new CheckBounds(
            sides == CheckSides.Upper ? null : median - reach,
            sides == CheckSides.Lower ? null : median + reach,
            median,
            mad,
            k,
            earlier.Count
        );
    }

    public bool Holds(double value) => !(value < Lower) && !(value > Upper);

    public static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

/// <summary>On which side a figure speaks of trouble.</summary>
public enum CheckSides
{
    Both,
    Lower,
    Upper,
}

/// <summary>The words for what a check says.</summary>
public static class CheckState
{
    public const string Passed = "passed";
    public const string Failed = "failed";

    /// <summary>Too few profiles yet to expect anything; never a failure.</summary>
    public const string Learning = "learning";

    public static readonly IReadOnlyList<string> All = [Passed, Failed, Learning];
}
