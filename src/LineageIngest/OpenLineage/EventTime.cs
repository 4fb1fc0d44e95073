using System.Globalization;

namespace LineageIngest.OpenLineage;

/// <summary>
/// When an event says that it happened, and whether that can be believed.
/// Trust 2: a time with a zone that is not in the future; 1: without a zone (read as UTC); 0: absent, unreadable or far in the future
/// (then <see cref="At"/> is the time of receipt). A less trusted time wins no merge against a more trusted one.
/// Read are ISO 8601 with its common deviations, the suffix of RFC 9557 (<c>…Z[Europe/London]</c>), <c>24:00</c>, and numbers since 1970 in seconds,
/// milliseconds, microseconds or nanoseconds, told apart by their size.
/// </summary>
public readonly record struct EventTime(DateTimeOffset At, byte Trust)
{
    /// <summary>Clocks of honest machines differ by less than this.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary><c>20260301</c> is a date, though it could be a number of seconds in 1970.</summary>
    const int CompactDate = 8;

    static readonly string[] _oddFormats =
    [
        "yyyyMMdd'T'HHmmssFFFFFFFK",
        "yyyyMMdd'T'HHmmK",
        "yyyy-MM-dd'T'HHK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
        "yyyyMMdd",
    ];

    public static EventTime Parse(string? text, DateTimeOffset receivedAt)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new EventTime(receivedAt, 0);
        var trimmed = WithoutSuffix(text.Trim());
        if (!TryRead(trimmed, out var at, out var hasZone) || at > receivedAt + Tolerance)
            return new EventTime(receivedAt, 0);
        return new EventTime(TruncateToMicroseconds(at), hasZone ? (byte)2 : (byte)1);
    }

    /// <summary>An optional time in a facet: null when absent or unreadable.</summary>
    public static DateTimeOffset? ParseOptional(string? text) =>
        Parse(text, DateTimeOffset.MaxValue - Tolerance) is { Trust: > 0 } time ? time.At : null;

    /// <summary>PostgreSQL keeps microseconds; what we compare must be what it stores.</summary>
    public static DateTimeOffset TruncateToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % 10, TimeSpan.Zero);

    static bool TryRead(string text, out DateTimeOffset at, out bool hasZone)
    {
        hasZone = true;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && text.Length != CompactDate
        )
        {
            return TryReadNumber(number, out at);
        }
        var (day, rest) =
            text.Contains("T24:00", StringComparison.OrdinalIgnoreCase) || text.Contains(" 24:00", StringComparison.Ordinal)
                ? (1, text.Replace("24:00", "00:00", StringComparison.Ordinal))
                : (0, text);
        var written = CutFraction(rest.Replace(":60Z", ":59Z", StringComparison.Ordinal).Replace(":60+", ":59+", StringComparison.Ordinal));
        hasZone = HasZone(written);
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, style, out at)
            && !DateTimeOffset.TryParseExact(written, _oddFormats, CultureInfo.InvariantCulture, style, out at)
        )
        {
            return false;
        }
        at = at.AddDays(day);
        return true;
    }

    /// <summary>Seconds until the year 5138, then milliseconds, microseconds, nanoseconds: real times of one unit are no times of another.</summary>
    static bool TryReadNumber(decimal number, out DateTimeOffset at)
    {
        var seconds =
            number < 1e11m ? number
            : number < 1e14m ? number / 1e3m
            : number < 1e17m ? number / 1e6m
            : number / 1e9m;
        var canBe = seconds is >= 0 and < 1e11m;
        at = canBe ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : default;
        return canBe;
    }

    /// <summary>Without time zone and calendar names in brackets (RFC 9557), and with UTC as Z.</summary>
    static string WithoutSuffix(string text)
    {
        while (text.EndsWith(']') && text.LastIndexOf('[') is var open and > 0)
            text = text[..open].TrimEnd();
        foreach (var name in (string[])["UTC", "GMT"])
        {
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                return text[..^name.Length].TrimEnd() + "Z";
        }
        return text;
    }

    static string CutFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - dot > 8 ? string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end)) : text;
    }

    static bool HasZone(string text)
    {
        if (text[^1] is 'Z' or 'z')
            return true;
        var time = text.IndexOfAny(['T', 't', ' ']);
        return time > 0 && text.AsSpan(time).IndexOfAny('+', '-') > 0;
    }
}
