using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>INSERT.</summary>
sealed class InsertParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    public Statement ParseInsert(CommonTable[] tables, bool recursive)
    {
        var start = cursor.Start;
        cursor.Position++;
        if (
            cursor.Keyword is Keyword.All or Keyword.First
            || (cursor.Is(Keyword.Overwrite) && cursor.KeywordAt(1) is Keyword.All or Keyword.First)
        )
        {
            return parsers.MultiInserts.ParseInsertAll(start);
        }

        SkipInsertWords();
        _ = cursor.IsText("once") && parsers.Names.IsName(1) && parsers.Selects.SkipText();
        if (cursor.Is(Keyword.Directory) || (cursor.Is(Keyword.Local) && cursor.KeywordAt(1) == Keyword.Directory))
        {
            return parsers.MultiInserts.ParseInsertDirectory(tables, recursive, start);
        }

        cursor.Skip(Keyword.Table);
        _ = cursor.Is(Keyword.Function) && parsers.Selects.SkipText();
        var target = ParseInsertTarget();
        var statement = new InsertStatement(target.Target, null, target.ByName, default)
        {
            StaticPartition = target.Static,
            Conditions = target.Conditions,
        };
        if (cursor.Is(Keyword.Output))
        {
            statement = statement with { Returning = parsers.Merges.ParseReturning() };
        }

        statement = ParseInsertSource(statement, tables, recursive);
        return ParseAfterInsert(statement) with { Span = cursor.SpanFrom(start) };
    }

    public void SkipInsertWords()
    {
        while (true)
        {
            if (
                cursor.Keyword
                is Keyword.LowPriority
                    or Keyword.HighPriority
                    or Keyword.Delayed
                    or Keyword.Ignore
                    or Keyword.Into
                    or Keyword.Overwrite
            )
            {
                cursor.Position++;
            }
            else if (cursor.Is(Keyword.Or) && cursor.KindAt(1) == TokenKind.Word)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.Top) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
                cursor.Skip(Keyword.Percent);
            }
            else
            {
                return;
            }
        }
    }

    public (WriteTarget Target, Identifier[] Static, bool ByName, Expression[] Conditions) ParseInsertTarget()
    {
        var start = cursor.Start;
        Relation relation = ParseWrittenRelation() ?? parsers.From.DynamicTable(start);
        Identifier[] columns = [];
        Identifier[] fixedColumns = [];
        Expression[] conditions = [];
        var byName = false;
        while (cursor.Position < cursor.End)
        {
            if (cursor.Is(Keyword.Partition) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                fixedColumns = ParseStaticPartition();
            }
            else if (cursor.Is(Keyword.Partition, Keyword.By))
            {
                cursor.Position += 2;
                parsers.Calls.ParseKeys();
            }
            else if (cursor.Is(Keyword.If) && cursor.KeywordAt(1) is Keyword.Not or Keyword.Exists)
            {
                cursor.Position += cursor.KeywordAt(1) == Keyword.Not ? 3 : 2;
            }
            else if (cursor.Is(TokenKind.OpenParen) && !parsers.SimpleStatements.BeginsQueryInParens() && columns.Length == 0)
            {
                columns = parsers.Names.ParseNameList();
            }
            else if (
                cursor.Is(Keyword.By) && cursor.KeywordAt(1) is Keyword.Name
                || (cursor.Is(Keyword.By) && cursor.IsText("position", 1))
            )
            {
                byName |= cursor.KeywordAt(1) == Keyword.Name;
                cursor.Position += 2;
            }
            else if (cursor.IsText("overriding"))
            {
                cursor.Position += 3;
            }
            else if (cursor.Is(Keyword.Replace) && cursor.KeywordAt(1) is Keyword.Where or Keyword.Using or Keyword.On)
            {
                cursor.Position += 2;
                conditions = parsers.Expressions.ParseExpression() is { } condition ? [condition] : [];
            }
            else if (cursor.Is(Keyword.With) && cursor.KindAt(1) == TokenKind.OpenParen && !parsers.Queries.BeginsQuery())
            {
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.Is(Keyword.With, Keyword.Label))
            {
                cursor.Position += 2;
                parsers.Names.ParseTableName();
            }
            else if (cursor.Is(Keyword.Settings))
            {
                cursor.Position++;
                parsers.Calls.ParseKeys();
            }
            else if (
                relation.Alias is null
                && (
                    cursor.Is(Keyword.As) && parsers.Names.IsName(1) && cursor.KeywordAt(1) is not Keyword.Select
                    || (parsers.Names.IsName() && cursor.Keyword == Keyword.None)
                )
            )
            {
                cursor.Skip(Keyword.As);
                relation = relation with { Alias = new TableAlias(parsers.Names.ReadIdentifier(), []) };
            }
            else
            {
                break;
            }
        }

        return (new WriteTarget(relation, columns), fixedColumns, byName, conditions);
    }

    /// <summary>A table or path in the place of a target: a parenthesis after its name is a column list, not a call.</summary>
    public Relation? ParseWrittenRelation()
    {
        var start = cursor.Start;
        if (cursor.Is(TokenKind.Parameter) && cursor.TextAt(cursor.Position)[0] == '@' && dialect.VariablesHoldTables)
        {
            return parsers.From.ParseBareRelation(start);
        }

        if (
            cursor.Is(TokenKind.Stage)
            || cursor.Is(TokenKind.Text)
            || cursor.Is(TokenKind.Parameter)
            || (cursor.IsText("identifier") && cursor.KindAt(1) == TokenKind.OpenParen)
        )
        {
            return parsers.From.ParseBareRelation(start);
        }

        if (
            parsers.Names.IsName()
            && cursor.KindAt(1) == TokenKind.OpenParen
            && FileFunctions.Find(cursor.TextAt(cursor.Position).ToString()) is { } use
        )
        {
            return parsers.TableFunctions.ParseFileFunction(
                use,
                cursor.Position + 1,
                cursor[cursor.Position + 1].Link > 0 ? cursor[cursor.Position + 1].Link : cursor.End,
                start
            );
        }

        if (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
        {
            return parsers.From.ParseBareRelation(start);
        }

        if (parsers.Names.ParseTableName() is not { } name)
        {
            return null;
        }

        if (parsers.Names.HasHole(name))
        {
            return parsers.From.DynamicTable(start);
        }

        name = parsers.Relations.WithoutBranch(name);
        return dialect.FormatPaths && name.Parts.Length == 2 && name.Parts[1].Quoted && FileFunctions.IsFormat(name.Parts[0].Text)
            ? new PathReference(name.Parts[1].Text, null, name.Span)
            : new TableReference(name, null, name.Span);
    }

    // PARTITION (a = 1, b): only those with a value are fixed.
    Identifier[] ParseStaticPartition()
    {
        var close = cursor.Partner();
        var columns = new List<Identifier>();
        cursor.Position++;
        while (cursor.Position < close)
        {
            if (parsers.Names.IsName() && cursor.KindAt(1) == TokenKind.Equals)
            {
                columns.Add(parsers.Names.ReadIdentifier());
            }

            parsers.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return [.. columns];
    }

    public InsertStatement ParseInsertSource(InsertStatement statement, CommonTable[] tables, bool recursive)
    {
        var start = cursor.Start;
        Query? source = null;
        if (cursor.Is(Keyword.Values) || cursor.Is(Keyword.Value) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            source = new ValuesQuery(parsers.Rows.ParseRows(), cursor.SpanFrom(start));
            source = parsers.Queries.IsSetOperator() ? parsers.Queries.ParseSetTail(source) : source;
        }
        else if (cursor.Skip(Keyword.Default, Keyword.Values))
        {
            return statement;
        }
        else if (cursor.Is(Keyword.Set))
        {
            cursor.Position++;
            var assignments = parsers.Updates.ParseAssignments();
            source = new ValuesQuery(
                [
                    [.. assignments.Select(assignment => assignment.Value)],
                ],
                cursor.SpanFrom(start)
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
        else if (cursor.Keyword is Keyword.Exec or Keyword.Execute)
        {
            cursor.Position++;
            while (cursor.Position < cursor.End && !parsers.Statements.IsStatementEnd())
            {
                cursor.Position++;
            }

            return statement;
        }
        else if (cursor.Is(Keyword.Format) && cursor.KindAt(1) == TokenKind.Word)
        {
            cursor.Position = cursor.End;
            return statement;
        }
        else if (cursor.Is(Keyword.From) && (cursor.Is(TokenKind.Word) && cursor.KeywordAt(1) == Keyword.Infile))
        {
            cursor.Position += 2;
            var path = parsers.From.ParsePathText();
            source = new RelationQuery(path, cursor.SpanFrom(start));
            parsers.Statements.SkipToStatementEnd();
        }
        else
        {
            cursor.Skip(Keyword.As);
            if (parsers.Queries.BeginsQuery() || cursor.Is(TokenKind.OpenParen) || cursor.Is(Keyword.Table))
            {
                source = parsers.Queries.ParseQuery();
            }
        }

        if (source is not null && tables.Length > 0)
        {
            source = new WithQuery(tables, recursive, source, cursor.SpanFrom(tables[0].Span.Start));
        }

        return statement with
        {
            Source = source,
        };
    }

    InsertStatement ParseAfterInsert(InsertStatement statement)
    {
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Is(Keyword.As) && parsers.Names.IsName(1))
            {
                cursor.Position++;
                var row = parsers.Names.ReadIdentifier();
                statement = statement with
                {
                    RowAlias = new TableAlias(row, cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : []),
                };
            }
            else if (cursor.Is(Keyword.On) && cursor.KeywordAt(1) is Keyword.Conflict or Keyword.Duplicate)
            {
                statement = ParseOnConflict(statement);
            }
            else if (cursor.Keyword is Keyword.Returning or Keyword.Output)
            {
                statement = statement with { Returning = parsers.Merges.ParseReturning() };
            }
            else if (cursor.Is(Keyword.Option) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.IsText("log") && cursor.IsText("errors", 1))
            {
                SkipErrorLog();
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return statement;
    }

    /// <summary>Oracle: LOG ERRORS [INTO t] [('tag')] [REJECT LIMIT n]: rows that the table refuses are no lineage of the query.</summary>
    public void SkipErrorLog()
    {
        cursor.Position += 2;
        if (cursor.Skip(Keyword.Into))
        {
            parsers.Names.ParseTableName();
        }

        cursor.SkipParens();
        if (cursor.IsText("reject") && cursor.KeywordAt(1) == Keyword.Limit)
        {
            cursor.Position += 3;
        }
    }

    InsertStatement ParseOnConflict(InsertStatement statement)
    {
        cursor.Position += 2;
        while (cursor.Position < cursor.End && cursor.Keyword is not (Keyword.Do or Keyword.Update))
        {
            if (cursor.Is(TokenKind.OpenParen))
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        cursor.Skip(Keyword.Do);
        if (cursor.Skip(Keyword.Nothing) || !cursor.Skip(Keyword.Update))
        {
            return statement;
        }

        cursor.Skip(Keyword.Set);
        statement = statement with { OnConflict = parsers.Updates.ParseAssignments() };
        return cursor.Skip(Keyword.Where) && parsers.Expressions.ParseExpression() is { } condition
            ? statement with
            {
                Conditions = [.. statement.Conditions, condition],
            }
            : statement;
    }
}
