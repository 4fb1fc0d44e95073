namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Cuts a script at its GO lines.</summary>
static class Batches
{
    /// <summary>The batches as stretches of tokens, empty ones left out.</summary>
    public static IEnumerable<Range> Of(IList<Dom.TSqlParserToken> tokens)
    {
        var end = tokens.Count > 0 && tokens[^1].TokenType == Dom.TSqlTokenType.EndOfFile ? tokens.Count - 1 : tokens.Count;
        var start = 0;
        for (var index = 0; index <= end; index++)
        {
            if (index < end && tokens[index].TokenType != Dom.TSqlTokenType.Go)
            {
                continue;
            }

            if (Tokens.SkipBlanks(tokens, start, index) < index)
            {
                yield return start..index;
            }

            // GO 5 runs the batch before it five times.
            var next = Tokens.SkipBlanks(tokens, index + 1, end);
            start = next < end && tokens[next].TokenType == Dom.TSqlTokenType.Integer && tokens[next].Line == tokens[index].Line ? next + 1 : index + 1;
        }
    }
}
