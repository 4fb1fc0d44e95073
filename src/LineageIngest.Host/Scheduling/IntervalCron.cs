using System.Globalization;

namespace LineageIngest.Host.Scheduling;

/// <summary>An interval for an engine that only knows cron texts: itself, or the next shorter one that divides the hour or the day. Example: 25 minutes → <c>*/20 * * * *</c>.</summary>
internal static class IntervalCron
{
    private static readonly int[] Minutes = [30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1];
    private static readonly int[] Hours = [12, 8, 6, 4, 3, 2, 1];

    public static string Of(TimeSpan interval) => interval.TotalMinutes switch
    {
        >= 24 * 60 => "0 0 * * *",
        >= 60 => string.Create(CultureInfo.InvariantCulture, $"0 */{Hours.First(hours => hours <= interval.TotalHours)} * * *"),
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"*/{Minutes.First(minutes => minutes <= interval.TotalMinutes)} * * * *"),
        _ => "* * * * *",
    };
}
