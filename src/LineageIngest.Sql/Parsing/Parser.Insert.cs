using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>INSERT in all its forms.</content>
sealed partial class Parser
{
    private Statement ParseInsert(CommonTable[] tables, bool recursive)
    {
        var start = Start;
        _at++;
        if (Word is Word.All or Word.First || (Is(Word.Overwrite) && WordAt(1) is Word.All or Word.First))
        {
            return ParseInsertAll(start);
        }

        SkipInsertWords();
        if (Is(Word.Directory) || (Is(Word.Local) && WordAt(1) == Word.Directory))
        {
            return ParseInsertDirectory(tables, recursive, start);
        }

        Skip(Word.Table);
        _ = Is(Word.Function) && SkipText();
        var target = ParseInsertTarget();
        var statement = new InsertStatement(target.Target, null, target.ByName, default) { StaticPartition = target.Static, Conditions = target.Conditions };
        if (Is(Word.Output))
        {
            statement = statement with { Returning = ParseReturning() };
        }

        statement = ParseInsertSource(statement, tables, recursive);
        return ParseAfterInsert(statement) with { Span = SpanFrom(start) };
    }

    private void SkipInsertWords()
    {
        while (true)
        {
            if (Word is Word.LowPriority or Word.HighPriority or Word.Delayed or Word.Ignore or Word.Into or Word.Overwrite)
            {
                _at++;
            }
            else if (Is(Word.Or) && KindAt(1) == TokenKind.Word)
            {
                _at += 2;
            }
            else if (Is(Word.Top) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                SkipBracket();
                Skip(Word.Percent);
            }
            else
            {
                return;
            }
        }
    }

    private (WriteTarget Target, Identifier[] Static, bool ByName, Expression[] Conditions) ParseInsertTarget()
    {
        var start = Start;
        Relation relation = ParseWrittenRelation() ?? DynamicTable(start);
        Identifier[] columns = [];
        Identifier[] fixedColumns = [];
        Expression[] conditions = [];
        var byName = false;
        while (_at < _end)
        {
            if (Is(Word.Partition) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                fixedColumns = ParseStaticPartition();
            }
            else if (Is(Word.If) && WordAt(1) is Word.Not or Word.Exists)
            {
                _at += WordAt(1) == Word.Not ? 3 : 2;
            }
            else if (Is(TokenKind.OpenParen) && !BeginsQueryInParens() && columns.Length == 0)
            {
                columns = ParseNameList();
            }
            else if (Is(Word.By) && WordAt(1) is Word.Name || (Is(Word.By) && IsText("position", 1)))
            {
                byName |= WordAt(1) == Word.Name;
                _at += 2;
            }
            else if (IsText("overriding"))
            {
                _at += 3;
            }
            else if (Is(Word.Replace) && WordAt(1) is Word.Where or Word.Using or Word.On)
            {
                _at += 2;
                conditions = ParseExpression() is { } condition ? [condition] : [];
            }
            else if (Is(Word.With) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                SkipBracket();
            }
            else if (Is(Word.Settings))
            {
                _at++;
                ParseKeys();
            }
            else if (relation.Alias is null && (Is(Word.As) && IsName(1) && WordAt(1) is not Word.Select || (IsName() && Word == Word.None)))
            {
                Skip(Word.As);
                relation = relation with { Alias = new TableAlias(ReadIdentifier(), []) };
            }
            else
            {
                break;
            }
        }

        return (new WriteTarget(relation, columns), fixedColumns, byName, conditions);
    }

    /// <summary>A table or path in the place of a target: a parenthesis after its name is a column list, not a call.</summary>
    private Relation? ParseWrittenRelation()
    {
        var start = Start;
        if (Is(TokenKind.Parameter) && TextAt(_at)[0] == '@' && _transactSql)
        {
            return ParseBareRelation(start);
        }

        if (Is(TokenKind.Stage) || Is(TokenKind.Text) || Is(TokenKind.Parameter) || (IsText("identifier") && KindAt(1) == TokenKind.OpenParen))
        {
            return ParseBareRelation(start);
        }

        if (IsName() && KindAt(1) == TokenKind.OpenParen && FileFunctions.Find(TextAt(_at).ToString()) is { } use)
        {
            return ParseFileFunction(use, _at + 1, _tokens[_at + 1].Link > 0 ? _tokens[_at + 1].Link : _end, start);
        }

        if (Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            return ParseBareRelation(start);
        }

        return ParseTableName() is { } name
            ? _dialect.FormatPaths && name.Parts.Length == 2 && name.Parts[1].Quoted && FileFunctions.IsFormat(name.Parts[0].Text) ? new PathReference(name.Parts[1].Text, null, name.Span) : new TableReference(name, null, name.Span)
            : null;
    }

    // PARTITION (a = 1, b): only those with a value are fixed.
    private Identifier[] ParseStaticPartition()
    {
        var close = Partner();
        var columns = new List<Identifier>();
        _at++;
        while (_at < close)
        {
            if (IsName() && KindAt(1) == TokenKind.Equals)
            {
                columns.Add(ReadIdentifier());
            }

            SkipPastComma(close);
        }

        _at = Math.Min(close + 1, _end);
        return [.. columns];
    }

    private InsertStatement ParseInsertSource(InsertStatement statement, CommonTable[] tables, bool recursive)
    {
        var start = Start;
        Query? source = null;
        if (Is(Word.Values) || Is(Word.Value) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            source = new ValuesQuery(ParseRows(), SpanFrom(start));
            source = IsSetOperator() ? ParseSetTail(source) : source;
        }
        else if (Skip(Word.Default, Word.Values))
        {
            return statement;
        }
        else if (Is(Word.Set))
        {
            _at++;
            var assignments = ParseAssignments();
            source = new ValuesQuery([[.. assignments.Select(assignment => assignment.Value)]], SpanFrom(start));
            statement = statement with { Target = statement.Target with { Columns = [.. assignments.Select(assignment => assignment.Targets.Length > 0 ? assignment.Targets[0].Name.Last : default)] } };
        }
        else if (Word is Word.Exec or Word.Execute)
        {
            _at++;
            while (_at < _end && !IsStatementEnd())
            {
                _at++;
            }

            return statement;
        }
        else if (Is(Word.Format) && KindAt(1) == TokenKind.Word)
        {
            _at = _end;
            return statement;
        }
        else if (Is(Word.From) && (Is(TokenKind.Word) && WordAt(1) == Word.Infile))
        {
            _at += 2;
            var path = ParsePathText();
            source = new RelationQuery(path, SpanFrom(start));
            SkipToStatementEnd();
        }
        else
        {
            Skip(Word.As);
            if (BeginsQuery() || Is(TokenKind.OpenParen) || Is(Word.Table))
            {
                source = ParseQuery();
            }
        }

        if (source is not null && tables.Length > 0)
        {
            source = new WithQuery(tables, recursive, source, SpanFrom(tables[0].Span.Start));
        }

        return statement with { Source = source };
    }

    private InsertStatement ParseAfterInsert(InsertStatement statement)
    {
        while (_at < _end)
        {
            var from = _at;
            if (Is(Word.As) && IsName(1))
            {
                _at += 2;
                _ = Is(TokenKind.OpenParen) && ParseNameList() is not null;
            }
            else if (Is(Word.On) && WordAt(1) is Word.Conflict or Word.Duplicate)
            {
                statement = ParseOnConflict(statement);
            }
            else if (Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = ParseReturning() };
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

        return statement;
    }

    private InsertStatement ParseOnConflict(InsertStatement statement)
    {
        _at += 2;
        while (_at < _end && Word is not (Word.Do or Word.Update))
        {
            if (Is(TokenKind.OpenParen))
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        Skip(Word.Do);
        if (Skip(Word.Nothing) || !Skip(Word.Update))
        {
            return statement;
        }

        Skip(Word.Set);
        statement = statement with { OnConflict = ParseAssignments() };
        return Skip(Word.Where) && ParseExpression() is { } condition ? statement with { Conditions = [.. statement.Conditions, condition] } : statement;
    }

    // INSERT ALL [WHEN c THEN] INTO t (a) VALUES (x) … SELECT
    private MultiInsertStatement ParseInsertAll(int start)
    {
        _at++;
        _ = Word is Word.All or Word.First && SkipText();
        var branches = new List<InsertBranch>();
        Expression[] conditions = [];
        while (_at < _end && !BeginsQuery() && !Is(TokenKind.OpenParen))
        {
            if (Skip(Word.When))
            {
                conditions = ParseExpression() is { } condition ? [condition] : [];
                Skip(Word.Then);
            }
            else if (Skip(Word.Else))
            {
                conditions = [];
            }
            else if (Skip(Word.Into))
            {
                branches.Add(ParseIntoBranch(conditions));
            }
            else
            {
                NotUnderstood(_at++);
            }
        }

        return new MultiInsertStatement(_at < _end ? ParseQuery() : null, [.. branches], SpanFrom(start));
    }

    private InsertBranch ParseIntoBranch(Expression[] conditions)
    {
        var from = Start;
        Skip(Word.Table);
        var target = ParseWrittenRelation() ?? DynamicTable(from);
        var columns = Is(TokenKind.OpenParen) && !BeginsQueryInParens() ? ParseNameList() : [];
        Expression[] values = [];
        if (Skip(Word.Values) && Is(TokenKind.OpenParen))
        {
            values = ParseRowExpressions(Partner());
        }

        return new InsertBranch(new WriteTarget(target, columns), values, null, conditions);
    }

    private bool FromInsertFollows()
    {
        for (var index = _at + 1; index < _end; index++)
        {
            if (_tokens[index].Kind == TokenKind.OpenParen && _tokens[index].Link > index)
            {
                index = _tokens[index].Link;
            }
            else if (_tokens[index].Word is Word.Insert)
            {
                return true;
            }
            else if (_tokens[index].Word is Word.Select or Word.Where)
            {
                return false;
            }
        }

        return false;
    }

    // FROM t INSERT INTO a SELECT x WHERE … INSERT INTO b SELECT y
    private MultiInsertStatement ParseFromInsert(CommonTable[] tables, bool recursive)
    {
        var start = Start;
        _at++;
        var items = ParseFromItems();
        var branches = new List<InsertBranch>();
        while (Is(Word.Insert))
        {
            _at++;
            SkipInsertWords();
            Relation? path = null;
            if (Is(Word.Directory) || (Is(Word.Local) && WordAt(1) == Word.Directory))
            {
                path = ParseDirectory();
            }

            Skip(Word.Table);
            var target = path is null ? ParseInsertTarget() : (new WriteTarget(path, []), [], false, []);
            if (!BeginsQuery() || ParseSetOperations() is not SelectQuery select)
            {
                break;
            }

            Query query = select with { From = [.. items, .. select.From] };
            query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, SpanFrom(start));
            branches.Add(new InsertBranch(target.Target, [], query, []));
        }

        return new MultiInsertStatement(null, [.. branches], SpanFrom(start));
    }

    private InsertStatement ParseInsertDirectory(CommonTable[] tables, bool recursive, int start)
    {
        var path = ParseDirectory();
        var statement = new InsertStatement(new WriteTarget(path, []), null, false, default);
        return ParseInsertSource(statement, tables, recursive) with { Span = SpanFrom(start) };
    }

    private Relation ParseDirectory()
    {
        var start = Start;
        Skip(Word.Local);
        Skip(Word.Directory);
        Relation? path = Is(TokenKind.Text) ? ParsePathText() : null;
        while (_at < _end && !BeginsQuery() && !(Is(TokenKind.OpenParen) && BeginsQueryInParens()))
        {
            if (path is null && IsText("path") && Is(TokenKind.Text))
            {
                path = ParsePathText();
            }
            else if (path is null && Is(TokenKind.OpenParen))
            {
                path = PathInOptions();
            }
            else
            {
                _at++;
            }
        }

        return path ?? DynamicTable(start);
    }

    // OPTIONS (path '/out', …)
    private PathReference? PathInOptions()
    {
        var close = Partner();
        PathReference? path = null;
        for (_at++; _at < close; _at++)
        {
            if ((IsText("path") || (Is(TokenKind.Text) && TextValue(_at) == "path")) && path is null)
            {
                _at += KindAt(1) == TokenKind.Equals ? 2 : 1;
                path = Is(TokenKind.Text) ? new PathReference(TextValue(_at), null, TextSpan.Between(Start, _tokens[_at].End)) : null;
            }
        }

        _at = Math.Min(close + 1, _end);
        return path;
    }
}
