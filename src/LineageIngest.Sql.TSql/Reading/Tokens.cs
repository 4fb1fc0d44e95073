using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>ScriptDom's tokens of a script.</summary>
static class Tokens
{
    /// <summary>The tokens with templates put back into names and texts; null where ScriptDom's lexer stops.</summary>
    public static IList<Dom.TSqlParserToken>? Of(string sql, string masked)
    {
        using var reader = new StringReader(masked);
        var tokens = new Dom.TSql150Parser(initialQuotedIdentifiers: true).GetTokenStream(reader, out var errors);
        if (errors.Count > 0)
        {
            return null;
        }

        if (masked.Contains(TemplateMask.Filler, StringComparison.Ordinal))
        {
            foreach (var token in tokens)
            {
                if (token.Text?.Contains(TemplateMask.Filler, StringComparison.Ordinal) is true)
                {
                    token.Text = sql.Substring(token.Offset, token.Text.Length);
                }
            }
        }

        return tokens;
    }

    public static bool IsBlank(Dom.TSqlParserToken token)
        => token.TokenType is Dom.TSqlTokenType.WhiteSpace or Dom.TSqlTokenType.SingleLineComment or Dom.TSqlTokenType.MultilineComment;

    /// <summary>The next token that is no blank, or <paramref name="end"/>.</summary>
    public static int SkipBlanks(IList<Dom.TSqlParserToken> tokens, int index, int end)
    {
        while (index < end && IsBlank(tokens[index]))
        {
            index++;
        }

        return index;
    }

    public static int EndOf(Dom.TSqlParserToken token) => token.Offset + (token.Text?.Length ?? 0);

    /// <summary>One step into or out of what nests with an end of its own: parentheses, CASE, BEGIN.</summary>
    public static int Step(IList<Dom.TSqlParserToken> tokens, int index) => tokens[index].TokenType switch
    {
        Dom.TSqlTokenType.LeftParenthesis or Dom.TSqlTokenType.Case => 1,
        Dom.TSqlTokenType.Begin when !BeginsTransaction(tokens, index) => 1,
        Dom.TSqlTokenType.RightParenthesis or Dom.TSqlTokenType.End => -1,
        _ => 0,
    };

    // BEGIN TRAN, BEGIN DISTRIBUTED TRAN, BEGIN DIALOG and BEGIN CONVERSATION have no END.
    private static bool BeginsTransaction(IList<Dom.TSqlParserToken> tokens, int index)
    {
        var next = SkipBlanks(tokens, index + 1, tokens.Count);
        return next < tokens.Count && (tokens[next].TokenType is Dom.TSqlTokenType.Tran or Dom.TSqlTokenType.Transaction or Dom.TSqlTokenType.Distributed
            || string.Equals(tokens[next].Text, "DIALOG", StringComparison.OrdinalIgnoreCase)
            || string.Equals(tokens[next].Text, "CONVERSATION", StringComparison.OrdinalIgnoreCase));
    }
}
