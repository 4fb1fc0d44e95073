using System.Globalization;

namespace LineageIngest.Marquez.Models;

/// <summary>Times as a Java server writes them, since clients of such a server read them back.</summary>
static class JavaTime
{
    /// <summary>Like java.time.Instant: <c>2025-03-10T00:30:00.250Z</c>, the fraction in groups of three digits and only if there is one.</summary>
    public static string Instant(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var micros = utc.Ticks / 10 % 1_000_000;
        var format =
            micros == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
            : micros % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return utc.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string? Instant(DateTimeOffset? at) => at is { } known ? Instant(known) : null;

    /// <summary>Like java.time.ZonedDateTime: <c>2020-02-22T22:00Z</c>, seconds only if there are some; a text that is no time stays as it is.</summary>
    public static string Zoned(string text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return text;
        var format =
            at.Ticks % TimeSpan.TicksPerSecond != 0
                ? at.Ticks / 10 % 1000 == 0
                    ? "yyyy-MM-dd'T'HH:mm:ss.fff"
                    : "yyyy-MM-dd'T'HH:mm:ss.ffffff"
                : at.Second != 0
                    ? "yyyy-MM-dd'T'HH:mm:ss"
                    : "yyyy-MM-dd'T'HH:mm";
        return at.ToString(format, CultureInfo.InvariantCulture)
            + (at.Offset == TimeSpan.Zero ? "Z" : at.ToString("zzz", CultureInfo.InvariantCulture));
    }
}
