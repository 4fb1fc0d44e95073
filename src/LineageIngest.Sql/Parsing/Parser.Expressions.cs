using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Expressions: operands and the operators between them, without precedence, which lineage does not need.</content>
sealed partial class Parser
{
    /// <summary>An expression, or null where none begins. Long chains stay flat.</summary>
    Expression? ParseExpression()
    {
        if (!Enter())
        {
            // What is not passed over is no expression, or the caller would ask for ever.
            return Kind is TokenKind.End or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon ? null : ScanExpression();
        }

        var start = Start;
        var mark = _expressions.Count;
        var operators = 0;
        if (ParseOperand() is { } first)
        {
            _expressions.Push(first);
        }
        else
        {
            Leave();
            return null;
        }

        while (SkipInfix())
        {
            operators++;
            if (ParseOperand() is { } next)
            {
                _expressions.Push(next);
            }
        }

        Leave();
        if (operators == 0)
        {
            return _expressions.TakeFrom(mark)[0];
        }

        return new Operation(OperationKind.Compute, _expressions.TakeFrom(mark), SpanFrom(start));
    }

    /// <summary>One operand with what is before and after it: <c>NOT -a::int[1].b</c>.</summary>
    Expression? ParseOperand()
    {
        var from = _at;
        SkipPrefixes();
        var isComputed = _at > from && (_tokens[from].Kind == TokenKind.Operator || _tokens[from].Word == Word.Not);
        var operand = ParsePrimary();
        if (operand is null)
        {
            if (_at > from && Kind is TokenKind.End or TokenKind.CloseParen or TokenKind.Comma)
            {
                return new Literal(TextSpan.Between(_tokens[from].Start, LastEnd));
            }

            _at = from;
            return null;
        }

        operand = ParseDataPhrases(ParsePostfix(operand));
        return isComputed ? new Operation(OperationKind.Compute, [operand], SpanFrom(_tokens[from].Start)) : operand;
    }

    Expression? ParsePrimary()
    {
        switch (Kind)
        {
            case TokenKind.OpenParen:
                return ParseParenthesized();
            case TokenKind.Word when IsVariableAlone(_at) && KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
                return ParseTemplateValue();
            case TokenKind.Word:
                return ParseWord();
            case TokenKind.Quoted:
                return ParseReferenceOrCall();
            case TokenKind.Text or TokenKind.Number or TokenKind.Stage:
                _at++;
                return new Literal(SpanFrom(_tokens[_at - 1].Start));
            case TokenKind.Parameter or TokenKind.Question:
                return ParseParameter();
            case TokenKind.Star:
                return ParseStar(null, Start);
            case TokenKind.OpenBracket:
                return ParseList(TokenKind.CloseBracket);
            case TokenKind.OpenBrace:
                return ParseList(TokenKind.CloseBrace);
            case TokenKind.Colon or TokenKind.Dot when IsName(1):
                _at++;
                return ParsePrimary();
            default:
                return null;
        }
    }

    Expression ParsePostfix(Expression operand)
    {
        for (var steps = 0; ; steps++)
        {
            if (steps > _limits.MaxDepth)
            {
                return SkipPostfix(operand);
            }

            switch (Kind)
            {
                case TokenKind.DoubleColon:
                    var castStart = operand.Span.Start;
                    _at++;
                    if (Is(TokenKind.Operator) && KindAt(1) == TokenKind.Dot)
                    {
                        _at += 2;
                    }

                    SkipType();
                    operand = new Operation(OperationKind.Cast, [operand], SpanFrom(castStart));
                    break;
                case TokenKind.OpenBracket:
                    var index = ParseList(TokenKind.CloseBracket);
                    operand = new Operation(OperationKind.Access, [operand, index], SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.Dot when KindAt(1) == TokenKind.Star:
                    _at++;
                    operand = ParseStar(null, operand.Span.Start) with { Of = operand };
                    break;
                case TokenKind.Dot
                    when KindAt(1)
                        is TokenKind.Word
                            or TokenKind.Quoted
                            or TokenKind.Star
                            or TokenKind.Number
                            or TokenKind.Text
                            or TokenKind.OpenParen
                            or TokenKind.Parameter:
                    operand = ParseMember(operand);
                    break;
                case TokenKind.Colon
                    when _dialect.ColonPaths && KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.OpenBracket or TokenKind.Text:
                    _at += KindAt(1) == TokenKind.OpenBracket ? 1 : 2;
                    operand = new Operation(OperationKind.Access, [operand], SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.Word when Is(Word.Apply) && KindAt(1) == TokenKind.OpenParen && _dialect.OutputClauses:
                    _at++;
                    SkipBracket();
                    break;
                case TokenKind.Word when Is(Word.Over) && KindAt(1) == TokenKind.OpenParen:
                    _at++;
                    var over = new QualifiedName([new Identifier("over", false, operand.Span)], operand.Span);
                    operand = new FunctionCall(over, [operand], null, ParseWindow(), SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.OpenParen when KindAt(1) == TokenKind.Operator && KindAt(2) == TokenKind.CloseParen:
                    _at += 3;
                    break;
                default:
                    return operand;
            }
        }
    }

    // Thousands of casts or subscripts after one value: they are skipped, the value stays.
    Expression SkipPostfix(Expression operand)
    {
        SayTooDeep();
        while (_at < _end)
        {
            if (Skip(TokenKind.DoubleColon))
            {
                SkipType();
            }
            else if (Is(TokenKind.OpenBracket))
            {
                SkipBracket();
            }
            else if (Is(TokenKind.Dot) && IsName(1))
            {
                _at += 2;
            }
            else
            {
                return operand;
            }
        }

        return operand;
    }

    // @x, :x, ?, %(x)s; :new.a is a field of a record.
    Expression ParseParameter()
    {
        var start = Start;
        var text = TextAt(_at++);
        if (Is(TokenKind.Dot) && IsName(1) && KindAt(2) != TokenKind.OpenParen)
        {
            var record = new Identifier(text.ToString(), false, SpanFrom(start));
            _at++;
            return new ColumnReference(new QualifiedName([record, ReadIdentifier()], SpanFrom(start)));
        }

        if (text[0] == ':' && text.IndexOf('.') is var dot and > 1)
        {
            var record = new Identifier(text[..dot].ToString(), false, SpanFrom(start));
            return new ColumnReference(
                new QualifiedName([record, new Identifier(text[(dot + 1)..].ToString(), false, SpanFrom(start))], SpanFrom(start))
            );
        }

        var name = text.StartsWith("%(") ? text[2..^2] : text.TrimStart("@:$?");
        return new Parameter(name is "%s" ? "" : name.ToString(), SpanFrom(start));
    }

    // .field, .method(args), .* after a value that is no plain name.
    Operation ParseMember(Expression operand)
    {
        _at += 2;
        var mark = _expressions.Count;
        _expressions.Push(operand);
        Identifier? field = IsName(-1) && !Is(TokenKind.OpenParen) ? IdentifierAt(_at - 1) : null;
        if (_tokens[_at - 1].Kind == TokenKind.OpenParen)
        {
            _at--;
        }

        if (Is(TokenKind.OpenParen))
        {
            foreach (var argument in ParseArguments())
            {
                _expressions.Push(argument);
            }
        }

        return new Operation(OperationKind.Access, _expressions.TakeFrom(mark), SpanFrom(operand.Span.Start)) { Field = field };
    }

    /// <summary><c>[a, b]</c>, <c>{'k': v}</c>: whatever has a value inside.</summary>
    Expression ParseList(TokenKind closing)
    {
        var start = Start;
        var close = Partner();
        var mark = _expressions.Count;
        _at++;
        if (closing == TokenKind.CloseBrace && KindAt(1) == TokenKind.Colon && KindAt(2) == TokenKind.Word && _at + 3 == close)
        {
            _at = Math.Min(close + 1, _end);
            return new Parameter(TextAt(_at - 4).ToString(), SpanFrom(start));
        }

        var isStruct = false;
        while (_at < close)
        {
            if (
                closing == TokenKind.CloseBrace
                && KindAt(1) == TokenKind.Colon
                && Kind is TokenKind.Word or TokenKind.Text or TokenKind.Quoted
            )
            {
                var key = IdentifierAt(_at);
                _at += 2;
                isStruct = true;
                if (ParseExpression() is { } value)
                {
                    _expressions.Push(new NamedArgument(key, value));
                }
            }
            else if (ParseExpression() is { } item)
            {
                _expressions.Push(item);
            }
            else
            {
                _at++;
            }
        }

        _at = Math.Min(close + 1, _end);
        var span = SpanFrom(start);
        return isStruct
            ? new FunctionCall(
                new QualifiedName([new Identifier("struct", false, span)], span),
                _expressions.TakeFrom(mark),
                null,
                null,
                span
            )
            : new Operation(OperationKind.Compute, _expressions.TakeFrom(mark), span);
    }

    Expression ParseParenthesized()
    {
        var start = Start;
        var close = Partner();
        if (IsLambdaHead(close))
        {
            var parameters = ParseNameList();
            _at++;
            return new Lambda(parameters, ParseExpression() ?? new Literal(SpanFrom(start)), SpanFrom(start));
        }

        if (!Enter())
        {
            var scanned = ScanRange(_at + 1, close);
            _at = Math.Min(close + 1, _end);
            return scanned;
        }

        _at++;
        var result = BeginsQuery() ? new Subquery(ParseQuery(), SubqueryUse.Scalar, default) : ParseParenthesizedList(close);
        Leave();
        if (_at < close)
        {
            var rest = ScanRange(_at, close);
            result = new Operation(OperationKind.Compute, [result, rest], SpanFrom(start));
        }

        _at = Math.Min(close + 1, _end);
        return result is Subquery subquery ? subquery with { Span = SpanFrom(start) } : result;
    }

    bool IsLambdaHead(int close)
    {
        if (
            close + 1 >= _end
            || _tokens[close + 1].Kind != TokenKind.Arrow
            || close + 2 >= _end
            || _tokens[close + 2].Kind is TokenKind.Text or TokenKind.Number
        )
        {
            return false;
        }

        for (var index = _at + 1; index < close; index++)
        {
            if (_tokens[index].Kind == TokenKind.Word && _tokens[index + 1].Kind == TokenKind.Word)
            {
                index = TypedParameterEnd(index) - 1;
            }
            else if (_tokens[index].Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Comma))
            {
                return false;
            }
        }

        return true;
    }

    Expression ParseParenthesizedList(int close)
    {
        var start = Start;
        var mark = _expressions.Count;
        while (_at < close)
        {
            var item = ParseExpression();
            if (item is Subquery nested && IsSetOperator())
            {
                item = new Subquery(ParseSetTail(nested.Query), SubqueryUse.Scalar, SpanFrom(start));
            }

            if (item is null)
            {
                break;
            }

            if (Skip(Word.As))
            {
                item = IsName() ? new NamedArgument(ReadIdentifier(), item) : item;
            }

            _expressions.Push(item);
            if (!Skip(TokenKind.Comma))
            {
                break;
            }
        }

        var items = _expressions.TakeFrom(mark);
        return items.Length == 1 ? items[0] : new Operation(OperationKind.Compute, items, SpanFrom(start));
    }

    /// <summary>Whether a query begins here, at most behind more opening parentheses of its own.</summary>
    bool BeginsQuery() =>
        Word switch
        {
            Word.Select or Word.Sel => KindAt(1) is not (TokenKind.CloseParen or TokenKind.Comma or TokenKind.Dot),
            Word.With => WithBeginsQuery(),
            Word.Locking => KindAt(1) == TokenKind.Word && WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database,
            Word.Values => KindAt(1) is TokenKind.OpenParen or TokenKind.Parameter or TokenKind.Number or TokenKind.Text,
            Word.Table => IsName(1) && KindAt(2) is TokenKind.End or TokenKind.CloseParen or TokenKind.Dot or TokenKind.Semicolon,
            Word.From => IsName(1) || KindAt(1) is TokenKind.OpenParen or TokenKind.Text,
            Word.Pivot or Word.Unpivot => IsPivotStatement(),
            Word.Lock => _dialect.DataPhrases && WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database,
            _ => false,
        };

    // PIVOT t ON a USING sum(b); elsewhere PIVOT is an alias or a clause.
    bool IsPivotStatement()
    {
        if (!IsName(1) && !Is(TokenKind.Text, 1) && !Is(TokenKind.OpenParen, 1))
        {
            return false;
        }

        for (var index = _at + 1; index < _end && index < _at + 40; index++)
        {
            if (_tokens[index].Kind == TokenKind.OpenParen && _tokens[index].Link > index)
            {
                index = _tokens[index].Link;
            }
            else if (_tokens[index].Word == Word.On)
            {
                return true;
            }
            else if (_tokens[index].Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Dot or TokenKind.Text))
            {
                return false;
            }
        }

        return false;
    }
}
