namespace LineageIngest.Sql.TSql.Reading;

/// <summary>One run of ScriptDom's parser.</summary>
sealed record WholeParse(IList<Dom.TSqlStatement> Statements, IList<Dom.ParseError> Errors)
{
    /// <summary>Parses a stretch of tokens; its statements are those before the first error at best.</summary>
    public static WholeParse Of(List<Dom.TSqlParserToken> tokens, int start, int end, Grammar grammar)
    {
        var stretch = new List<Dom.TSqlParserToken>(end - start + 2);
        var merges = false;
        for (var index = start; index < end; index++)
        {
            stretch.Add(tokens[index]);
            merges |= tokens[index].TokenType == Dom.TSqlTokenType.Merge;
        }

        // MERGE must end with a semicolon; people leave it out where the server never sees the end of the text.
        if (merges)
        {
            stretch.Add(Mark(Dom.TSqlTokenType.Semicolon, tokens[end - 1]));
        }

        stretch.Add(Mark(Dom.TSqlTokenType.EndOfFile, tokens[end - 1]));
        var script = Parsers.Of(grammar).Parse(stretch, out var errors);
        return new WholeParse(
            [.. script is Dom.TSqlScript { Batches: var batches } ? batches.SelectMany(batch => batch.Statements) : []],
            errors
        );
    }

    /// <summary>The statements of a text inside a script, whose first character stands at <paramref name="start"/>; empty where it has errors.</summary>
    public static IList<Dom.TSqlStatement> Of(string text, int start)
    {
        if (
            text.Length > Bounds.MaxBatch
            || Tokens.Of(text, text, new TextSpan(0, text.Length), Grammar.TransactSql) is not { Count: > 0 } tokens
            || !Bounds.Admit(tokens)
        )
        {
            return [];
        }

        foreach (var token in tokens)
        {
            token.Offset += start;
        }

        var parse = Of(tokens, 0, tokens.Count, Grammar.TransactSql);
        return parse.Errors.Count > 0 ? [] : parse.Statements;
    }

    static Dom.TSqlParserToken Mark(Dom.TSqlTokenType type, Dom.TSqlParserToken after) =>
        new(type, Tokens.EndOf(after), "", after.Line, after.Column);

    /// <summary>The token at which the first error was found.</summary>
    public int BrokenAt(List<Dom.TSqlParserToken> tokens)
    {
        var offset = Errors.Min(error => error.Offset);
        var (low, high) = (0, tokens.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = tokens[middle].Offset <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
