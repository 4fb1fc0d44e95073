using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>UPDATE, DELETE, MERGE.</content>
sealed partial class Parser
{
    private UpdateStatement ParseUpdate(CommonTable[] tables)
    {
        var start = Start;
        _at++;
        SkipDmlWords();
        var items = ParseTargets();
        FromItem[] sources = [];
        if (Skip(Word.From))
        {
            sources = ParseFromItems();
        }

        var assignments = Skip(Word.Set) ? ParseAssignments() : [];
        var target = items.Length > 0 ? items[0].Relation : DynamicTable(start);
        var statement = new UpdateStatement(tables, target, assignments, [.. items.Skip(1), .. sources], [], default);
        var conditions = new List<Expression>();
        if (items.Length > 0 && items[0].On is { } on)
        {
            conditions.Add(on);
        }

        while (_at < _end)
        {
            var from = _at;
            if (Skip(Word.From))
            {
                statement = statement with { From = [.. statement.From, .. ParseFromItems()] };
            }
            else if (Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (_at == from)
            {
                break;
            }
        }

        return statement with { Where = [.. conditions], Span = SpanFrom(start) };
    }

    private void ParseDmlTail(List<Expression> conditions)
    {
        if (Skip(Word.Where))
        {
            if (Skip(Word.Current))
            {
                _at += 2;
            }
            else
            {
                Add(conditions, ParseExpression());
            }
        }
        else if (Skip(Word.Order, Word.By))
        {
            conditions.AddRange(ParseKeys());
        }
        else if (Is(Word.Option) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }
        else if (Is(Word.If) && WordAt(1) == Word.Exists || Skip(Word.All))
        {
            _ = Skip(Word.If, Word.Exists);
        }
        else if (Skip(Word.Settings))
        {
            ParseKeys();
        }
        else
        {
            SkipRowLimit();
        }
    }

    private void SkipDmlWords()
    {
        while (true)
        {
            if (Word is Word.LowPriority or Word.Ignore or Word.Only)
            {
                _at++;
            }
            else if (Is(Word.Or) && KindAt(1) == TokenKind.Word)
            {
                _at += 2;
            }
            else if (Is(Word.Top) && KindAt(1) is TokenKind.OpenParen or TokenKind.Number)
            {
                _at += 2;
                _at = _tokens[_at - 1].Kind == TokenKind.OpenParen && _tokens[_at - 1].Link > 0 ? _tokens[_at - 1].Link + 1 : _at;
                Skip(Word.Percent);
            }
            else
            {
                return;
            }
        }
    }

    // The written relation, and those it is joined with.
    private FromItem[] ParseTargets() => ParseFromItems();

    private Assignment[] ParseAssignments()
    {
        var assignments = new List<Assignment>();
        do
        {
            var from = _at;
            if (ParseAssignmentOf() is { } assignment)
            {
                assignments.Add(assignment);
            }

            if (_at == from)
            {
                break;
            }
        }
        while (Skip(TokenKind.Comma));

        return [.. assignments];
    }

    private Assignment? ParseAssignmentOf()
    {
        var targets = new List<ColumnReference>();
        if (Is(TokenKind.Parameter) && KindAt(1) == TokenKind.Equals)
        {
            _at += 2;
            if (!(IsName() && KindAt(1) == TokenKind.Equals))
            {
                return ParseExpression() is { } assigned ? new Assignment([], assigned) : null;
            }
        }

        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            _at++;
            while (_at < close)
            {
                if (ParseTableName() is { } name)
                {
                    targets.Add(new ColumnReference(name));
                }

                SkipPastComma(close);
            }

            _at = Math.Min(close + 1, _end);
        }
        else if (IsName() && ParseTableName() is { } single)
        {
            targets.Add(new ColumnReference(single));
            if (Is(TokenKind.OpenParen))
            {
                return new Assignment([.. targets], new Operation(OperationKind.Compute, ParseArguments(), SpanFrom(single.Span.Start)));
            }
        }

        while (Is(TokenKind.OpenBracket))
        {
            SkipBracket();
            SkipMembers();
        }

        while (Is(TokenKind.Operator))
        {
            _at++;
        }

        if (!Skip(TokenKind.Equals) && !Skip(TokenKind.Assign))
        {
            return null;
        }

        Skip(Word.Row);
        return ParseExpression() is { } value ? new Assignment([.. targets], value) : null;
    }

    private DeleteStatement ParseDelete(CommonTable[] tables)
    {
        var start = Start;
        _at++;
        SkipDmlWords();
        var statement = new DeleteStatement(tables, [], [], [], default);
        if (!Is(Word.From))
        {
            var named = ParseTargets();
            statement = statement with { Targets = [.. named.Select(item => item.Relation)] };
        }

        var conditions = new List<Expression>();
        while (_at < _end)
        {
            var from = _at;
            if (Is(Word.From) || Is(Word.Using))
            {
                _at++;
                var items = ParseFromItems();
                statement = statement.Targets.Length == 0 ? statement with { Targets = TargetsOf(items), From = items.Length > 0 && items[^1].Join != JoinKind.Comma ? items : [] } : statement with { From = [.. statement.From, .. items] };
            }
            else if (Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (_at == from)
            {
                break;
            }
        }

        return statement with { Where = [.. conditions], Span = SpanFrom(start) };
    }

    private static Relation[] TargetsOf(FromItem[] items) => [.. items.TakeWhile(item => item.Join == JoinKind.Comma).Select(item => item.Relation)];

    private MergeStatement ParseMerge(CommonTable[] tables)
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

    private MergeClause ParseMergeClause()
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
                condition = condition is null ? ParseExpression() : new Operation(OperationKind.Compute, [condition, ParseExpression() ?? condition], condition.Span);
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
            else if (Word is Word.Not or Word.Matched or Word.By or Word.Source or Word.Target or Word.Then or Word.Delete or Word.Do or Word.Nothing || IsText("default") || Is(Word.Values))
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
    private Returning ParseReturning()
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
                while (_at < _end && (Kind is TokenKind.Parameter or TokenKind.Comma or TokenKind.Dot || (IsName() && !IsClauseWord())) && Start >= start)
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
