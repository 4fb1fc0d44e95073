using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>The script: one statement after the other, each without effect on how the others are read.</summary>
sealed class StatementParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect, CancellationToken cancellation)
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
        return new Parsers(cursor, dialect, limits, textDepth, cancellation).Statements.ParseScript();
    }

    Statement[] ParseScript()
    {
        while (cursor.Position < cursor.BlockEnd)
        {
            cursor.End = cursor.BlockEnd;
            if (cursor[cursor.Position].Kind is TokenKind.Semicolon or TokenKind.CloseParen)
            {
                parsers.Templates.PassTerminator();
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
        var (outerEnd, outerQuality) = (cursor.End, cursor.Completeness);
        var from = cursor.Position;
        cursor.Completeness = Completeness.Full;
        SkipLabels();
        if (parsers.Templates.HasTemplates)
        {
            parsers.Templates.SkipTemplateStatements();
            if (cursor.Position >= cursor.End || cursor.Is(TokenKind.Semicolon))
            {
                parsers.Templates.EndTemplateStatement(from, outerEnd, outerQuality);
                return;
            }
        }

        parsers.FunctionBodies.ParseInlineFunctions();
        if (cursor.Enter())
        {
            var block = parsers.Blocks.ParseBlockLike();
            cursor.Leave();
            if (block is not null)
            {
                stacks.Statements.Push(block with { Completeness = cursor.Completeness });
                (cursor.End, cursor.Completeness) = (outerEnd, outerQuality);
                return;
            }
        }

        cursor.End = Math.Min(outerEnd, FindSemicolon(cursor.Position));
        ParseSimpleWithRest();
        if (cursor.Position == from)
        {
            cursor.Position++;
        }

        (cursor.End, cursor.Completeness) = (outerEnd, outerQuality);
    }

    void ParseSimpleWithRest()
    {
        var start = cursor.Start;
        var statement = parsers.SimpleStatements.ParseSimple();
        if (cursor.Position < cursor.End && !IsStatementEnd())
        {
            if (statement is OtherStatement { Reads.Length: 0, Writes.Length: 0 })
            {
                SkipToStatementEnd();
            }
            else
            {
                var from = cursor.Position;
                cursor.ReportNotUnderstood(cursor.Position);
                SkipToStatementEnd();
                var (reads, writes) = parsers.Recovery.ScanTables(from, cursor.Position);
                if (reads.Length + writes.Length > 0)
                {
                    stacks.Statements.Push(
                        new OtherStatement("", reads, writes, [], TextSpan.Between(cursor[from].Start, cursor.LastEnd))
                        {
                            Completeness = Completeness.TablesOnly,
                        }
                    );
                }
            }
        }

        stacks.Statements.Push(
            statement with
            {
                Completeness = statement.Completeness > cursor.Completeness ? statement.Completeness : cursor.Completeness,
                Span = TextSpan.Between(start, Math.Max(start, cursor.LastEnd)),
            }
        );
    }

    public bool IsStatementEnd() =>
        cursor.Kind is TokenKind.Semicolon
        || (
            cursor.Is(TokenKind.Word)
            && (
                (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0
                || cursor.Keyword is Keyword.With && parsers.Queries.BeginsQuery()
                || IsBlockWord()
            )
        );

    public bool IsBlockWord() =>
        cursor.Keyword is Keyword.End or Keyword.Else or Keyword.Elseif or Keyword.Elsif or Keyword.Exception or Keyword.Until;

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
                && cursor.Keyword
                    is not (
                        Keyword.Set
                        or Keyword.If
                        or Keyword.End
                        or Keyword.Fetch
                        or Keyword.Open
                        or Keyword.Close
                        or Keyword.Use
                        or Keyword.Replace
                        or Keyword.Return
                        or Keyword.Execute
                        or Keyword.Exec
                        or Keyword.Call
                        or Keyword.Continue
                    )
            )
            {
                return;
            }

            if (parsers.Routines.InRoutine && cursor.Is(Keyword.End) && cursor.KindAt(1) is TokenKind.End or TokenKind.Semicolon)
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
        if (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "<<" && parsers.Names.IsName(1))
        {
            cursor.Position += 3;
        }
        else if (
            cursor.Is(TokenKind.Word)
            && cursor.Keyword == Keyword.None
            && cursor.KindAt(1) == TokenKind.Colon
            && cursor.KeywordAt(2) is Keyword.Loop or Keyword.While or Keyword.Begin or Keyword.Repeat or Keyword.For
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
            && !(
                dialect.SemicolonsOptional
                && cursor.Is(TokenKind.Word)
                && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0
                && OnNewLine()
            )
            && !(parsers.Routines.InRoutine && cursor.Is(Keyword.End) && cursor.KindAt(1) is TokenKind.End or TokenKind.Semicolon)
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
