using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>ScriptDom's tokens.</summary>
static class Tokens
{
    /// <summary>The tokens of a stretch with templates put back into names and texts, without the one that marks the end; null where ScriptDom's lexer stops.</summary>
    /// <param name="sql">The script as given.</param>
    /// <param name="masked">The same with templates and binds masked.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="grammar">Whose tokens.</param>
    public static List<Dom.TSqlParserToken>? Of(string sql, string masked, TextSpan span, Grammar grammar)
    {
        using var reader = new StringReader(masked.Substring(span.Start, span.Length));
        var tokens = Parsers.Of(grammar).GetTokenStream(reader, out var errors, span.Start, 1, 1);
        if (errors.Count > 0)
        {
            return null;
        }

        if (masked.AsSpan(span.Start, span.Length).Contains(TemplateMask.Filler))
        {
            foreach (var token in tokens)
            {
                if (token.Text?.Contains(TemplateMask.Filler, StringComparison.Ordinal) is true)
                {
                    token.Text = sql.Substring(token.Offset, token.Text.Length);
                }
            }
        }

        return [.. tokens.Where(token => token.TokenType != Dom.TSqlTokenType.EndOfFile)];
    }

    public static bool IsBlank(Dom.TSqlParserToken token) =>
        token.TokenType is Dom.TSqlTokenType.WhiteSpace or Dom.TSqlTokenType.SingleLineComment or Dom.TSqlTokenType.MultilineComment;

    /// <summary>The next token that is no blank, or <paramref name="end"/>.</summary>
    public static int SkipBlanks(List<Dom.TSqlParserToken> tokens, int index, int end)
    {
        while (index < end && IsBlank(tokens[index]))
        {
            index++;
        }

        return index;
    }

    public static int EndOf(Dom.TSqlParserToken token) => token.Offset + (token.Text?.Length ?? 0);

    /// <summary>One step into or out of what nests with an end of its own: parentheses, CASE, BEGIN.</summary>
    public static int Step(List<Dom.TSqlParserToken> tokens, int index) =>
        tokens[index].TokenType switch
        {
            Dom.TSqlTokenType.LeftParenthesis or Dom.TSqlTokenType.Case => 1,
            Dom.TSqlTokenType.Begin when !BeginsTransaction(tokens, index) => 1,
            Dom.TSqlTokenType.RightParenthesis or Dom.TSqlTokenType.End => -1,
            _ => 0,
        };

    // BEGIN TRAN, BEGIN DISTRIBUTED TRAN, BEGIN DIALOG and BEGIN CONVERSATION have no END.
    static bool BeginsTransaction(List<Dom.TSqlParserToken> tokens, int index)
    {
        var next = SkipBlanks(tokens, index + 1, tokens.Count);
        return next < tokens.Count
            && (
                tokens[next].TokenType is Dom.TSqlTokenType.Tran or Dom.TSqlTokenType.Transaction or Dom.TSqlTokenType.Distributed
                || string.Equals(tokens[next].Text, "DIALOG", StringComparison.OrdinalIgnoreCase)
                || string.Equals(tokens[next].Text, "CONVERSATION", StringComparison.OrdinalIgnoreCase)
            );
    }
}
