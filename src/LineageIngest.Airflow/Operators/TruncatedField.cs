using System.Text;

namespace LineageIngest.Airflow.Operators;

/// <summary>
/// Airflow replaces a rendered field over 4096 characters by a sentence and its beginning: as it is (3.x), as a Python string (2.x), or as the Python text of a
/// list or dict. This takes the beginning out again.
/// </summary>
static class TruncatedField
{
    const string Prefix = "Truncated. You can change this behaviour in [core]max_templated_field_length. ";
    const string Suffix = "... ";

    public static bool Is(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The texts that the beginning holds: one statement, those of a list, or those of a dict's <c>query</c>.</summary>
    public static IReadOnlyList<string> Recover(string text)
    {
        var begin = text[Prefix.Length..];
        begin =
            begin.EndsWith(Suffix, StringComparison.Ordinal) ? begin[..^Suffix.Length]
            : begin.EndsWith("...", StringComparison.Ordinal) ? begin[..^3]
            : begin;
        if (begin.Length > 1 && begin[0] is '\'' or '"' && begin[^1] == begin[0])
        {
            begin = PythonString(begin, 0).Text;
        }

        return begin switch
        {
            ['[' or '(', '\'' or '"', ..] => [.. Strings(begin)],
            ['{', '\'' or '"', ..] => begin.IndexOf("'query': ", StringComparison.Ordinal) is var at and >= 0
            && begin.IndexOf("'query': '", at, StringComparison.Ordinal) is var inner and >= 0
                ? [PythonString(begin, inner + "'query': ".Length).Text]
                : [],
            _ => [begin],
        };
    }

    static IEnumerable<string> Strings(string list)
    {
        for (var at = 1; at < list.Length; at++)
        {
            if (list[at] is '\'' or '"')
            {
                var (text, end) = PythonString(list, at);
                yield return text;
                at = end;
            }
        }
    }

    /// <summary>Reads the Python string that starts at a quote; without an end it goes as far as the text does.</summary>
    static (string Text, int End) PythonString(string source, int open)
    {
        var text = new StringBuilder();
        var at = open + 1;
        for (; at < source.Length && source[at] != source[open]; at++)
        {
            if (source[at] != '\\' || at + 1 == source.Length)
            {
                text.Append(source[at]);
                continue;
            }

            at++;
            text.Append(
                source[at] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    var other => other,
                }
            );
        }

        return (text.ToString(), at);
    }
}
