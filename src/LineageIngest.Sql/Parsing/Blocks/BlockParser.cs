using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Blocks: BEGIN, DECLARE, handlers.</summary>
sealed class BlockParser(TokenCursor cursor, Grammar grammar, ParserStacks stacks, Dialect dialect)
{
    /// <summary>A block, condition, loop or routine, or null where none begins.</summary>
    public BlockStatement? ParseBlockLike()
    {
        var outer = cursor.End;
        cursor.End = cursor.BlockEnd;
        var statement = cursor.Word switch
        {
            Word.Begin when !IsTransaction() => ParseBegin(),
            Word.Declare when DeclaresBlock() => ParseDeclareBlock(),
            Word.If
                when !(cursor.WordAt(1) == Word.Exists && cursor.WordAt(2) is Word.Table) && cursor.KindAt(1) is not TokenKind.Semicolon =>
                grammar.Loops.ParseIf(),
            Word.While => grammar.Loops.ParseLoopOf(),
            Word.For or Word.Forall when grammar.Names.IsName(1) => grammar.Loops.ParseLoopOf(),
            Word.Loop or Word.Repeat when cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted => grammar.Loops.ParseLoopOf(),
            Word.Case when grammar.Routines.InRoutine => grammar.Loops.ParseCaseStatement(),
            _ => null,
        };
        cursor.End = outer;
        return statement;
    }

    bool IsTransaction() =>
        cursor.KindAt(1) is TokenKind.Semicolon or TokenKind.End
        || cursor.WordAt(1) is Word.Transaction or Word.Tran or Word.Work or Word.Isolation or Word.Read
        || cursor.IsText("immediate", 1) && cursor.KindAt(2) is TokenKind.Semicolon or TokenKind.End or TokenKind.Word
        || cursor.IsText("deferred", 1)
        || cursor.IsText("exclusive", 1)
        || cursor.IsText("distributed", 1)
        || (cursor.WordAt(1) == Word.Commit || (dialect.SemicolonsOptional && cursor.WordAt(1) is Word.Go));

    // DECLARE … BEGIN: variables of a block, in dialects that end each with a semicolon.
    bool DeclaresBlock()
    {
        if (dialect.SemicolonsOptional)
        {
            return false;
        }

        for (var index = cursor.Position + 1; index < cursor.BlockEnd && index < cursor.Position + 4000; index++)
        {
            if (cursor[index].Kind == TokenKind.Semicolon && cursor[index + 1].Kind is TokenKind.Word)
            {
                var next = cursor[index + 1].Word;
                if (next == Word.Begin)
                {
                    return cursor[Math.Min(index + 2, cursor.BlockEnd)].Word is not Word.Transaction;
                }

                if (
                    next
                    is Word.Select
                        or Word.Insert
                        or Word.Update
                        or Word.Delete
                        or Word.Merge
                        or Word.Create
                        or Word.Set
                        or Word.If
                        or Word.While
                        or Word.With
                        or Word.Declare
                        or Word.Truncate
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
        if (cursor.Is(Word.Begin))
        {
            stacks.Statements.Push(ParseBegin());
        }

        return new BlockStatement(BlockKind.Run, [], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start));
    }

    // v NUMBER := 0; CURSOR c IS SELECT …; c CURSOR FOR SELECT …
    public void ParseDeclarations()
    {
        while (cursor.Position < cursor.BlockEnd && !cursor.Is(Word.Begin) && !cursor.Is(Word.End))
        {
            if (cursor.Word is Word.Procedure or Word.Function && HasBody())
            {
                var start = cursor.Start;
                stacks.Statements.Push(grammar.Routines.ParseRoutine(start));
                _ = cursor.Position < cursor.BlockEnd && cursor[cursor.Position].Kind == TokenKind.Semicolon && grammar.Selects.SkipText();
                continue;
            }

            var stop = grammar.Statements.FindSemicolon(cursor.Position);
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
            if (cursor[index].Word is Word.Is or Word.As)
            {
                return true;
            }
        }

        return false;
    }

    public void ParseDeclaration()
    {
        var start = cursor.Start;
        cursor.Skip(Word.Declare);
        if (cursor.Is(Word.Cursor) && grammar.Names.IsName(1))
        {
            cursor.Position++;
        }

        if (!grammar.Names.IsName() && !cursor.Is(TokenKind.Parameter))
        {
            return;
        }

        if (cursor.Is(Word.Begin))
        {
            return;
        }

        grammar.DynamicSql.RememberText(cursor.Position);
        var name = grammar.Names.IdentifierAt(cursor.Position++);

        // MySQL: DECLARE CONTINUE HANDLER FOR NOT FOUND statement
        if (cursor.Is(Word.Handler) && cursor.WordAt(1) == Word.For)
        {
            ParseHandler();
            return;
        }

        while (cursor.Position < cursor.End)
        {
            if (grammar.Queries.BeginsQuery())
            {
                stacks.Statements.Push(new CursorStatement(name, grammar.Queries.ParseQuery(), cursor.SpanFrom(start)));
                return;
            }

            if (
                cursor.Is(TokenKind.OpenParen) && grammar.SimpleStatements.BeginsQueryInParens()
                || cursor.Kind is TokenKind.Assign or TokenKind.Equals
                || cursor.Is(Word.Default)
            )
            {
                cursor.Position += cursor.Is(TokenKind.OpenParen) ? 0 : 1;
                if (grammar.Expressions.ParseExpression() is { } value)
                {
                    stacks.Statements.Push(new AssignStatement([name], [value], cursor.SpanFrom(start)));
                }

                return;
            }

            cursor.Position++;
        }

        stacks.Statements.Push(new AssignStatement([name], [], cursor.SpanFrom(start)));
    }

    void ParseHandler()
    {
        while (cursor.Position < cursor.End && (Words.Use(cursor.Word) & WordUse.Verb) == 0 && !cursor.Is(Word.Begin))
        {
            cursor.Position++;
        }

        if (cursor.Position < cursor.End)
        {
            cursor.End = cursor.BlockEnd;
            grammar.Statements.ParseStatement();
        }
    }

    public BlockStatement ParseBegin()
    {
        var start = cursor.Start;
        cursor.Position++;
        while (cursor.Word is Word.Try or Word.Catch or Word.Not || cursor.IsText("atomic"))
        {
            cursor.Position++;
        }

        if (cursor[cursor.Position - 1].Word is Word.Not or Word.Atomic && cursor.Is(Word.With) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }

        var mark = stacks.Statements.Count;
        var outer = grammar.Routines.InRoutine;
        grammar.Routines.InRoutine = true;
        ParseBody();
        List<int> branches = [0];
        if (cursor.Skip(Word.Exception))
        {
            ParseHandlers(mark, branches);
        }

        SkipEnd();
        if (cursor[cursor.Position - 1].Word == Word.Try && IsCatch())
        {
            ParseCatch(mark, branches);
        }

        grammar.Routines.InRoutine = outer;
        return new BlockStatement(BlockKind.Run, [], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = branches.Count > 1 ? [.. branches] : [],
            Exhaustive = true,
        };
    }

    bool IsCatch()
    {
        cursor.Position += cursor.Is(TokenKind.Semicolon) && cursor.WordAt(1) == Word.Begin && cursor.WordAt(2) == Word.Catch ? 1 : 0;
        return cursor.Is(Word.Begin, Word.Catch);
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
            cursor.Position < cursor.BlockEnd && !grammar.Statements.IsBlockWord() && !(cursor.Is(Word.When) && grammar.Routines.InRoutine)
        )
        {
            cursor.End = cursor.BlockEnd;
            if (cursor[cursor.Position].Kind == TokenKind.Semicolon)
            {
                if (cursor[cursor.Position].Word == Word.Go)
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

            grammar.Statements.ParseStatement();
        }

        cursor.End = cursor.BlockEnd;
    }

    // WHEN x THEN statements …
    void ParseHandlers(int mark, List<int> branches)
    {
        while (cursor.Skip(Word.When))
        {
            branches.Add(stacks.Statements.Count - mark);
            while (cursor.Position < cursor.BlockEnd && !cursor.Is(Word.Then) && cursor.Kind != TokenKind.Semicolon && !cursor.Is(Word.End))
            {
                cursor.Position++;
            }

            cursor.Skip(Word.Then);
            ParseBody();
        }
    }

    // END [IF | LOOP | TRY | name]
    public void SkipEnd()
    {
        if (!cursor.Skip(Word.End))
        {
            return;
        }

        if (
            cursor.Word
            is Word.If
                or Word.Loop
                or Word.While
                or Word.For
                or Word.Repeat
                or Word.Case
                or Word.Try
                or Word.Catch
                or Word.Procedure
                or Word.Function
        )
        {
            cursor.Position++;
        }

        if (cursor.Is(TokenKind.Word) && cursor.Word == Word.None && cursor.KindAt(1) is TokenKind.Semicolon or TokenKind.End)
        {
            cursor.Position++;
        }
    }
}
