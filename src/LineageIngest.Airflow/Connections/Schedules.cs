using System.Globalization;
using Cronos;

namespace LineageIngest.Airflow.Connections;

/// <summary>
/// When something is due: a cron text of five or six fields in UTC (<c>0 3 * * mon-fri</c>), a macro (<c>@daily</c>) or an interval (<c>15m</c>).
/// Cron texts are read by the library that the scheduler reads them with.
/// </summary>
public static class Schedules
{
    /// <summary>A cron text has no year, so any start tells whether its time ever comes.</summary>
    static readonly DateTime _start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    static readonly Dictionary<string, string> _macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_minute"] = "* * * * *",
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    /// <summary>Intervals that a cron text can say, shortest first: those that divide the minute, the hour or the day; the day; the week.</summary>
    static readonly (TimeSpan Every, string Text, string Cron)[] _intervals =
    [
        .. new[] { 5, 6, 10, 12, 15, 20, 30 }.Select(s => (TimeSpan.FromSeconds(s), Text(s, 's'), Text($"*/{s} * * * * *"))),
        .. new[] { 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 }.Select(m => (TimeSpan.FromMinutes(m), Text(m, 'm'), Text($"*/{m} * * * *"))),
        .. new[] { 1, 2, 3, 4, 6, 8, 12 }.Select(h => (TimeSpan.FromHours(h), Text(h, 'h'), Text($"0 */{h} * * *"))),
        (TimeSpan.FromDays(1), "1d", "0 0 * * *"),
        (TimeSpan.FromDays(7), "7d", "0 0 * * 0"),
    ];

    /// <summary>The cron text that a schedule stands for, or what is wrong with it.</summary>
    public static ScheduleReading Read(string text)
    {
        var plain = text.Trim();
        if (Interval(plain) is { } every)
            return ReadInterval(plain, every);
        var cron = string.Join(' ', _macros.GetValueOrDefault(plain, plain).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        try
        {
            return Parse(cron).GetNextOccurrence(_start, TimeZoneInfo.Utc) is null
                ? new ScheduleReading(null, $"'{plain}' is a time that never comes")
                : new ScheduleReading(cron, null);
        }
        catch (CronFormatException wrong)
        {
            return new ScheduleReading(
                null,
                $"'{plain}' is neither an interval such as 15m nor a cron text of five fields (minute, hour, day, month, weekday) or six (second first): {wrong.Message.TrimEnd('.')}"
            );
        }
    }

    /// <summary>The first time after an instant at which a cron text is due.</summary>
    public static DateTimeOffset? Next(string cron, DateTimeOffset after) => Parse(cron).GetNextOccurrence(after, TimeZoneInfo.Utc);

    static ScheduleReading ReadInterval(string text, TimeSpan every)
    {
        var at = Array.FindIndex(_intervals, interval => interval.Every >= every);
        if (at >= 0 && _intervals[at].Every == every)
            return new ScheduleReading(_intervals[at].Cron, null);
        var nearest = at switch
        {
            < 0 => $"the longest is {_intervals[^1].Text}; longer ones take a cron text",
            0 => $"the shortest is {_intervals[0].Text}",
            _ => $"the nearest are {_intervals[at - 1].Text} and {_intervals[at].Text}",
        };
        return new ScheduleReading(null, $"'{text}' does not divide minute, hour or day evenly, so it cannot be kept: {nearest}");
    }

    static TimeSpan? Interval(string text) =>
        text.Length > 1
        && text.AsSpan(..^1).IndexOfAnyExceptInRange('0', '9') < 0
        && long.TryParse(text.AsSpan(..^1), CultureInfo.InvariantCulture, out var count)
            ? char.ToLowerInvariant(text[^1]) switch
            {
                's' => Times(count, TimeSpan.TicksPerSecond),
                'm' => Times(count, TimeSpan.TicksPerMinute),
                'h' => Times(count, TimeSpan.TicksPerHour),
                'd' => Times(count, TimeSpan.TicksPerDay),
                _ => null,
            }
            : null;

    static TimeSpan Times(long count, long ticks) => TimeSpan.FromTicks((long)Int128.Min((Int128)count * ticks, long.MaxValue));

    static CronExpression Parse(string cron) =>
        CronExpression.Parse(cron, cron.Count(c => c == ' ') == 5 ? CronFormat.IncludeSeconds : CronFormat.Standard);

    static string Text(int count, char unit) => string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A cron text, or the reason why there is none; one of them is set.</summary>
public sealed record ScheduleReading(string? Cron, string? Problem);
