using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LineageIngest.OpenLineage;

/// <summary>
/// Reads JSON as real clients write it: byte order marks, NaN and Infinity (Python's json.dumps), raw control characters in strings,
/// broken UTF-8, lone surrogates (which become U+FFFD), trailing commas. Strict first; the second look is only paid by those who need it.
/// </summary>
public static class TolerantJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Parses one JSON value.</summary>
    /// <exception cref="JsonException">The text is no JSON even when read tolerantly; the message carries line and byte position.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body, int maxDepth = MaxDepth)
    {
        var options = new JsonDocumentOptions { MaxDepth = maxDepth, AllowTrailingCommas = true };
        var text = SkipByteOrderMark(body);
        if (!Utf8.IsValid(text.Span))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
        text = Surrogates.Pair(text);
        try
        {
            return JsonDocument.Parse(text, options);
        }
        catch (JsonException) when (Repair(text.Span) is { } repaired)
        {
            return JsonDocument.Parse(repaired, options);
        }
    }

    /// <summary>A text member of a stored facet; null where it is not there.</summary>
    public static string? TextOf(string facet, string member)
    {
        using var document = Parse(Encoding.UTF8.GetBytes(facet));
        return document.RootElement.Text(member);
    }

    /// <summary>The byte at which the text nests deeper than allowed, or null.</summary>
    public static long? PositionTooDeep(ReadOnlySpan<byte> body, int maxDepth)
    {
        int depth = 0;
        bool inString = false;
        for (var i = 0; i < body.Length; i++)
        {
            switch (body[i])
            {
                case (byte)'\\' when inString:
                    i++;
                    break;
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'{' or (byte)'[' when !inString && ++depth > maxDepth:
                    return i;
                case (byte)'}' or (byte)']' when !inString:
                    depth--;
                    break;
            }
        }
        return null;
    }

    static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>The text with non-finite numbers as null and control characters in strings escaped; null when there was nothing to repair.</summary>
    static byte[]? Repair(ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 64);
        bool inString = false,
            changed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inString && c == '\\' && i + 1 < text.Length)
            {
                output.Write(text.Slice(i++, 2));
                continue;
            }
            if (c == '"')
                inString = !inString;
            if (inString && c < 0x20)
            {
                output.Write(Encoding.ASCII.GetBytes($"\\u{(int)c:x4}"));
                changed = true;
                continue;
            }
            if (!inString && NonFinite(text[i..]) is var length and > 0)
            {
                output.Write("null"u8);
                i += length - 1;
                changed = true;
                continue;
            }
            output.Write(text.Slice(i, 1));
        }
        return changed ? output.WrittenSpan.ToArray() : null;
    }

    static int NonFinite(ReadOnlySpan<byte> text) =>
        text.StartsWith("-Infinity"u8) ? 9
        : text.StartsWith("Infinity"u8) ? 8
        : text.StartsWith("NaN"u8) ? 3
        : 0;
}
