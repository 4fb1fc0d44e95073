using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Operators between and before operands.</summary>
sealed class OperatorParser(TokenCursor cursor, Parsers parsers)
{
    /// <summary>Skips what stands between two operands, and tests that have no second one; false where no operator follows.</summary>
    public bool SkipInfix()
    {
        switch (cursor.Kind)
        {
            case TokenKind.Operator:
            case TokenKind.Equals:
            case TokenKind.Arrow:
            case TokenKind.Question:
                cursor.Position++;
                return true;
            case TokenKind.Star:
                cursor.Position++;
                return true;
            case TokenKind.DoubleColon:
                // After a test such as IS NULL; casts of plain operands are read with them.
                cursor.Position++;
                parsers.Types.SkipType();
                return true;
            case TokenKind.Text when cursor[cursor.Position - 1].Kind == TokenKind.Text:
                return true;
            case TokenKind.Word:
                return SkipWordOperator();
            default:
                return false;
        }
    }

    bool SkipWordOperator()
    {
        switch (cursor.Keyword)
        {
            case Keyword.And
            or Keyword.Or
            or Keyword.Xor
            or Keyword.Div
            or Keyword.Overlaps
            or Keyword.Like
            or Keyword.Ilike
            or Keyword.Rlike
            or Keyword.Regexp
            or Keyword.Glob
            or Keyword.Between
            or Keyword.Escape:
                cursor.Position++;
                cursor.Skip(Keyword.Symmetric);
                cursor.Skip(Keyword.Asymmetric);
                return true;
            case Keyword.Not
                when cursor.KeywordAt(1)
                    is Keyword.In
                        or Keyword.Like
                        or Keyword.Ilike
                        or Keyword.Rlike
                        or Keyword.Regexp
                        or Keyword.Between
                        or Keyword.Similar
                        or Keyword.Glob
                        or Keyword.Match
                        or Keyword.Member
                    || (cursor.KeywordAt(1) == Keyword.Null && !parsers.Names.IsEndOfRelation(1)):
                cursor.Position++;
                return true;
            case Keyword.Similar when cursor.KeywordAt(1) == Keyword.To:
            case Keyword.Sounds when cursor.KeywordAt(1) == Keyword.Like:
                cursor.Position += 2;
                return true;
            case Keyword.Is:
                SkipIsTest();
                return true;
            case Keyword.In:
                cursor.Position++;
                return true;
            case Keyword.Global
                when cursor.KeywordAt(1) == Keyword.In || (cursor.KeywordAt(1) == Keyword.Not && cursor.KeywordAt(2) == Keyword.In):
                cursor.Position += cursor.KeywordAt(1) == Keyword.In ? 2 : 3;
                return true;
            case Keyword.Isnull or Keyword.Notnull:
                cursor.Position++;
                return true;
            case Keyword.At when cursor.KeywordAt(1) is Keyword.Time or Keyword.Local:
                cursor.Position += cursor.Is(Keyword.At, Keyword.Time) ? 3 : 2;
                return true;
            case Keyword.Collate:
                cursor.Position++;
                SkipDotted();
                return true;
            case Keyword.Mod
            or Keyword.Match
            or Keyword.Eq
            or Keyword.Ne
            or Keyword.Lt
            or Keyword.Le
            or Keyword.Gt
            or Keyword.Ge
            or Keyword.Contains when IsOperandAhead(1):
                cursor.Position++;
                return true;
            case Keyword.Member when cursor.KeywordAt(1) is Keyword.Of:
                cursor.Position += 2;
                return true;
            default:
                return cursor.IsText("OPERATOR") && cursor.KindAt(1) == TokenKind.OpenParen && SkipNamedOperator();
        }
    }

    bool SkipNamedOperator()
    {
        cursor.Position++;
        cursor.SkipBracket();
        return true;
    }

    public bool IsOperandAhead(int offset) =>
        cursor.KindAt(offset) is TokenKind.Text or TokenKind.Number or TokenKind.Parameter or TokenKind.Quoted or TokenKind.OpenParen
        || (
            cursor.KindAt(offset) == TokenKind.Word
            && (Keywords.Use(cursor.KeywordAt(offset)) & (KeywordUse.StopsExpression | KeywordUse.NoTableAlias)) == 0
        );

    // IS [NOT] NULL | TRUE | JSON | OF (…) | DISTINCT FROM x
    void SkipIsTest()
    {
        cursor.Position++;
        cursor.Skip(Keyword.Not);
        if (cursor.Skip(Keyword.Distinct, Keyword.From))
        {
            return;
        }

        if (cursor.Is(Keyword.Of) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }
        else if (cursor.Skip(Keyword.Json))
        {
            SkipJsonTest();
        }
        else if (cursor.Is(TokenKind.Word) && !parsers.Recovery.IsClauseWord())
        {
            cursor.Position++;
        }
    }

    // VALUE | ARRAY | OBJECT | SCALAR, WITH | WITHOUT UNIQUE KEYS
    void SkipJsonTest()
    {
        while (
            cursor.Keyword is Keyword.Value or Keyword.Array
            || cursor.IsText("object")
            || cursor.IsText("scalar")
            || (cursor.Keyword is Keyword.With or Keyword.Without && cursor.KeywordAt(1) == Keyword.Unique)
            || (cursor.Is(Keyword.Unique) && cursor.IsText("keys", 1))
            || (cursor.IsText("keys") && cursor[cursor.Position - 1].Keyword == Keyword.Unique)
        )
        {
            cursor.Position++;
        }
    }

    public void SkipDotted()
    {
        if (parsers.Names.IsName() || cursor.Is(TokenKind.Text))
        {
            cursor.Position++;
            while (cursor.Is(TokenKind.Dot) && parsers.Names.IsName(1))
            {
                cursor.Position += 2;
            }
        }
    }

    public void SkipPrefixes()
    {
        while (true)
        {
            switch (cursor.Kind)
            {
                case TokenKind.Operator:
                case TokenKind.At:
                    cursor.Position++;
                    continue;
                case TokenKind.Word:
                    switch (cursor.Keyword)
                    {
                        case Keyword.Not
                        or Keyword.Prior
                        or Keyword.ConnectByRoot when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot):
                        case Keyword.Distinct when cursor.KindAt(1) != TokenKind.Dot:
                        case Keyword.All
                            when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot or TokenKind.CloseParen or TokenKind.End):
                        case Keyword.Binary when IsOperandAhead(1):
                            cursor.Position++;
                            continue;
                        case Keyword.None
                            when cursor.IsText("approximate") && parsers.Names.IsName(1) && cursor.KindAt(2) == TokenKind.OpenParen:
                            cursor.Position++;
                            continue;
                        case Keyword.Any or Keyword.Some when cursor.KindAt(1) == TokenKind.OpenParen:
                            return;
                    }

                    return;
                default:
                    return;
            }
        }
    }
}
