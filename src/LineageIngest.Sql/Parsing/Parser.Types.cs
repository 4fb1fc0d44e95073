using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Types, which are skipped.</content>
sealed partial class Parser
{
    /// <summary>Skips a type: <c>decimal(10, 2)</c>, <c>array&lt;struct&lt;a int>></c>, <c>timestamp with time zone</c>, <c>int[]</c>.</summary>
    void SkipType()
    {
        Skip(Word.Setof);
        if (!IsName() && !Is(TokenKind.Parameter))
        {
            return;
        }

        var first = Word;
        _at++;
        while (Is(TokenKind.Dot) && IsName(1))
        {
            _at += 2;
        }

        if (
            first is Word.Double && Is(Word.Precision)
            || first is Word.Character or Word.National or Word.Long or Word.Unsigned or Word.Signed && IsName() && !IsClauseWord()
        )
        {
            _at++;
            Skip(Word.Varying);
        }

        Skip(Word.Varying);
        SkipParens();
        if (first is Word.Interval)
        {
            SkipIntervalUnit();
        }

        if (first is Word.Timestamp or Word.Time && Word is Word.With or Word.Without && WordAt(1) is Word.Time or Word.Local)
        {
            _at += WordAt(1) == Word.Local ? 4 : 3;
        }

        SkipAngles();
        while (
            Is(TokenKind.OpenBracket)
            && (KindAt(1) == TokenKind.CloseBracket || (KindAt(1) == TokenKind.Number && KindAt(2) == TokenKind.CloseBracket))
        )
        {
            SkipBracket();
        }

        while (Word is Word.Unsigned or Word.Signed or Word.Array && KindAt(1) != TokenKind.OpenBracket)
        {
            _at++;
        }

        if (Is(TokenKind.Operator) && TextAt(_at) is "%" && IsName(1) && (WordAt(1) is Word.Type or Word.Rowtype))
        {
            _at += 2;
        }
    }

    void SkipAngles()
    {
        if (!Is(TokenKind.Operator) || TextAt(_at)[0] != '<' || TextAt(_at) is not ("<" or "<>"))
        {
            return;
        }

        var open = 0;
        while (_at < _end && Kind is not TokenKind.Semicolon)
        {
            if (Is(TokenKind.OpenParen))
            {
                SkipBracket();
                continue;
            }

            if (Is(TokenKind.Operator))
            {
                foreach (var character in TextAt(_at))
                {
                    open += character switch
                    {
                        '<' => 1,
                        '>' => -1,
                        _ => 0,
                    };
                }
            }

            _at++;
            if (open <= 0)
            {
                return;
            }
        }
    }
}
