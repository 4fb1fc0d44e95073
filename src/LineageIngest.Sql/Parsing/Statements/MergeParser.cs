using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>MERGE; RETURNING and OUTPUT.</summary>
sealed class MergeParser(TokenCursor cursor, Parsers parsers)
{
    public MergeStatement ParseMerge(CommonTable[] tables)
    {
        var start = cursor.Start;
        cursor.Position++;
        parsers.Updates.SkipDmlWords();
        _ = cursor.Is(Keyword.With, Keyword.Schema) && cursor.IsText("evolution", 2) && (cursor.Position += 3) > 0;
        cursor.Skip(Keyword.Into);
        var target = parsers.From.ParseRelation() ?? parsers.From.DynamicTable(start);
        cursor.Skip(Keyword.Using);
        var source = parsers.From.ParseRelation() ?? parsers.From.DynamicTable(start);
        Expression? on = null;
        if (cursor.Is(Keyword.Using) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            // USING (id): the same column on both sides.
            cursor.Position++;
            cursor.SkipBracket();
        }
        else if (cursor.Skip(Keyword.On))
        {
            on = parsers.Expressions.ParseExpression();
        }

        var clauses = new List<MergeClause>();
        Returning? returning = null;
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Is(Keyword.When))
            {
                clauses.Add(ParseMergeClause());
            }
            else if (cursor.Keyword is Keyword.Output or Keyword.Returning)
            {
                returning = ParseReturning();
            }
            else if (cursor.Is(Keyword.Option) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.IsText("log") && cursor.IsText("errors", 1))
            {
                parsers.Inserts.SkipErrorLog();
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return new MergeStatement(tables, target, source, on, [.. clauses], cursor.SpanFrom(start)) { Returning = returning };
    }

    MergeClause ParseMergeClause()
    {
        Expression? condition = null;
        Assignment[] updates = [];
        Identifier[] columns = [];
        Expression[] values = [];
        var all = false;
        cursor.Position++;
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.When))
        {
            var from = cursor.Position;
            if (cursor.Skip(Keyword.And) || cursor.Skip(Keyword.Where))
            {
                condition = condition is null
                    ? parsers.Expressions.ParseExpression()
                    : new Operation(OperationKind.Compute, [condition, parsers.Expressions.ParseExpression() ?? condition], condition.Span);
            }
            else if (cursor.Skip(Keyword.Update) || cursor.Skip(Keyword.Upd))
            {
                all |= SkipAllColumns();
                updates = all ? [] : parsers.Updates.ParseAssignments();
            }
            else if (cursor.Skip(Keyword.Insert) || cursor.Skip(Keyword.Ins))
            {
                all |= SkipAllColumns();
                columns = cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : columns;
                if (cursor.Skip(Keyword.Values) && cursor.Is(TokenKind.OpenParen))
                {
                    values = parsers.Rows.ParseRowExpressions(cursor.Partner());
                }
            }
            else if (cursor.Keyword is Keyword.Output or Keyword.Returning or Keyword.Option)
            {
                break;
            }
            else if (
                cursor.Keyword
                    is Keyword.Not
                        or Keyword.Matched
                        or Keyword.By
                        or Keyword.Source
                        or Keyword.Target
                        or Keyword.Then
                        or Keyword.Delete
                        or Keyword.Do
                        or Keyword.Nothing
                || cursor.IsText("default")
                || cursor.Is(Keyword.Values)
            )
            {
                cursor.Position++;
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return new MergeClause(condition, updates, columns, values, all);
    }

    // SET *, *, ROW, ALL BY NAME, BY NAME, BY POSITION, or nothing at all: each column of the source goes to its namesake.
    bool SkipAllColumns()
    {
        cursor.Skip(Keyword.Set);
        if (cursor.Skip(TokenKind.Star) || cursor.Skip(Keyword.Row))
        {
            return true;
        }

        if (cursor.Is(Keyword.All) && cursor.KeywordAt(1) == Keyword.By || cursor.Is(Keyword.By))
        {
            cursor.Position += cursor.Is(Keyword.All) ? 3 : 2;
            return true;
        }

        return cursor.Position >= cursor.End || cursor.Is(Keyword.When);
    }

    /// <summary>RETURNING …, OUTPUT … [INTO t (a)]; Oracle's RETURNING … [BULK COLLECT] INTO v fills variables.</summary>
    public Returning ParseReturning()
    {
        var isOutput = cursor.Is(Keyword.Output);
        cursor.Position++;
        var outputs = parsers.Projections.ParseProjections(cursor.End);
        WriteTarget? into = null;
        var variables = new List<Identifier>();
        _ = cursor.Is(Keyword.Bulk) && (cursor.Position += 2) > 0;
        if (cursor.Skip(Keyword.Into))
        {
            var start = cursor.Start;
            if (isOutput && parsers.Inserts.ParseWrittenRelation() is { } table)
            {
                into = new WriteTarget(table, cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : []);
            }
            else
            {
                while (
                    cursor.Position < cursor.End
                    && (
                        cursor.Kind is TokenKind.Parameter or TokenKind.Comma or TokenKind.Dot
                        || (parsers.Names.IsName() && !parsers.Recovery.IsClauseWord())
                    )
                    && cursor.Start >= start
                )
                {
                    if (cursor.Kind != TokenKind.Comma && cursor.Kind != TokenKind.Dot && cursor[cursor.Position - 1].Kind != TokenKind.Dot)
                    {
                        variables.Add(parsers.Names.IdentifierAt(cursor.Position));
                    }

                    cursor.Position++;
                }
            }
        }

        // A second OUTPUT may follow one with INTO.
        if (isOutput && cursor.Is(Keyword.Output))
        {
            ParseReturning();
        }

        return new Returning(outputs, into, [.. variables]);
    }
}
