using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Arguments of calls.</content>
sealed partial class Parser
{
    /// <summary>What is between parentheses after a function's name; words that only separate (FROM, FOR, USING, SEPARATOR) are skipped.</summary>
    Expression[] ParseArguments(bool isColumnList = false)
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

            if (BeginsQuery() && !Is(Word.From))
            {
                var start = Start;
                _expressions.Push(new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start)));
            }
            else if (
                Word is Word.Table or Word.Model
                && (IsName(1) || KindAt(1) == TokenKind.OpenParen)
                && KindAt(2) is not TokenKind.Arrow
            )
            {
                ParseTableArgument();
            }
            else if (Is(Word.Order, Word.By) || Is(Word.Partition, Word.By))
            {
                _at += 2;
                PushKeys();
            }
            else if (
                Is(Word.As)
                && IsName(1)
                && KindAt(2) is TokenKind.Comma or TokenKind.CloseParen
                && _expressions.Count > mark
                && !DateParts.Is(TextAt(_at + 1))
            )
            {
                _at++;
                var named = _expressions[_expressions.Count - 1];
                _expressions[_expressions.Count - 1] = new NamedArgument(ReadIdentifier(), named);
            }
            else if (Skip(Word.As))
            {
                SkipAliasOrType(close);
            }
            else if (Is(Word.Columns) && KindAt(1) == TokenKind.OpenParen && KindAt(2) is TokenKind.Word or TokenKind.Quoted)
            {
                // Columns that JSON_TABLE and XMLTABLE declare are no arguments.
                _at++;
                SkipBracket();
            }
            else if (Is(Word.Columns) && IsName(1) && IsName(2) && isColumnList)
            {
                // XMLTABLE declares them without parentheses.
                _at = close;
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

    void PushArgument(Expression argument)
    {
        if (Kind is TokenKind.FatArrow or TokenKind.Assign && argument is ColumnReference { Name.Parts.Length: 1 } named)
        {
            _at++;
            var start = Start;
            var value =
                Is(Word.Table) && KindAt(1) == TokenKind.OpenParen ? null
                : BeginsQuery() ? new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start))
                : ParseExpression();
            argument = value is null ? new Literal(argument.Span) : new NamedArgument(named.Name.Last, value);
        }

        _expressions.Push(argument);
    }

    // TABLE t, TABLE(t), MODEL m: the rows of a relation as an argument.
    void ParseTableArgument()
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
                _expressions.Push(
                    new Subquery(
                        new RelationQuery(new TableReference(inner, null, inner.Span), inner.Span),
                        SubqueryUse.Scalar,
                        SpanFrom(start)
                    )
                );
            }

            _at = Math.Min(close + 1, _end);
        }
        else if (ParseTableName() is { } name)
        {
            _expressions.Push(
                new Subquery(new RelationQuery(new TableReference(name, null, name.Span), name.Span), SubqueryUse.Scalar, SpanFrom(start))
            );
        }
    }

    bool IsSeparator() =>
        Word switch
        {
            Word.From
            or Word.For
            or Word.Separator
            or Word.Placing
            or Word.Returning
            or Word.Passing
            or Word.On
            or Word.Format
            or Word.Overflow
            or Word.Columns
            or Word.Limit
            or Word.Having
            or Word.With
            or Word.Where
            or Word.Absent => true,
            Word.Using => KindAt(1) == TokenKind.Word,
            Word.Both or Word.Leading or Word.Trailing => KindAt(1) is not (TokenKind.Comma or TokenKind.CloseParen),
            Word.Ignore or Word.Respect => WordAt(1) == Word.Nulls,
            Word.Nulls or Word.Error or Word.Empty => true,
            Word.Key or Word.Value => KindAt(1) is TokenKind.Text or TokenKind.Quoted || (KindAt(1) == TokenKind.Word && !IsClauseWord(1)),
            _ => false,
        };

    void SkipAliasOrType(int close)
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

    // The part of a date, a type and their like are no columns.
    Expression[] DropParts(QualifiedName name, string function, Expression[] arguments)
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

        if (
            function.Equals("convert", StringComparison.OrdinalIgnoreCase)
            || function.Equals("try_convert", StringComparison.OrdinalIgnoreCase)
        )
        {
            return arguments.Length > 1
                ? IsTypeFirst(arguments)
                    ? arguments[1..]
                    : arguments[..1]
                : arguments;
        }

        return arguments;
    }

    bool IsTypeFirst(Expression[] arguments) =>
        _transactSql
        || arguments[0] is FunctionCall { Name.Last.Text: var type } && type.Contains("char", StringComparison.OrdinalIgnoreCase)
        || arguments[1] is not (ColumnReference or FunctionCall)
            && arguments[0]
                is ColumnReference { Name.Parts: [{ Text: "int" or "integer" or "date" or "timestamp" or "bigint" or "float" }] };

    static bool IsBarePart(Expression argument) =>
        argument is ColumnReference { Name.Parts: [{ Quoted: false } part] } && DateParts.Is(part.Text);

    static bool IsWeekPart(Expression argument) =>
        argument is FunctionCall { Name.Parts: [{ Quoted: false } part], Arguments.Length: 1 }
        && part.Text.Equals("week", StringComparison.OrdinalIgnoreCase);
}
