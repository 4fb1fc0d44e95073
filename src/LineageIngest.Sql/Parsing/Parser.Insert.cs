using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>INSERT in all its forms.</content>
sealed partial class Parser
{
    Statement ParseInsert(CommonTable[] tables, bool recursive)
    {
        var start = Start;
        _at++;
        if (Word is Word.All or Word.First || (Is(Word.Overwrite) && WordAt(1) is Word.All or Word.First))
        {
            return ParseInsertAll(start);
        }

        SkipInsertWords();
        _ = IsText("once") && IsName(1) && SkipText();
        if (Is(Word.Directory) || (Is(Word.Local) && WordAt(1) == Word.Directory))
        {
            return ParseInsertDirectory(tables, recursive, start);
        }

        Skip(Word.Table);
        _ = Is(Word.Function) && SkipText();
        var target = ParseInsertTarget();
        var statement = new InsertStatement(target.Target, null, target.ByName, default)
        {
            StaticPartition = target.Static,
            Conditions = target.Conditions,
        };
        if (Is(Word.Output))
        {
            statement = statement with { Returning = ParseReturning() };
        }

        statement = ParseInsertSource(statement, tables, recursive);
        return ParseAfterInsert(statement) with { Span = SpanFrom(start) };
    }

    void SkipInsertWords()
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

    (WriteTarget Target, Identifier[] Static, bool ByName, Expression[] Conditions) ParseInsertTarget()
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
            else if (Is(Word.Partition, Word.By))
            {
                _at += 2;
                ParseKeys();
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
            else if (Is(Word.With) && KindAt(1) == TokenKind.OpenParen && !BeginsQuery())
            {
                _at++;
                SkipBracket();
            }
            else if (Is(Word.Settings))
            {
                _at++;
                ParseKeys();
            }
            else if (
                relation.Alias is null
                && (Is(Word.As) && IsName(1) && WordAt(1) is not Word.Select || (IsName() && Word == Word.None))
            )
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
    Relation? ParseWrittenRelation()
    {
        var start = Start;
        if (Is(TokenKind.Parameter) && TextAt(_at)[0] == '@' && _transactSql)
        {
            return ParseBareRelation(start);
        }

        if (
            Is(TokenKind.Stage)
            || Is(TokenKind.Text)
            || Is(TokenKind.Parameter)
            || (IsText("identifier") && KindAt(1) == TokenKind.OpenParen)
        )
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

        if (ParseTableName() is not { } name)
        {
            return null;
        }

        if (HasHole(name))
        {
            return DynamicTable(start);
        }

        name = WithoutBranch(name);
        return _dialect.FormatPaths && name.Parts.Length == 2 && name.Parts[1].Quoted && FileFunctions.IsFormat(name.Parts[0].Text)
            ? new PathReference(name.Parts[1].Text, null, name.Span)
            : new TableReference(name, null, name.Span);
    }

    // PARTITION (a = 1, b): only those with a value are fixed.
    Identifier[] ParseStaticPartition()
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

    InsertStatement ParseInsertSource(InsertStatement statement, CommonTable[] tables, bool recursive)
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
            source = new ValuesQuery(
                [
                    [.. assignments.Select(assignment => assignment.Value)],
                ],
                SpanFrom(start)
            );
            statement = statement with
            {
                Target = statement.Target with
                {
                    Columns =
                    [
                        .. assignments.Select(assignment => assignment.Targets.Length > 0 ? assignment.Targets[0].Name.Last : default),
                    ],
                },
            };
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

        return statement with
        {
            Source = source,
        };
    }

    InsertStatement ParseAfterInsert(InsertStatement statement)
    {
        while (_at < _end)
        {
            var from = _at;
            if (Is(Word.As) && IsName(1))
            {
                _at++;
                var row = ReadIdentifier();
                statement = statement with { RowAlias = new TableAlias(row, Is(TokenKind.OpenParen) ? ParseNameList() : []) };
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

    InsertStatement ParseOnConflict(InsertStatement statement)
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
        return Skip(Word.Where) && ParseExpression() is { } condition
            ? statement with
            {
                Conditions = [.. statement.Conditions, condition],
            }
            : statement;
    }
}
