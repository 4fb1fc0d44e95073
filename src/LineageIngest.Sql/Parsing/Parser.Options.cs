using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Clauses after a query that move no rows.</content>
sealed partial class Parser
{
    /// <summary>FOR UPDATE, FOR XML, OPTION (…), SETTINGS, FORMAT, LOCK IN SHARE MODE, WITH UR; false where none is here.</summary>
    bool SkipTrailingOption(SelectClauses clauses)
    {
        switch (Word)
        {
            case Word.For
                when WordAt(1)
                    is Word.Update
                        or Word.Share
                        or Word.Xml
                        or Word.Json
                        or Word.Browse
                        or Word.Read
                        or Word.Fetch
                        or Word.No
                        or Word.Key:
                _at += 2;
                SkipForOptions();
                return true;
            case Word.Option when KindAt(1) == TokenKind.OpenParen:
                _at++;
                SkipBracket();
                return true;
            case Word.Settings:
                _at++;
                ParseKeys();
                return true;
            case Word.Format when KindAt(1) == TokenKind.Word && _dialect.OutputClauses:
                _at += 2;
                return true;
            case Word.Lock when WordAt(1) == Word.In:
                _at += 4;
                return true;
            case Word.With when IsText("ur", 1) || IsText("cs", 1) || IsText("rs", 1) || IsText("rr", 1):
                _at += 2;
                return true;
            case Word.With when WordAt(1) is Word.Totals or Word.Rollup or Word.Cube:
                _at += 2;
                return true;
            case Word.Using when WordAt(1) == Word.Sample:
                _at += 2;
                SkipSample();
                return true;
            case Word.Sample or Word.Tablesample:
                _at++;
                SkipSample();
                return true;
            case Word.Final:
                _at++;
                return true;
            case Word.Lateral when WordAt(1) == Word.View:
                ParseLateralViews(clauses);
                return true;
            case Word.Nocycle:
                _at++;
                return true;
            default:
                return false;
        }
    }

    void SkipForOptions()
    {
        if (Skip(Word.Of))
        {
            do
            {
                SkipDotted();
            } while (Skip(TokenKind.Comma));
        }

        while (
            Word is Word.Nowait or Word.Skip or Word.Key or Word.Update or Word.Share or Word.Only or Word.Auto or Word.Wait
            || IsText("locked")
            || IsText("path")
            || IsText("raw")
            || IsText("explicit")
            || IsText("elements")
            || IsText("root")
            || IsText("type")
            || IsText("include_null_values")
            || IsText("without_array_wrapper")
            || IsText("xmlschema")
            || IsText("xsinil")
            || IsText("base64")
            || Is(Word.Binary)
            || IsText("xmldata")
            || Is(TokenKind.Number)
        )
        {
            _at++;
            SkipParens();
            if (Is(TokenKind.Comma) && KindAt(1) == TokenKind.Word)
            {
                _at++;
            }
        }
    }

    // (10 PERCENT), 10%, BERNOULLI (1) REPEATABLE (2), reservoir(5)
    void SkipSample()
    {
        while (
            Is(TokenKind.OpenParen)
            || Is(TokenKind.Number)
            || IsText("bernoulli")
            || Is(Word.System)
            || IsText("block")
            || IsText("reservoir")
            || IsText("repeatable")
            || IsText("seed")
            || Is(Word.Row)
            || Is(Word.Rows)
            || Is(Word.Percent)
            || (Is(TokenKind.Operator) && TextAt(_at) is "%" or "/")
            || (Is(Word.Offset) && KindAt(1) == TokenKind.Number)
        )
        {
            if (!SkipParens())
            {
                _at++;
            }
        }
    }
}
