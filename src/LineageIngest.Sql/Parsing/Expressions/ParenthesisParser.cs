using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Lists, lambdas and subqueries in brackets.</summary>
sealed class ParenthesisParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks)
{
    /// <summary><c>[a, b]</c>, <c>{'k': v}</c>: whatever has a value inside.</summary>
    public Expression ParseList(TokenKind closing)
    {
        var start = cursor.Start;
        var close = cursor.Partner();
        var mark = stacks.Expressions.Count;
        cursor.Position++;
        if (
            closing == TokenKind.CloseBrace
            && cursor.KindAt(1) == TokenKind.Colon
            && cursor.KindAt(2) == TokenKind.Word
            && cursor.Position + 3 == close
        )
        {
            cursor.Position = Math.Min(close + 1, cursor.End);
            return new Parameter(cursor.TextAt(cursor.Position - 4).ToString(), cursor.SpanFrom(start));
        }

        var isStruct = false;
        while (cursor.Position < close)
        {
            if (
                closing == TokenKind.CloseBrace
                && cursor.KindAt(1) == TokenKind.Colon
                && cursor.Kind is TokenKind.Word or TokenKind.Text or TokenKind.Quoted
            )
            {
                var key = parsers.Names.IdentifierAt(cursor.Position);
                cursor.Position += 2;
                isStruct = true;
                if (parsers.Expressions.ParseExpression() is { } value)
                {
                    stacks.Expressions.Push(new NamedArgument(key, value));
                }
            }
            else if (parsers.Expressions.ParseExpression() is { } item)
            {
                stacks.Expressions.Push(item);
            }
            else
            {
                cursor.Position++;
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        var span = cursor.SpanFrom(start);
        return isStruct
            ? new FunctionCall(
                new QualifiedName([new Identifier("struct", false, span)], span),
                stacks.Expressions.TakeFrom(mark),
                null,
                null,
                span
            )
            : new Operation(OperationKind.Compute, stacks.Expressions.TakeFrom(mark), span);
    }

    public Expression ParseParenthesized()
    {
        var start = cursor.Start;
        var close = cursor.Partner();
        if (IsLambdaHead(close))
        {
            var parameters = parsers.Names.ParseNameList();
            cursor.Position++;
            return new Lambda(
                parameters,
                parsers.Expressions.ParseExpression() ?? new Literal(cursor.SpanFrom(start)),
                cursor.SpanFrom(start)
            );
        }

        if (!cursor.Enter())
        {
            var scanned = parsers.Recovery.ScanRange(cursor.Position + 1, close);
            cursor.Position = Math.Min(close + 1, cursor.End);
            return scanned;
        }

        cursor.Position++;
        var result = parsers.Queries.BeginsQuery()
            ? new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, default)
            : ParseParenthesizedList(close);
        cursor.Leave();
        if (cursor.Position < close)
        {
            var rest = parsers.Recovery.ScanRange(cursor.Position, close);
            result = new Operation(OperationKind.Compute, [result, rest], cursor.SpanFrom(start));
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return result is Subquery subquery ? subquery with { Span = cursor.SpanFrom(start) } : result;
    }

    bool IsLambdaHead(int close)
    {
        if (
            close + 1 >= cursor.End
            || cursor[close + 1].Kind != TokenKind.Arrow
            || close + 2 >= cursor.End
            || cursor[close + 2].Kind is TokenKind.Text or TokenKind.Number
        )
        {
            return false;
        }

        for (var index = cursor.Position + 1; index < close; index++)
        {
            if (cursor[index].Kind == TokenKind.Word && cursor[index + 1].Kind == TokenKind.Word)
            {
                index = parsers.Terms.TypedParameterEnd(index) - 1;
            }
            else if (cursor[index].Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Comma))
            {
                return false;
            }
        }

        return true;
    }

    Expression ParseParenthesizedList(int close)
    {
        var start = cursor.Start;
        var mark = stacks.Expressions.Count;
        while (cursor.Position < close)
        {
            var item = parsers.Expressions.ParseExpression();
            if (item is Subquery nested && parsers.Queries.IsSetOperator())
            {
                item = new Subquery(parsers.Queries.ParseSetTail(nested.Query), SubqueryUse.Scalar, cursor.SpanFrom(start));
            }

            if (item is null)
            {
                break;
            }

            if (cursor.Skip(Keyword.As))
            {
                item = parsers.Names.IsName() ? new NamedArgument(parsers.Names.ReadIdentifier(), item) : item;
            }

            stacks.Expressions.Push(item);
            if (!cursor.Skip(TokenKind.Comma))
            {
                break;
            }
        }

        var items = stacks.Expressions.TakeFrom(mark);
        return items.Length == 1 ? items[0] : new Operation(OperationKind.Tuple, items, cursor.SpanFrom(start));
    }
}
