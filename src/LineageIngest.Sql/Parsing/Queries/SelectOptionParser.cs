using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>What may follow the clauses of a SELECT: options, FOR, samples.</summary>
sealed class SelectOptionParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    /// <summary>FOR UPDATE, FOR XML, OPTION (…), SETTINGS, FORMAT, LOCK IN SHARE MODE, WITH UR; false where none is here.</summary>
    public bool SkipTrailingOption(SelectClauses clauses)
    {
        switch (cursor.Keyword)
        {
            case Keyword.For
                when cursor.KeywordAt(1)
                    is Keyword.Update
                        or Keyword.Share
                        or Keyword.Xml
                        or Keyword.Json
                        or Keyword.Browse
                        or Keyword.Read
                        or Keyword.Fetch
                        or Keyword.No
                        or Keyword.Key:
                cursor.Position += 2;
                SkipForOptions();
                return true;
            case Keyword.Option when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                return true;
            case Keyword.Settings:
                cursor.Position++;
                parsers.Calls.ParseKeys();
                return true;
            case Keyword.Format when cursor.KindAt(1) == TokenKind.Word && dialect.OutputClauses:
                cursor.Position += 2;
                return true;
            case Keyword.Lock when cursor.KeywordAt(1) == Keyword.In:
                cursor.Position += 4;
                return true;
            case Keyword.With when cursor.IsText("ur", 1) || cursor.IsText("cs", 1) || cursor.IsText("rs", 1) || cursor.IsText("rr", 1):
                cursor.Position += 2;
                return true;
            case Keyword.With when cursor.KeywordAt(1) is Keyword.Totals or Keyword.Rollup or Keyword.Cube:
                cursor.Position += 2;
                return true;
            case Keyword.Using when cursor.KeywordAt(1) == Keyword.Sample:
                cursor.Position += 2;
                SkipSample();
                return true;
            case Keyword.Sample or Keyword.Tablesample:
                cursor.Position++;
                SkipSample();
                return true;
            case Keyword.Final:
                cursor.Position++;
                return true;
            case Keyword.Lateral when cursor.KeywordAt(1) == Keyword.View:
                parsers.Joins.ParseLateralViews(clauses);
                return true;
            case Keyword.Nocycle:
                cursor.Position++;
                return true;
            default:
                return false;
        }
    }

    void SkipForOptions()
    {
        if (cursor.Skip(Keyword.Of))
        {
            do
            {
                parsers.Operators.SkipDotted();
            } while (cursor.Skip(TokenKind.Comma));
        }

        while (
            cursor.Keyword
                is Keyword.Nowait
                    or Keyword.Skip
                    or Keyword.Key
                    or Keyword.Update
                    or Keyword.Share
                    or Keyword.Only
                    or Keyword.Auto
                    or Keyword.Wait
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
            || cursor.Is(Keyword.Binary)
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
            || cursor.Is(Keyword.System)
            || cursor.IsText("block")
            || cursor.IsText("reservoir")
            || cursor.IsText("repeatable")
            || cursor.IsText("seed")
            || cursor.Is(Keyword.Row)
            || cursor.Is(Keyword.Rows)
            || cursor.Is(Keyword.Percent)
            || (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "%" or "/")
            || (cursor.Is(Keyword.Offset) && cursor.KindAt(1) == TokenKind.Number)
        )
        {
            if (!cursor.SkipParens())
            {
                cursor.Position++;
            }
        }
    }
}
