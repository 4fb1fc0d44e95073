using System.Globalization;

namespace LineageIngest.Host.Scheduling;

/// <summary>A line of a run's log. Level: info, warning or error.</summary>
public sealed record JobLogLine(DateTimeOffset At, string Level, string Text)
{
    internal const string Info = "info";
    internal const string Warning = "warning";
    internal const string Error = "error";

    const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>As it is stored. Example: <c>2026-11-28T12:00:00.250Z info 3 DAGs</c>.</summary>
    internal string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{At.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)} {Level} {Text}"
        );

    /// <summary>As people read it. Example: <c>12:00:00 3 DAGs</c>.</summary>
    internal string Short => string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:HH:mm:ss} {Text}");

    /// <summary>A stored line. Those of earlier versions begin with the time of day alone, which is that of the first such moment after the start.</summary>
    internal static JobLogLine Read(string line, DateTimeOffset startedAt)
    {
        if (
            line.Split(' ', 3) is [var instant, var level, var text]
            && DateTimeOffset.TryParseExact(
                instant,
                InstantFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
        )
        {
            return new JobLogLine(at, level, text);
        }
        if (line.Length > 8 && TimeSpan.TryParseExact(line[..8], @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var time))
        {
            var moment = new DateTimeOffset(startedAt.UtcDateTime.Date, TimeSpan.Zero) + time;
            var isNextDay = moment < startedAt - TimeSpan.FromSeconds(1);
            return new JobLogLine(isNextDay ? moment.AddDays(1) : moment, Info, line[9..]);
        }
        return new JobLogLine(startedAt, Info, line);
    }
}
