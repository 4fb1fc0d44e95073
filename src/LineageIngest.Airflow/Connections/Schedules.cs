using System.Globalization;

namespace LineageIngest.Airflow.Connections;

/// <summary>When something is due: a cron text of five fields (minute, hour, day, month, weekday) or an interval. Example: <c>Schedules.Read("15m")</c>.</summary>
public static class Schedules
{
    static readonly (int Least, int Most)[] _fields = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    static readonly string[] _names =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "sun",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
    ];

    /// <summary>Null when it is neither.</summary>
    public static Schedule? Read(string text)
    {
        var plain = text.Trim().ToLowerInvariant() switch
        {
            "@hourly" => "0 * * * *",
            "@daily" => "0 0 * * *",
            "@weekly" => "0 0 * * 0",
            "@monthly" => "0 0 1 * *",
            var other => other,
        };
        if (plain.Length > 1 && int.TryParse(plain[..^1], CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            TimeSpan? every = plain[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            };
            return every is { } interval && interval <= TimeSpan.FromDays(366) ? new Schedule(null, interval) : null;
        }

        var parts = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == _fields.Length && parts.Zip(_fields).All(part => part.First.Split(',').All(item => Fits(item, part.Second)))
            ? new Schedule(string.Join(' ', parts), null)
            : null;
    }

    /// <summary><c>*</c>, <c>5</c>, <c>mon</c>, <c>1-5</c>, each with <c>/step</c>.</summary>
    static bool Fits(string item, (int Least, int Most) field)
    {
        var step = item.Split('/');
        if (
            step.Length > 2
            || (
                step.Length == 2
                && !(int.TryParse(step[1], CultureInfo.InvariantCulture, out var every) && every > 0 && every <= field.Most)
            )
        )
        {
            return false;
        }

        if (step[0] == "*")
            return true;
        var ends = step[0].Split('-');
        return ends.Length <= 2
            && ends.All(end =>
                _names.Contains(end)
                || (int.TryParse(end, CultureInfo.InvariantCulture, out var number) && number >= field.Least && number <= field.Most)
            );
    }
}

/// <summary>A cron text of five fields in UTC, or an interval; one of them is set.</summary>
public sealed record Schedule(string? Cron, TimeSpan? Interval);
