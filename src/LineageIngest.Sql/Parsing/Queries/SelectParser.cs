using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>SELECT and its clauses.</summary>
sealed class SelectParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    // Variables that outputs are given to, SELECT @v = a; an empty name for outputs that none takes.
    public PooledStack<Identifier> Assigned { get; } = new();

    public SelectQuery ParseSelect()
    {
        var start = cursor.Start;
        cursor.Position++;
        var clauses = new SelectClauses();
        ParseSelectOptions(clauses);
        clauses.FirstProjection = cursor.Position;
        var assigned = Assigned.Count;
        var projections = parsers.Projections.ParseProjections(cursor.End);
        clauses.Variables.AddRange(Assigned.TakeFrom(assigned));
        ParseClauses(clauses);
        return clauses.Finish(projections, cursor.SpanFrom(start));
    }

    // FROM t [SELECT a] [WHERE …]
    public SelectQuery ParseFromFirst()
    {
        var start = cursor.Start;
        cursor.Position++;
        var clauses = new SelectClauses { From = parsers.From.ParseFromItems() };
        Projection[] projections = [];
        if (cursor.Keyword is Keyword.Select or Keyword.Sel)
        {
            cursor.Position++;
            ParseSelectOptions(clauses);
            projections = parsers.Projections.ParseProjections(cursor.End);
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
            switch (cursor.Keyword)
            {
                case Keyword.Distinct when cursor.KeywordAt(1) == Keyword.On && cursor.KindAt(2) == TokenKind.OpenParen:
                    cursor.Position += 2;
                    clauses.GroupBy.AddRange(parsers.Arguments.ParseArguments());
                    continue;
                case Keyword.Distinct
                    when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot) && cursor.KeywordAt(1) != Keyword.From:
                case Keyword.All
                    when cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.Dot)
                        && cursor.KeywordAt(1) is not (Keyword.From or Keyword.As):
                case Keyword.StraightJoin or Keyword.HighPriority when cursor.KindAt(1) is not TokenKind.Comma:
                    cursor.Position++;
                    continue;
                case Keyword.Top when cursor.KindAt(1) is TokenKind.Number or TokenKind.OpenParen or TokenKind.Parameter:
                    cursor.Position++;
                    if (cursor.Is(TokenKind.OpenParen) && parsers.Parentheses.ParseParenthesized() is var count)
                    {
                        clauses.Others.Add(count);
                    }
                    else
                    {
                        cursor.Position += cursor.Is(TokenKind.OpenParen) ? 0 : 1;
                    }

                    cursor.Skip(Keyword.Percent);
                    _ = cursor.Skip(Keyword.With, Keyword.Ties);
                    continue;
                case Keyword.As when cursor.KeywordAt(1) is Keyword.Struct or Keyword.Value:
                    clauses.AsValue |= cursor.KeywordAt(1) == Keyword.Value;
                    cursor.Position += 2;
                    continue;
                case Keyword.With when cursor.IsText("differential_privacy", 1) || cursor.IsText("anonymization", 1):
                    cursor.Position += 2;
                    _ = cursor.Is(Keyword.Options) && SkipText();
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
                if (parsers.Recovery.IsQueryEnd())
                {
                    return;
                }

                cursor.ReportNotUnderstood(cursor.Position);
                parsers.Recovery.SkipToClause();
            }

            if (cursor.Position == from)
            {
                return;
            }
        }
    }

    public bool ParseClause(SelectClauses clauses)
    {
        switch (cursor.Keyword)
        {
            case Keyword.From:
                cursor.Position++;
                clauses.From = [.. clauses.From, .. parsers.From.ParseFromItems()];
                return true;
            case Keyword.Where or Keyword.Prewhere or Keyword.Having or Keyword.Qualify:
                var isWhere = cursor.Keyword is Keyword.Where or Keyword.Prewhere;
                cursor.Position++;
                Add(isWhere ? clauses.Where : clauses.Having, parsers.Expressions.ParseExpression());
                return true;
            case Keyword.Group when cursor.KeywordAt(1) == Keyword.By:
                cursor.Position += 2;
                ParseGroupBy(clauses.GroupBy);
                return true;
            case Keyword.Order
            or Keyword.Sort
            or Keyword.Cluster
            or Keyword.Distribute
            or Keyword.Partition when cursor.KeywordAt(1) is Keyword.By or Keyword.Siblings:
                cursor.Position += cursor.KeywordAt(1) == Keyword.Siblings ? 3 : 2;
                clauses.OrderBy.AddRange(parsers.Calls.ParseKeys());
                if (cursor.IsText("interpolate"))
                {
                    cursor.Position++;
                    cursor.SkipParens();
                }

                return true;
            case Keyword.Window when parsers.Names.IsName(1) && cursor.KeywordAt(2) == Keyword.As:
                ParseNamedWindows(clauses);
                return true;
            case Keyword.Into:
                ParseInto(clauses);
                return true;
            case Keyword.Bulk when cursor.KeywordAt(1) == Keyword.Collect:
                cursor.Position += 2;
                return true;
            case Keyword.Model when parsers.Models.IsModelClause():
                parsers.Models.ParseModel(clauses);
                return true;
            case Keyword.None when parsers.DataPhrases.IsExpand():
                parsers.DataPhrases.ParseExpand(clauses);
                return true;
            case Keyword.Connect when cursor.KeywordAt(1) == Keyword.By:
                cursor.Position += 2;
                cursor.Skip(Keyword.Nocycle);
                Add(clauses.Where, parsers.Expressions.ParseExpression());
                return true;
            case Keyword.Start when cursor.KeywordAt(1) == Keyword.With:
                cursor.Position += 2;
                Add(clauses.Where, parsers.Expressions.ParseExpression());
                return true;
            default:
                return parsers.Rows.SkipRowLimit() || parsers.SelectOptions.SkipTrailingOption(clauses);
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
        cursor.Skip(Keyword.All);
        cursor.Skip(Keyword.Distinct);
        do
        {
            if (cursor.Is(Keyword.Grouping) && cursor.KeywordAt(1) == Keyword.Sets)
            {
                cursor.Position += 2;
                keys.AddRange(parsers.Arguments.ParseArguments());
            }
            else if (parsers.Expressions.ParseExpression() is { } key)
            {
                keys.Add(key);
                parsers.Calls.SkipKeyOptions();
                _ = cursor.Skip(Keyword.As) && parsers.Names.IsName() && SkipText();
            }
        } while (cursor.Skip(TokenKind.Comma) || (cursor.Is(Keyword.Grouping) && cursor.KeywordAt(1) == Keyword.Sets));

        if (cursor.Is(Keyword.With) && cursor.KeywordAt(1) is Keyword.Rollup or Keyword.Cube or Keyword.Totals)
        {
            cursor.Position += 2;
            _ = cursor.Skip(Keyword.With, Keyword.Totals);
        }
    }

    void ParseNamedWindows(SelectClauses clauses)
    {
        cursor.Position++;
        while (parsers.Names.IsName() && cursor.KeywordAt(1) == Keyword.As)
        {
            var name = parsers.Names.ReadIdentifier();
            cursor.Position++;
            clauses.Windows.Add(
                new NamedWindow(
                    name,
                    cursor.Is(TokenKind.OpenParen) ? parsers.Calls.ParseWindow()
                        : parsers.Names.IsName() ? new Window(parsers.Names.ReadIdentifier(), [], [])
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
        if (cursor.Keyword is Keyword.Outfile or Keyword.Dumpfile)
        {
            cursor.Position++;
            clauses.Into = cursor.Is(TokenKind.Text) ? new WriteTarget(parsers.From.ParsePathText(), []) : null;
            while (cursor.Keyword is Keyword.Fields or Keyword.Lines or Keyword.Character or Keyword.Columns or Keyword.Format)
            {
                parsers.Recovery.SkipToClause();
            }

            return;
        }

        cursor.Skip(Keyword.Strict);
        while (cursor.Keyword is Keyword.Temporary or Keyword.Temp or Keyword.Unlogged or Keyword.Local or Keyword.Global)
        {
            clauses.IntoTemporary |= cursor.Keyword is Keyword.Temporary or Keyword.Temp;
            cursor.Position++;
        }

        var isTable =
            dialect.SelectIntoTable
            && (dialect.SelectIntoTableInRoutines || !parsers.Routines.InRoutine)
            && !cursor.Is(TokenKind.Parameter);
        cursor.Skip(Keyword.Table);
        do
        {
            if (cursor.Is(TokenKind.Parameter))
            {
                TakeVariable(clauses, cursor.Position);
                cursor.Position++;
                SkipMembers();
            }
            else if (isTable && parsers.Names.ParseTableName() is { } name)
            {
                clauses.Into = new WriteTarget(new TableReference(name, null, name.Span), []);
            }
            else
            {
                if (parsers.Names.IsName())
                {
                    TakeVariable(clauses, cursor.Position);
                }

                parsers.Names.ParseTableName();
                cursor.SkipParens();
                SkipMembers();
            }
        } while (cursor.Skip(TokenKind.Comma));
        _ = isTable && cursor.Is(Keyword.On) && parsers.Names.IsName(1) && (cursor.Position += 2) > 0;
    }

    // A text that is put together without reading rows is followed.
    void TakeVariable(SelectClauses clauses, int token)
    {
        if (clauses.From.Length == 0 && clauses.Variables.Count == 0 && clauses.FirstProjection > 0)
        {
            parsers.DynamicSql.Texts.Assign(cursor.TextAt(token).ToString(), clauses.FirstProjection, cursor.Position - 1, append: false);
        }
        else
        {
            parsers.DynamicSql.Texts.Forget(cursor.TextAt(token).ToString());
        }

        clauses.Variables.Add(parsers.Names.IdentifierAt(token));
    }

    public void SkipMembers()
    {
        while (cursor.Is(TokenKind.Dot) && parsers.Names.IsName(1))
        {
            cursor.Position += 2;
        }
    }
}
