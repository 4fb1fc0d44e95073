using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>WITH and its tables.</content>
sealed partial class Parser
{
    /// <summary>WITH and its tables; empty where there is none.</summary>
    (CommonTable[] Tables, bool Recursive) ParseWith()
    {
        if (!Is(Word.With) || !BeginsQuery())
        {
            return ([], false);
        }

        _at++;
        var recursive = Is(Word.Recursive) && IsName(1);
        _at += recursive ? 1 : 0;
        var tables = new List<CommonTable>(4);
        do
        {
            if (ParseCommonTable() is not { } table)
            {
                break;
            }

            tables.Add(table);
        } while (Skip(TokenKind.Comma));

        return ([.. tables], recursive);
    }

    // WITH a AS …, WITH a (b) AS …, WITH RECURSIVE …; elsewhere WITH begins options. ClickHouse may begin with any expression.
    bool WithBeginsQuery()
    {
        if (
            WordAt(1) == Word.Recursive
            || (IsName(1) && WordAt(2) == Word.As && (KindAt(3) == TokenKind.OpenParen || WordAt(3) is Word.Materialized or Word.Not))
        )
        {
            return true;
        }

        if (IsName(1) && KindAt(2) == TokenKind.OpenParen && WordAt(1) is not (Word.Tag or Word.Options))
        {
            var link = _tokens[_at + 2].Link;
            return link > 0 && link + 1 < _end && _tokens[link + 1].Word == Word.As;
        }

        return _dialect.OutputClauses
            && KindAt(1) is TokenKind.OpenParen or TokenKind.Text or TokenKind.Number or TokenKind.Word or TokenKind.Quoted
            && !IsText("fill", 1)
            && !(WordAt(1) is Word.Totals or Word.Rollup or Word.Cube or Word.Ties);
    }

    CommonTable? ParseCommonTable()
    {
        var start = Start;
        if (!IsName() || (WordAt(1) != Word.As && KindAt(1) != TokenKind.OpenParen))
        {
            return ParseScalarTable(start);
        }

        if (
            WordAt(1) == Word.As
            && KindAt(2) != TokenKind.OpenParen
            && WordAt(2) is not (Word.Materialized or Word.Not)
            && !IsStatementAhead(2)
        )
        {
            return ParseScalarTable(start);
        }

        var name = ReadIdentifier();
        var columns = Is(TokenKind.OpenParen) ? ParseNameList() : [];
        Skip(Word.As);
        Skip(Word.Not);
        Skip(Word.Materialized);
        if (!Is(TokenKind.OpenParen))
        {
            return new CommonTable(name, columns, BeginsQuery() ? ParseQuery() : null, null, null, SpanFrom(start));
        }

        var close = Partner();
        _at++;
        Query? query = null;
        Statement? statement = null;
        if (Word is Word.Insert or Word.Update or Word.Delete or Word.Merge)
        {
            statement = ParseInnerStatement(close);
        }
        else
        {
            query = BeginsQuery() || Is(TokenKind.OpenParen) ? ParseQuery() : null;
            if (query is not null && Is(Word.From) && query is RelationQuery or ValuesQuery)
            {
                NotUnderstood(_at);
            }
        }

        if (_at < close)
        {
            query = query is null && statement is null ? ScanQuery() : query;
            NotUnderstood(Math.Min(_at, close - 1));
        }

        _at = Math.Min(close + 1, _end);
        SkipCycleClauses();
        return new CommonTable(name, columns, query, statement, null, SpanFrom(start));
    }

    bool IsStatementAhead(int offset) => WordAt(offset) is Word.Select or Word.With or Word.Values;

    // ClickHouse: WITH expression AS name.
    CommonTable? ParseScalarTable(int start)
    {
        if (ParseExpression() is not { } value || !Skip(Word.As) || !IsName())
        {
            return null;
        }

        var name = ReadIdentifier();
        return new CommonTable(name, [], null, null, value, SpanFrom(start));
    }

    // SEARCH DEPTH FIRST BY a SET b, CYCLE a SET b TO c DEFAULT d USING e
    void SkipCycleClauses()
    {
        while ((IsText("search") || IsText("cycle")) && !IsEndOfRelation(1))
        {
            while (
                _at < _end
                && !Is(TokenKind.Comma)
                && !Is(Word.Select)
                && !Is(Word.Insert)
                && Kind != TokenKind.OpenParen
                && !(IsText("cycle") && _tokens[_at - 1].Kind == TokenKind.Word && WordAt(2) == Word.Set && WordAt(-1) != Word.By)
            )
            {
                _at++;
            }
        }
    }
}
