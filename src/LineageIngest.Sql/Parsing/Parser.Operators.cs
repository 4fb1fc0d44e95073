using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>What stands between and before operands.</content>
sealed partial class Parser
{
    /// <summary>Skips what stands between two operands, and tests that have no second one; false where no operator follows.</summary>
    bool SkipInfix()
    {
        switch (Kind)
        {
            case TokenKind.Operator:
            case TokenKind.Equals:
            case TokenKind.Arrow:
            case TokenKind.Question:
                _at++;
                return true;
            case TokenKind.Star:
                _at++;
                return true;
            case TokenKind.DoubleColon:
                // After a test such as IS NULL; casts of plain operands are read with them.
                _at++;
                SkipType();
                return true;
            case TokenKind.Text when _tokens[_at - 1].Kind == TokenKind.Text:
                return true;
            case TokenKind.Word:
                return SkipWordOperator();
            default:
                return false;
        }
    }

    bool SkipWordOperator()
    {
        switch (Word)
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
                _at++;
                Skip(Word.Symmetric);
                Skip(Word.Asymmetric);
                return true;
            case Word.Not
                when WordAt(1)
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
                    || (WordAt(1) == Word.Null && !IsEndOfRelation(1)):
                _at++;
                return true;
            case Word.Similar when WordAt(1) == Word.To:
            case Word.Sounds when WordAt(1) == Word.Like:
                _at += 2;
                return true;
            case Word.Is:
                SkipIsTest();
                return true;
            case Word.In:
                _at++;
                return true;
            case Word.Global when WordAt(1) == Word.In || (WordAt(1) == Word.Not && WordAt(2) == Word.In):
                _at += WordAt(1) == Word.In ? 2 : 3;
                return true;
            case Word.Isnull or Word.Notnull:
                _at++;
                return true;
            case Word.At when WordAt(1) is Word.Time or Word.Local:
                _at += Is(Word.At, Word.Time) ? 3 : 2;
                return true;
            case Word.Collate:
                _at++;
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
                _at++;
                return true;
            case Word.Member when WordAt(1) is Word.Of:
                _at += 2;
                return true;
            default:
                return IsText("OPERATOR") && KindAt(1) == TokenKind.OpenParen && SkipNamedOperator();
        }
    }

    bool SkipNamedOperator()
    {
        _at++;
        SkipBracket();
        return true;
    }

    bool IsOperandAhead(int offset) =>
        KindAt(offset) is TokenKind.Text or TokenKind.Number or TokenKind.Parameter or TokenKind.Quoted or TokenKind.OpenParen
        || (KindAt(offset) == TokenKind.Word && (Words.Use(WordAt(offset)) & (WordUse.StopsExpression | WordUse.NoTableAlias)) == 0);

    // IS [NOT] NULL | TRUE | JSON | OF (…) | DISTINCT FROM x
    void SkipIsTest()
    {
        _at++;
        Skip(Word.Not);
        if (Skip(Word.Distinct, Word.From))
        {
            return;
        }

        if (Is(Word.Of) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }
        else if (Skip(Word.Json))
        {
            SkipJsonTest();
        }
        else if (Is(TokenKind.Word) && !IsClauseWord())
        {
            _at++;
        }
    }

    // VALUE | ARRAY | OBJECT | SCALAR, WITH | WITHOUT UNIQUE KEYS
    void SkipJsonTest()
    {
        while (
            Word is Word.Value or Word.Array
            || IsText("object")
            || IsText("scalar")
            || (Word is Word.With or Word.Without && WordAt(1) == Word.Unique)
            || (Is(Word.Unique) && IsText("keys", 1))
            || (IsText("keys") && _tokens[_at - 1].Word == Word.Unique)
        )
        {
            _at++;
        }
    }

    void SkipDotted()
    {
        if (IsName() || Is(TokenKind.Text))
        {
            _at++;
            while (Is(TokenKind.Dot) && IsName(1))
            {
                _at += 2;
            }
        }
    }

    void SkipPrefixes()
    {
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.Operator:
                case TokenKind.At:
                    _at++;
                    continue;
                case TokenKind.Word:
                    switch (Word)
                    {
                        case Word.Not or Word.Prior or Word.ConnectByRoot when KindAt(1) is not (TokenKind.Comma or TokenKind.Dot):
                        case Word.Distinct when KindAt(1) != TokenKind.Dot:
                        case Word.All when KindAt(1) is not (TokenKind.Comma or TokenKind.Dot or TokenKind.CloseParen or TokenKind.End):
                        case Word.Binary when IsOperandAhead(1):
                            _at++;
                            continue;
                        case Word.None when IsText("approximate") && IsName(1) && KindAt(2) == TokenKind.OpenParen:
                            _at++;
                            continue;
                        case Word.Any or Word.Some when KindAt(1) == TokenKind.OpenParen:
                            return;
                    }

                    return;
                default:
                    return;
            }
        }
    }
}
