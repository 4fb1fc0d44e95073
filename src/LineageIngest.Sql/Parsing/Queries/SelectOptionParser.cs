using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>What may follow the clauses of a SELECT: options, FOR, samples.</summary>
sealed class SelectOptionParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    /// <summary>FOR UPDATE, FOR XML, OPTION (…), SETTINGS, FORMAT, LOCK IN SHARE MODE, WITH UR; false where none is here.</summary>
    public bool SkipTrailingOption(SelectClauses clauses)
    {
        switch (cursor.Word)
        {
            case Word.For
                when cursor.WordAt(1)
                    is Word.Update
                        or Word.Share
                        or Word.Xml
                        or Word.Json
                        or Word.Browse
                        or Word.Read
                        or Word.Fetch
                        or Word.No
                        or Word.Key:
                cursor.Position += 2;
                SkipForOptions();
                return true;
            case Word.Option when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                return true;
            case Word.Settings:
                cursor.Position++;
                grammar.Calls.ParseKeys();
                return true;
            case Word.Format when cursor.KindAt(1) == TokenKind.Word && dialect.OutputClauses:
                cursor.Position += 2;
                return true;
            case Word.Lock when cursor.WordAt(1) == Word.In:
                cursor.Position += 4;
                return true;
            case Word.With when cursor.IsText("ur", 1) || cursor.IsText("cs", 1) || cursor.IsText("rs", 1) || cursor.IsText("rr", 1):
                cursor.Position += 2;
                return true;
            case Word.With when cursor.WordAt(1) is Word.Totals or Word.Rollup or Word.Cube:
                cursor.Position += 2;
                return true;
            case Word.Using when cursor.WordAt(1) == Word.Sample:
                cursor.Position += 2;
                SkipSample();
                return true;
            case Word.Sample or Word.Tablesample:
                cursor.Position++;
                SkipSample();
                return true;
            case Word.Final:
                cursor.Position++;
                return true;
            case Word.Lateral when cursor.WordAt(1) == Word.View:
                grammar.Joins.ParseLateralViews(clauses);
                return true;
            case Word.Nocycle:
                cursor.Position++;
                return true;
            default:
                return false;
        }
    }

    void SkipForOptions()
    {
        if (cursor.Skip(Word.Of))
        {
            do
            {
                grammar.Operators.SkipDotted();
            } while (cursor.Skip(TokenKind.Comma));
        }

        while (
            cursor.Word is Word.Nowait or Word.Skip or Word.Key or Word.Update or Word.Share or Word.Only or Word.Auto or Word.Wait
            || cursor.IsText("locked")
            || cursor.IsText("path")
            || cursor.IsText("raw")
            || cursor.IsText("explicit")
            || cursor.IsText("elements")
            || cursor.IsText("root")
            || cursor.IsText("type")
            || cursor.IsText("include_null_values")
            || cursor.IsText("without_array_wrapper")
            || cursor.IsText("xmlschema")
            || cursor.IsText("xsinil")
            || cursor.IsText("base64")
            || cursor.Is(Word.Binary)
            || cursor.IsText("xmldata")
            || cursor.Is(TokenKind.Number)
        )
        {
            cursor.Position++;
            cursor.SkipParens();
            if (cursor.Is(TokenKind.Comma) && cursor.KindAt(1) == TokenKind.Word)
            {
                cursor.Position++;
            }
        }
    }

    // (10 PERCENT), 10%, BERNOULLI (1) REPEATABLE (2), reservoir(5)
    public void SkipSample()
    {
        while (
            cursor.Is(TokenKind.OpenParen)
            || cursor.Is(TokenKind.Number)
            || cursor.IsText("bernoulli")
            || cursor.Is(Word.System)
            || cursor.IsText("block")
            || cursor.IsText("reservoir")
            || cursor.IsText("repeatable")
            || cursor.IsText("seed")
            || cursor.Is(Word.Row)
            || cursor.Is(Word.Rows)
            || cursor.Is(Word.Percent)
            || (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "%" or "/")
            || (cursor.Is(Word.Offset) && cursor.KindAt(1) == TokenKind.Number)
        )
        {
            if (!cursor.SkipParens())
            {
                cursor.Position++;
            }
        }
    }
}
