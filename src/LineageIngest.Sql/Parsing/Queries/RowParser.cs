using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>Rows of VALUES, and limits of rows.</summary>
sealed class RowParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks)
{
    public bool SkipRowLimit()
    {
        switch (cursor.Keyword)
        {
            case Keyword.Limit:
                cursor.Position++;
                if (!cursor.Skip(Keyword.All))
                {
                    parsers.Calls.ParseKeys();
                }

                if (cursor.Is(Keyword.By))
                {
                    cursor.Position++;
                    parsers.Calls.ParseKeys();
                }

                SkipRowLimitWords();
                return true;
            case Keyword.Offset when parsers.Operators.IsOperandAhead(1):
                cursor.Position++;
                parsers.Expressions.ParseExpression();
                SkipRowLimitWords();
                return true;
            case Keyword.Fetch when cursor.KeywordAt(1) is Keyword.First or Keyword.Next:
                cursor.Position += 2;
                if (!(cursor.Keyword is Keyword.Row or Keyword.Rows or Keyword.Only))
                {
                    parsers.Expressions.ParseExpression();
                }

                SkipRowLimitWords();
                return true;
            default:
                return false;
        }
    }

    void SkipRowLimitWords()
    {
        while (
            cursor.Keyword is Keyword.Row or Keyword.Rows or Keyword.Only or Keyword.Percent or Keyword.Ties
            || (cursor.Is(Keyword.With) && cursor.KeywordAt(1) is Keyword.Ties)
            || (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "%")
        )
        {
            cursor.Position++;
        }
    }

    public Expression[][] ParseRows()
    {
        var rows = new List<Expression[]>();
        while (true)
        {
            cursor.Skip(Keyword.Row);
            if (cursor.Is(TokenKind.OpenParen))
            {
                var close = cursor.Partner();
                if (ParseRow(close) is { } row)
                {
                    rows.Add(row);
                }
            }
            else if (parsers.Expressions.ParseExpression() is { } single)
            {
                rows.Add([single]);
            }
            else
            {
                break;
            }

            // Commas are optional in some dialects.
            if (!cursor.Skip(TokenKind.Comma) && !cursor.Is(TokenKind.OpenParen))
            {
                break;
            }
        }

        return [.. rows];
    }

    // Rows of constants say nothing about lineage beyond their width: only the first one is kept.
    Expression[]? ParseRow(int close)
    {
        for (var index = cursor.Position + 1; index < close; index++)
        {
            if (
                cursor[index].Kind
                    is not (TokenKind.Text or TokenKind.Number or TokenKind.Comma or TokenKind.Parameter or TokenKind.Operator)
                && cursor[index].Keyword is not (Keyword.Null or Keyword.True or Keyword.False or Keyword.Default)
            )
            {
                return ParseRowExpressions(close);
            }
        }

        var isFirst = cursor.Position == 0 || cursor[cursor.Position - 1].Kind != TokenKind.Comma;
        if (isFirst)
        {
            return ParseRowExpressions(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return null;
    }

    public Expression[] ParseRowExpressions(int close)
    {
        var mark = stacks.Expressions.Count;
        cursor.Position++;
        while (cursor.Position < close)
        {
            var from = cursor.Position;
            if (parsers.Queries.BeginsQuery())
            {
                var start = cursor.Start;
                stacks.Expressions.Push(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Scalar, cursor.SpanFrom(start)));
            }
            else if (parsers.Expressions.ParseExpression() is { } value)
            {
                stacks.Expressions.Push(value);
            }

            if (cursor.Skip(Keyword.As) && parsers.Names.IsName())
            {
                cursor.Position++;
            }

            if (cursor.Position < close && !cursor.Skip(TokenKind.Comma))
            {
                if (cursor.Position == from || !cursor.Is(TokenKind.Comma))
                {
                    cursor.ReportNotUnderstood(cursor.Position);
                    parsers.Names.SkipPastComma(close);
                }
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return stacks.Expressions.TakeFrom(mark);
    }
}
