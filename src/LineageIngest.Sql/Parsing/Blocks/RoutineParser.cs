using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Procedures, functions, tasks.</summary>
sealed class RoutineParser(TokenCursor cursor, Grammar grammar, ParserStacks stacks, Dialect dialect)
{
    public bool InRoutine { get; set; }

    /// <summary>CREATE or ALTER of something that holds no rows; the body of a routine is read.</summary>
    public Statement ParseOtherCreate(int start)
    {
        var isRoutine = false;
        var limit = Math.Min(cursor.End, cursor.Position + 12);
        for (var index = cursor.Position; index < limit && !isRoutine; index++)
        {
            isRoutine =
                cursor[index].Word
                    is Word.Procedure
                        or Word.Proc
                        or Word.Function
                        or Word.Trigger
                        or Word.Task
                        or Word.Package
                        or Word.Event
                        or Word.Pipe
                || cursor.TextAt(index).Equals("alert", StringComparison.OrdinalIgnoreCase)
                || grammar.FunctionBodies.IsMacro(index);
        }

        if (!isRoutine)
        {
            return ParseCreatedWithoutRows();
        }

        return ReadToStretch(ParseRoutine, start);
    }

    // Indexes, users, policies: no rows. A kind that is not known and holds a query may be anything.
    OtherStatement ParseCreatedWithoutRows()
    {
        var from = cursor.Position;
        var isPolicy = false;
        var holdsQuery = false;
        for (var index = from; index < cursor.End; index++)
        {
            isPolicy |= index < from + 5 && cursor.TextAt(index).Equals("policy", StringComparison.OrdinalIgnoreCase);
            holdsQuery |=
                cursor[index].Word is Word.Select or Word.Insert && cursor[index - 1].Word is not (Word.Grant or Word.On or Word.For);
        }

        var other = grammar.Statements.Other();
        if (isPolicy || !holdsQuery)
        {
            return other;
        }

        cursor.Say(DiagnosticCode.NotUnderstood, "What this makes is not known.", from);
        var (reads, writes) = grammar.Recovery.ScanTables(from, cursor.Position);
        return other with { Reads = reads, Writes = writes, Quality = Quality.TablesOnly };
    }

    // What holds statements does not end with the first semicolon.
    public Statement ReadToStretch(Func<int, Statement> read, int start)
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
            cursor.Word
                is not (
                    Word.Procedure
                    or Word.Proc
                    or Word.Function
                    or Word.Trigger
                    or Word.Task
                    or Word.Package
                    or Word.Event
                    or Word.Pipe
                )
            && !cursor.IsText("alert")
            && !grammar.FunctionBodies.IsMacro(cursor.Position)
        )
        {
            cursor.Position++;
        }

        var isFunction = cursor.Is(Word.Function) || (grammar.FunctionBodies.IsMacro(cursor.Position) && !dialect.DataPhrases);
        var isTrigger = cursor.Is(Word.Trigger);
        cursor.Position++;
        cursor.Skip(Word.Body);
        grammar.Alters.SkipIfExists();
        var name = grammar.Names.ParseTableName();
        Identifier[] columns = [];
        var mark = stacks.Statements.Count;
        var outer = InRoutine;
        InRoutine = true;
        var outerTable = grammar.Triggers.TriggerTable;
        var rowNames = isTrigger ? grammar.Triggers.ParseTriggerHead() : [];
        if (cursor.Is(TokenKind.OpenParen) && !isTrigger)
        {
            stacks.Statements.Push(new AssignStatement(ParseParameters(), [], cursor.SpanFrom(start)));
        }

        var foreign = false;
        var isReady = !isTrigger;
        while (cursor.Position < cursor.BlockEnd && cursor[cursor.Position].Kind != TokenKind.Semicolon)
        {
            if (cursor.Skip(Word.Language))
            {
                foreign = !(
                    cursor.Is(Word.Sql)
                    || cursor.IsText("plpgsql")
                    || cursor.IsText("plsql")
                    || cursor.IsText("snowscript")
                    || (cursor.Is(TokenKind.Text) && grammar.Names.TextValue(cursor.Position).ToUpperInvariant() is "SQL" or "PLPGSQL")
                );
                cursor.Position++;
                continue;
            }

            if (dialect.DataPhrases && cursor.Is(Word.As) && cursor.KindAt(1) == TokenKind.OpenParen && !isFunction)
            {
                // Teradata: CREATE MACRO m AS (statement; statement;)
                cursor.Position++;
                grammar.Rules.ParseParenthesizedStatements();
                break;
            }

            if (isFunction && !foreign && grammar.FunctionBodies.ParseFunctionValue(columns) is { } value)
            {
                stacks.Statements.Push(new QueryStatement(value, value.Span));
                continue;
            }

            if (isFunction && cursor.IsText("returns") && cursor.WordAt(1) == Word.Table)
            {
                cursor.Position += 2;
                columns = grammar.FunctionBodies.ParseReturnedColumns();
                continue;
            }

            if (cursor.Is(TokenKind.Text) && cursor[cursor.Position - 1].Word is Word.As or Word.Is)
            {
                var content = cursor.Position++;
                foreign |=
                    ForeignLanguageFollows()
                    || cursor.TextAt(content)[0] != '$' && !SqlTexts.Begins(grammar.Names.TextValue(content)) && !isFunction;
                if (isFunction && !foreign && grammar.FunctionBodies.ParseFunctionText(content) is { } query)
                {
                    stacks.Statements.Push(new QueryStatement(query, query.Span));
                }
                else if (!foreign)
                {
                    stacks.Statements.Push(grammar.DynamicSql.DynamicOf(content));
                }

                continue;
            }

            if (
                cursor.Word is Word.Is or Word.As
                && !(cursor.WordAt(1) is Word.Begin or Word.Declare)
                && cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted
                && !IsBodyStart(1)
                && !dialect.SemicolonsOptional
            )
            {
                cursor.Position++;
                grammar.Blocks.ParseDeclarations();
                if (cursor.Is(Word.End))
                {
                    grammar.Blocks.SkipEnd();
                    break;
                }

                continue;
            }

            if (cursor.Is(Word.Declare) && !dialect.SemicolonsOptional)
            {
                cursor.Position++;
                grammar.Blocks.ParseDeclarations();
                continue;
            }

            isReady |= cursor.Is(Word.On);
            if (
                IsBodyStart(0)
                && (isReady || cursor.Is(Word.Begin))
                && !(
                    isTrigger
                        && cursor[cursor.Position - 1].Word is Word.Before or Word.After or Word.Or or Word.Of or Word.Instead or Word.For
                    || isTrigger
                        && cursor.Word is Word.Insert or Word.Update or Word.Delete
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
        var rowsOf = isTrigger ? grammar.Triggers.TriggerTable : null;
        grammar.Triggers.TriggerTable = outerTable;
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
            if (cursor.Is(Word.In) || cursor.IsText("out") || cursor.IsText("inout"))
            {
                cursor.Position++;
            }

            if (grammar.Names.IsName())
            {
                names.Add(grammar.Names.ReadIdentifier());
            }

            grammar.Names.SkipPastComma(close);
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
            if (cursor[index].Word == Word.Language)
            {
                var language = cursor.TextAt(index + 1).Trim('\'').ToString().ToUpperInvariant();
                return language is not ("SQL" or "PLPGSQL" or "PLSQL");
            }
        }

        return false;
    }

    bool IsBodyStart(int offset) =>
        cursor.WordAt(offset)
            is Word.Begin
                or Word.Select
                or Word.Insert
                or Word.Update
                or Word.Delete
                or Word.Merge
                or Word.Call
                or Word.Truncate
                or Word.Copy
                or Word.Execute
                or Word.Exec
                or Word.If
                or Word.While
            && cursor.KindAt(offset + 1) is not (TokenKind.Equals or TokenKind.Comma or TokenKind.Semicolon)
            && !(cursor.WordAt(offset) == Word.Execute && cursor.WordAt(offset + 1) is Word.As or Word.Function or Word.Procedure)
            && !(cursor.WordAt(offset) == Word.If && cursor.WordAt(offset + 1) is Word.Not or Word.Exists)
        || (
            cursor.WordAt(offset) is Word.Return
            && (cursor.KindAt(offset + 1) == TokenKind.OpenParen || cursor.WordAt(offset + 1) is Word.Select or Word.With)
        )
        || (cursor.WordAt(offset) is Word.With && cursor.WordAt(offset + 2) == Word.As && cursor.KindAt(offset + 3) == TokenKind.OpenParen)
        || (
            dialect.SemicolonsOptional
            && cursor.WordAt(offset) is Word.Set or Word.Declare or Word.Print
            && (cursor.KindAt(offset + 1) is TokenKind.Parameter || cursor.IsText("nocount", offset + 1))
        );

    // A body without BEGIN goes up to the end of the batch where semicolons are optional; else it is one statement.
    void ParseRoutineBody()
    {
        if (dialect.SemicolonsOptional)
        {
            while (
                cursor.Position < cursor.BlockEnd
                && !(cursor[cursor.Position].Kind == TokenKind.Semicolon && cursor[cursor.Position].Word == Word.Go)
            )
            {
                cursor.End = cursor.BlockEnd;
                if (cursor[cursor.Position].Kind == TokenKind.Semicolon || grammar.Statements.IsBlockWord())
                {
                    cursor.Position++;
                    continue;
                }

                grammar.Statements.ParseStatement();
            }
        }
        else
        {
            grammar.Statements.ParseStatement();
        }

        cursor.End = cursor.BlockEnd;
    }
}
