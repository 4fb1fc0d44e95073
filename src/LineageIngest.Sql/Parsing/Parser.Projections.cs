using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Outputs of a SELECT.</content>
sealed partial class Parser
{
    Projection[] ParseProjections(int close)
    {
        var mark = _projections.Count;
        while (_at < close)
        {
            var from = _at;
            if (Is(TokenKind.Comma))
            {
                _at++;
                continue;
            }

            if (!CanBeginProjection())
            {
                break;
            }

            var templates = _templateValues;
            _projections.Push(ParseProjection());
            if (_templateValues > templates)
            {
                Lower(Quality.Partial);
            }

            if (_at == from)
            {
                NotUnderstood(_at++);
            }

            if (_at < close && !Skip(TokenKind.Comma))
            {
                break;
            }
        }

        return _projections.TakeFrom(mark);
    }

    bool CanBeginProjection() =>
        Kind switch
        {
            TokenKind.End or TokenKind.Semicolon or TokenKind.CloseParen or TokenKind.Pipe => false,
            TokenKind.Word => (Words.Use(Word) & WordUse.StopsExpression) == 0 || Is(Word.Case) || IsStopUsedAsName(),
            _ => true,
        };

    Projection ParseProjection()
    {
        var start = Start;
        Identifier? leading = null;
        if (_transactSql && IsName() && KindAt(1) == TokenKind.Equals)
        {
            leading = ReadIdentifier();
            _at++;
        }
        else if (Is(TokenKind.Parameter) && KindAt(1) is TokenKind.Equals or TokenKind.Assign)
        {
            Texts.Assign(TextAt(_at).ToString(), _at + 2, _end, append: false);
            _assigned.Push(IdentifierAt(_at));
            _at += 2;
        }
        else if (Is(TokenKind.Parameter) && Is(TokenKind.Operator, 1) && KindAt(2) == TokenKind.Equals)
        {
            Texts.Assign(TextAt(_at).ToString(), _at + 3, _end, append: true);
            _assigned.Push(IdentifierAt(_at));
            _at += 3;
        }
        else if (IsName() && KindAt(1) == TokenKind.Colon && !_dialect.ColonPaths && KindAt(2) is not TokenKind.Colon)
        {
            leading = ReadIdentifier();
            _at++;
        }

        var value = BeginsQuery() && !Is(Word.From) ? null : ParseExpression();
        if (value is null || !EndsProjection())
        {
            value = CatchInProjection(value, start);
        }

        if (leading is not null)
        {
            return new Projection(value, leading);
        }

        if (_dialect.DataPhrases && value is NamedArgument named && !Is(Word.As))
        {
            return new Projection(named.Value, named.Name);
        }

        return ParseProjectionAlias(value);
    }

    Projection ParseProjectionAlias(Expression value)
    {
        if (Is(Word.Using) && KindAt(1) == TokenKind.Text)
        {
            // TRANSFORM (a, b) USING 'script' AS (x, y)
            _at += 2;
        }

        if (Skip(Word.As))
        {
            if (Is(TokenKind.OpenParen))
            {
                return new Projection(value, null) { Aliases = ParseNameList() };
            }

            if (Is(TokenKind.Parameter))
            {
                var name = TextAt(_at).TrimStart(":@$").ToString();
                return new Projection(value, new Identifier(name, true, TextSpan.Between(Start, _tokens[_at++].End)));
            }

            return IsName() || Is(TokenKind.Text) ? new Projection(value, ReadIdentifier()) : new Projection(value, null);
        }

        if (
            Is(TokenKind.Quoted)
            || (Is(TokenKind.Text) && _tokens[_at - 1].Kind != TokenKind.Text)
            || (Is(TokenKind.Word) && MayBeColumnAlias())
        )
        {
            return new Projection(value, ReadIdentifier());
        }

        return new Projection(value, null);
    }

    bool MayBeColumnAlias()
    {
        if (IsHole(_at))
        {
            return false;
        }

        var use = Words.Use(Word);
        if (Is(Word.Format) && KindAt(1) == TokenKind.Word && _dialect.OutputClauses)
        {
            return false;
        }

        return (
                (use & WordUse.NoColumnAlias) == 0
                && ((use & WordUse.Verb) == 0 || !_transactSql || KindAt(1) is TokenKind.Comma || WordAt(1) == Word.From)
            )
            || (
                Word is Word.Offset or Word.Window or Word.Values or Word.Limit && (KindAt(1) is TokenKind.Comma || WordAt(1) == Word.From)
            );
    }

    bool EndsProjection() =>
        Kind switch
        {
            TokenKind.End
            or TokenKind.Semicolon
            or TokenKind.CloseParen
            or TokenKind.Comma
            or TokenKind.Quoted
            or TokenKind.Text
            or TokenKind.Pipe => true,
            TokenKind.Word => Is(Word.Format)
                || (Words.Use(Word) & WordUse.NoColumnAlias) != 0
                || IsClauseWord()
                || MayBeColumnAlias()
                || (Words.Use(Word) & WordUse.Verb) != 0,
            _ => false,
        };
}
