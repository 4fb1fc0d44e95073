using System.Buffers;

namespace LineageIngest.Host.Exporting;

/// <summary>
/// Text from events as programs may show it: control characters, and those that turn the direction of writing so that a text reads as another one
/// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing), become U+FFFD.
/// </summary>
static class Printable
{
    static readonly SearchValues<char> _unwanted = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\r' or '\n')).Select(c => (char)c),
        .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c),
        .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
    ]);

    public static string Of(string text) =>
        text.AsSpan().ContainsAny(_unwanted)
            ? string.Create(
                text.Length,
                text,
                (shown, from) =>
                {
                    for (var at = 0; at < from.Length; at++)
                        shown[at] = _unwanted.Contains(from[at]) ? '\uFFFD' : from[at];
                }
            )
            : text;
}
