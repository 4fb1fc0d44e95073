using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Arguments of a call.</summary>
sealed class ArgumentParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    /// <summary>What is between parentheses after a function's name; words that only separate (FROM, FOR, USING, SEPARATOR) are skipped.</summary>
    public Expression[] ParseArguments(bool isColumnList = false)
    {
        var close = cursor.Partner();
        var mark = stacks.Expressions.Count;
        var isStruct = cursor[Math.Max(0, cursor.Position - 1)].Keyword is Keyword.Struct or Keyword.Row;
        cursor.Position++;
        SkipExtracted(close);
        while (cursor.Position < close)
        {
            var from = cursor.Position;
            if (cursor.Skip(TokenKind.Comma))
            {
                continue;
            }

            if (
                cursor.Is(Keyword.Cursor)
                && cursor.KindAt(1) == TokenKind.OpenParen
                && cursor.KeywordAt(2) is Keyword.Select or Keyword.With
            )
            {
                // Oracle: f(CURSOR (SELECT …))
                cursor.Position++;
            }

            if (parsers.Queries.BeginsQuery() && !cursor.Is(Keyword.From))
            {
                var start = cursor.Start;
                stacks.Expressions.Push(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, cursor.SpanFrom(start)));
            }
            else if (
                cursor.Keyword is Keyword.Table or Keyword.Model
                && (parsers.Names.IsName(1) || cursor.KindAt(1) == TokenKind.OpenParen)
                && cursor.KindAt(2) is not TokenKind.Arrow
            )
            {
                ParseTableArgument();
            }
            else if (cursor.Is(Keyword.Having) && (cursor.IsText("max", 1) || cursor.IsText("min", 1)))
            {
                // BigQuery: any_value(a HAVING MAX b)
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.Using) && cursor.IsText("parameters", 1))
            {
                // Vertica: USING PARAMETERS name = value, …
                cursor.Position = close;
            }
            else if (dialect.DataPhrases && IsOtherRange())
            {
                cursor.Position++;
            }
            else if (cursor.Is(Keyword.Order, Keyword.By) || cursor.Is(Keyword.Partition, Keyword.By))
            {
                cursor.Position += 2;
                parsers.Calls.PushKeys();
            }
            else if (
                cursor.Is(Keyword.As)
                && parsers.Names.IsName(1)
                && cursor.KindAt(2) is TokenKind.Comma or TokenKind.CloseParen
                && stacks.Expressions.Count > mark
                && (isStruct || !DateParts.Is(cursor.TextAt(cursor.Position + 1)))
            )
            {
                cursor.Position++;
                var named = stacks.Expressions[stacks.Expressions.Count - 1];
                stacks.Expressions[stacks.Expressions.Count - 1] = new NamedArgument(parsers.Names.ReadIdentifier(), named);
            }
            else if (cursor.Skip(Keyword.As))
            {
                SkipAliasOrType(close);
            }
            else if (
                cursor.Is(Keyword.Columns)
                && !dialect.ColumnsOfPattern
                && cursor.KindAt(1) == TokenKind.OpenParen
                && cursor.KindAt(2) is TokenKind.Word or TokenKind.Quoted
            )
            {
                // Columns that JSON_TABLE and XMLTABLE declare are no arguments.
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.Is(Keyword.Columns) && parsers.Names.IsName(1) && parsers.Names.IsName(2) && isColumnList)
            {
                // XMLTABLE declares them without parentheses.
                cursor.Position = close;
            }
            else if (IsSeparator())
            {
                cursor.Position++;
            }
            else if (parsers.Expressions.ParseExpression() is { } argument)
            {
                PushArgument(argument);
            }

            if (cursor.Position == from)
            {
                if (cursor.Kind is TokenKind.Word or TokenKind.Colon)
                {
                    cursor.Position++;
                }
                else
                {
                    cursor.ReportNotUnderstood(cursor.Position++);
                }
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return stacks.Expressions.TakeFrom(mark);
    }

    // EXTRACT(EPOCH_SECOND FROM a), EXTRACT(WEEK(MONDAY) FROM a): what is taken out of a date.
    void SkipExtracted(int close)
    {
        if (!cursor.IsText("extract", -2) && !cursor.IsText("date_part", -2))
        {
            return;
        }

        var offset =
            cursor.KindAt(1) == TokenKind.OpenParen && cursor[cursor.Position + 1].Link > 0
                ? cursor[cursor.Position + 1].Link + 1 - cursor.Position
                : 1;
        if (cursor.Is(TokenKind.Word) && cursor.KeywordAt(offset) == Keyword.From && cursor.Position + offset < close)
        {
            cursor.Position += offset + 1;
        }
    }

    void PushArgument(Expression argument)
    {
        if (cursor.Kind is TokenKind.FatArrow or TokenKind.Assign && argument is ColumnReference { Name.Parts.Length: 1 } named)
        {
            cursor.Position++;
            var start = cursor.Start;
            var value =
                cursor.Is(Keyword.Table) && cursor.KindAt(1) == TokenKind.OpenParen ? null
                : parsers.Queries.BeginsQuery() ? new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, cursor.SpanFrom(start))
                : parsers.Expressions.ParseExpression();
            argument = value is null ? new Literal(argument.Span) : new NamedArgument(named.Name.Last, value);
        }

        stacks.Expressions.Push(argument);
    }

    // TABLE t, TABLE(t), MODEL m: the rows of a relation as an argument.
    void ParseTableArgument()
    {
        var start = cursor.Start;
        cursor.Position++;
        if (cursor.Is(TokenKind.OpenParen))
        {
            var close = cursor.Partner();
            cursor.Position++;
            if (parsers.Queries.BeginsQuery())
            {
                stacks.Expressions.Push(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, cursor.SpanFrom(start)));
            }
            else if (parsers.Names.ParseTableName() is { } inner && cursor.Position == close)
            {
                stacks.Expressions.Push(
                    new Subquery(
                        new RelationQuery(new TableReference(inner, null, inner.Span), inner.Span),
                        SubqueryUse.Scalar,
                        cursor.SpanFrom(start)
                    )
                );
            }

            cursor.Position = Math.Min(close + 1, cursor.End);
        }
        else if (parsers.Names.ParseTableName() is { } name)
        {
            stacks.Expressions.Push(
                new Subquery(
                    new RelationQuery(new TableReference(name, null, name.Span), name.Span),
                    SubqueryUse.Scalar,
                    cursor.SpanFrom(start)
                )
            );
        }
    }

    // CASE_N and RANGE_N: NO CASE, NO RANGE OR UNKNOWN, UNKNOWN.
    bool IsOtherRange() =>
        (cursor.Is(Keyword.No) && (cursor.KeywordAt(1) is Keyword.Case or Keyword.Range || cursor.IsText("range", 1)))
        || (
            cursor[cursor.Position - 1].Keyword == Keyword.No && (cursor.Keyword is Keyword.Case or Keyword.Range || cursor.IsText("range"))
        )
        || (cursor.Is(Keyword.Or) && cursor.IsText("unknown", 1))
        || (cursor.IsText("unknown") && cursor.KindAt(1) is TokenKind.CloseParen or TokenKind.Comma);

    bool IsSeparator() =>
        cursor.Keyword switch
        {
            Keyword.From
            or Keyword.For
            or Keyword.Separator
            or Keyword.Placing
            or Keyword.Returning
            or Keyword.Passing
            or Keyword.On
            or Keyword.Format
            or Keyword.Overflow
            or Keyword.Limit
            or Keyword.Having
            or Keyword.With
            or Keyword.Where
            or Keyword.Absent => true,
            Keyword.Columns => !dialect.ColumnsOfPattern || cursor.KindAt(1) != TokenKind.OpenParen,
            Keyword.Using => cursor.KindAt(1) == TokenKind.Word,
            Keyword.Both or Keyword.Leading or Keyword.Trailing => cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.CloseParen),
            Keyword.Ignore or Keyword.Respect => cursor.KeywordAt(1) == Keyword.Nulls,
            Keyword.Nulls or Keyword.Error or Keyword.Empty => true,
            Keyword.Key or Keyword.Value => cursor.KindAt(1) is TokenKind.Text or TokenKind.Quoted
                || (cursor.KindAt(1) == TokenKind.Word && !parsers.Recovery.IsClauseWord(1)),
            _ => false,
        };

    void SkipAliasOrType(int close)
    {
        while (cursor.Position < close && !cursor.Is(TokenKind.Comma))
        {
            if (cursor.Kind is TokenKind.OpenParen)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }
    }

    // The part of a date, a type and their like are no columns.
    public Expression[] DropParts(QualifiedName name, string function, Expression[] arguments)
    {
        if (arguments.Length == 0 || name.Parts.Length > 1)
        {
            return arguments;
        }

        if (DateParts.ComeFirstIn(function) && IsBarePart(arguments[0]) && (arguments.Length > 1))
        {
            return arguments[1..];
        }

        if (arguments.Length == 3 && DateParts.ComeLastIn(function) && (IsBarePart(arguments[1]) || IsWeekPart(arguments[1])))
        {
            return [arguments[0], arguments[2]];
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
        dialect.ConvertTypeFirst
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
