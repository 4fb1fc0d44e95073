using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing;

/// <summary>SQL inside the body of a routine that is written in another language: <c>snowflake.execute({sqlText: "insert …"})</c>, <c>session.sql("…")</c>.</summary>
/// <remarks>Constants that begin like a statement are taken to run; what stands between joined ones is a hole.</remarks>
static class ForeignTexts
{
    // A body with more statements than this is read up to here.
    const int MaxTexts = 200;

    /// <summary>The statements that constants in the body hold.</summary>
    /// <param name="body">The text of the body.</param>
    /// <param name="offset">Where it begins in the script.</param>
    /// <param name="span">The body in the script.</param>
    public static List<DynamicStatement> In(string body, int offset, TextSpan span)
    {
        var statements = new List<DynamicStatement>();
        var at = 0;
        while (at < body.Length && statements.Count < MaxTexts)
        {
            if (IsComment(body, at))
            {
                at = LineEnd(body, at);
            }
            else if (IsQuote(body[at]))
            {
                var (text, start, isComposed) = ReadJoined(body, ref at);
                if (SqlTexts.Begins(text) && Words(text) > 2)
                {
                    statements.Add(new DynamicStatement(text, offset + start, span) { IsComposed = isComposed });
                }
            }
            else
            {
                at++;
            }
        }

        return statements;
    }

    // Directives and messages begin with such words too: 'use strict'.
    static int Words(string text) => text.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries).Length;

    static bool IsQuote(char sign) => sign is '\'' or '"' or '`';

    static bool IsComment(string body, int at) =>
        body[at] == '#' || (body[at] == '/' && at + 1 < body.Length && body[at + 1] == '/' && (at == 0 || body[at - 1] != ':'));

    static int LineEnd(string body, int at)
    {
        var end = body.IndexOf('\n', at);
        return end < 0 ? body.Length : end;
    }

    // 'a' + "b" + x + 'c', and texts side by side.
    static (string Text, int Start, bool IsComposed) ReadJoined(string body, ref int at)
    {
        var (text, start, isComposed) = ReadConstant(body, ref at);
        while (true)
        {
            var next = SkipBlanks(body, at);
            if (next < body.Length && IsQuote(body[next]))
            {
                at = next;
            }
            else if (next < body.Length && body[next] == '+')
            {
                next = SkipBlanks(body, next + 1);
                if (next < body.Length && IsQuote(body[next]))
                {
                    at = next;
                }
                else
                {
                    // A variable or call: up to the next sign of joining, or the end of the expression.
                    while (next < body.Length && body[next] is not ('+' or ';' or ',' or '}' or '\n') && !IsQuote(body[next]))
                    {
                        next++;
                    }

                    at = next;
                    text += DynamicText.Hole;
                    isComposed = true;
                    continue;
                }
            }
            else
            {
                return (text, start, isComposed);
            }

            text += ReadConstant(body, ref at).Text;
            isComposed = true;
        }
    }

    static int SkipBlanks(string body, int at)
    {
        while (at < body.Length && (char.IsWhiteSpace(body[at]) || body[at] == '\\'))
        {
            at++;
        }

        return at;
    }

    // 'x', "x", `x ${y}`, """x""", with backslashes; an f before it makes {y} a hole.
    static (string Text, int Start, bool IsComposed) ReadConstant(string body, ref int at)
    {
        var isFormatted = at > 0 && body[at - 1] is 'f' or 'F';
        var quote = body[at];
        var isLong = at + 2 < body.Length && body[at + 1] == quote && body[at + 2] == quote;
        var close = isLong ? new string(quote, 3) : quote.ToString();
        at += close.Length;
        var start = at;
        var text = new System.Text.StringBuilder();
        while (at < body.Length && string.CompareOrdinal(body, at, close, 0, close.Length) != 0)
        {
            var isHole = body[at] == '{' && isFormatted || body[at] == '$' && quote == '`' && at + 1 < body.Length && body[at + 1] == '{';
            if (isHole && body.IndexOf('}', at) is var end and > 0)
            {
                text.Append(DynamicText.Hole);
                at = end + 1;
            }
            else if (body[at] == '\\' && at + 1 < body.Length)
            {
                text.Append(body[at + 1] is 'n' or 'r' or 't' or '\n' ? ' ' : body[at + 1]);
                at += 2;
            }
            else
            {
                text.Append(body[at++]);
            }
        }

        var isComposed = text.Length != at - start;
        at = Math.Min(at + close.Length, body.Length);
        return (text.ToString(), start, isComposed);
    }
}
