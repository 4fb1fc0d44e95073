using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>INSERT.</summary>
sealed class InsertParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    public Statement ParseInsert(CommonTable[] tables, bool recursive)
    {
        var start = cursor.Start;
        cursor.Position++;
        if (cursor.Word is Word.All or Word.First || (cursor.Is(Word.Overwrite) && cursor.WordAt(1) is Word.All or Word.First))
        {
            return grammar.MultiInserts.ParseInsertAll(start);
        }

        SkipInsertWords();
        _ = cursor.IsText("once") && grammar.Names.IsName(1) && grammar.Selects.SkipText();
        if (cursor.Is(Word.Directory) || (cursor.Is(Word.Local) && cursor.WordAt(1) == Word.Directory))
        {
            return grammar.MultiInserts.ParseInsertDirectory(tables, recursive, start);
        }

        cursor.Skip(Word.Table);
        _ = cursor.Is(Word.Function) && grammar.Selects.SkipText();
        var target = ParseInsertTarget();
        var statement = new InsertStatement(target.Target, null, target.ByName, default)
        {
            StaticPartition = target.Static,
            Conditions = target.Conditions,
        };
        if (cursor.Is(Word.Output))
        {
            statement = statement with { Returning = grammar.Merges.ParseReturning() };
        }

        statement = ParseInsertSource(statement, tables, recursive);
        return ParseAfterInsert(statement) with { Span = cursor.SpanFrom(start) };
    }

    public void SkipInsertWords()
    {
        while (true)
        {
            if (cursor.Word is Word.LowPriority or Word.HighPriority or Word.Delayed or Word.Ignore or Word.Into or Word.Overwrite)
            {
                cursor.Position++;
            }
            else if (cursor.Is(Word.Or) && cursor.KindAt(1) == TokenKind.Word)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Word.Top) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
                cursor.Skip(Word.Percent);
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
        Relation relation = ParseWrittenRelation() ?? grammar.From.DynamicTable(start);
        Identifier[] columns = [];
        Identifier[] fixedColumns = [];
        Expression[] conditions = [];
        var byName = false;
        while (cursor.Position < cursor.End)
        {
            if (cursor.Is(Word.Partition) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                fixedColumns = ParseStaticPartition();
            }
            else if (cursor.Is(Word.Partition, Word.By))
            {
                cursor.Position += 2;
                grammar.Calls.ParseKeys();
            }
            else if (cursor.Is(Word.If) && cursor.WordAt(1) is Word.Not or Word.Exists)
            {
                cursor.Position += cursor.WordAt(1) == Word.Not ? 3 : 2;
            }
            else if (cursor.Is(TokenKind.OpenParen) && !grammar.SimpleStatements.BeginsQueryInParens() && columns.Length == 0)
            {
                columns = grammar.Names.ParseNameList();
            }
            else if (cursor.Is(Word.By) && cursor.WordAt(1) is Word.Name || (cursor.Is(Word.By) && cursor.IsText("position", 1)))
            {
                byName |= cursor.WordAt(1) == Word.Name;
                cursor.Position += 2;
            }
            else if (cursor.IsText("overriding"))
            {
                cursor.Position += 3;
            }
            else if (cursor.Is(Word.Replace) && cursor.WordAt(1) is Word.Where or Word.Using or Word.On)
            {
                cursor.Position += 2;
                conditions = grammar.Expressions.ParseExpression() is { } condition ? [condition] : [];
            }
            else if (cursor.Is(Word.With) && cursor.KindAt(1) == TokenKind.OpenParen && !grammar.Queries.BeginsQuery())
            {
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.Is(Word.Settings))
            {
                cursor.Position++;
                grammar.Calls.ParseKeys();
            }
            else if (
                relation.Alias is null
                && (
                    cursor.Is(Word.As) && grammar.Names.IsName(1) && cursor.WordAt(1) is not Word.Select
                    || (grammar.Names.IsName() && cursor.Word == Word.None)
                )
            )
            {
                cursor.Skip(Word.As);
                relation = relation with { Alias = new TableAlias(grammar.Names.ReadIdentifier(), []) };
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
        if (cursor.Is(TokenKind.Parameter) && cursor.TextAt(cursor.Position)[0] == '@' && dialect.SemicolonsOptional)
        {
            return grammar.From.ParseBareRelation(start);
        }

        if (
            cursor.Is(TokenKind.Stage)
            || cursor.Is(TokenKind.Text)
            || cursor.Is(TokenKind.Parameter)
            || (cursor.IsText("identifier") && cursor.KindAt(1) == TokenKind.OpenParen)
        )
        {
            return grammar.From.ParseBareRelation(start);
        }

        if (
            grammar.Names.IsName()
            && cursor.KindAt(1) == TokenKind.OpenParen
            && FileFunctions.Find(cursor.TextAt(cursor.Position).ToString()) is { } use
        )
        {
            return grammar.TableFunctions.ParseFileFunction(
                use,
                cursor.Position + 1,
                cursor[cursor.Position + 1].Link > 0 ? cursor[cursor.Position + 1].Link : cursor.End,
                start
            );
        }

        if (cursor.Is(TokenKind.OpenParen) && grammar.SimpleStatements.BeginsQueryInParens())
        {
            return grammar.From.ParseBareRelation(start);
        }

        if (grammar.Names.ParseTableName() is not { } name)
        {
            return null;
        }

        if (grammar.DynamicSql.HasHole(name))
        {
            return grammar.From.DynamicTable(start);
        }

        name = grammar.Relations.WithoutBranch(name);
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
            if (grammar.Names.IsName() && cursor.KindAt(1) == TokenKind.Equals)
            {
                columns.Add(grammar.Names.ReadIdentifier());
            }

            grammar.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return [.. columns];
    }

    public InsertStatement ParseInsertSource(InsertStatement statement, CommonTable[] tables, bool recursive)
    {
        var start = cursor.Start;
        Query? source = null;
        if (cursor.Is(Word.Values) || cursor.Is(Word.Value) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            source = new ValuesQuery(grammar.Rows.ParseRows(), cursor.SpanFrom(start));
            source = grammar.Queries.IsSetOperator() ? grammar.Queries.ParseSetTail(source) : source;
        }
        else if (cursor.Skip(Word.Default, Word.Values))
        {
            return statement;
        }
        else if (cursor.Is(Word.Set))
        {
            cursor.Position++;
            var assignments = grammar.Updates.ParseAssignments();
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
        else if (cursor.Word is Word.Exec or Word.Execute)
        {
            cursor.Position++;
            while (cursor.Position < cursor.End && !grammar.Statements.IsStatementEnd())
            {
                cursor.Position++;
            }

            return statement;
        }
        else if (cursor.Is(Word.Format) && cursor.KindAt(1) == TokenKind.Word)
        {
            cursor.Position = cursor.End;
            return statement;
        }
        else if (cursor.Is(Word.From) && (cursor.Is(TokenKind.Word) && cursor.WordAt(1) == Word.Infile))
        {
            cursor.Position += 2;
            var path = grammar.From.ParsePathText();
            source = new RelationQuery(path, cursor.SpanFrom(start));
            grammar.Statements.SkipToStatementEnd();
        }
        else
        {
            cursor.Skip(Word.As);
            if (grammar.Queries.BeginsQuery() || cursor.Is(TokenKind.OpenParen) || cursor.Is(Word.Table))
            {
                source = grammar.Queries.ParseQuery();
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
            if (cursor.Is(Word.As) && grammar.Names.IsName(1))
            {
                cursor.Position++;
                var row = grammar.Names.ReadIdentifier();
                statement = statement with
                {
                    RowAlias = new TableAlias(row, cursor.Is(TokenKind.OpenParen) ? grammar.Names.ParseNameList() : []),
                };
            }
            else if (cursor.Is(Word.On) && cursor.WordAt(1) is Word.Conflict or Word.Duplicate)
            {
                statement = ParseOnConflict(statement);
            }
            else if (cursor.Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = grammar.Merges.ParseReturning() };
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

        return statement;
    }

    InsertStatement ParseOnConflict(InsertStatement statement)
    {
        cursor.Position += 2;
        while (cursor.Position < cursor.End && cursor.Word is not (Word.Do or Word.Update))
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

        cursor.Skip(Word.Do);
        if (cursor.Skip(Word.Nothing) || !cursor.Skip(Word.Update))
        {
            return statement;
        }

        cursor.Skip(Word.Set);
        statement = statement with { OnConflict = grammar.Updates.ParseAssignments() };
        return cursor.Skip(Word.Where) && grammar.Expressions.ParseExpression() is { } condition
            ? statement with
            {
                Conditions = [.. statement.Conditions, condition],
            }
            : statement;
    }
}
