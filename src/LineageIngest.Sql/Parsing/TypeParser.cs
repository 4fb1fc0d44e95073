using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Types of columns and casts; only where they end matters.</summary>
sealed class TypeParser(TokenCursor cursor, Parsers parsers)
{
    /// <summary>Skips a type: <c>decimal(10, 2)</c>, <c>array&lt;struct&lt;a int>></c>, <c>timestamp with time zone</c>, <c>int[]</c>.</summary>
    public void SkipType()
    {
        cursor.Skip(Keyword.Setof);
        if (!parsers.Names.IsName() && !cursor.Is(TokenKind.Parameter))
        {
            return;
        }

        var first = cursor.Keyword;
        cursor.Position++;
        while (cursor.Is(TokenKind.Dot) && parsers.Names.IsName(1))
        {
            cursor.Position += 2;
        }

        if (
            first is Keyword.Double && cursor.Is(Keyword.Precision)
            || first is Keyword.Character or Keyword.National or Keyword.Long or Keyword.Unsigned or Keyword.Signed
                && parsers.Names.IsName()
                && !parsers.Recovery.IsClauseWord()
        )
        {
            cursor.Position++;
            cursor.Skip(Keyword.Varying);
        }

        cursor.Skip(Keyword.Varying);
        cursor.SkipParens();
        if (first is Keyword.Interval)
        {
            parsers.Terms.SkipIntervalUnit();
        }

        if (
            first is Keyword.Timestamp or Keyword.Time
            && cursor.Keyword is Keyword.With or Keyword.Without
            && cursor.KeywordAt(1) is Keyword.Time or Keyword.Local
        )
        {
            cursor.Position += cursor.KeywordAt(1) == Keyword.Local ? 4 : 3;
        }

        SkipAngles();
        while (
            cursor.Is(TokenKind.OpenBracket)
            && (
                cursor.KindAt(1) == TokenKind.CloseBracket
                || (cursor.KindAt(1) == TokenKind.Number && cursor.KindAt(2) == TokenKind.CloseBracket)
            )
        )
        {
            cursor.SkipBracket();
        }

        while (cursor.Keyword is Keyword.Unsigned or Keyword.Signed or Keyword.Array && cursor.KindAt(1) != TokenKind.OpenBracket)
        {
            cursor.Position++;
        }

        if (
            cursor.Is(TokenKind.Operator)
            && cursor.TextAt(cursor.Position) is "%"
            && parsers.Names.IsName(1)
            && (cursor.KeywordAt(1) is Keyword.Type or Keyword.Rowtype)
        )
        {
            cursor.Position += 2;
        }
    }

    /// <summary>The fields that a type names: <c>ROW(x int, y int)</c>, <c>STRUCT&lt;x: int></c>; empty for any other type.</summary>
    public Identifier[] ParseFieldNames()
    {
        if (!cursor.Is(Keyword.Row) && !cursor.Is(Keyword.Struct))
        {
            return [];
        }

        cursor.Position++;
        return parsers.FunctionBodies.ParseReturnedColumns();
    }

    public void SkipAngles()
    {
        if (
            !cursor.Is(TokenKind.Operator)
            || cursor.TextAt(cursor.Position)[0] != '<'
            || cursor.TextAt(cursor.Position) is not ("<" or "<>")
        )
        {
            return;
        }

        var open = 0;
        while (cursor.Position < cursor.End && cursor.Kind is not TokenKind.Semicolon)
        {
            if (cursor.Is(TokenKind.OpenParen))
            {
                cursor.SkipBracket();
                continue;
            }

            if (cursor.Is(TokenKind.Operator))
            {
                foreach (var character in cursor.TextAt(cursor.Position))
                {
                    open += character switch
                    {
                        '<' => 1,
                        '>' => -1,
                        _ => 0,
                    };
                }
            }

            cursor.Position++;
            if (open <= 0)
            {
                return;
            }
        }
    }
}
