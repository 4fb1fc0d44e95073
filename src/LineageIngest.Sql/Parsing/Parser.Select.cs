using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>SELECT and its clauses.</content>
sealed partial class Parser
{
    // Variables that outputs are given to, SELECT @v = a; an empty name for outputs that none takes.
    readonly Scratch<Identifier> _assigned = new();

    SelectQuery ParseSelect()
    {
        var start = Start;
        _at++;
        var clauses = new SelectClauses();
        ParseSelectOptions(clauses);
        clauses.FirstProjection = _at;
        var assigned = _assigned.Count;
        var projections = ParseProjections(_end);
        clauses.Variables.AddRange(_assigned.TakeFrom(assigned));
        ParseClauses(clauses);
        return clauses.Finish(projections, SpanFrom(start));
    }

    // FROM t [SELECT a] [WHERE …]
    SelectQuery ParseFromFirst()
    {
        var start = Start;
        _at++;
        var clauses = new SelectClauses { From = ParseFromItems() };
        Projection[] projections = [];
        if (Word is Word.Select or Word.Sel)
        {
            _at++;
            ParseSelectOptions(clauses);
            projections = ParseProjections(_end);
        }
        else
        {
            projections = [new Projection(new Star(null, [], [], [], new TextSpan(start, 4)), null)];
        }

        ParseClauses(clauses);
        return clauses.Finish(projections, SpanFrom(start));
    }

    /// <summary>What stands between SELECT and the first output: DISTINCT, TOP, hints, AS STRUCT.</summary>
    void ParseSelectOptions(SelectClauses clauses)
    {
        while (true)
        {
            switch (Word)
            {
                case Word.Distinct when WordAt(1) == Word.On && KindAt(2) == TokenKind.OpenParen:
                    _at += 2;
                    clauses.GroupBy.AddRange(ParseArguments());
                    continue;
                case Word.Distinct when KindAt(1) is not (TokenKind.Comma or TokenKind.Dot) && WordAt(1) != Word.From:
                case Word.All when KindAt(1) is not (TokenKind.Comma or TokenKind.Dot) && WordAt(1) is not (Word.From or Word.As):
                case Word.StraightJoin or Word.HighPriority when KindAt(1) is not TokenKind.Comma:
                    _at++;
                    continue;
                case Word.Top when KindAt(1) is TokenKind.Number or TokenKind.OpenParen or TokenKind.Parameter:
                    _at++;
                    if (Is(TokenKind.OpenParen) && ParseParenthesized() is var count)
                    {
                        clauses.Others.Add(count);
                    }
                    else
                    {
                        _at += Is(TokenKind.OpenParen) ? 0 : 1;
                    }

                    Skip(Word.Percent);
                    _ = Skip(Word.With, Word.Ties);
                    continue;
                case Word.As when WordAt(1) is Word.Struct or Word.Value:
                    _at += 2;
                    continue;
                case Word.With when IsText("differential_privacy", 1) || IsText("anonymization", 1):
                    _at += 2;
                    _ = Is(Word.Options) && SkipText();
                    SkipParens();
                    continue;
                default:
                    if (
                        (
                            IsText("DISTINCTROW")
                            || IsText("SQL_CALC_FOUND_ROWS")
                            || IsText("SQL_NO_CACHE")
                            || IsText("SQL_SMALL_RESULT")
                            || IsText("SQL_BIG_RESULT")
                            || IsText("SQL_BUFFER_RESULT")
                            || IsText("NORMALIZE")
                        ) && KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Star
                    )
                    {
                        _at++;
                        continue;
                    }

                    return;
            }
        }
    }

    bool SkipText()
    {
        _at++;
        return true;
    }

    void ParseClauses(SelectClauses clauses)
    {
        while (_at < _end)
        {
            var from = _at;
            if (!ParseClause(clauses))
            {
                if (IsQueryEnd())
                {
                    return;
                }

                NotUnderstood(_at);
                SkipToClause();
            }

            if (_at == from)
            {
                return;
            }
        }
    }

    bool ParseClause(SelectClauses clauses)
    {
        switch (Word)
        {
            case Word.From:
                _at++;
                clauses.From = [.. clauses.From, .. ParseFromItems()];
                return true;
            case Word.Where or Word.Prewhere or Word.Having or Word.Qualify:
                var isWhere = Word is Word.Where or Word.Prewhere;
                _at++;
                Add(isWhere ? clauses.Where : clauses.Having, ParseExpression());
                return true;
            case Word.Group when WordAt(1) == Word.By:
                _at += 2;
                ParseGroupBy(clauses.GroupBy);
                return true;
            case Word.Order or Word.Sort or Word.Cluster or Word.Distribute or Word.Partition when WordAt(1) is Word.By or Word.Siblings:
                _at += WordAt(1) == Word.Siblings ? 3 : 2;
                clauses.OrderBy.AddRange(ParseKeys());
                if (IsText("interpolate"))
                {
                    _at++;
                    SkipParens();
                }

                return true;
            case Word.Window when IsName(1) && WordAt(2) == Word.As:
                ParseNamedWindows(clauses);
                return true;
            case Word.Into:
                ParseInto(clauses);
                return true;
            case Word.Bulk when WordAt(1) == Word.Collect:
                _at += 2;
                return true;
            case Word.Model when IsModelClause():
                ParseModel(clauses);
                return true;
            case Word.None when IsExpand():
                ParseExpand(clauses);
                return true;
            case Word.Connect when WordAt(1) == Word.By:
                _at += 2;
                Skip(Word.Nocycle);
                Add(clauses.Where, ParseExpression());
                return true;
            case Word.Start when WordAt(1) == Word.With:
                _at += 2;
                Add(clauses.Where, ParseExpression());
                return true;
            default:
                return SkipRowLimit() || SkipTrailingOption(clauses);
        }
    }

    static void Add(List<Expression> list, Expression? value)
    {
        if (value is not null)
        {
            list.Add(value);
        }
    }

    // GROUP BY a, ROLLUP (b, c), GROUPING SETS ((a), ()), ALL; WITH ROLLUP
    void ParseGroupBy(List<Expression> keys)
    {
        Skip(Word.All);
        Skip(Word.Distinct);
        do
        {
            if (Is(Word.Grouping) && WordAt(1) == Word.Sets)
            {
                _at += 2;
                keys.AddRange(ParseArguments());
            }
            else if (ParseExpression() is { } key)
            {
                keys.Add(key);
                SkipKeyOptions();
                _ = Skip(Word.As) && IsName() && SkipText();
            }
        } while (Skip(TokenKind.Comma) || (Is(Word.Grouping) && WordAt(1) == Word.Sets));

        if (Is(Word.With) && WordAt(1) is Word.Rollup or Word.Cube or Word.Totals)
        {
            _at += 2;
            _ = Skip(Word.With, Word.Totals);
        }
    }

    void ParseNamedWindows(SelectClauses clauses)
    {
        _at++;
        while (IsName() && WordAt(1) == Word.As)
        {
            var name = ReadIdentifier();
            _at++;
            clauses.Windows.Add(
                new NamedWindow(
                    name,
                    Is(TokenKind.OpenParen) ? ParseWindow()
                        : IsName() ? new Window(ReadIdentifier(), [], [])
                        : new Window(null, [], [])
                )
            );
            if (!Skip(TokenKind.Comma))
            {
                return;
            }
        }
    }

    // SELECT … INTO t makes a table; INTO v, :v, @v, v.field fills variables.
    void ParseInto(SelectClauses clauses)
    {
        _at++;
        if (Word is Word.Outfile or Word.Dumpfile)
        {
            _at++;
            clauses.Into = Is(TokenKind.Text) ? new WriteTarget(ParsePathText(), []) : null;
            while (Word is Word.Fields or Word.Lines or Word.Character or Word.Columns or Word.Format)
            {
                SkipToClause();
            }

            return;
        }

        Skip(Word.Strict);
        while (Word is Word.Temporary or Word.Temp or Word.Unlogged or Word.Local or Word.Global)
        {
            clauses.IntoTemporary |= Word is Word.Temporary or Word.Temp;
            _at++;
        }

        var isTable = _dialect.SelectIntoTable && !(_inRoutine && !_transactSql) && !Is(TokenKind.Parameter);
        Skip(Word.Table);
        do
        {
            if (Is(TokenKind.Parameter))
            {
                TakeVariable(clauses, _at);
                _at++;
                SkipMembers();
            }
            else if (isTable && ParseTableName() is { } name)
            {
                clauses.Into = new WriteTarget(new TableReference(name, null, name.Span), []);
            }
            else
            {
                if (IsName())
                {
                    TakeVariable(clauses, _at);
                }

                ParseTableName();
                SkipParens();
                SkipMembers();
            }
        } while (Skip(TokenKind.Comma));
        _ = isTable && Is(Word.On) && IsName(1) && (_at += 2) > 0;
    }

    // A text that is put together without reading rows is followed.
    void TakeVariable(SelectClauses clauses, int token)
    {
        if (clauses.From.Length == 0 && clauses.Variables.Count == 0 && clauses.FirstProjection > 0)
        {
            Texts.Assign(TextAt(token).ToString(), clauses.FirstProjection, _at - 1, append: false);
        }
        else
        {
            Texts.Forget(TextAt(token).ToString());
        }

        clauses.Variables.Add(IdentifierAt(token));
    }

    void SkipMembers()
    {
        while (Is(TokenKind.Dot) && IsName(1))
        {
            _at += 2;
        }
    }
}
