using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Function calls.</content>
sealed partial class Parser
{
    private Expression ParseCall(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        if (!Enter())
        {
            var close = Partner();
            var scanned = ScanRange(_at + 1, close);
            _at = Math.Min(close + 1, _end);
            return scanned;
        }

        var arguments = ParseArguments();
        if (Is(TokenKind.OpenParen) && Start == LastEnd)
        {
            arguments = [.. arguments, .. ParseArguments()];
        }

        Leave();
        arguments = DropParts(name, function, arguments);
        Expression? filter = null;
        Window? window = null;
        while (true)
        {
            if (Is(Word.Within) && WordAt(1) == Word.Group)
            {
                _at += 2;
                arguments = [.. arguments, .. ParseArguments()];
            }
            else if (Is(Word.Filter) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                var close = Partner();
                _at++;
                Skip(Word.Where);
                filter = ParseExpression();
                _at = Math.Min(close + 1, _end);
            }
            else if (Word is Word.Ignore or Word.Respect && WordAt(1) == Word.Nulls)
            {
                _at += 2;
            }
            else if (Is(Word.From) && WordAt(1) is Word.First or Word.Last)
            {
                _at += 2;
            }
            else if (Is(Word.Keep) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                arguments = [.. arguments, .. ParseArguments()];
            }
            else if (Is(Word.Over) && (KindAt(1) == TokenKind.OpenParen || IsName(1)))
            {
                _at++;
                window = Is(TokenKind.OpenParen) ? ParseWindow() : new Window(ReadIdentifier(), [], []);
            }
            else
            {
                break;
            }
        }

        if (name.Parts.Length > 1 && IsMethodOfValue(function))
        {
            var owner = new ColumnReference(new QualifiedName(name.Parts[..^1], name.Span));
            return new Operation(OperationKind.Access, [owner, .. arguments], SpanFrom(start));
        }

        return Conditionals.IsOne(function) && window is null ? Conditionals.Split(function, arguments, SpanFrom(start))
            : new FunctionCall(name, arguments, filter, window, SpanFrom(start));
    }

    private bool IsMethodOfValue(string function)
        => _transactSql && function.ToUpperInvariant() is "VALUE" or "QUERY" or "EXIST" or "MODIFY" or "NODES" or "STASTEXT" or "TOSTRING" or "STCONTAINS" or "STDISTANCE";

    /// <summary>What is between parentheses after a function's name; words that only separate (FROM, FOR, USING, SEPARATOR) are skipped.</summary>
    private Expression[] ParseArguments()
    {
        var close = Partner();
        var mark = _expressions.Count;
        _at++;
        while (_at < close)
        {
            var from = _at;
            if (Skip(TokenKind.Comma))
            {
                continue;
            }

            if (BeginsQuery())
            {
                var start = Start;
                _expressions.Push(new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start)));
            }
            else if (Word is Word.Table or Word.Model && (IsName(1) || KindAt(1) == TokenKind.OpenParen) && KindAt(2) is not TokenKind.Arrow)
            {
                ParseTableArgument();
            }
            else if (Is(Word.Order, Word.By) || Is(Word.Partition, Word.By))
            {
                _at += 2;
                PushKeys();
            }
            else if (Skip(Word.As))
            {
                SkipAliasOrType(close);
            }
            else if (IsSeparator())
            {
                _at++;
            }
            else if (ParseExpression() is { } argument)
            {
                PushArgument(argument);
            }

            if (_at == from)
            {
                if (Kind is TokenKind.Word or TokenKind.Colon)
                {
                    _at++;
                }
                else
                {
                    NotUnderstood(_at++);
                }
            }
        }

        _at = Math.Min(close + 1, _end);
        return _expressions.TakeFrom(mark);
    }

    private void PushArgument(Expression argument)
    {
        if (Kind is TokenKind.FatArrow or TokenKind.Assign && argument is ColumnReference { Name.Parts.Length: 1 } named)
        {
            _at++;
            var start = Start;
            var value = Is(Word.Table) && KindAt(1) == TokenKind.OpenParen ? null : BeginsQuery() ? new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start)) : ParseExpression();
            argument = value is null ? new Literal(argument.Span) : new NamedArgument(named.Name.Last, value);
        }

        _expressions.Push(argument);
    }

    // TABLE t, TABLE(t), MODEL m: the rows of a relation as an argument.
    private void ParseTableArgument()
    {
        var start = Start;
        _at++;
        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            _at++;
            if (BeginsQuery())
            {
                _expressions.Push(new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start)));
            }
            else if (ParseTableName() is { } inner && _at == close)
            {
                _expressions.Push(new Subquery(new RelationQuery(new TableReference(inner, null, inner.Span), inner.Span), SubqueryUse.Scalar, SpanFrom(start)));
            }

            _at = Math.Min(close + 1, _end);
        }
        else if (ParseTableName() is { } name)
        {
            _expressions.Push(new Subquery(new RelationQuery(new TableReference(name, null, name.Span), name.Span), SubqueryUse.Scalar, SpanFrom(start)));
        }
    }

    private bool IsSeparator() => Word switch
    {
        Word.From or Word.For or Word.Separator or Word.Placing or Word.Returning or Word.Passing or Word.On or Word.Format or Word.Overflow or Word.Columns or Word.Limit or Word.Having or Word.With or Word.Where or Word.Absent => true,
        Word.Using => KindAt(1) == TokenKind.Word,
        Word.Both or Word.Leading or Word.Trailing => KindAt(1) is not (TokenKind.Comma or TokenKind.CloseParen),
        Word.Ignore or Word.Respect => WordAt(1) == Word.Nulls,
        Word.Nulls or Word.Error or Word.Empty => true,
        Word.Key or Word.Value => KindAt(1) is TokenKind.Text or TokenKind.Quoted || (KindAt(1) == TokenKind.Word && !IsClauseWord(1)),
        _ => false,
    };

    private void SkipAliasOrType(int close)
    {
        while (_at < close && !Is(TokenKind.Comma))
        {
            if (Kind is TokenKind.OpenParen)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }
    }

    private void PushKeys()
    {
        foreach (var key in ParseKeys())
        {
            _expressions.Push(key);
        }
    }

    /// <summary>Expressions of ORDER BY and the like, with their ASC, NULLS LAST and COLLATE skipped.</summary>
    private Expression[] ParseKeys()
    {
        var mark = _expressions.Count;
        do
        {
            if (ParseExpression() is not { } key)
            {
                if (Skip(Word.All))
                {
                    continue;
                }

                break;
            }

            _expressions.Push(key);
            SkipKeyOptions();
        }
        while (Skip(TokenKind.Comma));

        return _expressions.TakeFrom(mark);
    }

    private void SkipKeyOptions()
    {
        while (true)
        {
            if (Word is Word.Asc or Word.Desc)
            {
                _at++;
            }
            else if (Is(Word.Nulls) && WordAt(1) is Word.First or Word.Last)
            {
                _at += 2;
            }
            else if (Is(Word.Using) && KindAt(1) == TokenKind.Operator)
            {
                _at += 2;
            }
            else if (Is(Word.With) && IsText("fill", 1))
            {
                _at += 2;
                while (IsText("step") || Word is Word.From or Word.To)
                {
                    _at++;
                    ParseExpression();
                }
            }
            else
            {
                return;
            }
        }
    }

    /// <summary><c>(w PARTITION BY a ORDER BY b ROWS …)</c>.</summary>
    private Window ParseWindow()
    {
        var close = Partner();
        _at++;
        Identifier? named = null;
        Expression[] partition = [];
        Expression[] order = [];
        while (_at < close)
        {
            if (Word is Word.Partition or Word.Distribute or Word.Cluster && WordAt(1) == Word.By)
            {
                _at += 2;
                partition = ParseKeys();
            }
            else if (Word is Word.Order or Word.Sort && WordAt(1) == Word.By)
            {
                _at += 2;
                order = [.. order, .. ParseKeys()];
            }
            else if (Word is Word.Rows or Word.Range or Word.Groups || !IsName() || named is not null)
            {
                _at = close;
            }
            else
            {
                named = ReadIdentifier();
            }
        }

        _at = Math.Min(close + 1, _end);
        return new Window(named, partition, order);
    }

    // The part of a date, a type and their like are no columns.
    private Expression[] DropParts(QualifiedName name, string function, Expression[] arguments)
    {
        if (arguments.Length == 0 || name.Parts.Length > 1)
        {
            return arguments;
        }

        if (DateParts.ComeFirstIn(function) && IsBarePart(arguments[0]) && (arguments.Length > 1))
        {
            return arguments[1..];
        }

        if (arguments.Length > 1 && DateParts.ComeLastIn(function) && (IsBarePart(arguments[^1]) || IsWeekPart(arguments[^1])))
        {
            return arguments[..^1];
        }

        if (function.Equals("convert", StringComparison.OrdinalIgnoreCase) || function.Equals("try_convert", StringComparison.OrdinalIgnoreCase))
        {
            return arguments.Length > 1 ? IsTypeFirst(arguments) ? arguments[1..] : arguments[..1] : arguments;
        }

        return arguments;
    }

    private bool IsTypeFirst(Expression[] arguments)
        => _transactSql || arguments[0] is FunctionCall { Name.Last.Text: var type } && type.Contains("char", StringComparison.OrdinalIgnoreCase)
            || arguments[1] is not (ColumnReference or FunctionCall) && arguments[0] is ColumnReference { Name.Parts: [{ Text: "int" or "integer" or "date" or "timestamp" or "bigint" or "float" }] };

    private static bool IsBarePart(Expression argument)
        => argument is ColumnReference { Name.Parts: [{ Quoted: false } part] } && DateParts.Is(part.Text);

    private static bool IsWeekPart(Expression argument)
        => argument is FunctionCall { Name.Parts: [{ Quoted: false } part], Arguments.Length: 1 } && part.Text.Equals("week", StringComparison.OrdinalIgnoreCase);
}
