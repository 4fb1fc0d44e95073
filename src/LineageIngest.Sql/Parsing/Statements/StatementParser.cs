using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>The script: one statement after the other, each kept from hurting its neighbours.</summary>
sealed class StatementParser(TokenCursor cursor, Grammar grammar, ParserStacks stacks, Dialect dialect, CancellationToken cancellation)
{
    /// <summary>Reads a sequence of tokens into statements.</summary>
    /// <param name="text">The text as given; names are read from it, so that a template in a name stays visible.</param>
    /// <param name="tokens">Its tokens, the last one of <paramref name="count"/> being the end.</param>
    /// <param name="count">How many tokens.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="diagnostics">Takes what is worth saying.</param>
    /// <param name="cancellation">Ends parsing early.</param>
    /// <param name="textDepth">How many texts given as text this one stands in.</param>
    public static Statement[] Parse(
        string text,
        Token[] tokens,
        int count,
        Dialect dialect,
        SqlLimits limits,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation,
        int textDepth = 0
    )
    {
        var cursor = new TokenCursor(text, tokens, count, limits, diagnostics);
        return new Grammar(cursor, dialect, limits, textDepth, cancellation).Statements.ParseScript();
    }

    Statement[] ParseScript()
    {
        while (cursor.Position < cursor.BlockEnd)
        {
            cursor.End = cursor.BlockEnd;
            if (cursor[cursor.Position].Kind is TokenKind.Semicolon or TokenKind.CloseParen)
            {
                grammar.Templates.PassTerminator();
                continue;
            }

            ParseStatement();
        }

        return stacks.Statements.TakeFrom(0);
    }

    /// <summary>Reads one statement, with its inner ones if it is a block, and puts it on the stack; what it leaves over becomes one more.</summary>
    public void ParseStatement()
    {
        cancellation.ThrowIfCancellationRequested();
        var (outerEnd, outerQuality) = (cursor.End, cursor.Quality);
        var from = cursor.Position;
        cursor.Quality = Quality.Full;
        SkipLabels();
        if (grammar.Templates.HasTemplates)
        {
            grammar.Templates.SkipTemplateStatements();
            if (cursor.Position >= cursor.End || cursor.Is(TokenKind.Semicolon))
            {
                grammar.Templates.EndTemplateStatement(from, outerEnd, outerQuality);
                return;
            }
        }

        grammar.FunctionBodies.ParseInlineFunctions();
        if (cursor.Enter())
        {
            var block = grammar.Blocks.ParseBlockLike();
            cursor.Leave();
            if (block is not null)
            {
                stacks.Statements.Push(block with { Quality = cursor.Quality });
                (cursor.End, cursor.Quality) = (outerEnd, outerQuality);
                return;
            }
        }

        cursor.End = Math.Min(outerEnd, FindSemicolon(cursor.Position));
        ParseSimpleWithRest();
        if (cursor.Position == from)
        {
            cursor.Position++;
        }

        (cursor.End, cursor.Quality) = (outerEnd, outerQuality);
    }

    void ParseSimpleWithRest()
    {
        var start = cursor.Start;
        var statement = grammar.SimpleStatements.ParseSimple();
        if (cursor.Position < cursor.End && !IsStatementEnd())
        {
            if (statement is OtherStatement { Reads.Length: 0, Writes.Length: 0 })
            {
                SkipToStatementEnd();
            }
            else
            {
                var from = cursor.Position;
                cursor.NotUnderstood(cursor.Position);
                SkipToStatementEnd();
                var (reads, writes) = grammar.Recovery.ScanTables(from, cursor.Position);
                if (reads.Length + writes.Length > 0)
                {
                    stacks.Statements.Push(
                        new OtherStatement("", reads, writes, [], TextSpan.Between(cursor[from].Start, cursor.LastEnd))
                        {
                            Quality = Quality.TablesOnly,
                        }
                    );
                }
            }
        }

        stacks.Statements.Push(
            statement with
            {
                Quality = statement.Quality > cursor.Quality ? statement.Quality : cursor.Quality,
                Span = TextSpan.Between(start, Math.Max(start, cursor.LastEnd)),
            }
        );
    }

    public bool IsStatementEnd() =>
        cursor.Kind is TokenKind.Semicolon
        || (
            cursor.Is(TokenKind.Word)
            && ((Words.Use(cursor.Word) & WordUse.Verb) != 0 || cursor.Word is Word.With && grammar.Queries.BeginsQuery() || IsBlockWord())
        );

    public bool IsBlockWord() => cursor.Word is Word.End or Word.Else or Word.Elseif or Word.Elsif or Word.Exception or Word.Until;

    public void SkipToStatementEnd()
    {
        while (cursor.Position < cursor.End)
        {
            if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                cursor.SkipBracket();
                continue;
            }

            if (
                dialect.SemicolonsOptional
                && cursor.Is(TokenKind.Word)
                && IsStatementEnd()
                && cursor.Word
                    is not (
                        Word.Set
                        or Word.If
                        or Word.End
                        or Word.Fetch
                        or Word.Open
                        or Word.Close
                        or Word.Use
                        or Word.Replace
                        or Word.Return
                        or Word.Execute
                        or Word.Exec
                        or Word.Call
                        or Word.Continue
                    )
            )
            {
                return;
            }

            if (grammar.Routines.InRoutine && cursor.Is(Word.End) && cursor.KindAt(1) is TokenKind.End or TokenKind.Semicolon)
            {
                return;
            }

            cursor.Position++;
        }
    }

    public int FindSemicolon(int from)
    {
        var index = from;
        while (index < cursor.BlockEnd && cursor[index].Kind != TokenKind.Semicolon)
        {
            index++;
        }

        return index;
    }

    // <<label>> and label:
    void SkipLabels()
    {
        if (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "<<" && grammar.Names.IsName(1))
        {
            cursor.Position += 3;
        }
        else if (
            cursor.Is(TokenKind.Word)
            && cursor.Word == Word.None
            && cursor.KindAt(1) == TokenKind.Colon
            && cursor.WordAt(2) is Word.Loop or Word.While or Word.Begin or Word.Repeat or Word.For
        )
        {
            cursor.Position += 2;
        }
    }

    public OtherStatement Other(params Expression[] expressions)
    {
        var start = cursor.Start;
        var verb = cursor.TextAt(cursor.Position).ToString();
        SkipToStatementEndOrNext();
        return new OtherStatement(verb, [], [], expressions, cursor.SpanFrom(start));
    }

    // A statement without lineage goes up to its semicolon, or up to the next line that begins with a verb where semicolons are optional.
    public void SkipToStatementEndOrNext()
    {
        cursor.Position++;
        while (
            cursor.Position < cursor.End
            && !(dialect.SemicolonsOptional && cursor.Is(TokenKind.Word) && (Words.Use(cursor.Word) & WordUse.Verb) != 0 && OnNewLine())
            && !(grammar.Routines.InRoutine && cursor.Is(Word.End) && cursor.KindAt(1) is TokenKind.End or TokenKind.Semicolon)
        )
        {
            cursor.Position++;
        }
    }

    public bool OnNewLine() =>
        cursor.Position > 0
        && cursor
            .Text.AsSpan(cursor[cursor.Position - 1].End, cursor[cursor.Position].Start - cursor[cursor.Position - 1].End)
            .Contains('\n');

    /// <summary>A statement that stands in parentheses, up to <paramref name="close"/>.</summary>
    public Statement? ParseInnerStatement(int close)
    {
        var saved = cursor.End;
        cursor.End = Math.Min(cursor.End, close);
        var mark = stacks.Statements.Count;
        ParseSimpleWithRest();
        cursor.End = saved;
        var statements = stacks.Statements.TakeFrom(mark);
        return statements.Length == 0 ? null : statements[^1];
    }
}
