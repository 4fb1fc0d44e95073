using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>Queries: set operations, parentheses, what follows them.</summary>
sealed class QueryParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    /// <summary>Whether a query begins here, at most behind more opening parentheses of its own.</summary>
    public bool BeginsQuery() =>
        cursor.Word switch
        {
            Word.Select or Word.Sel => cursor.KindAt(1) is not (TokenKind.CloseParen or TokenKind.Comma or TokenKind.Dot),
            Word.With => grammar.With.WithBeginsQuery(),
            Word.Locking => cursor.KindAt(1) == TokenKind.Word && cursor.WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database,
            Word.Values => cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Parameter or TokenKind.Number or TokenKind.Text,
            Word.Table => grammar.Names.IsName(1)
                && cursor.KindAt(2) is TokenKind.End or TokenKind.CloseParen or TokenKind.Dot or TokenKind.Semicolon,
            Word.From => grammar.Names.IsName(1) || cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text,
            Word.Pivot or Word.Unpivot => IsPivotStatement(),
            Word.Lock => dialect.DataPhrases && cursor.WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database,
            _ => false,
        };

    // PIVOT t ON a USING sum(b); elsewhere PIVOT is an alias or a clause.
    bool IsPivotStatement()
    {
        if (!grammar.Names.IsName(1) && !cursor.Is(TokenKind.Text, 1) && !cursor.Is(TokenKind.OpenParen, 1))
        {
            return false;
        }

        for (var index = cursor.Position + 1; index < cursor.End && index < cursor.Position + 40; index++)
        {
            if (cursor[index].Kind == TokenKind.OpenParen && cursor[index].Link > index)
            {
                index = cursor[index].Link;
            }
            else if (cursor[index].Word == Word.On)
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
            return grammar.Recovery.ScanQuery();
        }

        var (tables, recursive) = grammar.With.ParseWith();
        var query = ParseSetOperations();
        cursor.Leave();
        return tables.Length == 0 ? query : new WithQuery(tables, recursive, query, cursor.SpanFrom(start));
    }

    public bool IsSetOperator() =>
        cursor.Word switch
        {
            Word.Union or Word.Intersect => true,
            Word.Except or Word.Minus => cursor.KindAt(1) is TokenKind.OpenParen
                || cursor.WordAt(1)
                    is Word.Select
                        or Word.Sel
                        or Word.All
                        or Word.Distinct
                        or Word.Values
                        or Word.Table
                        or Word.From
                        or Word.With,
            _ => cursor.Word is Word.Left or Word.Full or Word.Inner
                && cursor.WordAt(1) is Word.Outer or Word.Union or Word.Intersect
                && (cursor.WordAt(1) == Word.Union || cursor.WordAt(2) == Word.Union),
        };

    public Query ParseSetOperations()
    {
        var query = ParseQueryTerm();
        query = IsSetOperator() ? ParseSetTail(query) : query;
        return cursor.Is(TokenKind.Pipe) ? grammar.Pipes.ParsePipes(query) : query;
    }

    /// <summary>The branches after a first one, and what follows them all.</summary>
    public SetOperation ParseSetTail(Query first)
    {
        var branches = new List<SetBranch> { new(first, SetOperator.Union, false) };
        while (IsSetOperator())
        {
            while (cursor.Word is Word.Left or Word.Full or Word.Inner or Word.Outer)
            {
                cursor.Position++;
            }

            var operation = cursor.Word switch
            {
                Word.Intersect => SetOperator.Intersect,
                Word.Union => SetOperator.Union,
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
            if (cursor.Word is Word.All or Word.Distinct or Word.Strict)
            {
                cursor.Position++;
            }
            else if (cursor.Is(Word.By, Word.Name) || cursor.Is(Word.Corresponding))
            {
                byName = true;
                cursor.Position += cursor.Is(Word.By) ? 2 : 1;
                if (
                    cursor.Is(Word.By) && cursor.KindAt(1) == TokenKind.OpenParen
                    || cursor.Is(Word.On) && cursor.KindAt(1) == TokenKind.OpenParen
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
        switch (cursor.Word)
        {
            case Word.Select or Word.Sel:
                return grammar.Selects.ParseSelect();
            case Word.With when BeginsQuery():
                return ParseQuery();
            case Word.Values or Word.Value:
                cursor.Position++;
                var rows = grammar.Rows.ParseRows();
                return cursor.Is(Word.As) && grammar.Names.ParseTableAlias() is { } alias
                    ? new RelationQuery(new ValuesTable(rows, alias, cursor.SpanFrom(start)), cursor.SpanFrom(start))
                    : new ValuesQuery(rows, cursor.SpanFrom(start));
            case Word.Table:
                cursor.Position++;
                return grammar.From.ParseRelation() is { } relation ? FinishRelationQuery(relation, start) : Empty(start);
            case Word.From:
                return grammar.Selects.ParseFromFirst();
            case Word.Pivot or Word.Unpivot:
                return grammar.Pivots.ParsePivotStatement();
        }

        if (!cursor.Is(TokenKind.OpenParen))
        {
            if (cursor.IsText("DESCRIBE") || cursor.Word is Word.Describe or Word.Show or Word.Summarize)
            {
                return grammar.Recovery.ScanQuery();
            }

            cursor.NotUnderstood(Math.Min(cursor.Position, cursor.End));
            return grammar.Recovery.ScanQuery();
        }

        if (!cursor.Enter())
        {
            var scanned = grammar.Recovery.ScanQuery();
            return scanned;
        }

        var close = cursor.Partner();
        cursor.Position++;
        var query = BeginsQuery() || cursor.Is(TokenKind.OpenParen) ? ParseQuery() : grammar.Recovery.ScanQuery();
        if (cursor.Position < close)
        {
            cursor.NotUnderstood(cursor.Position);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        cursor.Leave();
        var order = ParseTrailers();
        return order.Length > 0 ? new SetOperation([new SetBranch(query, SetOperator.Union, false)], order, cursor.SpanFrom(start)) : query;
    }

    // Teradata: LOCKING ROW FOR ACCESS, LOCKING TABLE t FOR READ
    void SkipLocking()
    {
        while ((cursor.Is(Word.Locking) || (cursor.Is(Word.Lock) && dialect.DataPhrases)) && cursor.KindAt(1) == TokenKind.Word)
        {
            cursor.Position += 2;
            while (cursor.Position < cursor.End && !cursor.Is(Word.For) && !cursor.Is(Word.In) && !BeginsQuery())
            {
                cursor.Position++;
            }

            _ = cursor.Word is Word.For or Word.In && (cursor.Position += 2) > 0;
            cursor.Skip(Word.Nowait);
        }
    }

    // LOCKING TABLE t FOR ACCESS INSERT …: what follows is no query.
    public bool LocksBeforeChange()
    {
        if (cursor.Is(Word.Lock) && !dialect.DataPhrases)
        {
            return false;
        }

        var saved = cursor.Position;
        SkipLocking();
        if (cursor.Position > saved && !BeginsQuery() && cursor.Is(TokenKind.Word) && (Words.Use(cursor.Word) & WordUse.Verb) != 0)
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
            if (cursor.Word is Word.Order or Word.Sort or Word.Cluster or Word.Distribute && cursor.WordAt(1) == Word.By)
            {
                cursor.Position += 2;
                order = [.. order, .. grammar.Calls.ParseKeys()];
            }
            else if (!grammar.Rows.SkipRowLimit())
            {
                return order;
            }
        }
    }
}
