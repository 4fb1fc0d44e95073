using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>MERGE, RETURNING.</content>
sealed partial class Parser
{
    MergeStatement ParseMerge(CommonTable[] tables)
    {
        var start = Start;
        _at++;
        SkipDmlWords();
        Skip(Word.Into);
        var target = ParseRelation() ?? DynamicTable(start);
        Skip(Word.Using);
        var source = ParseRelation() ?? DynamicTable(start);
        Expression? on = null;
        if (Skip(Word.On))
        {
            on = ParseExpression();
        }

        var clauses = new List<MergeClause>();
        Returning? returning = null;
        while (_at < _end)
        {
            var from = _at;
            if (Is(Word.When))
            {
                clauses.Add(ParseMergeClause());
            }
            else if (Word is Word.Output or Word.Returning)
            {
                returning = ParseReturning();
            }
            else if (Is(Word.Option) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                SkipBracket();
            }

            if (_at == from)
            {
                break;
            }
        }

        return new MergeStatement(tables, target, source, on, [.. clauses], SpanFrom(start)) { Returning = returning };
    }

    MergeClause ParseMergeClause()
    {
        Expression? condition = null;
        Assignment[] updates = [];
        Identifier[] columns = [];
        Expression[] values = [];
        var all = false;
        _at++;
        while (_at < _end && !Is(Word.When))
        {
            var from = _at;
            if (Skip(Word.And) || Skip(Word.Where))
            {
                condition = condition is null
                    ? ParseExpression()
                    : new Operation(OperationKind.Compute, [condition, ParseExpression() ?? condition], condition.Span);
            }
            else if (Skip(Word.Update))
            {
                Skip(Word.Set);
                all |= Skip(TokenKind.Star) || (Is(Word.All) && IsText("by", 1) && (_at += 3) > 0);
                updates = all ? [] : ParseAssignments();
            }
            else if (Skip(Word.Insert))
            {
                all |= Skip(TokenKind.Star) || Skip(Word.Row) || (Is(Word.All) && IsText("by", 1) && (_at += 3) > 0);
                columns = Is(TokenKind.OpenParen) ? ParseNameList() : columns;
                if (Skip(Word.Values) && Is(TokenKind.OpenParen))
                {
                    values = ParseRowExpressions(Partner());
                }
            }
            else if (Word is Word.Output or Word.Returning or Word.Option)
            {
                break;
            }
            else if (
                Word
                    is Word.Not
                        or Word.Matched
                        or Word.By
                        or Word.Source
                        or Word.Target
                        or Word.Then
                        or Word.Delete
                        or Word.Do
                        or Word.Nothing
                || IsText("default")
                || Is(Word.Values)
            )
            {
                _at++;
            }

            if (_at == from)
            {
                break;
            }
        }

        return new MergeClause(condition, updates, columns, values, all);
    }

    /// <summary>RETURNING …, OUTPUT … [INTO t (a)]; Oracle's RETURNING … INTO :v fills variables.</summary>
    Returning ParseReturning()
    {
        var isOutput = Is(Word.Output);
        _at++;
        var outputs = ParseProjections(_end);
        WriteTarget? into = null;
        if (Skip(Word.Into))
        {
            var start = Start;
            if (isOutput && ParseWrittenRelation() is { } table)
            {
                into = new WriteTarget(table, Is(TokenKind.OpenParen) ? ParseNameList() : []);
            }
            else
            {
                while (
                    _at < _end
                    && (Kind is TokenKind.Parameter or TokenKind.Comma or TokenKind.Dot || (IsName() && !IsClauseWord()))
                    && Start >= start
                )
                {
                    _at++;
                }
            }
        }

        // A second OUTPUT may follow one with INTO.
        if (isOutput && Is(Word.Output))
        {
            ParseReturning();
        }

        return new Returning(outputs, into);
    }
}
