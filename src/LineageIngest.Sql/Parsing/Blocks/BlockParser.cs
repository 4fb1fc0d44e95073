using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Blocks: BEGIN, DECLARE, handlers.</summary>
sealed class BlockParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    /// <summary>A block, condition, loop or routine, or null where none begins.</summary>
    public BlockStatement? ParseBlockLike()
    {
        var outer = cursor.End;
        cursor.End = cursor.BlockEnd;
        var statement = cursor.Keyword switch
        {
            Keyword.Begin when !IsTransaction() => ParseBegin(),
            Keyword.Execute when IsStatementSet() => ParseBegin(),
            Keyword.Declare when DeclaresBlock() => ParseDeclareBlock(),
            Keyword.If
                when !(cursor.KeywordAt(1) == Keyword.Exists && cursor.KeywordAt(2) is Keyword.Table)
                    && cursor.KindAt(1) is not TokenKind.Semicolon => parsers.Loops.ParseIf(),
            Keyword.While => parsers.Loops.ParseLoopOf(),
            Keyword.For or Keyword.Forall when parsers.Names.IsName(1) => parsers.Loops.ParseLoopOf(),
            Keyword.Loop or Keyword.Repeat when cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted => parsers.Loops.ParseLoopOf(),
            Keyword.Case when parsers.Routines.InRoutine => parsers.Loops.ParseCaseStatement(),
            _ => null,
        };
        cursor.End = outer;
        return statement;
    }

    // Flink: EXECUTE STATEMENT SET BEGIN … END; the position then is at BEGIN.
    bool IsStatementSet()
    {
        if (!cursor.IsText("statement", 1) || cursor.KeywordAt(2) != Keyword.Set)
        {
            return false;
        }

        cursor.Position += 3;
        return cursor.Is(Keyword.Begin);
    }

    bool IsTransaction() =>
        cursor.KindAt(1) is TokenKind.Semicolon or TokenKind.End
        || cursor.KeywordAt(1) is Keyword.Transaction or Keyword.Tran or Keyword.Work or Keyword.Isolation or Keyword.Read
        || cursor.IsText("immediate", 1) && cursor.KindAt(2) is TokenKind.Semicolon or TokenKind.End or TokenKind.Word
        || cursor.IsText("deferred", 1)
        || cursor.IsText("exclusive", 1)
        || cursor.IsText("distributed", 1)
        || (cursor.KeywordAt(1) == Keyword.Commit || (dialect.SemicolonsOptional && cursor.KeywordAt(1) is Keyword.Go));

    // DECLARE … BEGIN: variables of a block, in dialects that end each with a semicolon.
    bool DeclaresBlock()
    {
        if (dialect.DeclareIsStatement)
        {
            return false;
        }

        for (var index = cursor.Position + 1; index < cursor.BlockEnd && index < cursor.Position + 4000; index++)
        {
            if (cursor[index].Kind == TokenKind.Semicolon && cursor[index + 1].Kind is TokenKind.Word)
            {
                var next = cursor[index + 1].Keyword;
                if (next == Keyword.Begin)
                {
                    return cursor[Math.Min(index + 2, cursor.BlockEnd)].Keyword is not Keyword.Transaction;
                }

                if (
                    next
                    is Keyword.Select
                        or Keyword.Insert
                        or Keyword.Update
                        or Keyword.Delete
                        or Keyword.Merge
                        or Keyword.Create
                        or Keyword.Set
                        or Keyword.If
                        or Keyword.While
                        or Keyword.With
                        or Keyword.Declare
                        or Keyword.Truncate
                )
                {
                    return false;
                }
            }
        }

        return false;
    }

    BlockStatement ParseDeclareBlock()
    {
        var start = cursor.Start;
        var mark = stacks.Statements.Count;
        cursor.Position++;
        ParseDeclarations();
        if (cursor.Is(Keyword.Begin))
        {
            stacks.Statements.Push(ParseBegin());
        }

        return new BlockStatement(BlockKind.Run, [], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start));
    }

    // v NUMBER := 0; CURSOR c IS SELECT …; c CURSOR FOR SELECT …
    public void ParseDeclarations()
    {
        while (cursor.Position < cursor.BlockEnd && !cursor.Is(Keyword.Begin) && !cursor.Is(Keyword.End))
        {
            if (cursor.Keyword is Keyword.Procedure or Keyword.Function && HasBody())
            {
                var start = cursor.Start;
                stacks.Statements.Push(parsers.Routines.ParseRoutine(start));
                _ = cursor.Position < cursor.BlockEnd && cursor[cursor.Position].Kind == TokenKind.Semicolon && parsers.Selects.SkipText();
                continue;
            }

            var stop = parsers.Statements.FindSemicolon(cursor.Position);
            var saved = cursor.End;
            cursor.End = stop;
            ParseDeclaration();
            cursor.End = saved;
            cursor.Position = Math.Min(stop + 1, cursor.BlockEnd);
            if (stop >= cursor.BlockEnd)
            {
                return;
            }
        }
    }

    // PROCEDURE p (a NUMBER) IS … has a body, PROCEDURE p (a NUMBER); only says that there is one.
    bool HasBody()
    {
        for (var index = cursor.Position; index < cursor.BlockEnd && cursor[index].Kind != TokenKind.Semicolon; index++)
        {
            if (cursor[index].Keyword is Keyword.Is or Keyword.As)
            {
                return true;
            }
        }

        return false;
    }

    public void ParseDeclaration()
    {
        var start = cursor.Start;
        cursor.Skip(Keyword.Declare);
        if (cursor.Is(Keyword.Cursor) && parsers.Names.IsName(1))
        {
            cursor.Position++;
        }

        if (!parsers.Names.IsName() && !cursor.Is(TokenKind.Parameter))
        {
            return;
        }

        if (cursor.Is(Keyword.Begin))
        {
            return;
        }

        parsers.DynamicSql.RememberText(cursor.Position);
        var name = parsers.Names.IdentifierAt(cursor.Position++);

        // MySQL: DECLARE CONTINUE HANDLER FOR NOT FOUND statement
        if (cursor.Is(Keyword.Handler) && cursor.KeywordAt(1) == Keyword.For)
        {
            ParseHandler();
            return;
        }

        var isRows = cursor.IsText("resultset");
        while (cursor.Position < cursor.End)
        {
            if (
                parsers.Queries.BeginsQuery()
                || (isRows && cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
            )
            {
                stacks.Statements.Push(new CursorStatement(name, parsers.Queries.ParseQuery(), cursor.SpanFrom(start)));
                return;
            }

            if (cursor.Is(Keyword.Cursor, Keyword.For) && parsers.Names.IsName(2) && cursor.KindAt(3) == TokenKind.End)
            {
                // LET c CURSOR FOR r, over rows that a variable holds.
                cursor.Position += 2;
                stacks.Statements.Push(CursorOver(name, parsers.Names.ReadIdentifier(), start));
                return;
            }

            if (
                cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens()
                || cursor.Kind is TokenKind.Assign or TokenKind.Equals
                || cursor.Is(Keyword.Default)
            )
            {
                cursor.Position += cursor.Is(TokenKind.OpenParen) ? 0 : 1;
                _ = isRows && cursor.IsText("async") && parsers.Selects.SkipText();
                if (isRows && cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
                {
                    continue;
                }

                if (parsers.Expressions.ParseExpression() is { } value)
                {
                    stacks.Statements.Push(new AssignStatement([name], [value], cursor.SpanFrom(start)));
                }

                return;
            }

            cursor.Position++;
        }

        stacks.Statements.Push(new AssignStatement([name], [], cursor.SpanFrom(start)));
    }

    /// <summary>A cursor over the rows of another one or of a table.</summary>
    public CursorStatement CursorOver(Identifier name, Identifier rows, int start) =>
        new(
            name,
            new RelationQuery(new TableReference(new QualifiedName([rows], rows.Span), null, rows.Span), rows.Span),
            cursor.SpanFrom(start)
        );

    void ParseHandler()
    {
        while (cursor.Position < cursor.End && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) == 0 && !cursor.Is(Keyword.Begin))
        {
            cursor.Position++;
        }

        if (cursor.Position < cursor.End)
        {
            cursor.End = cursor.BlockEnd;
            parsers.Statements.ParseStatement();
        }
    }

    public BlockStatement ParseBegin()
    {
        var start = cursor.Start;
        cursor.Position++;
        if (cursor.IsText("statement") && cursor.KeywordAt(1) == Keyword.Set && cursor.KindAt(2) == TokenKind.Semicolon)
        {
            // Flink: BEGIN STATEMENT SET; … END
            cursor.Position += 2;
        }

        while (cursor.Keyword is Keyword.Try or Keyword.Catch or Keyword.Not || cursor.IsText("atomic"))
        {
            cursor.Position++;
        }

        if (
            cursor[cursor.Position - 1].Keyword is Keyword.Not or Keyword.Atomic
            && cursor.Is(Keyword.With)
            && cursor.KindAt(1) == TokenKind.OpenParen
        )
        {
            cursor.Position++;
            cursor.SkipBracket();
        }

        var mark = stacks.Statements.Count;
        var outer = parsers.Routines.InRoutine;
        parsers.Routines.InRoutine = true;
        ParseBody();
        List<int> branches = [0];
        if (cursor.Skip(Keyword.Exception))
        {
            ParseHandlers(mark, branches);
        }

        SkipEnd();
        if (cursor[cursor.Position - 1].Keyword == Keyword.Try && IsCatch())
        {
            ParseCatch(mark, branches);
        }

        parsers.Routines.InRoutine = outer;
        return new BlockStatement(BlockKind.Run, [], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = branches.Count > 1 ? [.. branches] : [],
            Exhaustive = true,
        };
    }

    bool IsCatch()
    {
        cursor.Position +=
            cursor.Is(TokenKind.Semicolon) && cursor.KeywordAt(1) == Keyword.Begin && cursor.KeywordAt(2) == Keyword.Catch ? 1 : 0;
        return cursor.Is(Keyword.Begin, Keyword.Catch);
    }

    // BEGIN TRY … END TRY BEGIN CATCH … END CATCH: what follows sees what either left.
    void ParseCatch(int mark, List<int> branches)
    {
        branches.Add(stacks.Statements.Count - mark);
        cursor.Position += 2;
        ParseBody();
        SkipEnd();
    }

    /// <summary>Statements up to the word that ends the body.</summary>
    public void ParseBody()
    {
        while (
            cursor.Position < cursor.BlockEnd
            && !parsers.Statements.IsBlockWord()
            && !(cursor.Is(Keyword.When) && parsers.Routines.InRoutine)
        )
        {
            cursor.End = cursor.BlockEnd;
            if (cursor[cursor.Position].Kind == TokenKind.Semicolon)
            {
                if (cursor[cursor.Position].Keyword == Keyword.Go)
                {
                    return;
                }

                cursor.Position++;
                continue;
            }

            if (cursor.Is(TokenKind.CloseParen))
            {
                cursor.Position++;
                continue;
            }

            parsers.Statements.ParseStatement();
        }

        cursor.End = cursor.BlockEnd;
    }

    // WHEN x THEN statements …
    void ParseHandlers(int mark, List<int> branches)
    {
        while (cursor.Skip(Keyword.When))
        {
            branches.Add(stacks.Statements.Count - mark);
            while (
                cursor.Position < cursor.BlockEnd
                && !cursor.Is(Keyword.Then)
                && cursor.Kind != TokenKind.Semicolon
                && !cursor.Is(Keyword.End)
            )
            {
                cursor.Position++;
            }

            cursor.Skip(Keyword.Then);
            ParseBody();
        }
    }

    // END [IF | LOOP | TRY | name]
    public void SkipEnd()
    {
        if (!cursor.Skip(Keyword.End))
        {
            return;
        }

        if (
            cursor.Keyword
            is Keyword.If
                or Keyword.Loop
                or Keyword.While
                or Keyword.For
                or Keyword.Repeat
                or Keyword.Case
                or Keyword.Try
                or Keyword.Catch
                or Keyword.Procedure
                or Keyword.Function
        )
        {
            cursor.Position++;
        }

        if (cursor.Is(TokenKind.Word) && cursor.Keyword == Keyword.None && cursor.KindAt(1) is TokenKind.Semicolon or TokenKind.End)
        {
            cursor.Position++;
        }
    }
}
