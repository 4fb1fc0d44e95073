using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Blocks: statements that hold statements. Within them the stretch, not the next semicolon, is the end.</content>
sealed partial class Parser
{
    /// <summary>A block, condition, loop or routine, or null where none begins.</summary>
    BlockStatement? ParseBlockLike()
    {
        var outer = _end;
        _end = _stretchEnd;
        var statement = Word switch
        {
            Word.Begin when !IsTransaction() => ParseBegin(),
            Word.Declare when DeclaresBlock() => ParseDeclareBlock(),
            Word.If when !(WordAt(1) == Word.Exists && WordAt(2) is Word.Table) && KindAt(1) is not TokenKind.Semicolon => ParseIf(),
            Word.While => ParseLoopOf(),
            Word.For or Word.Forall when IsName(1) => ParseLoopOf(),
            Word.Loop or Word.Repeat when KindAt(1) is TokenKind.Word or TokenKind.Quoted => ParseLoopOf(),
            Word.Case when _inRoutine => ParseCaseStatement(),
            _ => null,
        };
        _end = outer;
        return statement;
    }

    bool IsTransaction() =>
        KindAt(1) is TokenKind.Semicolon or TokenKind.End
        || WordAt(1) is Word.Transaction or Word.Tran or Word.Work or Word.Isolation or Word.Read
        || IsText("immediate", 1) && KindAt(2) is TokenKind.Semicolon or TokenKind.End or TokenKind.Word
        || IsText("deferred", 1)
        || IsText("exclusive", 1)
        || IsText("distributed", 1)
        || (WordAt(1) == Word.Commit || (_transactSql && WordAt(1) is Word.Go));

    // DECLARE … BEGIN: variables of a block, in dialects that end each with a semicolon.
    bool DeclaresBlock()
    {
        if (_transactSql)
        {
            return false;
        }

        for (var index = _at + 1; index < _stretchEnd && index < _at + 4000; index++)
        {
            if (_tokens[index].Kind == TokenKind.Semicolon && _tokens[index + 1].Kind is TokenKind.Word)
            {
                var next = _tokens[index + 1].Word;
                if (next == Word.Begin)
                {
                    return _tokens[Math.Min(index + 2, _stretchEnd)].Word is not Word.Transaction;
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
        var start = Start;
        var mark = _statements.Count;
        _at++;
        ParseDeclarations();
        if (Is(Word.Begin))
        {
            _statements.Push(ParseBegin());
        }

        return new BlockStatement(BlockKind.Run, [], _statements.TakeFrom(mark), SpanFrom(start));
    }

    // v NUMBER := 0; CURSOR c IS SELECT …; c CURSOR FOR SELECT …
    void ParseDeclarations()
    {
        while (_at < _stretchEnd && !Is(Word.Begin) && !Is(Word.End))
        {
            if (Word is Word.Procedure or Word.Function && HasBody())
            {
                var start = Start;
                _statements.Push(ParseRoutine(start));
                _ = _at < _stretchEnd && _tokens[_at].Kind == TokenKind.Semicolon && SkipText();
                continue;
            }

            var stop = FindSemicolon(_at);
            var saved = _end;
            _end = stop;
            ParseDeclaration();
            _end = saved;
            _at = Math.Min(stop + 1, _stretchEnd);
            if (stop >= _stretchEnd)
            {
                return;
            }
        }
    }

    // PROCEDURE p (a NUMBER) IS … has a body, PROCEDURE p (a NUMBER); only says that there is one.
    bool HasBody()
    {
        for (var index = _at; index < _stretchEnd && _tokens[index].Kind != TokenKind.Semicolon; index++)
        {
            if (_tokens[index].Word is Word.Is or Word.As)
            {
                return true;
            }
        }

        return false;
    }

    void ParseDeclaration()
    {
        var start = Start;
        Skip(Word.Declare);
        if (Is(Word.Cursor) && IsName(1))
        {
            _at++;
        }

        if (!IsName() && !Is(TokenKind.Parameter))
        {
            return;
        }

        if (Is(Word.Begin))
        {
            return;
        }

        RememberText(_at);
        var name = IdentifierAt(_at++);

        // MySQL: DECLARE CONTINUE HANDLER FOR NOT FOUND statement
        if (Is(Word.Handler) && WordAt(1) == Word.For)
        {
            ParseHandler();
            return;
        }

        while (_at < _end)
        {
            if (BeginsQuery())
            {
                _statements.Push(new CursorStatement(name, ParseQuery(), SpanFrom(start)));
                return;
            }

            if (Is(TokenKind.OpenParen) && BeginsQueryInParens() || Kind is TokenKind.Assign or TokenKind.Equals || Is(Word.Default))
            {
                _at += Is(TokenKind.OpenParen) ? 0 : 1;
                if (ParseExpression() is { } value)
                {
                    _statements.Push(new AssignStatement([name], [value], SpanFrom(start)));
                }

                return;
            }

            _at++;
        }

        _statements.Push(new AssignStatement([name], [], SpanFrom(start)));
    }

    void ParseHandler()
    {
        while (_at < _end && (Words.Use(Word) & WordUse.Verb) == 0 && !Is(Word.Begin))
        {
            _at++;
        }

        if (_at < _end)
        {
            _end = _stretchEnd;
            ParseStatement();
        }
    }

    BlockStatement ParseBegin()
    {
        var start = Start;
        _at++;
        while (Word is Word.Try or Word.Catch or Word.Not || IsText("atomic"))
        {
            _at++;
        }

        if (_tokens[_at - 1].Word is Word.Not or Word.Atomic && Is(Word.With) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }

        var mark = _statements.Count;
        var outer = _inRoutine;
        _inRoutine = true;
        ParseBody();
        List<int> branches = [0];
        if (Skip(Word.Exception))
        {
            ParseHandlers(mark, branches);
        }

        SkipEnd();
        if (_tokens[_at - 1].Word == Word.Try && IsCatch())
        {
            ParseCatch(mark, branches);
        }

        _inRoutine = outer;
        return new BlockStatement(BlockKind.Run, [], _statements.TakeFrom(mark), SpanFrom(start))
        {
            Branches = branches.Count > 1 ? [.. branches] : [],
            Exhaustive = true,
        };
    }

    bool IsCatch()
    {
        _at += Is(TokenKind.Semicolon) && WordAt(1) == Word.Begin && WordAt(2) == Word.Catch ? 1 : 0;
        return Is(Word.Begin, Word.Catch);
    }

    // BEGIN TRY … END TRY BEGIN CATCH … END CATCH: what follows sees what either left.
    void ParseCatch(int mark, List<int> branches)
    {
        branches.Add(_statements.Count - mark);
        _at += 2;
        ParseBody();
        SkipEnd();
    }

    /// <summary>Statements up to the word that ends the body.</summary>
    void ParseBody()
    {
        while (_at < _stretchEnd && !IsBlockWord() && !(Is(Word.When) && _inRoutine))
        {
            _end = _stretchEnd;
            if (_tokens[_at].Kind == TokenKind.Semicolon)
            {
                if (_tokens[_at].Word == Word.Go)
                {
                    return;
                }

                _at++;
                continue;
            }

            if (Is(TokenKind.CloseParen))
            {
                _at++;
                continue;
            }

            ParseStatement();
        }

        _end = _stretchEnd;
    }

    // WHEN x THEN statements …
    void ParseHandlers(int mark, List<int> branches)
    {
        while (Skip(Word.When))
        {
            branches.Add(_statements.Count - mark);
            while (_at < _stretchEnd && !Is(Word.Then) && Kind != TokenKind.Semicolon && !Is(Word.End))
            {
                _at++;
            }

            Skip(Word.Then);
            ParseBody();
        }
    }

    // END [IF | LOOP | TRY | name]
    void SkipEnd()
    {
        if (!Skip(Word.End))
        {
            return;
        }

        if (
            Word
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
            _at++;
        }

        if (Is(TokenKind.Word) && Word == Word.None && KindAt(1) is TokenKind.Semicolon or TokenKind.End)
        {
            _at++;
        }
    }
}
