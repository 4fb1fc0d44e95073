using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Queries: WITH, set operations, SELECT and its clauses.</content>
sealed partial class Parser
{
    /// <summary>A query; the caller has seen that one begins.</summary>
    private Query ParseQuery()
    {
        var start = Start;
        if (!Enter())
        {
            return ScanQuery();
        }

        var (tables, recursive) = ParseWith();
        var query = ParseSetOperations();
        Leave();
        return tables.Length == 0 ? query : new WithQuery(tables, recursive, query, SpanFrom(start));
    }

    /// <summary>WITH and its tables; empty where there is none.</summary>
    private (CommonTable[] Tables, bool Recursive) ParseWith()
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
        }
        while (Skip(TokenKind.Comma));

        return ([.. tables], recursive);
    }

    private CommonTable? ParseCommonTable()
    {
        var start = Start;
        if (!IsName() || (WordAt(1) != Word.As && KindAt(1) != TokenKind.OpenParen))
        {
            return ParseScalarTable(start);
        }

        if (WordAt(1) == Word.As && KindAt(2) != TokenKind.OpenParen && WordAt(2) is not (Word.Materialized or Word.Not) && !IsStatementAhead(2))
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

    private bool IsStatementAhead(int offset) => WordAt(offset) is Word.Select or Word.With or Word.Values;

    // ClickHouse: WITH expression AS name.
    private CommonTable? ParseScalarTable(int start)
    {
        if (ParseExpression() is not { } value || !Skip(Word.As) || !IsName())
        {
            return null;
        }

        var name = ReadIdentifier();
        return new CommonTable(name, [], null, null, value, SpanFrom(start));
    }

    // SEARCH DEPTH FIRST BY a SET b, CYCLE a SET b TO c DEFAULT d USING e
    private void SkipCycleClauses()
    {
        while ((IsText("search") || IsText("cycle")) && !IsEndOfRelation(1))
        {
            while (_at < _end && !Is(TokenKind.Comma) && !Is(Word.Select) && !Is(Word.Insert) && Kind != TokenKind.OpenParen && !(IsText("cycle") && _tokens[_at - 1].Kind == TokenKind.Word && WordAt(2) == Word.Set && WordAt(-1) != Word.By))
            {
                _at++;
            }
        }
    }

    private bool IsSetOperator() => Word switch
    {
        Word.Union or Word.Intersect => true,
        Word.Except or Word.Minus => KindAt(1) is TokenKind.OpenParen || WordAt(1) is Word.Select or Word.Sel or Word.All or Word.Distinct or Word.Values or Word.Table or Word.From or Word.With,
        _ => Word is Word.Left or Word.Full or Word.Inner && WordAt(1) is Word.Outer or Word.Union or Word.Intersect && (WordAt(1) == Word.Union || WordAt(2) == Word.Union),
    };

    private Query ParseSetOperations()
    {
        var first = ParseQueryTerm();
        return IsSetOperator() ? ParseSetTail(first) : first;
    }

    /// <summary>The branches after a first one, and what follows them all.</summary>
    private SetOperation ParseSetTail(Query first)
    {
        var branches = new List<SetBranch> { new(first, SetOperator.Union, false) };
        while (IsSetOperator())
        {
            while (Word is Word.Left or Word.Full or Word.Inner or Word.Outer)
            {
                _at++;
            }

            var operation = Word switch { Word.Intersect => SetOperator.Intersect, Word.Union => SetOperator.Union, _ => SetOperator.Except };
            _at++;
            var byName = SkipSetOptions();
            branches.Add(new SetBranch(ParseQueryTerm(), operation, byName));
        }

        var order = ParseTrailers();
        return new SetOperation([.. branches], order, SpanFrom(first.Span.Start));
    }

    private bool SkipSetOptions()
    {
        var byName = false;
        while (true)
        {
            if (Word is Word.All or Word.Distinct or Word.Strict)
            {
                _at++;
            }
            else if (Is(Word.By, Word.Name) || Is(Word.Corresponding))
            {
                byName = true;
                _at += Is(Word.By) ? 2 : 1;
                if (Is(Word.By) && KindAt(1) == TokenKind.OpenParen || Is(Word.On) && KindAt(1) == TokenKind.OpenParen)
                {
                    _at++;
                    SkipBracket();
                }
            }
            else
            {
                return byName;
            }
        }
    }

    private Query ParseQueryTerm()
    {
        var start = Start;
        switch (Word)
        {
            case Word.Select or Word.Sel:
                return ParseSelect();
            case Word.With when BeginsQuery():
                return ParseQuery();
            case Word.Values or Word.Value:
                _at++;
                return new ValuesQuery(ParseRows(), SpanFrom(start));
            case Word.Table:
                _at++;
                return ParseRelation() is { } relation ? FinishRelationQuery(relation, start) : Empty(start);
            case Word.From:
                return ParseFromFirst();
            case Word.Pivot or Word.Unpivot:
                return ParsePivotStatement();
        }

        if (!Is(TokenKind.OpenParen))
        {
            if (IsText("DESCRIBE") || Word is Word.Describe or Word.Show or Word.Summarize)
            {
                return ScanQuery();
            }

            NotUnderstood(Math.Min(_at, _end));
            return ScanQuery();
        }

        if (!Enter())
        {
            var scanned = ScanQuery();
            return scanned;
        }

        var close = Partner();
        _at++;
        var query = BeginsQuery() || Is(TokenKind.OpenParen) ? ParseQuery() : ScanQuery();
        if (_at < close)
        {
            NotUnderstood(_at);
        }

        _at = Math.Min(close + 1, _end);
        Leave();
        var order = ParseTrailers();
        return order.Length > 0 ? new SetOperation([new SetBranch(query, SetOperator.Union, false)], order, SpanFrom(start)) : query;
    }

    private RelationQuery FinishRelationQuery(Relation relation, int start)
    {
        ParseTrailers();
        return new RelationQuery(relation, SpanFrom(start));
    }

    private SelectQuery Empty(int start) => new([], [], SpanFrom(start));

    /// <summary>ORDER BY, LIMIT and their like after a whole query.</summary>
    private Expression[] ParseTrailers()
    {
        Expression[] order = [];
        while (true)
        {
            if (Is(Word.Order, Word.By))
            {
                _at += 2;
                order = [.. order, .. ParseKeys()];
            }
            else if (!SkipRowLimit())
            {
                return order;
            }
        }
    }

    private bool SkipRowLimit()
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

    private void SkipRowLimitWords()
    {
        while (Word is Word.Row or Word.Rows or Word.Only or Word.Percent or Word.Ties || (Is(Word.With) && WordAt(1) is Word.Ties) || (Is(TokenKind.Operator) && TextAt(_at) is "%"))
        {
            _at++;
        }
    }

    private Expression[][] ParseRows()
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
    private Expression[]? ParseRow(int close)
    {
        for (var index = _at + 1; index < close; index++)
        {
            if (_tokens[index].Kind is not (TokenKind.Text or TokenKind.Number or TokenKind.Comma or TokenKind.Parameter or TokenKind.Operator) && _tokens[index].Word is not (Word.Null or Word.True or Word.False or Word.Default))
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

    private Expression[] ParseRowExpressions(int close)
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
