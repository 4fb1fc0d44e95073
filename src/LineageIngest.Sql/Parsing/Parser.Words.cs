using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Expressions that begin with a word: references, CASE, CAST, literals with a type.</content>
sealed partial class Parser
{
    Expression? ParseWord()
    {
        var start = Start;
        switch (Word)
        {
            case Word.Case when KindAt(1) != TokenKind.Dot:
                return ParseCase();
            case Word.Cast or Word.TryCast or Word.SafeCast when KindAt(1) == TokenKind.OpenParen:
                return ParseCast();
            case Word.Exists when KindAt(1) == TokenKind.OpenParen:
                _at++;
                return ParseParenthesized() is Subquery tested ? tested with { Use = SubqueryUse.Test } : new Literal(SpanFrom(start));
            case Word.Any
            or Word.Some
            or Word.All
                when KindAt(1) == TokenKind.OpenParen
                    && _tokens[Math.Max(0, _at - 1)].Kind is TokenKind.Operator or TokenKind.Equals or TokenKind.Word:
                _at++;
                return ParseParenthesized() is var value && value is Subquery compared ? compared with { Use = SubqueryUse.Test } : value;
            case Word.Interval
                when IsOperandAhead(1) || (KindAt(1) == TokenKind.Operator && KindAt(2) is TokenKind.Number or TokenKind.Text):
                return ParseInterval();
            case Word.Array when KindAt(1) == TokenKind.OpenBracket:
                _at++;
                return ParseList(TokenKind.CloseBracket);
            case Word.Array or Word.Struct or Word.Map when KindAt(1) == TokenKind.Operator && TextAt(_at + 1)[0] == '<':
                _at++;
                SkipAngles();
                return Is(TokenKind.OpenBracket) ? ParseList(TokenKind.CloseBracket)
                    : Is(TokenKind.OpenParen) ? new Operation(OperationKind.Compute, ParseArguments(), SpanFrom(start))
                    : new Literal(SpanFrom(start));
            case Word.Map when KindAt(1) == TokenKind.OpenBrace:
                _at++;
                return ParseList(TokenKind.CloseBrace);
            case Word.Array or Word.Row or Word.Multiset when KindAt(1) == TokenKind.OpenParen:
                return ParseReferenceOrCall();
            case Word.True
            or Word.False
            or Word.Null
            or Word.Default
            or Word.Unknown when KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
            case Word.CurrentDate
            or Word.CurrentTime
            or Word.CurrentTimestamp
            or Word.Localtime
            or Word.Localtimestamp
            or Word.Sysdate
            or Word.Systimestamp
            or Word.CurrentUser
            or Word.SessionUser
            or Word.CurrentSchema
            or Word.CurrentCatalog
            or Word.CurrentRole
            or Word.Rownum when KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
                _at++;
                return new Literal(SpanFrom(start));
            case Word.Next when WordAt(1) == Word.Value && WordAt(2) == Word.For:
                _at += 3;
                SkipDotted();
                if (Is(Word.Over) && KindAt(1) == TokenKind.OpenParen)
                {
                    _at++;
                    SkipBracket();
                }

                return new Literal(SpanFrom(start));
            case Word.Date or Word.Time or Word.Timestamp or Word.Datetime or Word.Json when KindAt(1) == TokenKind.Text:
                _at += 2;
                return new Literal(SpanFrom(start));
            case Word.Timestamp or Word.Time when WordAt(1) is Word.With or Word.Without && WordAt(2) is Word.Time or Word.Local:
                SkipType();
                Skip(TokenKind.Text);
                return new Literal(SpanFrom(start));
        }

        if ((Words.Use(Word) & WordUse.StopsExpression) != 0 && !IsStopUsedAsName())
        {
            return null;
        }

        if (
            KindAt(1) == TokenKind.Arrow
            && KindAt(2) is not (TokenKind.Text or TokenKind.Number)
            && _tokens[_at].Start >= 0
            && IsLambdaPlace()
        )
        {
            var parameter = ReadIdentifier();
            _at++;
            return new Lambda([parameter], ParseExpression() ?? new Literal(SpanFrom(start)), SpanFrom(start));
        }

        if (Is(TokenKind.Word, 1) && IsLambdaPlace() && TypedParameterEnd(_at) is var arrow && _tokens[arrow].Kind == TokenKind.Arrow)
        {
            var parameter = ReadIdentifier();
            _at = arrow + 1;
            return new Lambda([parameter], ParseExpression() ?? new Literal(SpanFrom(start)), SpanFrom(start));
        }

        if (KindAt(1) == TokenKind.Text && TextAt(_at)[0] == '_' && _tokens[_at + 1].Start == _tokens[_at].End)
        {
            _at += 2;
            return new Literal(SpanFrom(start));
        }

        return ParseReferenceOrCall();
    }

    // x int, y decimal(10, 2): the token behind a parameter and its type.
    int TypedParameterEnd(int index)
    {
        index += 2;
        if (index < _end && _tokens[index].Kind == TokenKind.OpenParen && _tokens[index].Link is var close && close > index)
        {
            for (var inner = index + 1; inner < close; inner++)
            {
                if (_tokens[inner].Kind is not (TokenKind.Number or TokenKind.Comma))
                {
                    return index;
                }
            }

            index = close + 1;
        }

        return Math.Min(index, _end);
    }

    bool IsLambdaPlace() =>
        _at > 0 && _tokens[_at - 1].Kind is TokenKind.Comma or TokenKind.OpenParen or TokenKind.FatArrow or TokenKind.Assign;

    // Words that are reserved in most dialects and names in some: followed by a dot, or not by what makes them a clause.
    bool IsStopUsedAsName() =>
        KindAt(1) == TokenKind.Dot && KindAt(2) is TokenKind.Word or TokenKind.Quoted
        || Word switch
        {
            Word.Group or Word.Order or Word.Partition => WordAt(1) != Word.By
                && WordAt(1) is not (Word.Siblings or Word.All)
                && KindAt(1) is TokenKind.Comma or TokenKind.Equals or TokenKind.CloseParen or TokenKind.Operator
                || (WordAt(1) is Word.From or Word.As),
            Word.Limit
            or Word.Set
            or Word.Values
            or Word.End
            or Word.Using
            or Word.Natural
            or Word.Fetch
            or Word.Minus
            or Word.Returning
            or Word.Qualify => KindAt(1) is TokenKind.Comma
                || (Word != Word.End && WordAt(1) is Word.From or Word.As)
                || (KindAt(1) == TokenKind.OpenParen && Word is Word.Values or Word.Set),
            Word.Like or Word.Ilike or Word.And or Word.Or => KindAt(1) == TokenKind.OpenParen
                && (
                    _tokens[Math.Max(0, _at - 1)].Kind is TokenKind.Comma or TokenKind.OpenParen
                    || _tokens[Math.Max(0, _at - 1)].Word == Word.Select
                ),
            _ => false,
        };

    Conditional ParseCase()
    {
        var start = Start;
        _at++;
        var conditions = new List<Expression>(4);
        var results = new List<Expression>(4);
        if (!Is(Word.When) && ParseExpression() is { } operand)
        {
            conditions.Add(operand);
        }

        while (_at < _end && !Is(Word.End) && Kind is not (TokenKind.CloseParen or TokenKind.Semicolon))
        {
            var from = _at;
            if (Skip(Word.When))
            {
                Add(conditions);
                while (Skip(TokenKind.Comma))
                {
                    Add(conditions);
                }
            }
            else if (Skip(Word.Then) || Skip(Word.Else))
            {
                Add(results);
            }

            if (_at == from)
            {
                if (Is(Word.From) || IsClauseWord() && !Is(Word.Using))
                {
                    NotUnderstood(_at);
                    break;
                }

                NotUnderstood(_at++);
            }
        }

        Skip(Word.End);
        return new Conditional([.. conditions], [.. results], SpanFrom(start));

        void Add(List<Expression> list)
        {
            if (ParseExpression() is { } value)
            {
                list.Add(value);
            }
        }
    }

    Operation ParseCast()
    {
        var start = Start;
        _at++;
        var close = Partner();
        _at++;
        var value = BeginsQuery()
            ? new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start))
            : ParseExpression() ?? new Literal(SpanFrom(start));
        _at = Math.Min(close + 1, _end);
        return new Operation(OperationKind.Cast, [value], SpanFrom(start));
    }

    Expression ParseInterval()
    {
        var start = Start;
        _at++;
        if (!Enter())
        {
            return ScanExpression();
        }

        var value = ParseOperand();
        Leave();
        SkipIntervalUnit();
        return value is null or Literal ? new Literal(SpanFrom(start)) : new Operation(OperationKind.Compute, [value], SpanFrom(start));
    }

    void SkipIntervalUnit()
    {
        if (Is(TokenKind.Word) && DateParts.Is(TextAt(_at)))
        {
            _at++;
            SkipParens();
            if (Is(Word.To) && KindAt(1) == TokenKind.Word && DateParts.Is(TextAt(_at + 1)))
            {
                _at += 2;
                SkipParens();
            }
        }
    }

    /// <summary><c>t.a</c>, <c>t.*</c>, <c>f(a)</c>, <c>s.f(a)</c>.</summary>
    Expression ParseReferenceOrCall()
    {
        var start = Start;
        var mark = _identifiers.Count;
        if (Is(TokenKind.Quoted) && _dialect.DottedQuotes && TextAt(_at).Contains('.'))
        {
            PushTablePart();
        }
        else
        {
            _identifiers.Push(ReadIdentifier());
        }

        while (Is(TokenKind.Dot))
        {
            if (KindAt(1) == TokenKind.Star)
            {
                _at++;
                return ParseStar(new QualifiedName(_identifiers.TakeFrom(mark), SpanFrom(start)), start);
            }

            if (_identifiers.Count - mark > _limits.MaxDepth && KindAt(1) is TokenKind.Word or TokenKind.Quoted)
            {
                SayTooDeep();
                _at += 2;
            }
            else if (KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Number or TokenKind.Text)
            {
                _at++;
                _identifiers.Push(ReadIdentifier());
            }
            else if (KindAt(1) == TokenKind.Dot && KindAt(2) is TokenKind.Word or TokenKind.Quoted)
            {
                _at++;
                _identifiers.Push(new Identifier("", false, new TextSpan(Start, 0)));
            }
            else
            {
                break;
            }
        }

        var name = new QualifiedName(_identifiers.TakeFrom(mark), SpanFrom(start));
        if (HasHole(name))
        {
            Lower(Quality.Partial);
            return new Parameter("", name.Span);
        }

        if (_dialect.DataPhrases && IsDataPhrase())
        {
            return new ColumnReference(name);
        }

        if (!Is(TokenKind.OpenParen) || (KindAt(1) == TokenKind.Operator && KindAt(2) == TokenKind.CloseParen))
        {
            return new ColumnReference(name);
        }

        return ParseCall(name, start);
    }
}
