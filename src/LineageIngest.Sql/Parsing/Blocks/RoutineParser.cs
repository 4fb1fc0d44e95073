using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Procedures, functions, tasks.</summary>
sealed class RoutineParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    public bool InRoutine { get; set; }

    /// <summary>CREATE or ALTER of something that holds no rows; the body of a routine is read.</summary>
    public Statement ParseOtherCreate(int start)
    {
        if (
            (
                parsers.OtherObjects.ParseSynonym(start)
                ?? parsers.OtherObjects.ParseDictionary(start)
                ?? parsers.OtherObjects.ParseSink(start)
            ) is
            { } other
        )
        {
            return other;
        }

        var isRoutine = false;
        var limit = Math.Min(cursor.End, cursor.Position + 12);
        for (var index = cursor.Position; index < limit && !isRoutine; index++)
        {
            isRoutine =
                cursor[index].Keyword
                    is Keyword.Procedure
                        or Keyword.Proc
                        or Keyword.Function
                        or Keyword.Trigger
                        or Keyword.Task
                        or Keyword.Package
                        or Keyword.Event
                        or Keyword.Pipe
                || cursor.TextAt(index).Equals("alert", StringComparison.OrdinalIgnoreCase)
                || cursor.TextAt(index).Equals("pipeline", StringComparison.OrdinalIgnoreCase)
                || parsers.FunctionBodies.IsMacro(index);
        }

        if (!isRoutine)
        {
            return ParseCreatedWithoutRows();
        }

        return ReadToBlockEnd(ParseRoutine, start);
    }

    // Indexes, users, policies: no rows. A kind that is not known and holds a query may be anything.
    OtherStatement ParseCreatedWithoutRows()
    {
        var from = cursor.Position;
        var isPolicy = false;
        var holdsQuery = false;
        for (var index = from; index < cursor.End; index++)
        {
            isPolicy |=
                index < from + 5
                && (
                    cursor.TextAt(index).Equals("policy", StringComparison.OrdinalIgnoreCase)
                    || cursor.TextAt(index).Equals("projection", StringComparison.OrdinalIgnoreCase)
                );
            holdsQuery |=
                cursor[index].Keyword is Keyword.Select or Keyword.Insert
                && cursor[index - 1].Keyword is not (Keyword.Grant or Keyword.On or Keyword.For);
        }

        var other = parsers.Statements.Other();
        if (isPolicy || !holdsQuery)
        {
            return other;
        }

        cursor.Report(DiagnosticFacts.UnknownObject(cursor.SpanOf(from)));
        var (reads, writes) = parsers.Recovery.ScanTables(from, cursor.Position);
        return other with { Reads = reads, Writes = writes, Completeness = Completeness.TablesOnly };
    }

    // What holds statements does not end with the first semicolon.
    public Statement ReadToBlockEnd(Func<int, Statement> read, int start)
    {
        var savedEnd = cursor.End;
        cursor.End = cursor.BlockEnd;
        var block = read(start);
        cursor.End = Math.Max(savedEnd, Math.Min(cursor.BlockEnd, cursor.Position));
        return block;
    }

    public BlockStatement ParseRoutine(int start)
    {
        while (
            cursor.Keyword
                is not (
                    Keyword.Procedure
                    or Keyword.Proc
                    or Keyword.Function
                    or Keyword.Trigger
                    or Keyword.Task
                    or Keyword.Package
                    or Keyword.Event
                    or Keyword.Pipe
                )
            && !cursor.IsText("alert")
            && !cursor.IsText("pipeline")
            && !parsers.FunctionBodies.IsMacro(cursor.Position)
        )
        {
            cursor.Position++;
        }

        var isFunction = cursor.Is(Keyword.Function) || (parsers.FunctionBodies.IsMacro(cursor.Position) && !dialect.DataPhrases);
        var isTrigger = cursor.Is(Keyword.Trigger);
        cursor.Position++;
        cursor.Skip(Keyword.Body);
        parsers.Alters.SkipIfExists();
        var name = parsers.Names.ParseTableName();
        Identifier[] columns = [];
        var mark = stacks.Statements.Count;
        var outer = InRoutine;
        InRoutine = true;
        var outerTable = parsers.Triggers.TriggerTable;
        var rowNames = isTrigger ? parsers.Triggers.ParseTriggerHead() : [];
        if (cursor.Is(TokenKind.OpenParen) && !isTrigger)
        {
            stacks.Statements.Push(new AssignStatement(ParseParameters(), [], cursor.SpanFrom(start)));
        }

        var foreign = false;
        var isReady = !isTrigger;
        var isForTriggers = false;
        while (cursor.Position < cursor.BlockEnd && cursor[cursor.Position].Kind != TokenKind.Semicolon)
        {
            if (cursor.Skip(Keyword.Language))
            {
                foreign = !(
                    cursor.Is(Keyword.Sql)
                    || cursor.IsText("plpgsql")
                    || cursor.IsText("plsql")
                    || cursor.IsText("snowscript")
                    || (cursor.Is(TokenKind.Text) && parsers.Names.TextValue(cursor.Position).ToUpperInvariant() is "SQL" or "PLPGSQL")
                );
                cursor.Position++;
                continue;
            }

            if (dialect.DataPhrases && cursor.Is(Keyword.As) && cursor.KindAt(1) == TokenKind.OpenParen && !isFunction)
            {
                // Teradata: CREATE MACRO m AS (statement; statement;)
                cursor.Position++;
                parsers.Rules.ParseParenthesizedStatements();
                break;
            }

            if (isFunction && !foreign && parsers.FunctionBodies.ParseFunctionValue(columns) is { } value)
            {
                stacks.Statements.Push(new QueryStatement(value, value.Span));
                continue;
            }

            isForTriggers |= isFunction && cursor.Is(Keyword.Trigger) && cursor.IsText("returns", -1);
            if (isFunction && cursor.IsText("returns") && cursor.KeywordAt(1) == Keyword.Table)
            {
                cursor.Position += 2;
                columns = parsers.FunctionBodies.ParseReturnedColumns();
                continue;
            }

            if (
                cursor.Is(TokenKind.Text)
                && cursor[cursor.Position - 1].Keyword is Keyword.As or Keyword.Is
                && cursor[cursor.Position - 2].Keyword is not Keyword.Execute
            )
            {
                var content = cursor.Position++;
                foreign |=
                    ForeignLanguageFollows()
                    || cursor.Is(Keyword.Using)
                    || cursor.TextAt(content)[0] != '$' && !SqlTexts.Begins(parsers.Names.TextValue(content)) && !isFunction;
                if (isFunction && !foreign && parsers.FunctionBodies.ParseFunctionText(content) is { } query)
                {
                    stacks.Statements.Push(new QueryStatement(query, query.Span));
                }
                else if (!foreign)
                {
                    stacks.Statements.Push(parsers.DynamicSql.DynamicOf(content));
                }
                else
                {
                    parsers.DynamicSql.ReadForeign(content, isFunction);
                }

                continue;
            }

            if (
                cursor.Keyword is Keyword.Is or Keyword.As
                && !(cursor.KeywordAt(1) is Keyword.Begin or Keyword.Declare)
                && cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted
                && !IsBodyStart(1)
                && !dialect.BodyFollowsAs
                && !(isTrigger && parsers.Triggers.IsRowName())
                && cursor[cursor.Position - 1].Keyword is not Keyword.Execute
            )
            {
                cursor.Position++;
                parsers.Blocks.ParseDeclarations();
                if (cursor.Is(Keyword.End))
                {
                    parsers.Blocks.SkipEnd();
                    break;
                }

                continue;
            }

            if (cursor.Is(Keyword.Declare) && !dialect.DeclareIsStatement)
            {
                cursor.Position++;
                parsers.Blocks.ParseDeclarations();
                continue;
            }

            isReady |= cursor.Is(Keyword.On);
            if (isTrigger && isReady && cursor.Is(TokenKind.OpenParen) && (Keywords.Use(cursor.KeywordAt(1)) & KeywordUse.Verb) != 0)
            {
                // Teradata: FOR EACH ROW (statement; statement;)
                parsers.Rules.ParseParenthesizedStatements();
                break;
            }

            if (
                IsBodyStart(0)
                && (isReady || cursor.Is(Keyword.Begin))
                && !(
                    isTrigger
                        && cursor[cursor.Position - 1].Keyword
                            is Keyword.Before
                                or Keyword.After
                                or Keyword.Or
                                or Keyword.Of
                                or Keyword.Instead
                                or Keyword.For
                    || isTrigger
                        && cursor.Keyword is Keyword.Insert or Keyword.Update or Keyword.Delete
                        && (cursor[cursor.Position - 1].Kind == TokenKind.Comma || cursor.IsText("of", -1))
                )
            )
            {
                ParseRoutineBody();
                break;
            }

            if (cursor.Is(TokenKind.OpenParen))
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        InRoutine = outer;
        var rowsOf = isTrigger ? parsers.Triggers.TriggerTable : null;
        parsers.Triggers.TriggerTable = outerTable;
        var body = stacks.Statements.TakeFrom(mark);
        if (isFunction && name is not null)
        {
            body = FunctionBodyParser.WithValue(body, name, columns);
        }

        return new BlockStatement(BlockKind.Routine, [], body, cursor.SpanFrom(start))
        {
            Name = name,
            RowsOf = rowsOf,
            RowNames = rowNames,
            Runs = isTrigger ? parsers.Triggers.TriggerFunction : null,
            IsForTriggers = isForTriggers,
            Yields = isFunction && !isForTriggers ? columns : null,
        };
    }

    // (a NUMBER, IN b INT, @c INT = 1): names of parameters are no columns in the body.
    public Identifier[] ParseParameters()
    {
        var close = cursor.Partner();
        var names = new List<Identifier>();
        cursor.Position++;
        while (cursor.Position < close)
        {
            if (cursor.Is(Keyword.In) || cursor.IsText("out") || cursor.IsText("inout"))
            {
                cursor.Position++;
            }

            if (parsers.Names.IsName())
            {
                names.Add(parsers.Names.ReadIdentifier());
            }

            parsers.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return [.. names];
    }

    public bool ForeignLanguageFollows()
    {
        for (
            var index = cursor.Position;
            index + 1 < cursor.BlockEnd && index < cursor.Position + 40 && cursor[index].Kind != TokenKind.Semicolon;
            index++
        )
        {
            if (cursor[index].Keyword == Keyword.Language)
            {
                var language = cursor.TextAt(index + 1).Trim('\'').ToString().ToUpperInvariant();
                return language is not ("SQL" or "PLPGSQL" or "PLSQL");
            }
        }

        return false;
    }

    bool IsBodyStart(int offset) =>
        cursor.KeywordAt(offset)
            is Keyword.Begin
                or Keyword.Select
                or Keyword.Insert
                or Keyword.Update
                or Keyword.Delete
                or Keyword.Merge
                or Keyword.Call
                or Keyword.Truncate
                or Keyword.Copy
                or Keyword.Load
                or Keyword.Execute
                or Keyword.Exec
                or Keyword.If
                or Keyword.While
            && cursor.KindAt(offset + 1) is not (TokenKind.Equals or TokenKind.Comma or TokenKind.Semicolon)
            && !(
                cursor.KeywordAt(offset) == Keyword.Execute
                && cursor.KeywordAt(offset + 1) is Keyword.As or Keyword.Function or Keyword.Procedure
            )
            && !(cursor.KeywordAt(offset) == Keyword.If && cursor.KeywordAt(offset + 1) is Keyword.Not or Keyword.Exists)
        || (
            cursor.KeywordAt(offset) is Keyword.Return
            && (cursor.KindAt(offset + 1) == TokenKind.OpenParen || cursor.KeywordAt(offset + 1) is Keyword.Select or Keyword.With)
        )
        || (
            cursor.KeywordAt(offset) is Keyword.With
            && cursor.KeywordAt(offset + 2) == Keyword.As
            && cursor.KindAt(offset + 3) == TokenKind.OpenParen
        )
        || (
            dialect.SemicolonsOptional
            && cursor.KeywordAt(offset) is Keyword.Set or Keyword.Declare or Keyword.Print
            && (cursor.KindAt(offset + 1) is TokenKind.Parameter || cursor.IsText("nocount", offset + 1))
        );

    // A body without BEGIN goes up to the end of the batch where semicolons are optional; else it is one statement.
    void ParseRoutineBody()
    {
        if (dialect.SemicolonsOptional)
        {
            while (
                cursor.Position < cursor.BlockEnd
                && !(cursor[cursor.Position].Kind == TokenKind.Semicolon && cursor[cursor.Position].Keyword == Keyword.Go)
            )
            {
                cursor.End = cursor.BlockEnd;
                if (cursor[cursor.Position].Kind == TokenKind.Semicolon || parsers.Statements.IsBlockWord())
                {
                    cursor.Position++;
                    continue;
                }

                parsers.Statements.ParseStatement();
            }
        }
        else
        {
            parsers.Statements.ParseStatement();
        }

        cursor.End = cursor.BlockEnd;
    }
}
