using System.Globalization;

namespace LineageIngest.OpenLineage;

/// <summary>
/// When an event says that it happened, and whether that can be believed.
/// Trust 2: a time with a zone that is not in the future; 1: without a zone (read as UTC); 0: absent, unreadable or far in the future
/// (then <see cref="At"/> is the time of receipt). A less trusted time wins no merge against a more trusted one.
/// </summary>
public readonly record struct EventTime(DateTimeOffset At, byte Trust)
{
    /// <summary>Clocks of honest machines differ by less than this.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    static readonly string[] _oddFormats =
    [
        "yyyyMMdd'T'HHmmssFFFFFFFK",
        "yyyyMMdd'T'HHmmK",
        "yyyy-MM-dd'T'HHK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
    ];

    public static EventTime Parse(string? text, DateTimeOffset receivedAt)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new EventTime(receivedAt, 0);
        var trimmed = CutFraction(
            text.Trim().Replace(":60Z", ":59Z", StringComparison.Ordinal).Replace(":60+", ":59+", StringComparison.Ordinal)
        );
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            !DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, style, out var at)
            && !DateTimeOffset.TryParseExact(trimmed, _oddFormats, CultureInfo.InvariantCulture, style, out at)
        )
        {
            return new EventTime(receivedAt, 0);
        }

        if (at > receivedAt + Tolerance)
            return new EventTime(receivedAt, 0);
        return new EventTime(TruncateToMicroseconds(at), HasZone(trimmed) ? (byte)2 : (byte)1);
    }

    /// <summary>An optional time in a facet: null when absent or unreadable.</summary>
    public static DateTimeOffset? ParseOptional(string? text) =>
        Parse(text, DateTimeOffset.MaxValue - Tolerance) is { Trust: > 0 } time ? time.At : null;

    /// <summary>PostgreSQL keeps microseconds; what we compare must be what it stores.</summary>
    public static DateTimeOffset TruncateToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % 10, TimeSpan.Zero);

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
