using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Queries: WITH, set operations, SELECT and its clauses.</content>
sealed partial class Parser
{
    /// <summary>A query; the caller has seen that one begins.</summary>
    Query ParseQuery()
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

    bool IsSetOperator() =>
        Word switch
        {
            Word.Union or Word.Intersect => true,
            Word.Except or Word.Minus => KindAt(1) is TokenKind.OpenParen
                || WordAt(1) is Word.Select or Word.Sel or Word.All or Word.Distinct or Word.Values or Word.Table or Word.From or Word.With,
            _ => Word is Word.Left or Word.Full or Word.Inner
                && WordAt(1) is Word.Outer or Word.Union or Word.Intersect
                && (WordAt(1) == Word.Union || WordAt(2) == Word.Union),
        };

    Query ParseSetOperations()
    {
        var query = ParseQueryTerm();
        query = IsSetOperator() ? ParseSetTail(query) : query;
        return Is(TokenKind.Pipe) ? ParsePipes(query) : query;
    }

    /// <summary>The branches after a first one, and what follows them all.</summary>
    SetOperation ParseSetTail(Query first)
    {
        var branches = new List<SetBranch> { new(first, SetOperator.Union, false) };
        while (IsSetOperator())
        {
            while (Word is Word.Left or Word.Full or Word.Inner or Word.Outer)
            {
                _at++;
            }

            var operation = Word switch
            {
                Word.Intersect => SetOperator.Intersect,
                Word.Union => SetOperator.Union,
                _ => SetOperator.Except,
            };
            _at++;
            var byName = SkipSetOptions();
            branches.Add(new SetBranch(ParseQueryTerm(), operation, byName));
        }

        var order = ParseTrailers();
        return new SetOperation([.. branches], order, SpanFrom(first.Span.Start));
    }

    bool SkipSetOptions()
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

    Query ParseQueryTerm()
    {
        var start = Start;
        SkipLocking();
        switch (Word)
        {
            case Word.Select or Word.Sel:
                return ParseSelect();
            case Word.With when BeginsQuery():
                return ParseQuery();
            case Word.Values or Word.Value:
                _at++;
                var rows = ParseRows();
                return Is(Word.As) && ParseTableAlias() is { } alias
                    ? new RelationQuery(new ValuesTable(rows, alias, SpanFrom(start)), SpanFrom(start))
                    : new ValuesQuery(rows, SpanFrom(start));
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

    // Teradata: LOCKING ROW FOR ACCESS, LOCKING TABLE t FOR READ
    void SkipLocking()
    {
        while ((Is(Word.Locking) || (Is(Word.Lock) && _dialect.DataPhrases)) && KindAt(1) == TokenKind.Word)
        {
            _at += 2;
            while (_at < _end && !Is(Word.For) && !Is(Word.In) && !BeginsQuery())
            {
                _at++;
            }

            _ = Word is Word.For or Word.In && (_at += 2) > 0;
            Skip(Word.Nowait);
        }
    }

    // LOCKING TABLE t FOR ACCESS INSERT …: what follows is no query.
    bool LocksBeforeChange()
    {
        if (Is(Word.Lock) && !_dialect.DataPhrases)
        {
            return false;
        }

        var saved = _at;
        SkipLocking();
        if (_at > saved && !BeginsQuery() && Is(TokenKind.Word) && (Words.Use(Word) & WordUse.Verb) != 0)
        {
            return true;
        }

        _at = saved;
        return false;
    }

    RelationQuery FinishRelationQuery(Relation relation, int start)
    {
        ParseTrailers();
        return new RelationQuery(relation, SpanFrom(start));
    }

    SelectQuery Empty(int start) => new([], [], SpanFrom(start));

    /// <summary>ORDER BY, LIMIT and their like after a whole query.</summary>
    Expression[] ParseTrailers()
    {
        Expression[] order = [];
        while (true)
        {
            if (Word is Word.Order or Word.Sort or Word.Cluster or Word.Distribute && WordAt(1) == Word.By)
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
}
