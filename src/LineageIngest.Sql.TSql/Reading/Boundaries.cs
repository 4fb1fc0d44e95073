namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Where statements may begin in a batch without a grammar: verbs outside of parentheses and blocks.</summary>
static class Boundaries
{
    /// <summary>Indices of tokens at which a statement may begin, in order.</summary>
    public static List<int> Of(IList<Dom.TSqlParserToken> tokens, int start, int end)
    {
        var boundaries = new List<int>();
        var depth = 0;
        var afterSemicolon = true;
        for (var index = Tokens.SkipBlanks(tokens, start, end); index < end; index = Tokens.SkipBlanks(tokens, index + 1, end))
        {
            var type = tokens[index].TokenType;
            if (depth == 0 && type != Dom.TSqlTokenType.Semicolon && (afterSemicolon || IsVerb(type)))
            {
                boundaries.Add(index);
            }

            afterSemicolon = type == Dom.TSqlTokenType.Semicolon;
            depth = Math.Max(0, depth + Tokens.Step(tokens, index));
        }

        return boundaries;
    }

    /// <summary>Whether the batch is one CREATE of a routine or view, which ends only with the batch.</summary>
    public static bool IsModule(IList<Dom.TSqlParserToken> tokens, int start, int end)
    {
        var index = Tokens.SkipBlanks(tokens, start, end);
        if (index >= end || tokens[index].TokenType is not (Dom.TSqlTokenType.Create or Dom.TSqlTokenType.Alter))
        {
            return false;
        }

        for (var step = 0; step < 3 && index < end; step++)
        {
            index = Tokens.SkipBlanks(tokens, index + 1, end);
            if (index < end && tokens[index].TokenType is Dom.TSqlTokenType.Proc or Dom.TSqlTokenType.Procedure or Dom.TSqlTokenType.Function or Dom.TSqlTokenType.Trigger or Dom.TSqlTokenType.View)
            {
                return true;
            }
        }

        return false;
    }

    // WITH is none of them: a CTE needs a semicolon before it, and hints do not begin anything.
    public static bool IsVerb(Dom.TSqlTokenType type) => type is Dom.TSqlTokenType.Select or Dom.TSqlTokenType.Insert or Dom.TSqlTokenType.Update or Dom.TSqlTokenType.Delete or Dom.TSqlTokenType.Merge
        or Dom.TSqlTokenType.Create or Dom.TSqlTokenType.Alter or Dom.TSqlTokenType.Drop or Dom.TSqlTokenType.Truncate or Dom.TSqlTokenType.Exec or Dom.TSqlTokenType.Execute or Dom.TSqlTokenType.Declare
        or Dom.TSqlTokenType.Set or Dom.TSqlTokenType.If or Dom.TSqlTokenType.While or Dom.TSqlTokenType.Begin or Dom.TSqlTokenType.Use or Dom.TSqlTokenType.Print or Dom.TSqlTokenType.Bulk or Dom.TSqlTokenType.Commit
        or Dom.TSqlTokenType.Rollback or Dom.TSqlTokenType.Grant or Dom.TSqlTokenType.Deny or Dom.TSqlTokenType.Revoke or Dom.TSqlTokenType.Open or Dom.TSqlTokenType.Close or Dom.TSqlTokenType.Fetch
        or Dom.TSqlTokenType.Deallocate or Dom.TSqlTokenType.Raiserror or Dom.TSqlTokenType.Return or Dom.TSqlTokenType.WaitFor;
}
