namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Where statements begin in a batch, told without a grammar: verbs outside of parentheses and blocks that do not continue the statement before them.</summary>
static class Boundaries
{
    /// <summary>Indices of tokens at which a statement may begin, in order.</summary>
    public static List<int> Of(List<Dom.TSqlParserToken> tokens, int start, int end)
    {
        var boundaries = new List<int>();
        var depth = 0;
        var opener = Dom.TSqlTokenType.Semicolon;
        var last = Dom.TSqlTokenType.Semicolon;
        for (var index = Tokens.SkipBlanks(tokens, start, end); index < end; index = Tokens.SkipBlanks(tokens, index + 1, end))
        {
            var type = tokens[index].TokenType;
            if (depth == 0 && last == Dom.TSqlTokenType.Semicolon)
            {
                boundaries.Add(index);
                opener = type;
            }
            else if (depth == 0 && IsVerb(type) && !Joins(last))
            {
                if (Continues(opener, type))
                {
                    opener = Next(opener, type);
                }
                else
                {
                    boundaries.Add(index);
                    opener = type;
                }
            }
            else if (depth == 0 && type == Dom.TSqlTokenType.Else)
            {
                opener = type;
            }

            last = type;
            depth = Math.Max(0, depth + Tokens.Step(tokens, index));
        }

        return boundaries;
    }

    /// <summary>Whether the batch is one CREATE of a routine or view, which ends only with the batch.</summary>
    public static bool IsModule(List<Dom.TSqlParserToken> tokens, int start, int end)
    {
        var index = Tokens.SkipBlanks(tokens, start, end);
        if (index >= end || tokens[index].TokenType is not (Dom.TSqlTokenType.Create or Dom.TSqlTokenType.Alter))
        {
            return false;
        }

        for (var step = 0; step < 3 && index < end; step++)
        {
            index = Tokens.SkipBlanks(tokens, index + 1, end);
            if (
                index < end
                && tokens[index].TokenType
                    is Dom.TSqlTokenType.Proc
                        or Dom.TSqlTokenType.Procedure
                        or Dom.TSqlTokenType.Function
                        or Dom.TSqlTokenType.Trigger
                        or Dom.TSqlTokenType.View
            )
            {
                return true;
            }
        }

        return false;
    }

    // WITH is none of them: a CTE needs a semicolon before it, and hints do not begin anything.
    public static bool IsVerb(Dom.TSqlTokenType type) =>
        type
            is Dom.TSqlTokenType.Select
                or Dom.TSqlTokenType.Insert
                or Dom.TSqlTokenType.Update
                or Dom.TSqlTokenType.Delete
                or Dom.TSqlTokenType.Merge
                or Dom.TSqlTokenType.Create
                or Dom.TSqlTokenType.Alter
                or Dom.TSqlTokenType.Drop
                or Dom.TSqlTokenType.Truncate
                or Dom.TSqlTokenType.Exec
                or Dom.TSqlTokenType.Execute
                or Dom.TSqlTokenType.Declare
                or Dom.TSqlTokenType.Set
                or Dom.TSqlTokenType.If
                or Dom.TSqlTokenType.While
                or Dom.TSqlTokenType.Begin
                or Dom.TSqlTokenType.Use
                or Dom.TSqlTokenType.Print
                or Dom.TSqlTokenType.Bulk
                or Dom.TSqlTokenType.Commit
                or Dom.TSqlTokenType.Rollback
                or Dom.TSqlTokenType.Grant
                or Dom.TSqlTokenType.Deny
                or Dom.TSqlTokenType.Revoke
                or Dom.TSqlTokenType.Open
                or Dom.TSqlTokenType.Close
                or Dom.TSqlTokenType.Fetch
                or Dom.TSqlTokenType.Deallocate
                or Dom.TSqlTokenType.Raiserror
                or Dom.TSqlTokenType.Return
                or Dom.TSqlTokenType.WaitFor;

    // A verb after one of these is part of a clause: UNION SELECT, THEN UPDATE, ON DELETE, FOR UPDATE, GRANT SELECT, INSERT, CREATE OR ALTER.
    static bool Joins(Dom.TSqlTokenType last) =>
        last
            is Dom.TSqlTokenType.Union
                or Dom.TSqlTokenType.All
                or Dom.TSqlTokenType.Except
                or Dom.TSqlTokenType.Intersect
                or Dom.TSqlTokenType.Then
                or Dom.TSqlTokenType.On
                or Dom.TSqlTokenType.For
                or Dom.TSqlTokenType.As
                or Dom.TSqlTokenType.Or
                or Dom.TSqlTokenType.Comma
                or Dom.TSqlTokenType.Grant
                or Dom.TSqlTokenType.Deny
                or Dom.TSqlTokenType.Revoke
                or Dom.TSqlTokenType.With
                or Dom.TSqlTokenType.Dot
                or Dom.TSqlTokenType.EqualsSign
                or Dom.TSqlTokenType.Of;

    // INSERT … SELECT, UPDATE … SET, ALTER TABLE … DROP, WITH … INSERT, IF … verb, ELSE verb
    static bool Continues(Dom.TSqlTokenType opener, Dom.TSqlTokenType verb) =>
        opener switch
        {
            Dom.TSqlTokenType.Insert => verb
                is Dom.TSqlTokenType.Select
                    or Dom.TSqlTokenType.Exec
                    or Dom.TSqlTokenType.Execute
                    or Dom.TSqlTokenType.Merge,
            Dom.TSqlTokenType.Update or Dom.TSqlTokenType.Merge => verb == Dom.TSqlTokenType.Set,
            Dom.TSqlTokenType.Alter => verb is Dom.TSqlTokenType.Alter or Dom.TSqlTokenType.Drop or Dom.TSqlTokenType.Set,
            Dom.TSqlTokenType.Bulk => verb == Dom.TSqlTokenType.Insert,
            Dom.TSqlTokenType.With => verb
                is Dom.TSqlTokenType.Select
                    or Dom.TSqlTokenType.Insert
                    or Dom.TSqlTokenType.Update
                    or Dom.TSqlTokenType.Delete
                    or Dom.TSqlTokenType.Merge,
            Dom.TSqlTokenType.If or Dom.TSqlTokenType.While or Dom.TSqlTokenType.Else => true,
            _ => false,
        };

    // What the statement waits for after a verb that continued it; a semicolon stands for nothing.
    static Dom.TSqlTokenType Next(Dom.TSqlTokenType opener, Dom.TSqlTokenType verb) =>
        opener
            is Dom.TSqlTokenType.With
                or Dom.TSqlTokenType.If
                or Dom.TSqlTokenType.While
                or Dom.TSqlTokenType.Else
                or Dom.TSqlTokenType.Merge
            ? verb
            : Dom.TSqlTokenType.Semicolon;
}
