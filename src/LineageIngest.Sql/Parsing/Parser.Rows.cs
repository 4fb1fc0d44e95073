using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>VALUES and row limits.</content>
sealed partial class Parser
{
    bool SkipRowLimit()
    {
        switch (Word)
        {
            case Word.Limit:
                _at++;
                if (!Skip(Word.All))
                {
                    ParseKeys();
                }

                if (Is(Word.By))
                {
                    _at++;
                    ParseKeys();
                }

                SkipRowLimitWords();
                return true;
            case Word.Offset when IsOperandAhead(1):
                _at++;
                ParseExpression();
                SkipRowLimitWords();
                return true;
            case Word.Fetch when WordAt(1) is Word.First or Word.Next:
                _at += 2;
                if (!(Word is Word.Row or Word.Rows or Word.Only))
                {
                    ParseExpression();
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
            Word is Word.Row or Word.Rows or Word.Only or Word.Percent or Word.Ties
            || (Is(Word.With) && WordAt(1) is Word.Ties)
            || (Is(TokenKind.Operator) && TextAt(_at) is "%")
        )
        {
            _at++;
        }
    }

    Expression[][] ParseRows()
    {
        var rows = new List<Expression[]>();
        while (true)
        {
            Skip(Word.Row);
            if (Is(TokenKind.OpenParen))
            {
                var close = Partner();
                if (ParseRow(close) is { } row)
                {
                    rows.Add(row);
                }
            }
            else if (ParseExpression() is { } single)
            {
                rows.Add([single]);
            }
            else
            {
                break;
            }

            // Commas are optional in some dialects.
            if (!Skip(TokenKind.Comma) && !Is(TokenKind.OpenParen))
            {
                break;
            }
        }

        return [.. rows];
    }

    // Rows of constants say nothing about lineage beyond their width: only the first one is kept.
    Expression[]? ParseRow(int close)
    {
        for (var index = _at + 1; index < close; index++)
        {
            if (
                _tokens[index].Kind
                    is not (TokenKind.Text or TokenKind.Number or TokenKind.Comma or TokenKind.Parameter or TokenKind.Operator)
                && _tokens[index].Word is not (Word.Null or Word.True or Word.False or Word.Default)
            )
            {
                return ParseRowExpressions(close);
            }
        }

        var isFirst = _at == 0 || _tokens[_at - 1].Kind != TokenKind.Comma;
        if (isFirst)
        {
            return ParseRowExpressions(close);
        }

        _at = Math.Min(close + 1, _end);
        return null;
    }

    Expression[] ParseRowExpressions(int close)
    {
        var mark = _expressions.Count;
        _at++;
        while (_at < close)
        {
            var from = _at;
            if (BeginsQuery())
            {
                var start = Start;
                _expressions.Push(new Subquery(ParseQuery(), SubqueryUse.Scalar, SpanFrom(start)));
            }
            else if (ParseExpression() is { } value)
            {
                _expressions.Push(value);
            }

            if (Skip(Word.As) && IsName())
            {
                _at++;
            }

            if (_at < close && !Skip(TokenKind.Comma))
            {
                if (_at == from || !Is(TokenKind.Comma))
                {
                    NotUnderstood(_at);
                    SkipPastComma(close);
                }
            }
        }

        _at = Math.Min(close + 1, _end);
        return _expressions.TakeFrom(mark);
    }
}
