using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>MERGE; RETURNING and OUTPUT.</summary>
sealed class MergeParser(TokenCursor cursor, Grammar grammar)
{
    public MergeStatement ParseMerge(CommonTable[] tables)
    {
        var start = cursor.Start;
        cursor.Position++;
        grammar.Updates.SkipDmlWords();
        cursor.Skip(Word.Into);
        var target = grammar.From.ParseRelation() ?? grammar.From.DynamicTable(start);
        cursor.Skip(Word.Using);
        var source = grammar.From.ParseRelation() ?? grammar.From.DynamicTable(start);
        Expression? on = null;
        if (cursor.Skip(Word.On))
        {
            on = grammar.Expressions.ParseExpression();
        }

        var clauses = new List<MergeClause>();
        Returning? returning = null;
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Is(Word.When))
            {
                clauses.Add(ParseMergeClause());
            }
            else if (cursor.Word is Word.Output or Word.Returning)
            {
                returning = ParseReturning();
            }
            else if (cursor.Is(Word.Option) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
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
        while (cursor.Position < cursor.End && !cursor.Is(Word.When))
        {
            var from = cursor.Position;
            if (cursor.Skip(Word.And) || cursor.Skip(Word.Where))
            {
                condition = condition is null
                    ? grammar.Expressions.ParseExpression()
                    : new Operation(OperationKind.Compute, [condition, grammar.Expressions.ParseExpression() ?? condition], condition.Span);
            }
            else if (cursor.Skip(Word.Update))
            {
                cursor.Skip(Word.Set);
                all |= cursor.Skip(TokenKind.Star) || (cursor.Is(Word.All) && cursor.IsText("by", 1) && (cursor.Position += 3) > 0);
                updates = all ? [] : grammar.Updates.ParseAssignments();
            }
            else if (cursor.Skip(Word.Insert))
            {
                all |=
                    cursor.Skip(TokenKind.Star)
                    || cursor.Skip(Word.Row)
                    || (cursor.Is(Word.All) && cursor.IsText("by", 1) && (cursor.Position += 3) > 0);
                columns = cursor.Is(TokenKind.OpenParen) ? grammar.Names.ParseNameList() : columns;
                if (cursor.Skip(Word.Values) && cursor.Is(TokenKind.OpenParen))
                {
                    values = grammar.Rows.ParseRowExpressions(cursor.Partner());
                }
            }
            else if (cursor.Word is Word.Output or Word.Returning or Word.Option)
            {
                break;
            }
            else if (
                cursor.Word
                    is Word.Not
                        or Word.Matched
                        or Word.By
                        or Word.Source
                        or Word.Target
                        or Word.Then
                        or Word.Delete
                        or Word.Do
                        or Word.Nothing
                || cursor.IsText("default")
                || cursor.Is(Word.Values)
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

    /// <summary>RETURNING …, OUTPUT … [INTO t (a)]; Oracle's RETURNING … INTO :v fills variables.</summary>
    public Returning ParseReturning()
    {
        var isOutput = cursor.Is(Word.Output);
        cursor.Position++;
        var outputs = grammar.Projections.ParseProjections(cursor.End);
        WriteTarget? into = null;
        if (cursor.Skip(Word.Into))
        {
            var start = cursor.Start;
            if (isOutput && grammar.Inserts.ParseWrittenRelation() is { } table)
            {
                into = new WriteTarget(table, cursor.Is(TokenKind.OpenParen) ? grammar.Names.ParseNameList() : []);
            }
            else
            {
                while (
                    cursor.Position < cursor.End
                    && (
                        cursor.Kind is TokenKind.Parameter or TokenKind.Comma or TokenKind.Dot
                        || (grammar.Names.IsName() && !grammar.Recovery.IsClauseWord())
                    )
                    && cursor.Start >= start
                )
                {
                    cursor.Position++;
                }
            }
        }

        // A second OUTPUT may follow one with INTO.
        if (isOutput && cursor.Is(Word.Output))
        {
            ParseReturning();
        }

        return new Returning(outputs, into);
    }
}
