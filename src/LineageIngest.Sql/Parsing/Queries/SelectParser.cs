using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>SELECT and its clauses.</summary>
sealed class SelectParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    // Variables that outputs are given to, SELECT @v = a; an empty name for outputs that none takes.
    public Scratch<Identifier> Assigned { get; } = new();

    public SelectQuery ParseSelect()
    {
        var start = cursor.Start;
        cursor.Position++;
        var clauses = new SelectClauses();
        ParseSelectOptions(clauses);
        clauses.FirstProjection = cursor.Position;
        var assigned = Assigned.Count;
        var projections = grammar.Projections.ParseProjections(cursor.End);
        clauses.Variables.AddRange(Assigned.TakeFrom(assigned));
        ParseClauses(clauses);
        return clauses.Finish(projections, cursor.SpanFrom(start));
    }

    // FROM t [SELECT a] [WHERE …]
    public SelectQuery ParseFromFirst()
    {
        var start = cursor.Start;
        cursor.Position++;
        var clauses = new SelectClauses { From = grammar.From.ParseFromItems() };
        Projection[] projections = [];
        if (cursor.Word is Word.Select or Word.Sel)
        {
            cursor.Position++;
            ParseSelectOptions(clauses);
            projections = grammar.Projections.ParseProjections(cursor.End);
        }
        else
        {
            projections = [new Projection(new Star(null, [], [], [], new TextSpan(start, 4)), null)];
        }

        ParseClauses(clauses);
        return clauses.Finish(projections, cursor.SpanFrom(start));
    }

    /// <summary>What stands between SELECT and the first output: DISTINCT, TOP, hints, AS STRUCT.</summary>
    public void ParseSelectOptions(SelectClauses clauses)
    {
        while (true)
        {
            switch (cursor.Word)
            {
                case Word.Distinct when cursor.WordAt(1) == Word.On && cursor.KindAt(2) == TokenKind.OpenParen:
                    cursor.Position += 2;
                    clauses.GroupBy.AddRange(grammar.Arguments.ParseArguments());
                    continue;
                case Word.Distinct when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot) && cursor.WordAt(1) != Word.From:
                case Word.All
                    when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot) && cursor.WordAt(1) is not (Word.From or Word.As):
                case Word.StraightJoin or Word.HighPriority when cursor.KindAt(1) is not TokenKind.Comma:
                    cursor.Position++;
                    continue;
                case Word.Top when cursor.KindAt(1) is TokenKind.Number or TokenKind.OpenParen or TokenKind.Parameter:
                    cursor.Position++;
                    if (cursor.Is(TokenKind.OpenParen) && grammar.Parentheses.ParseParenthesized() is var count)
                    {
                        clauses.Others.Add(count);
                    }
                    else
                    {
                        cursor.Position += cursor.Is(TokenKind.OpenParen) ? 0 : 1;
                    }

                    cursor.Skip(Word.Percent);
                    _ = cursor.Skip(Word.With, Word.Ties);
                    continue;
                case Word.As when cursor.WordAt(1) is Word.Struct or Word.Value:
                    cursor.Position += 2;
                    continue;
                case Word.With when cursor.IsText("differential_privacy", 1) || cursor.IsText("anonymization", 1):
                    cursor.Position += 2;
                    _ = cursor.Is(Word.Options) && SkipText();
                    cursor.SkipParens();
                    continue;
                default:
                    if (
                        (
                            cursor.IsText("DISTINCTROW")
                            || cursor.IsText("SQL_CALC_FOUND_ROWS")
                            || cursor.IsText("SQL_NO_CACHE")
                            || cursor.IsText("SQL_SMALL_RESULT")
                            || cursor.IsText("SQL_BIG_RESULT")
                            || cursor.IsText("SQL_BUFFER_RESULT")
                            || cursor.IsText("NORMALIZE")
                        ) && cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Star
                    )
                    {
                        cursor.Position++;
                        continue;
                    }

                    return;
            }
        }
    }

    public bool SkipText()
    {
        cursor.Position++;
        return true;
    }

    void ParseClauses(SelectClauses clauses)
    {
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (!ParseClause(clauses))
            {
                if (grammar.Recovery.IsQueryEnd())
                {
                    return;
                }

                cursor.NotUnderstood(cursor.Position);
                grammar.Recovery.SkipToClause();
            }

            if (cursor.Position == from)
            {
                return;
            }
        }
    }

    public bool ParseClause(SelectClauses clauses)
    {
        switch (cursor.Word)
        {
            case Word.From:
                cursor.Position++;
                clauses.From = [.. clauses.From, .. grammar.From.ParseFromItems()];
                return true;
            case Word.Where or Word.Prewhere or Word.Having or Word.Qualify:
                var isWhere = cursor.Word is Word.Where or Word.Prewhere;
                cursor.Position++;
                Add(isWhere ? clauses.Where : clauses.Having, grammar.Expressions.ParseExpression());
                return true;
            case Word.Group when cursor.WordAt(1) == Word.By:
                cursor.Position += 2;
                ParseGroupBy(clauses.GroupBy);
                return true;
            case Word.Order
            or Word.Sort
            or Word.Cluster
            or Word.Distribute
            or Word.Partition when cursor.WordAt(1) is Word.By or Word.Siblings:
                cursor.Position += cursor.WordAt(1) == Word.Siblings ? 3 : 2;
                clauses.OrderBy.AddRange(grammar.Calls.ParseKeys());
                if (cursor.IsText("interpolate"))
                {
                    cursor.Position++;
                    cursor.SkipParens();
                }

                return true;
            case Word.Window when grammar.Names.IsName(1) && cursor.WordAt(2) == Word.As:
                ParseNamedWindows(clauses);
                return true;
            case Word.Into:
                ParseInto(clauses);
                return true;
            case Word.Bulk when cursor.WordAt(1) == Word.Collect:
                cursor.Position += 2;
                return true;
            case Word.Model when grammar.Models.IsModelClause():
                grammar.Models.ParseModel(clauses);
                return true;
            case Word.None when grammar.DataPhrases.IsExpand():
                grammar.DataPhrases.ParseExpand(clauses);
                return true;
            case Word.Connect when cursor.WordAt(1) == Word.By:
                cursor.Position += 2;
                cursor.Skip(Word.Nocycle);
                Add(clauses.Where, grammar.Expressions.ParseExpression());
                return true;
            case Word.Start when cursor.WordAt(1) == Word.With:
                cursor.Position += 2;
                Add(clauses.Where, grammar.Expressions.ParseExpression());
                return true;
            default:
                return grammar.Rows.SkipRowLimit() || grammar.SelectOptions.SkipTrailingOption(clauses);
        }
    }

    public static void Add(List<Expression> list, Expression? value)
    {
        if (value is not null)
        {
            list.Add(value);
        }
    }

    // GROUP BY a, ROLLUP (b, c), GROUPING SETS ((a), ()), ALL; WITH ROLLUP
    void ParseGroupBy(List<Expression> keys)
    {
        cursor.Skip(Word.All);
        cursor.Skip(Word.Distinct);
        do
        {
            if (cursor.Is(Word.Grouping) && cursor.WordAt(1) == Word.Sets)
            {
                cursor.Position += 2;
                keys.AddRange(grammar.Arguments.ParseArguments());
            }
            else if (grammar.Expressions.ParseExpression() is { } key)
            {
                keys.Add(key);
                grammar.Calls.SkipKeyOptions();
                _ = cursor.Skip(Word.As) && grammar.Names.IsName() && SkipText();
            }
        } while (cursor.Skip(TokenKind.Comma) || (cursor.Is(Word.Grouping) && cursor.WordAt(1) == Word.Sets));

        if (cursor.Is(Word.With) && cursor.WordAt(1) is Word.Rollup or Word.Cube or Word.Totals)
        {
            cursor.Position += 2;
            _ = cursor.Skip(Word.With, Word.Totals);
        }
    }

    void ParseNamedWindows(SelectClauses clauses)
    {
        cursor.Position++;
        while (grammar.Names.IsName() && cursor.WordAt(1) == Word.As)
        {
            var name = grammar.Names.ReadIdentifier();
            cursor.Position++;
            clauses.Windows.Add(
                new NamedWindow(
                    name,
                    cursor.Is(TokenKind.OpenParen) ? grammar.Calls.ParseWindow()
                        : grammar.Names.IsName() ? new Window(grammar.Names.ReadIdentifier(), [], [])
                        : new Window(null, [], [])
                )
            );
            if (!cursor.Skip(TokenKind.Comma))
            {
                return;
            }
        }
    }

    // SELECT … INTO t makes a table; INTO v, :v, @v, v.field fills variables.
    void ParseInto(SelectClauses clauses)
    {
        cursor.Position++;
        if (cursor.Word is Word.Outfile or Word.Dumpfile)
        {
            cursor.Position++;
            clauses.Into = cursor.Is(TokenKind.Text) ? new WriteTarget(grammar.From.ParsePathText(), []) : null;
            while (cursor.Word is Word.Fields or Word.Lines or Word.Character or Word.Columns or Word.Format)
            {
                grammar.Recovery.SkipToClause();
            }

            return;
        }

        cursor.Skip(Word.Strict);
        while (cursor.Word is Word.Temporary or Word.Temp or Word.Unlogged or Word.Local or Word.Global)
        {
            clauses.IntoTemporary |= cursor.Word is Word.Temporary or Word.Temp;
            cursor.Position++;
        }

        var isTable =
            dialect.SelectIntoTable && !(grammar.Routines.InRoutine && !dialect.SemicolonsOptional) && !cursor.Is(TokenKind.Parameter);
        cursor.Skip(Word.Table);
        do
        {
            if (cursor.Is(TokenKind.Parameter))
            {
                TakeVariable(clauses, cursor.Position);
                cursor.Position++;
                SkipMembers();
            }
            else if (isTable && grammar.Names.ParseTableName() is { } name)
            {
                clauses.Into = new WriteTarget(new TableReference(name, null, name.Span), []);
            }
            else
            {
                if (grammar.Names.IsName())
                {
                    TakeVariable(clauses, cursor.Position);
                }

                grammar.Names.ParseTableName();
                cursor.SkipParens();
                SkipMembers();
            }
        } while (cursor.Skip(TokenKind.Comma));
        _ = isTable && cursor.Is(Word.On) && grammar.Names.IsName(1) && (cursor.Position += 2) > 0;
    }

    // A text that is put together without reading rows is followed.
    void TakeVariable(SelectClauses clauses, int token)
    {
        if (clauses.From.Length == 0 && clauses.Variables.Count == 0 && clauses.FirstProjection > 0)
        {
            grammar.DynamicSql.Texts.Assign(cursor.TextAt(token).ToString(), clauses.FirstProjection, cursor.Position - 1, append: false);
        }
        else
        {
            grammar.DynamicSql.Texts.Forget(cursor.TextAt(token).ToString());
        }

        clauses.Variables.Add(grammar.Names.IdentifierAt(token));
    }

    public void SkipMembers()
    {
        while (cursor.Is(TokenKind.Dot) && grammar.Names.IsName(1))
        {
            cursor.Position += 2;
        }
    }
}
