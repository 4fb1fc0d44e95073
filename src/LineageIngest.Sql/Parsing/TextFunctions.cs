using System.Globalization;

namespace LineageIngest.Sql.Parsing;

/// <summary>Functions by which scripts put SQL together: <c>concat</c>, <c>format</c>, <c>quote_ident</c>, <c>replace</c>.</summary>
static class TextFunctions
{
    /// <summary>The texts that a call may yield; a hole where the function is not known.</summary>
    public static DynamicText[] Apply(string function, List<DynamicText[]> arguments)
    {
        if (arguments.Count == 0)
        {
            return [DynamicText.Unknown];
        }

        switch (function.ToUpperInvariant())
        {
            case "CONCAT":
                return arguments.Aggregate(TextConstants.Joined);
            case "CONCAT_WS":
                return arguments.Count < 2
                    ? [DynamicText.Empty]
                    : arguments
                        .Skip(2)
                        .Aggregate(arguments[1], (joined, next) => TextConstants.Joined(TextConstants.Joined(joined, arguments[0]), next));
            case "FORMAT" or "PRINTF" or "FORMAT_STRING" or "FORMATMESSAGE":
                return Format(arguments);
            case "QUOTE_LITERAL" or "QUOTE_NULLABLE" or "QUOTE":
                return Around(arguments[0], "'");
            case "QUOTE_IDENT"
            or "QUOTENAME"
            or "ENQUOTE_NAME"
            or "SIMPLE_SQL_NAME"
            or "QUALIFIED_SQL_NAME"
            or "NOOP"
            or "CAST"
            or "TRY_CAST"
            or "TO_CHAR"
            or "TO_VARCHAR"
            or "TRIM"
            or "LTRIM"
            or "RTRIM"
            or "BTRIM"
            or "N":
                return arguments[0];
            case "CONVERT" when arguments.Count > 1:
                return arguments[1];
            case "UPPER" or "UCASE":
                return Array.ConvertAll(arguments[0], text => text with { Text = text.Text.ToUpperInvariant() });
            case "LOWER" or "LCASE":
                return Array.ConvertAll(arguments[0], text => text with { Text = text.Text.ToLowerInvariant() });
            case "COALESCE" or "NVL" or "ISNULL" or "IFNULL" when Array.TrueForAll(arguments[0], text => text.IsKnown):
                return arguments[0];
            case "REPLACE" or "REGEXP_REPLACE" when arguments.Count == 3:
                return Replace(arguments);
            case "CHR"
            or "CHAR"
            or "NCHAR" when arguments[0] is [{ Text: var code }] && int.TryParse(code, NumberStyles.None, null, out var point):
                return point is > 0 and < 0xD800 ? [new DynamicText(((char)point).ToString(), -1, 0)] : [DynamicText.Unknown];
            default:
                return [DynamicText.Unknown];
        }
    }

    static DynamicText[] Around(DynamicText[] inner, string quote) =>
        Array.ConvertAll(inner, text => text with { Text = $"{quote}{text.Text}{quote}" });

    static DynamicText[] Replace(List<DynamicText[]> arguments) =>
        arguments is [var whole, [{ HasHoles: false, Text.Length: > 0 } old], [var by]]
            ? Array.ConvertAll(whole, text => text with { Text = text.Text.Replace(old.Text, by.Text, StringComparison.Ordinal) })
            : [DynamicText.Unknown];

    // %s, %I, %L, %t, %T, %d, %1$s; %% is a percent sign.
    static DynamicText[] Format(List<DynamicText[]> arguments)
    {
        if (arguments[0] is not [{ IsKnown: true } template])
        {
            return [DynamicText.Unknown];
        }

        DynamicText[] result = [new DynamicText("", template.Start, template.Pieces)];
        var next = 1;
        var text = template.Text;
        var from = 0;
        for (
            var at = text.IndexOf('%', StringComparison.Ordinal);
            at >= 0 && at + 1 < text.Length;
            at = from < text.Length ? text.IndexOf('%', from) : -1
        )
        {
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '$' or '-' or '.' or '+'))
            {
                end++;
            }

            if (end >= text.Length)
            {
                break;
            }

            result = TextConstants.Joined(result, [new DynamicText(text[from..at], -1, 0)]);
            from = end + 1;
            if (text[end] == '%')
            {
                result = TextConstants.Joined(result, [new DynamicText("%", -1, 0)]);
                continue;
            }

            var dollar = text.IndexOf('$', at, end - at);
            var position = dollar > 0 && int.TryParse(text.AsSpan(at + 1, dollar - at - 1), out var given) ? given : next++;
            var value = position > 0 && position < arguments.Count ? arguments[position] : [DynamicText.Unknown];
            result = TextConstants.Joined(result, text[end] is 'L' or 'T' ? Around(value, "'") : value);
        }

        return TextConstants.Joined(result, [new DynamicText(text[from..], -1, 0)]);
    }
}
