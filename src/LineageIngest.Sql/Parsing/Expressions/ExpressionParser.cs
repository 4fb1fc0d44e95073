using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Expressions: operands, what follows them, and the operators between them.</summary>
sealed class ExpressionParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect, SqlLimits limits)
{
    /// <summary>An expression, or null where none begins. Long chains stay flat.</summary>
    public Expression? ParseExpression()
    {
        if (!cursor.Enter())
        {
            // What is not passed over is no expression, or the caller would ask for ever.
            return cursor.Kind is TokenKind.End or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon
                ? null
                : parsers.Recovery.ScanExpression();
        }

        var start = cursor.Start;
        var mark = stacks.Expressions.Count;
        var operators = 0;
        if (ParseOperand() is { } first)
        {
            stacks.Expressions.Push(first);
        }
        else
        {
            cursor.Leave();
            return null;
        }

        while (parsers.Operators.SkipInfix())
        {
            operators++;
            if (ParseOperand() is { } next)
            {
                stacks.Expressions.Push(next);
            }
        }

        cursor.Leave();
        if (operators == 0)
        {
            return stacks.Expressions.TakeFrom(mark)[0];
        }

        return new Operation(OperationKind.Compute, stacks.Expressions.TakeFrom(mark), cursor.SpanFrom(start));
    }

    /// <summary>One operand with what is before and after it: <c>NOT -a::int[1].b</c>.</summary>
    public Expression? ParseOperand()
    {
        var from = cursor.Position;
        parsers.Operators.SkipPrefixes();
        var isComputed = cursor.Position > from && (cursor[from].Kind == TokenKind.Operator || cursor[from].Keyword == Keyword.Not);
        var operand = ParsePrimary();
        if (operand is null)
        {
            if (cursor.Position > from && cursor.Kind is TokenKind.End or TokenKind.CloseParen or TokenKind.Comma)
            {
                return new Literal(TextSpan.Between(cursor[from].Start, cursor.LastEnd));
            }

            cursor.Position = from;
            return null;
        }

        operand = parsers.DataPhrases.ParseDataPhrases(ParsePostfix(operand));
        return isComputed ? new Operation(OperationKind.Compute, [operand], cursor.SpanFrom(cursor[from].Start)) : operand;
    }

    Expression? ParsePrimary()
    {
        switch (cursor.Kind)
        {
            case TokenKind.OpenParen:
                return parsers.Parentheses.ParseParenthesized();
            case TokenKind.Word
                when parsers.Templates.IsVariableAlone(cursor.Position) && cursor.KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
                return parsers.Templates.ParseTemplateValue();
            case TokenKind.Word:
                return parsers.Terms.ParseWord();
            case TokenKind.Quoted:
                return parsers.Terms.ParseReferenceOrCall();
            case TokenKind.Text or TokenKind.Number or TokenKind.Stage:
                cursor.Position++;
                return new Literal(cursor.SpanFrom(cursor[cursor.Position - 1].Start));
            case TokenKind.Parameter or TokenKind.Question:
                return ParseParameter();
            case TokenKind.Star:
                return parsers.Projections.ParseStar(null, cursor.Start);
            case TokenKind.OpenBracket:
                return parsers.Parentheses.ParseList(TokenKind.CloseBracket);
            case TokenKind.OpenBrace:
                return parsers.Parentheses.ParseList(TokenKind.CloseBrace);
            case TokenKind.Colon or TokenKind.Dot when parsers.Names.IsName(1):
                cursor.Position++;
                return ParsePrimary();
            default:
                return null;
        }
    }

    public Expression ParsePostfix(Expression operand)
    {
        for (var steps = 0; ; steps++)
        {
            if (steps > limits.MaxDepth)
            {
                return SkipPostfix(operand);
            }

            switch (cursor.Kind)
            {
                case TokenKind.DoubleColon:
                    var castStart = operand.Span.Start;
                    cursor.Position++;
                    if (cursor.Is(TokenKind.Operator) && cursor.KindAt(1) == TokenKind.Dot)
                    {
                        cursor.Position += 2;
                    }

                    parsers.Types.SkipType();
                    operand = new Operation(OperationKind.Cast, [operand], cursor.SpanFrom(castStart));
                    break;
                case TokenKind.OpenBracket:
                    var index = parsers.Parentheses.ParseList(TokenKind.CloseBracket);
                    operand = new Operation(OperationKind.Access, [operand, index], cursor.SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.Dot when cursor.KindAt(1) == TokenKind.Star:
                    cursor.Position++;
                    operand = parsers.Projections.ParseStar(null, operand.Span.Start) with { Of = operand };
                    break;
                case TokenKind.Dot
                    when cursor.KindAt(1)
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
                    when dialect.ColonPaths
                        && cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.OpenBracket or TokenKind.Text:
                    cursor.Position += cursor.KindAt(1) == TokenKind.OpenBracket ? 1 : 2;
                    operand = new Operation(OperationKind.Access, [operand], cursor.SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.Word when cursor.Is(Keyword.Apply) && cursor.KindAt(1) == TokenKind.OpenParen && dialect.OutputClauses:
                    cursor.Position++;
                    cursor.SkipBracket();
                    break;
                case TokenKind.Word when cursor.Is(Keyword.Over) && cursor.KindAt(1) == TokenKind.OpenParen:
                    cursor.Position++;
                    var over = new QualifiedName([new Identifier("over", false, operand.Span)], operand.Span);
                    operand = new FunctionCall(over, [operand], null, parsers.Calls.ParseWindow(), cursor.SpanFrom(operand.Span.Start));
                    break;
                case TokenKind.OpenParen when cursor.KindAt(1) == TokenKind.Operator && cursor.KindAt(2) == TokenKind.CloseParen:
                    cursor.Position += 3;
                    break;
                default:
                    return operand;
            }
        }
    }

    // Thousands of casts or subscripts after one value: they are skipped, the value stays.
    Expression SkipPostfix(Expression operand)
    {
        cursor.ReportTooDeep();
        while (cursor.Position < cursor.End)
        {
            if (cursor.Skip(TokenKind.DoubleColon))
            {
                parsers.Types.SkipType();
            }
            else if (cursor.Is(TokenKind.OpenBracket))
            {
                cursor.SkipBracket();
            }
            else if (cursor.Is(TokenKind.Dot) && parsers.Names.IsName(1))
            {
                cursor.Position += 2;
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
        var start = cursor.Start;
        var text = cursor.TextAt(cursor.Position++);
        if (cursor.Is(TokenKind.Dot) && parsers.Names.IsName(1) && cursor.KindAt(2) != TokenKind.OpenParen)
        {
            var record = new Identifier(text.ToString(), false, cursor.SpanFrom(start));
            cursor.Position++;
            return new ColumnReference(new QualifiedName([record, parsers.Names.ReadIdentifier()], cursor.SpanFrom(start)));
        }

        if (text[0] == ':' && text.IndexOf('.') is var dot and > 1)
        {
            var record = new Identifier(text[..dot].ToString(), false, cursor.SpanFrom(start));
            return new ColumnReference(
                new QualifiedName(
                    [record, new Identifier(text[(dot + 1)..].ToString(), false, cursor.SpanFrom(start))],
                    cursor.SpanFrom(start)
                )
            );
        }

        var name = text.StartsWith("%(") ? text[2..^2] : text.TrimStart("@:$?");
        return new Parameter(name is "%s" ? "" : name.ToString(), cursor.SpanFrom(start));
    }

    // .field, .method(args), .* after a value that is no plain name.
    Operation ParseMember(Expression operand)
    {
        cursor.Position += 2;
        var mark = stacks.Expressions.Count;
        stacks.Expressions.Push(operand);
        Identifier? field =
            parsers.Names.IsName(-1) && !cursor.Is(TokenKind.OpenParen) ? parsers.Names.IdentifierAt(cursor.Position - 1) : null;
        if (cursor[cursor.Position - 1].Kind == TokenKind.OpenParen)
        {
            cursor.Position--;
        }

        if (cursor.Is(TokenKind.OpenParen))
        {
            foreach (var argument in parsers.Arguments.ParseArguments())
            {
                stacks.Expressions.Push(argument);
            }
        }

        return new Operation(OperationKind.Access, stacks.Expressions.TakeFrom(mark), cursor.SpanFrom(operand.Span.Start))
        {
            Field = field,
        };
    }
}
