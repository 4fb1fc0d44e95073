using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LineageIngest.Host.Demo;

/// <summary>
/// Moves the times of recorded events by whole days, so that the newest of them happened within the last day. Only times of the days on which the events were
/// recorded move; the days that the recorded runs were about (nominal times, dates in SQL) stay.
/// </summary>
sealed partial class DemoTimes
{
    readonly DateTime _from;
    readonly DateTime _to;
    readonly TimeSpan _shift;

    DemoTimes(DateTime from, DateTime to, TimeSpan shift) => (_from, _to, _shift) = (from, to, shift);

    /// <param name="events">bodies of all events that are to be moved alike</param>
    public static DemoTimes For(IEnumerable<byte[]> events, DateTimeOffset now)
    {
        var times = events
            .Select(body => EventTime().Match(Encoding.UTF8.GetString(body)))
            .Where(match => match.Success)
            .Select(match => Instant(match.Groups["at"].Value))
            .ToList();
        return times.Count == 0
            ? new DemoTimes(DateTime.MaxValue, DateTime.MinValue, TimeSpan.Zero)
            : new DemoTimes(
                times.Min().Date,
                times.Max().Date.AddDays(1),
                TimeSpan.FromDays(Math.Floor((now.UtcDateTime - times.Max()).TotalDays))
            );
    }

    public byte[] Move(byte[] body) =>
        Encoding.UTF8.GetBytes(
            Time()
                .Replace(
                    Encoding.UTF8.GetString(body),
                    time =>
                        DateTime.TryParseExact(
                            time.Groups["day"].Value,
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var day
                        )
                        && day >= _from
                        && day < _to
                            ? (day + _shift).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time.Groups["rest"].Value
                            : time.Value
                )
        );

    static DateTime Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

    [GeneratedRegex("\"eventTime\"\\s*:\\s*\"(?<at>[^\"]+)\"")]
    private static partial Regex EventTime();

    [GeneratedRegex(@"(?<day>\d{4}-\d\d-\d\d)(?<rest>[T ]\d\d:\d\d:\d\d)")]
    private static partial Regex Time();
}
