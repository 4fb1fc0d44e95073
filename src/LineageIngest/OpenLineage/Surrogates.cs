using System.Globalization;
using System.Text;

namespace LineageIngest.OpenLineage;

/// <summary>
/// Python's json.dumps writes half of a surrogate pair as an escape, which is valid JSON (RFC 8259, section 8.2) and no text: nothing that writes UTF-8
/// can show it. Such an escape becomes the one of U+FFFD, in the same length, so that positions stay true.
/// </summary>
static class Surrogates
{
    const int EscapeLength = 6;

    /// <summary>The same text, in which every escaped surrogate has its other half.</summary>
    public static ReadOnlyMemory<byte> Pair(ReadOnlyMemory<byte> json)
    {
        byte[]? repaired = null;
        var at = 0;
        while (NextEscape(json.Span, at) is { } escape)
        {
            at = escape + EscapeLength;
            switch (Unit(json.Span, escape))
            {
                case { } high when char.IsHighSurrogate(high):
                    if (Unit(json.Span, at) is { } low && char.IsLowSurrogate(low))
                        at += EscapeLength;
                    else
                        Replace(ref repaired, json, escape);
                    break;
                case { } alone when char.IsLowSurrogate(alone):
                    Replace(ref repaired, json, escape);
                    break;
                case null:
                    at = escape + 2;
                    break;
            }
        }
        return repaired ?? json;
    }

    /// <summary>Where the next backslash stands that begins a \u escape and is not itself escaped.</summary>
    static int? NextEscape(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from..].IndexOf((byte)'\\') is var found and >= 0)
        {
            var at = from + found;
            if (at + 1 < json.Length && json[at + 1] == 'u')
                return at;
            from = at + 2;
        }
        return null;
    }

    static char? Unit(ReadOnlySpan<byte> json, int escape) =>
        escape + EscapeLength <= json.Length
        && json[escape] == '\\'
        && json[escape + 1] == 'u'
        && ushort.TryParse(json.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    static void Replace(ref byte[]? repaired, ReadOnlyMemory<byte> json, int escape)
    {
        repaired ??= json.ToArray();
        Encoding.ASCII.GetBytes("\\ufffd", repaired.AsSpan(escape, EscapeLength));
    }
}
