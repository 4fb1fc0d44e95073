using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>SQL given as text: EXECUTE, EXEC, PREPARE, DO; and CALL.</summary>
sealed class DynamicSqlParser(
    TokenCursor cursor,
    Parsers parsers,
    ParserStacks stacks,
    Dialect dialect,
    SqlLimits limits,
    CancellationToken cancellation
)
{
    // Text in text in text: deeper nesting is not written by hand.
    public const int MaxTextDepth = 4;

    public HashSet<string> Prepared { get; } = new(StringComparer.OrdinalIgnoreCase);

    public TextConstants Texts => field ??= new TextConstants(cursor.Text, cursor.Tokens, parsers.Names.TextValue);

    public DynamicStatement DynamicOf(int token) =>
        new(parsers.Names.TextValue(token), Texts.ContentStart(token), TextSpan.Between(cursor[token].Start, cursor[token].End));

    /// <summary>The query that a text holds, with offsets as in the script; null where it is none.</summary>
    public Query? ParseQueryText(DynamicStatement text)
    {
        if (parsers.TextDepth >= MaxTextDepth)
        {
            cursor.ReportTooDeep();
            return null;
        }

        var (_, statements) = ScriptReader.ReadText(text, dialect, limits, cursor.Diagnostics, cancellation, parsers.TextDepth + 1);
        return statements is [QueryStatement query, ..] ? query.Query : null;
    }

    // DECLARE @x nvarchar(max) = N'…', SET @x = N'…', SET @x += N'…', v := '…', LET v := '…'
    public void RememberText(int name)
    {
        for (var index = name + 1; index + 1 < cursor.End && index < name + 12; index++)
        {
            if (cursor[index].Kind is TokenKind.Equals or TokenKind.Assign || cursor[index].Keyword == Keyword.Default)
            {
                var appends = cursor[index].Kind == TokenKind.Equals && cursor[index - 1].Kind == TokenKind.Operator;
                Texts.Assign(cursor.TextAt(name).ToString(), index + 1, cursor.End, appends);
                return;
            }

            if (cursor[index].Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                return;
            }
        }
    }

    // EXECUTE IMMEDIATE e [USING …], EXECUTE e, EXEC (e), EXEC sp_executesql e, PREPARE x FROM e, PREPARE x AS SELECT, DO $$…$$, EXECUTE x, CALL p (…)
    public Statement ParseExecute()
    {
        var start = cursor.Start;
        var verb = cursor.Keyword;
        cursor.Position++;
        switch (verb)
        {
            case Keyword.Call:
                return ParseCallStatement(start);
            case Keyword.Prepare when parsers.Names.IsName() || cursor.Is(TokenKind.Parameter):
                return ParsePrepare(start);
            case Keyword.Do:
                return ParseDo(start);
        }

        if (cursor.Skip(Keyword.Immediate))
        {
            return ParseDynamic(start, mustFollow: true);
        }

        if (cursor.IsText("sp_executesql") || (cursor.IsText("sys") && cursor.IsText("sp_executesql", 2)))
        {
            cursor.Position += cursor.IsText("sp_executesql") ? 1 : 3;
            if (cursor.Is(TokenKind.Parameter) && cursor.KindAt(1) == TokenKind.Equals)
            {
                cursor.Position += 2;
            }

            return ParseDynamic(start, mustFollow: true);
        }

        if (cursor.Kind is TokenKind.Text or TokenKind.OpenParen || (cursor.Is(TokenKind.Parameter) && !dialect.CallsByName))
        {
            return ParseDynamic(start, mustFollow: true);
        }

        if (parsers.Names.IsName() && Prepared.Contains(cursor.TextAt(cursor.Position).ToString()))
        {
            // Its text was read where it was prepared.
            parsers.Statements.SkipToStatementEndOrNext();
            return new OtherStatement("EXECUTE", [], [], [], cursor.SpanFrom(start));
        }

        if (dialect.CallsByName && ParseRenameCall(start) is { } rename)
        {
            return rename;
        }

        if (
            parsers.Names.IsName()
            && (
                cursor.KindAt(1) == TokenKind.OpenParen
                || Texts.Knows(cursor.TextAt(cursor.Position).ToString())
                || parsers.Routines.InRoutine && !dialect.CallsByName
            )
        )
        {
            return ParseDynamic(start, mustFollow: parsers.Routines.InRoutine && !dialect.CallsByName);
        }

        return ParseCallWithText(start);
    }

    Statement ParsePrepare(int start)
    {
        Prepared.Add(cursor.TextAt(cursor.Position).ToString().TrimStart('@', ':'));
        cursor.Position++;
        cursor.SkipParens();
        if (cursor.Skip(Keyword.As))
        {
            return parsers.Queries.BeginsQuery()
                ? new QueryStatement(parsers.Queries.ParseQuery(), cursor.SpanFrom(start))
                : parsers.SimpleStatements.ParseSimple();
        }

        cursor.Skip(Keyword.From);
        return ParseDynamic(start, mustFollow: true);
    }

    // DO $$…$$ LANGUAGE x; MySQL's DO evaluates an expression.
    Statement ParseDo(int start)
    {
        if (cursor.Skip(Keyword.Language))
        {
            cursor.Position++;
        }

        if (!cursor.Is(TokenKind.Text))
        {
            return parsers.Variables.AssignRest(start);
        }

        var body = cursor.Position++;
        var foreign = parsers.Routines.ForeignLanguageFollows() || (cursor[body - 1].Keyword is not Keyword.Do && IsForeign(body - 1));
        parsers.Statements.SkipToStatementEnd();
        return foreign
            ? NotFollowed(body, new OtherStatement("DO", [], [], [], cursor.SpanFrom(start)))
            : DynamicOf(body) with
            {
                Span = cursor.SpanFrom(start),
            };
    }

    /// <summary>The body of a routine in another language: what its constants hold is read, what it does besides is not followed.</summary>
    public void ReadForeign(int token, bool isFunction)
    {
        var body = DynamicOf(token);
        var texts = ForeignTexts.In(body.Text, body.TextStart, body.Span);
        foreach (var text in texts)
        {
            stacks.Statements.Push(text);
        }

        if (texts.Count > 0 || !isFunction)
        {
            cursor.Lower(Completeness.Partial);
            cursor.Report(DiagnosticFacts.PartlyUnknownText(body.Span));
        }
    }

    bool IsForeign(int token) => cursor.TextAt(token).Trim('\'').ToString().ToUpperInvariant() is not ("SQL" or "PLPGSQL" or "PLSQL");

    T NotFollowed<T>(int token, T statement)
        where T : Statement
    {
        cursor.Lower(Completeness.Partial);
        cursor.Report(DiagnosticFacts.UnknownText(cursor.SpanOf(token)));
        return statement;
    }

    /// <summary>Reads an expression that yields SQL; each text that it may be is a statement of its own.</summary>
    public Statement ParseDynamic(int start, bool mustFollow)
    {
        var first = cursor.Position;
        var texts = Texts.Evaluate(cursor.Position, cursor.End, out var end);
        var known = Array.FindAll(texts, text => text.IsKnown);
        if (known.Length == 0)
        {
            parsers.Statements.SkipToStatementEndOrNext();
            var call = new OtherStatement("EXECUTE", [], [], [], cursor.SpanFrom(start));
            return mustFollow ? NotFollowed(Math.Min(first, cursor.End), call) : call;
        }

        cursor.Position = Math.Max(end, first + 1);
        var variables = ParseDynamicTail();
        var span = cursor.SpanFrom(start);
        if (known.Length < texts.Length || Array.Exists(known, text => text.HasHoles))
        {
            NotFollowed(first, known);
        }

        Statement[] statements = Array.ConvertAll(known, text => DynamicOf(text, variables, span));
        return statements.Length == 1 ? statements[0] : new BlockStatement(BlockKind.Run, [], statements, span);
    }

    void NotFollowed(int token, DynamicText[] known)
    {
        cursor.Lower(Completeness.Partial);
        cursor.Report(
            known.Length == 0 ? DiagnosticFacts.UnknownText(cursor.SpanOf(token)) : DiagnosticFacts.PartlyUnknownText(cursor.SpanOf(token))
        );
    }

    // SELECT text INTO v: the variables take the outputs of that query.
    public Statement DynamicOf(DynamicText text, Identifier[] variables, TextSpan span)
    {
        var statement = new DynamicStatement(text.Text, Math.Max(0, text.Start), span) { IsComposed = text.Pieces != 1 || text.Start < 0 };
        return variables.Length > 0 && ParseQueryText(statement) is { } query
            ? new AssignStatement(variables, [new Subquery(query, SubqueryUse.Test, span)], span)
            : statement;
    }

    // INTO v, USING a, b, AT server: what follows the text.
    Identifier[] ParseDynamicTail()
    {
        var variables = new List<Identifier>();
        while (cursor.Position < cursor.End && !IsTailEnd())
        {
            if (cursor.Is(Keyword.Into))
            {
                do
                {
                    cursor.Position++;
                    cursor.Skip(Keyword.Strict);
                    if (parsers.Names.IsName() || cursor.Is(TokenKind.Parameter))
                    {
                        variables.Add(parsers.Names.IdentifierAt(cursor.Position++));
                    }
                } while (cursor.Is(TokenKind.Comma));
            }
            else if (cursor.Is(TokenKind.OpenParen))
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        return [.. variables];
    }

    bool IsTailEnd() =>
        (dialect.SemicolonsOptional && cursor.Is(TokenKind.Word) && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0)
        || (parsers.Routines.InRoutine && cursor.Is(Keyword.End) && cursor.KindAt(1) is TokenKind.End or TokenKind.Semicolon)
        || cursor.Is(Keyword.Loop)
        || cursor.Is(Keyword.Do);

    // CALL p ('…'): routines do what only the database knows, but for those that run a text.
    Statement ParseCallStatement(int start)
    {
        if (ParseExecutor(start) is { } executed)
        {
            return executed;
        }

        parsers.Statements.SkipToStatementEndOrNext();
        return new OtherStatement("CALL", [], [], [], cursor.SpanFrom(start));
    }

    static readonly string[] _executors = ["sysexecsql", "exec_ddl_statement", "parse"];

    /// <summary>A call of a routine that runs a text: <c>dbms_utility.exec_ddl_statement('…')</c>, <c>dbms_sql.parse(c, '…', n)</c>, <c>dbc.sysexecsql('…')</c>.</summary>
    public Statement? ParseExecutor(int start)
    {
        var index = cursor.Position;
        while (index + 2 < cursor.End && cursor[index + 1].Kind == TokenKind.Dot)
        {
            index += 2;
        }

        var name = cursor.TextAt(index).ToString();
        if (
            index + 1 >= cursor.End
            || cursor[index + 1].Kind is not (TokenKind.OpenParen or TokenKind.Colon)
            || !Array.Exists(_executors, executor => executor.Equals(name, StringComparison.OrdinalIgnoreCase))
            || (name.Equals("parse", StringComparison.OrdinalIgnoreCase) && !cursor.IsText("dbms_sql", index - 2 - cursor.Position))
        )
        {
            return null;
        }

        cursor.Position = index + 2;
        if (name.Equals("parse", StringComparison.OrdinalIgnoreCase))
        {
            parsers.Names.SkipPastComma(cursor.End);
        }

        return ParseDynamic(start, mustFollow: true);
    }

    // EXEC p 'select …': a text that is SQL is taken to run.
    Statement ParseCallWithText(int start)
    {
        for (var index = cursor.Position; index < cursor.End; index++)
        {
            if (cursor[index].Kind == TokenKind.Text)
            {
                if (!SqlTexts.Begins(parsers.Names.TextValue(index)))
                {
                    break;
                }

                var text = DynamicOf(index);
                cursor.Position = index + 1;
                parsers.Statements.SkipToStatementEnd();
                return new DynamicStatement(text.Text, text.TextStart, cursor.SpanFrom(start));
            }

            if (
                cursor[index].Kind
                is not (
                    TokenKind.Word
                    or TokenKind.OpenParen
                    or TokenKind.Parameter
                    or TokenKind.Equals
                    or TokenKind.Dot
                    or TokenKind.Quoted
                )
            )
            {
                break;
            }
        }

        parsers.Statements.SkipToStatementEndOrNext();
        return new OtherStatement("EXECUTE", [], [], [], cursor.SpanFrom(start));
    }

    // EXEC sp_rename 'a', 'b'
    AlterStatement? ParseRenameCall(int start)
    {
        var index = cursor.Position;
        while (
            index + 1 < cursor.End
            && cursor[index].Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Dot
            && !cursor.TextAt(index).Equals("sp_rename", StringComparison.OrdinalIgnoreCase)
        )
        {
            index++;
        }

        if (
            index + 3 >= cursor.End
            || !cursor.TextAt(index).Equals("sp_rename", StringComparison.OrdinalIgnoreCase)
            || cursor[index + 1].Kind != TokenKind.Text
            || cursor[index + 3].Kind != TokenKind.Text
        )
        {
            return null;
        }

        var old = parsers.Relations.NameInText(index + 1);
        var renamed = new Identifier(
            parsers.Names.TextValue(index + 3),
            true,
            TextSpan.Between(cursor[index + 3].Start, cursor[index + 3].End)
        );
        var isColumn =
            index + 5 < cursor.End
            && cursor[index + 5].Kind == TokenKind.Text
            && parsers.Names.TextValue(index + 5).Equals("column", StringComparison.OrdinalIgnoreCase);
        cursor.Position = index + (isColumn ? 6 : 4);
        if (isColumn && old.Parts.Length > 1)
        {
            var table = new TableReference(new QualifiedName(old.Parts[..^1], old.Span), null, old.Span);
            return new AlterStatement(table, AlterChange.Shape, null, cursor.SpanFrom(start))
            {
                RenamedColumns = [new RenamedColumn(old.Last, renamed)],
            };
        }

        var target = new QualifiedName([.. old.Parts[..^1], renamed], renamed.Span);
        return new AlterStatement(
            new TableReference(old, null, old.Span),
            AlterChange.Rename,
            new TableReference(target, null, target.Span),
            cursor.SpanFrom(start)
        );
    }
}
