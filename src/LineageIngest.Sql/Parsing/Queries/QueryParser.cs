using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>Queries: set operations, parentheses, what follows them.</summary>
sealed class QueryParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    /// <summary>Whether a query begins here, at most behind more opening parentheses of its own.</summary>
    public bool BeginsQuery() =>
        cursor.Keyword switch
        {
            Keyword.Select or Keyword.Sel => cursor.KindAt(1) is not (TokenKind.CloseParen or TokenKind.Comma or TokenKind.Dot),
            Keyword.With => parsers.With.WithBeginsQuery(),
            Keyword.Locking => cursor.KindAt(1) == TokenKind.Word
                && cursor.KeywordAt(1) is Keyword.Row or Keyword.Table or Keyword.View or Keyword.Database,
            Keyword.Values => cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Parameter or TokenKind.Number or TokenKind.Text,
            Keyword.Table => parsers.Names.IsName(1)
                && cursor.KindAt(2) is TokenKind.End or TokenKind.CloseParen or TokenKind.Dot or TokenKind.Semicolon,
            Keyword.From => parsers.Names.IsName(1) || cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text,
            Keyword.Pivot or Keyword.Unpivot => IsPivotStatement(),
            Keyword.Lock => dialect.DataPhrases && cursor.KeywordAt(1) is Keyword.Row or Keyword.Table or Keyword.View or Keyword.Database,
            _ => false,
        };

    // PIVOT t ON a USING sum(b); elsewhere PIVOT is an alias or a clause.
    bool IsPivotStatement()
    {
        if (!parsers.Names.IsName(1) && !cursor.Is(TokenKind.Text, 1) && !cursor.Is(TokenKind.OpenParen, 1))
        {
            return false;
        }

        for (var index = cursor.Position + 1; index < cursor.End && index < cursor.Position + 40; index++)
        {
            if (cursor[index].Kind == TokenKind.OpenParen && cursor[index].Link > index)
            {
                index = cursor[index].Link;
            }
            else if (cursor[index].Keyword == Keyword.On)
            {
                return true;
            }
            else if (cursor[index].Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Dot or TokenKind.Text))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A query; the caller has seen that one begins.</summary>
    public Query ParseQuery()
    {
        var start = cursor.Start;
        if (!cursor.Enter())
        {
            return parsers.Recovery.ScanQuery();
        }

        var (tables, recursive) = parsers.With.ParseWith();
        var query = ParseSetOperations();
        cursor.Leave();
        return tables.Length == 0 ? query : new WithQuery(tables, recursive, query, cursor.SpanFrom(start));
    }

    public bool IsSetOperator() =>
        cursor.Keyword switch
        {
            Keyword.Union or Keyword.Intersect => true,
            Keyword.Except or Keyword.Minus => cursor.KindAt(1) is TokenKind.OpenParen
                || cursor.KeywordAt(1)
                    is Keyword.Select
                        or Keyword.Sel
                        or Keyword.All
                        or Keyword.Distinct
                        or Keyword.Values
                        or Keyword.Table
                        or Keyword.From
                        or Keyword.With,
            _ => cursor.Keyword is Keyword.Left or Keyword.Full or Keyword.Inner
                && cursor.KeywordAt(1) is Keyword.Outer or Keyword.Union or Keyword.Intersect
                && (cursor.KeywordAt(1) == Keyword.Union || cursor.KeywordAt(2) == Keyword.Union),
        };

    public Query ParseSetOperations()
    {
        var query = ParseQueryTerm();
        query = IsSetOperator() ? ParseSetTail(query) : query;
        return cursor.Is(TokenKind.Pipe) ? parsers.Pipes.ParsePipes(query) : query;
    }

    /// <summary>The branches after a first one, and what follows them all.</summary>
    public SetOperation ParseSetTail(Query first)
    {
        var branches = new List<SetBranch> { new(first, SetOperator.Union, false) };
        while (IsSetOperator())
        {
            while (cursor.Keyword is Keyword.Left or Keyword.Full or Keyword.Inner or Keyword.Outer)
            {
                cursor.Position++;
            }

            var operation = cursor.Keyword switch
            {
                Keyword.Intersect => SetOperator.Intersect,
                Keyword.Union => SetOperator.Union,
                _ => SetOperator.Except,
            };
            cursor.Position++;
            var byName = SkipSetOptions();
            branches.Add(new SetBranch(ParseQueryTerm(), operation, byName));
        }

        var order = ParseTrailers();
        return new SetOperation([.. branches], order, cursor.SpanFrom(first.Span.Start));
    }

    public bool SkipSetOptions()
    {
        var byName = false;
        while (true)
        {
            if (cursor.Keyword is Keyword.All or Keyword.Distinct or Keyword.Strict)
            {
                cursor.Position++;
            }
            else if (cursor.Is(Keyword.By, Keyword.Name) || cursor.Is(Keyword.Corresponding))
            {
                byName = true;
                cursor.Position += cursor.Is(Keyword.By) ? 2 : 1;
                if (
                    cursor.Is(Keyword.By) && cursor.KindAt(1) == TokenKind.OpenParen
                    || cursor.Is(Keyword.On) && cursor.KindAt(1) == TokenKind.OpenParen
                )
                {
                    cursor.Position++;
                    cursor.SkipBracket();
                }
            }
            else
            {
                return byName;
            }
        }
    }

    public Query ParseQueryTerm()
    {
        var start = cursor.Start;
        SkipLocking();
        switch (cursor.Keyword)
        {
            case Keyword.Select or Keyword.Sel:
                return parsers.Selects.ParseSelect();
            case Keyword.With when BeginsQuery():
                return ParseQuery();
            case Keyword.Values or Keyword.Value:
                cursor.Position++;
                var rows = parsers.Rows.ParseRows();
                return cursor.Is(Keyword.As) && parsers.Names.ParseTableAlias() is { } alias
                    ? new RelationQuery(new ValuesTable(rows, alias, cursor.SpanFrom(start)), cursor.SpanFrom(start))
                    : new ValuesQuery(rows, cursor.SpanFrom(start));
            case Keyword.Table:
                cursor.Position++;
                return parsers.From.ParseRelation() is { } relation ? FinishRelationQuery(relation, start) : Empty(start);
            case Keyword.From:
                return parsers.Selects.ParseFromFirst();
            case Keyword.Pivot or Keyword.Unpivot:
                return parsers.Pivots.ParsePivotStatement();
        }

        if (!cursor.Is(TokenKind.OpenParen))
        {
            if (cursor.IsText("DESCRIBE") || cursor.Keyword is Keyword.Describe or Keyword.Show or Keyword.Summarize)
            {
                return parsers.Recovery.ScanQuery();
            }

            cursor.ReportNotUnderstood(Math.Min(cursor.Position, cursor.End));
            return parsers.Recovery.ScanQuery();
        }

        if (!cursor.Enter())
        {
            var scanned = parsers.Recovery.ScanQuery();
            return scanned;
        }

        var close = cursor.Partner();
        cursor.Position++;
        var query = BeginsQuery() || cursor.Is(TokenKind.OpenParen) ? ParseQuery() : parsers.Recovery.ScanQuery();
        if (cursor.Position < close)
        {
            cursor.ReportNotUnderstood(cursor.Position);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        cursor.Leave();
        var order = ParseTrailers();
        return order.Length > 0 ? new SetOperation([new SetBranch(query, SetOperator.Union, false)], order, cursor.SpanFrom(start)) : query;
    }

    // Teradata: LOCKING ROW FOR ACCESS, LOCKING TABLE t FOR READ
    void SkipLocking()
    {
        while ((cursor.Is(Keyword.Locking) || (cursor.Is(Keyword.Lock) && dialect.DataPhrases)) && cursor.KindAt(1) == TokenKind.Word)
        {
            cursor.Position += 2;
            while (cursor.Position < cursor.End && !cursor.Is(Keyword.For) && !cursor.Is(Keyword.In) && !BeginsQuery())
            {
                cursor.Position++;
            }

            _ = cursor.Keyword is Keyword.For or Keyword.In && (cursor.Position += 2) > 0;
            cursor.Skip(Keyword.Nowait);
        }
    }

    // LOCKING TABLE t FOR ACCESS INSERT …: what follows is no query.
    public bool LocksBeforeChange()
    {
        if (cursor.Is(Keyword.Lock) && !dialect.DataPhrases)
        {
            return false;
        }

        var saved = cursor.Position;
        SkipLocking();
        if (cursor.Position > saved && !BeginsQuery() && cursor.Is(TokenKind.Word) && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0)
        {
            return true;
        }

        cursor.Position = saved;
        return false;
    }

    RelationQuery FinishRelationQuery(Relation relation, int start)
    {
        ParseTrailers();
        return new RelationQuery(relation, cursor.SpanFrom(start));
    }

    SelectQuery Empty(int start) => new([], [], cursor.SpanFrom(start));

    /// <summary>ORDER BY, LIMIT and their like after a whole query.</summary>
    public Expression[] ParseTrailers()
    {
        Expression[] order = [];
        while (true)
        {
            if (
                cursor.Keyword is Keyword.Order or Keyword.Sort or Keyword.Cluster or Keyword.Distribute
                && cursor.KeywordAt(1) == Keyword.By
            )
            {
                cursor.Position += 2;
                order = [.. order, .. parsers.Calls.ParseKeys()];
            }
            else if (!parsers.Rows.SkipRowLimit())
            {
                return order;
            }
        }
    }
}
