using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Expressions that begin with a word: references, CASE, CAST, literals with a type.</summary>
sealed class TermParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect, SqlLimits limits)
{
    readonly PseudoColumns _pseudo = new(cursor, parsers);

    public Expression? ParseWord()
    {
        var start = cursor.Start;
        switch (cursor.Keyword)
        {
            case Keyword.Case when cursor.KindAt(1) != TokenKind.Dot:
                return ParseCase();
            case Keyword.Cast or Keyword.TryCast or Keyword.SafeCast when cursor.KindAt(1) == TokenKind.OpenParen:
                return ParseCast();
            case Keyword.Exists when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                return parsers.Parentheses.ParseParenthesized() is Subquery tested
                    ? tested with
                    {
                        Use = SubqueryUse.Test,
                    }
                    : new Literal(cursor.SpanFrom(start));
            case Keyword.Any
            or Keyword.Some
            or Keyword.All
                when cursor.KindAt(1) == TokenKind.OpenParen
                    && cursor[Math.Max(0, cursor.Position - 1)].Kind is TokenKind.Operator or TokenKind.Equals or TokenKind.Word:
                cursor.Position++;
                return parsers.Parentheses.ParseParenthesized() is var value && value is Subquery compared
                    ? compared with
                    {
                        Use = SubqueryUse.Test,
                    }
                    : value;
            case Keyword.Interval
                when parsers.Operators.IsOperandAhead(1)
                    || (cursor.KindAt(1) == TokenKind.Operator && cursor.KindAt(2) is TokenKind.Number or TokenKind.Text):
                return ParseInterval();
            case Keyword.Array when cursor.KindAt(1) == TokenKind.OpenBracket:
                cursor.Position++;
                return parsers.Parentheses.ParseList(TokenKind.CloseBracket);
            case Keyword.Array
            or Keyword.Struct
            or Keyword.Map when cursor.KindAt(1) == TokenKind.Operator && cursor.TextAt(cursor.Position + 1)[0] == '<':
                cursor.Position++;
                parsers.Types.SkipAngles();
                return cursor.Is(TokenKind.OpenBracket) ? parsers.Parentheses.ParseList(TokenKind.CloseBracket)
                    : cursor.Is(TokenKind.OpenParen)
                        ? new Operation(OperationKind.Compute, parsers.Arguments.ParseArguments(), cursor.SpanFrom(start))
                    : new Literal(cursor.SpanFrom(start));
            case Keyword.Map when cursor.KindAt(1) == TokenKind.OpenBrace:
                cursor.Position++;
                return parsers.Parentheses.ParseList(TokenKind.CloseBrace);
            case Keyword.Array or Keyword.Row or Keyword.Multiset when cursor.KindAt(1) == TokenKind.OpenParen:
                return ParseReferenceOrCall();
            case Keyword.True
            or Keyword.False
            or Keyword.Null
            or Keyword.Default
            or Keyword.Unknown when cursor.KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
            case Keyword.CurrentDate
            or Keyword.CurrentTime
            or Keyword.CurrentTimestamp
            or Keyword.Localtime
            or Keyword.Localtimestamp
            or Keyword.Sysdate
            or Keyword.Systimestamp
            or Keyword.CurrentUser
            or Keyword.SessionUser
            or Keyword.CurrentSchema
            or Keyword.CurrentCatalog
            or Keyword.CurrentRole
            or Keyword.Rownum when cursor.KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen):
                cursor.Position++;
                return new Literal(cursor.SpanFrom(start));
            case Keyword.Current when _pseudo.IsRegister():
                cursor.Position += 2;
                return new Literal(cursor.SpanFrom(start));
            case Keyword.None or Keyword.Sql when _pseudo.IsStatusOfBlock():
                cursor.Position += cursor.Is(Keyword.Sql) ? 3 : 1;
                return new Literal(cursor.SpanFrom(start));
            case Keyword.None when dialect.HasLevels && _pseudo.IsLevel():
                cursor.Position++;
                return new Literal(cursor.SpanFrom(start));
            case Keyword.Next when cursor.KeywordAt(1) == Keyword.Value && cursor.KeywordAt(2) == Keyword.For:
                cursor.Position += 3;
                parsers.Operators.SkipDotted();
                if (cursor.Is(Keyword.Over) && cursor.KindAt(1) == TokenKind.OpenParen)
                {
                    cursor.Position++;
                    cursor.SkipBracket();
                }

                return new Literal(cursor.SpanFrom(start));
            case Keyword.Date
            or Keyword.Time
            or Keyword.Timestamp
            or Keyword.Datetime
            or Keyword.Json when cursor.KindAt(1) == TokenKind.Text:
                cursor.Position += 2;
                return new Literal(cursor.SpanFrom(start));
            case Keyword.Timestamp
            or Keyword.Time
                when cursor.KeywordAt(1) is Keyword.With or Keyword.Without && cursor.KeywordAt(2) is Keyword.Time or Keyword.Local:
                parsers.Types.SkipType();
                cursor.Skip(TokenKind.Text);
                return new Literal(cursor.SpanFrom(start));
        }

        if ((Keywords.Use(cursor.Keyword) & KeywordUse.StopsExpression) != 0 && !IsStopUsedAsName())
        {
            return null;
        }

        if (
            cursor.KindAt(1) == TokenKind.Arrow
            && cursor.KindAt(2) is not (TokenKind.Text or TokenKind.Number)
            && cursor[cursor.Position].Start >= 0
            && IsLambdaPlace()
        )
        {
            var parameter = parsers.Names.ReadIdentifier();
            cursor.Position++;
            return new Lambda(
                [parameter],
                parsers.Expressions.ParseExpression() ?? new Literal(cursor.SpanFrom(start)),
                cursor.SpanFrom(start)
            );
        }

        if (
            cursor.Is(TokenKind.Word, 1)
            && IsLambdaPlace()
            && TypedParameterEnd(cursor.Position) is var arrow
            && cursor[arrow].Kind == TokenKind.Arrow
        )
        {
            var parameter = parsers.Names.ReadIdentifier();
            cursor.Position = arrow + 1;
            return new Lambda(
                [parameter],
                parsers.Expressions.ParseExpression() ?? new Literal(cursor.SpanFrom(start)),
                cursor.SpanFrom(start)
            );
        }

        if (
            cursor.KindAt(1) == TokenKind.Text
            && cursor.TextAt(cursor.Position)[0] == '_'
            && cursor[cursor.Position + 1].Start == cursor[cursor.Position].End
        )
        {
            cursor.Position += 2;
            return new Literal(cursor.SpanFrom(start));
        }

        return ParseReferenceOrCall();
    }

    // x int, y decimal(10, 2): the token behind a parameter and its type.
    public int TypedParameterEnd(int index)
    {
        index += 2;
        if (index < cursor.End && cursor[index].Kind == TokenKind.OpenParen && cursor[index].Link is var close && close > index)
        {
            for (var inner = index + 1; inner < close; inner++)
            {
                if (cursor[inner].Kind is not (TokenKind.Number or TokenKind.Comma))
                {
                    return index;
                }
            }

            index = close + 1;
        }

        return Math.Min(index, cursor.End);
    }

    bool IsLambdaPlace() =>
        cursor.Position > 0
        && cursor[cursor.Position - 1].Kind is TokenKind.Comma or TokenKind.OpenParen or TokenKind.FatArrow or TokenKind.Assign;

    // Words that are reserved in most dialects and names in some: followed by a dot, or not by what makes them a clause.
    public bool IsStopUsedAsName() =>
        cursor.KindAt(1) == TokenKind.Dot && cursor.KindAt(2) is TokenKind.Word or TokenKind.Quoted
        || cursor.Keyword switch
        {
            Keyword.Group or Keyword.Order or Keyword.Partition => cursor.KeywordAt(1) != Keyword.By
                && cursor.KeywordAt(1) is not (Keyword.Siblings or Keyword.All)
                && cursor.KindAt(1) is TokenKind.Comma or TokenKind.Equals or TokenKind.CloseParen or TokenKind.Operator
                || (cursor.KeywordAt(1) is Keyword.From or Keyword.As),
            Keyword.Limit
            or Keyword.Set
            or Keyword.Values
            or Keyword.End
            or Keyword.Using
            or Keyword.Natural
            or Keyword.Fetch
            or Keyword.Minus
            or Keyword.Returning
            or Keyword.Qualify => cursor.KindAt(1) is TokenKind.Comma
                || (cursor.Keyword != Keyword.End && cursor.KeywordAt(1) is Keyword.From or Keyword.As)
                || (cursor.KindAt(1) == TokenKind.OpenParen && cursor.Keyword is Keyword.Values or Keyword.Set),
            Keyword.Like or Keyword.Ilike or Keyword.And or Keyword.Or => cursor.KindAt(1) == TokenKind.OpenParen
                && (
                    cursor[Math.Max(0, cursor.Position - 1)].Kind is TokenKind.Comma or TokenKind.OpenParen
                    || cursor[Math.Max(0, cursor.Position - 1)].Keyword == Keyword.Select
                ),
            _ => false,
        };

    Conditional ParseCase()
    {
        var start = cursor.Start;
        cursor.Position++;
        var conditions = new List<Expression>(4);
        var results = new List<Expression>(4);
        if (!cursor.Is(Keyword.When) && parsers.Expressions.ParseExpression() is { } operand)
        {
            conditions.Add(operand);
        }

        while (cursor.Position < cursor.End && !cursor.Is(Keyword.End) && cursor.Kind is not (TokenKind.CloseParen or TokenKind.Semicolon))
        {
            var from = cursor.Position;
            if (cursor.Skip(Keyword.When))
            {
                Add(conditions);
                while (cursor.Skip(TokenKind.Comma))
                {
                    Add(conditions);
                }
            }
            else if (cursor.Skip(Keyword.Then) || cursor.Skip(Keyword.Else))
            {
                Add(results);
            }

            if (cursor.Position == from)
            {
                if (cursor.Is(Keyword.From) || parsers.Recovery.IsClauseWord() && !cursor.Is(Keyword.Using))
                {
                    cursor.ReportNotUnderstood(cursor.Position);
                    break;
                }

                cursor.ReportNotUnderstood(cursor.Position++);
            }
        }

        cursor.Skip(Keyword.End);
        return new Conditional([.. conditions], [.. results], cursor.SpanFrom(start));

        void Add(List<Expression> list)
        {
            if (parsers.Expressions.ParseExpression() is { } value)
            {
                list.Add(value);
            }
        }
    }

    Operation ParseCast()
    {
        var start = cursor.Start;
        cursor.Position++;
        var close = cursor.Partner();
        cursor.Position++;
        var value = parsers.Queries.BeginsQuery()
            ? new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, cursor.SpanFrom(start))
            : parsers.Expressions.ParseExpression() ?? new Literal(cursor.SpanFrom(start));
        var names = cursor.Skip(Keyword.As) && cursor.Kind == TokenKind.Word ? parsers.Types.ParseFieldNames() : [];
        cursor.Position = Math.Min(close + 1, cursor.End);
        return new Operation(OperationKind.Cast, [value], cursor.SpanFrom(start)) { FieldNames = names };
    }

    Expression ParseInterval()
    {
        var start = cursor.Start;
        cursor.Position++;
        if (!cursor.Enter())
        {
            return parsers.Recovery.ScanExpression();
        }

        var value = parsers.Expressions.ParseOperand();
        cursor.Leave();
        SkipIntervalUnit();
        return value is null or Literal
            ? new Literal(cursor.SpanFrom(start))
            : new Operation(OperationKind.Compute, [value], cursor.SpanFrom(start));
    }

    public void SkipIntervalUnit()
    {
        if (cursor.Is(TokenKind.Word) && DateParts.Is(cursor.TextAt(cursor.Position)))
        {
            cursor.Position++;
            cursor.SkipParens();
            if (cursor.Is(Keyword.To) && cursor.KindAt(1) == TokenKind.Word && DateParts.Is(cursor.TextAt(cursor.Position + 1)))
            {
                cursor.Position += 2;
                cursor.SkipParens();
            }
        }
    }

    /// <summary><c>t.a</c>, <c>t.*</c>, <c>f(a)</c>, <c>s.f(a)</c>.</summary>
    public Expression ParseReferenceOrCall()
    {
        var start = cursor.Start;
        var mark = stacks.Identifiers.Count;
        if (cursor.Is(TokenKind.Quoted) && dialect.DottedQuotes && cursor.TextAt(cursor.Position).Contains('.'))
        {
            parsers.Names.PushTablePart();
        }
        else
        {
            stacks.Identifiers.Push(parsers.Names.ReadIdentifier());
        }

        while (cursor.Is(TokenKind.Dot))
        {
            if (cursor.KindAt(1) == TokenKind.Star)
            {
                cursor.Position++;
                return parsers.Projections.ParseStar(new QualifiedName(stacks.Identifiers.TakeFrom(mark), cursor.SpanFrom(start)), start);
            }

            if (stacks.Identifiers.Count - mark > limits.MaxDepth && cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted)
            {
                cursor.ReportTooDeep();
                cursor.Position += 2;
            }
            else if (cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Number or TokenKind.Text)
            {
                cursor.Position++;
                stacks.Identifiers.Push(parsers.Names.ReadIdentifier());
            }
            else if (cursor.KindAt(1) == TokenKind.Dot && cursor.KindAt(2) is TokenKind.Word or TokenKind.Quoted)
            {
                cursor.Position++;
                stacks.Identifiers.Push(new Identifier("", false, new TextSpan(cursor.Start, 0)));
            }
            else
            {
                break;
            }
        }

        var name = new QualifiedName(stacks.Identifiers.TakeFrom(mark), cursor.SpanFrom(start));
        if (parsers.Names.HasHole(name))
        {
            cursor.Lower(Completeness.Partial);
            return new Parameter("", name.Span);
        }

        if (
            dialect.ColumnsOfPattern
            && cursor.Is(TokenKind.OpenParen)
            && !name.Last.Quoted
            && name.Last.Text.Equals("columns", StringComparison.OrdinalIgnoreCase)
        )
        {
            return parsers.Projections.ParseColumns(name, start);
        }

        if (dialect.DataPhrases && parsers.DataPhrases.IsDataPhrase())
        {
            return new ColumnReference(name);
        }

        if (name.Parts.Length > 1 && !name.Last.Quoted && PseudoColumns.IsNextOfSequence(name.Last.Text) && !cursor.Is(TokenKind.OpenParen))
        {
            return new Literal(name.Span);
        }

        if (!cursor.Is(TokenKind.OpenParen) || (cursor.KindAt(1) == TokenKind.Operator && cursor.KindAt(2) == TokenKind.CloseParen))
        {
            return new ColumnReference(name);
        }

        return parsers.Calls.ParseCall(name, start);
    }
}
