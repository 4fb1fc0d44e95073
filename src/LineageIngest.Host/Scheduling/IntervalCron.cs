using System.Globalization;

namespace LineageIngest.Host.Scheduling;

/// <summary>An interval for an engine that only knows cron texts: itself, or the next shorter one that divides the hour or the day. Example: 25 minutes → <c>*/20 * * * *</c>.</summary>
static class IntervalCron
{
    static readonly int[] _minutes = [30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1];
    static readonly int[] _hours = [12, 8, 6, 4, 3, 2, 1];

    public static string Of(TimeSpan interval) =>
        interval.TotalMinutes switch
        {
            >= 24 * 60 => "0 0 * * *",
            >= 60 => string.Create(CultureInfo.InvariantCulture, $"0 */{_hours.First(hours => hours <= interval.TotalHours)} * * *"),
            >= 1 => string.Create(CultureInfo.InvariantCulture, $"*/{_minutes.First(minutes => minutes <= interval.TotalMinutes)} * * * *"),
            _ => "* * * * *",
        };
}
