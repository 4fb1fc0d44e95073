using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Operators between and before operands.</summary>
sealed class OperatorParser(TokenCursor cursor, Grammar grammar)
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
                grammar.Types.SkipType();
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
        switch (cursor.Word)
        {
            case Word.And
            or Word.Or
            or Word.Xor
            or Word.Div
            or Word.Overlaps
            or Word.Like
            or Word.Ilike
            or Word.Rlike
            or Word.Regexp
            or Word.Glob
            or Word.Between
            or Word.Escape:
                cursor.Position++;
                cursor.Skip(Word.Symmetric);
                cursor.Skip(Word.Asymmetric);
                return true;
            case Word.Not
                when cursor.WordAt(1)
                    is Word.In
                        or Word.Like
                        or Word.Ilike
                        or Word.Rlike
                        or Word.Regexp
                        or Word.Between
                        or Word.Similar
                        or Word.Glob
                        or Word.Match
                        or Word.Member
                    || (cursor.WordAt(1) == Word.Null && !grammar.Names.IsEndOfRelation(1)):
                cursor.Position++;
                return true;
            case Word.Similar when cursor.WordAt(1) == Word.To:
            case Word.Sounds when cursor.WordAt(1) == Word.Like:
                cursor.Position += 2;
                return true;
            case Word.Is:
                SkipIsTest();
                return true;
            case Word.In:
                cursor.Position++;
                return true;
            case Word.Global when cursor.WordAt(1) == Word.In || (cursor.WordAt(1) == Word.Not && cursor.WordAt(2) == Word.In):
                cursor.Position += cursor.WordAt(1) == Word.In ? 2 : 3;
                return true;
            case Word.Isnull or Word.Notnull:
                cursor.Position++;
                return true;
            case Word.At when cursor.WordAt(1) is Word.Time or Word.Local:
                cursor.Position += cursor.Is(Word.At, Word.Time) ? 3 : 2;
                return true;
            case Word.Collate:
                cursor.Position++;
                SkipDotted();
                return true;
            case Word.Mod
            or Word.Match
            or Word.Eq
            or Word.Ne
            or Word.Lt
            or Word.Le
            or Word.Gt
            or Word.Ge
            or Word.Contains when IsOperandAhead(1):
                cursor.Position++;
                return true;
            case Word.Member when cursor.WordAt(1) is Word.Of:
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
            && (Words.Use(cursor.WordAt(offset)) & (WordUse.StopsExpression | WordUse.NoTableAlias)) == 0
        );

    // IS [NOT] NULL | TRUE | JSON | OF (…) | DISTINCT FROM x
    void SkipIsTest()
    {
        cursor.Position++;
        cursor.Skip(Word.Not);
        if (cursor.Skip(Word.Distinct, Word.From))
        {
            return;
        }

        if (cursor.Is(Word.Of) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }
        else if (cursor.Skip(Word.Json))
        {
            SkipJsonTest();
        }
        else if (cursor.Is(TokenKind.Word) && !grammar.Recovery.IsClauseWord())
        {
            cursor.Position++;
        }
    }

    // VALUE | ARRAY | OBJECT | SCALAR, WITH | WITHOUT UNIQUE KEYS
    void SkipJsonTest()
    {
        while (
            cursor.Word is Word.Value or Word.Array
            || cursor.IsText("object")
            || cursor.IsText("scalar")
            || (cursor.Word is Word.With or Word.Without && cursor.WordAt(1) == Word.Unique)
            || (cursor.Is(Word.Unique) && cursor.IsText("keys", 1))
            || (cursor.IsText("keys") && cursor[cursor.Position - 1].Word == Word.Unique)
        )
        {
            cursor.Position++;
        }
    }

    public void SkipDotted()
    {
        if (grammar.Names.IsName() || cursor.Is(TokenKind.Text))
        {
            cursor.Position++;
            while (cursor.Is(TokenKind.Dot) && grammar.Names.IsName(1))
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
                    switch (cursor.Word)
                    {
                        case Word.Not or Word.Prior or Word.ConnectByRoot when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot):
                        case Word.Distinct when cursor.KindAt(1) != TokenKind.Dot:
                        case Word.All
                            when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot or TokenKind.CloseParen or TokenKind.End):
                        case Word.Binary when IsOperandAhead(1):
                            cursor.Position++;
                            continue;
                        case Word.None
                            when cursor.IsText("approximate") && grammar.Names.IsName(1) && cursor.KindAt(2) == TokenKind.OpenParen:
                            cursor.Position++;
                            continue;
                        case Word.Any or Word.Some when cursor.KindAt(1) == TokenKind.OpenParen:
                            return;
                    }

                    return;
                default:
                    return;
            }
        }
    }
}
