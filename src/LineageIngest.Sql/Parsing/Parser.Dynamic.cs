using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>SQL given as text: EXECUTE, EXEC, PREPARE, DO; and CALL.</content>
sealed partial class Parser
{
    // Text in text in text: deeper than this nobody writes by hand.
    const int MaxTextDepth = 4;

    readonly HashSet<string> _prepared = new(StringComparer.OrdinalIgnoreCase);

    bool _hasHoles;

    TextConstants Texts => _texts ??= new TextConstants(_text, _tokens, TextValue);

    TextConstants? _texts;

    /// <summary>Whether a name has a part that only a run knows.</summary>
    bool HasHole(QualifiedName name) =>
        _hasHoles && Array.Exists(name.Parts, part => part.Text.Contains(DynamicText.Hole, StringComparison.Ordinal));

    bool IsHole(int token) => _hasHoles && TextAt(token).Contains(DynamicText.Hole);

    DynamicStatement DynamicOf(int token) =>
        new(TextValue(token), Texts.ContentStart(token), TextSpan.Between(_tokens[token].Start, _tokens[token].End));

    /// <summary>The query that a text holds, with offsets as in the script; null where it is none.</summary>
    Query? ParseQueryText(DynamicStatement text)
    {
        if (TextDepth >= MaxTextDepth)
        {
            SayTooDeep();
            return null;
        }

        var (_, statements) = ScriptReader.ReadText(text, _dialect, _limits, _diagnostics, _cancellation, TextDepth + 1);
        return statements is [QueryStatement query, ..] ? query.Query : null;
    }

    // DECLARE @x nvarchar(max) = N'…', SET @x = N'…', SET @x += N'…', v := '…', LET v := '…'
    void RememberText(int name)
    {
        for (var index = name + 1; index + 1 < _end && index < name + 12; index++)
        {
            if (_tokens[index].Kind is TokenKind.Equals or TokenKind.Assign || _tokens[index].Word == Word.Default)
            {
                var appends = _tokens[index].Kind == TokenKind.Equals && _tokens[index - 1].Kind == TokenKind.Operator;
                Texts.Assign(TextAt(name).ToString(), index + 1, _end, appends);
                return;
            }

            if (_tokens[index].Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                return;
            }
        }
    }

    // EXECUTE IMMEDIATE e [USING …], EXECUTE e, EXEC (e), EXEC sp_executesql e, PREPARE x FROM e, PREPARE x AS SELECT, DO $$…$$, EXECUTE x, CALL p (…)
    Statement ParseExecute()
    {
        var start = Start;
        var verb = Word;
        _at++;
        switch (verb)
        {
            case Word.Call:
                return ParseCallStatement(start);
            case Word.Prepare when IsName() || Is(TokenKind.Parameter):
                return ParsePrepare(start);
            case Word.Do:
                return ParseDo(start);
        }

        if (Skip(Word.Immediate))
        {
            return ParseDynamic(start, mustFollow: true);
        }

        if (IsText("sp_executesql") || (IsText("sys") && IsText("sp_executesql", 2)))
        {
            _at += IsText("sp_executesql") ? 1 : 3;
            if (Is(TokenKind.Parameter) && KindAt(1) == TokenKind.Equals)
            {
                _at += 2;
            }

            return ParseDynamic(start, mustFollow: true);
        }

        if (Kind is TokenKind.Text or TokenKind.OpenParen || (Is(TokenKind.Parameter) && !_transactSql))
        {
            return ParseDynamic(start, mustFollow: true);
        }

        if (IsName() && _prepared.Contains(TextAt(_at).ToString()))
        {
            // Its text was read where it was prepared.
            SkipToStatementEndOrNext();
            return new OtherStatement("EXECUTE", [], [], [], SpanFrom(start));
        }

        if (_transactSql && ParseRenameCall(start) is { } rename)
        {
            return rename;
        }

        if (IsName() && (KindAt(1) == TokenKind.OpenParen || Texts.Knows(TextAt(_at).ToString()) || _inRoutine && !_transactSql))
        {
            return ParseDynamic(start, mustFollow: _inRoutine && !_transactSql);
        }

        return ParseCallWithText(start);
    }

    Statement ParsePrepare(int start)
    {
        _prepared.Add(TextAt(_at).ToString().TrimStart('@', ':'));
        _at++;
        SkipParens();
        if (Skip(Word.As))
        {
            return BeginsQuery() ? new QueryStatement(ParseQuery(), SpanFrom(start)) : ParseSimple();
        }

        Skip(Word.From);
        return ParseDynamic(start, mustFollow: true);
    }

    // DO $$…$$ LANGUAGE x; MySQL's DO evaluates an expression.
    Statement ParseDo(int start)
    {
        if (Skip(Word.Language))
        {
            _at++;
        }

        if (!Is(TokenKind.Text))
        {
            return AssignRest(start);
        }

        var body = _at++;
        var foreign = ForeignLanguageFollows() || (_tokens[body - 1].Word is not Word.Do && IsForeign(body - 1));
        SkipToStatementEnd();
        return foreign
            ? NotFollowed(body, new OtherStatement("DO", [], [], [], SpanFrom(start)))
            : DynamicOf(body) with
            {
                Span = SpanFrom(start),
            };
    }

    bool IsForeign(int token) => TextAt(token).Trim('\'').ToString().ToUpperInvariant() is not ("SQL" or "PLPGSQL" or "PLSQL");

    T NotFollowed<T>(int token, T statement)
        where T : Statement
    {
        Lower(Quality.Partial);
        Say(DiagnosticCode.NotFollowed, "What this text does when it runs was not followed.", token);
        return statement;
    }

    /// <summary>Reads an expression that yields SQL; each text that it may be is a statement of its own.</summary>
    Statement ParseDynamic(int start, bool mustFollow)
    {
        var first = _at;
        var texts = Texts.Evaluate(_at, _end, out var end);
        var known = Array.FindAll(texts, text => text.IsKnown);
        if (known.Length == 0)
        {
            SkipToStatementEndOrNext();
            var call = new OtherStatement("EXECUTE", [], [], [], SpanFrom(start));
            return mustFollow ? NotFollowed(Math.Min(first, _end), call) : call;
        }

        _at = Math.Max(end, first + 1);
        var variables = ParseDynamicTail();
        var span = SpanFrom(start);
        if (known.Length < texts.Length || Array.Exists(known, text => text.HasHoles))
        {
            NotFollowed(first, known);
        }

        Statement[] statements = Array.ConvertAll(known, text => DynamicOf(text, variables, span));
        return statements.Length == 1 ? statements[0] : new BlockStatement(BlockKind.Run, [], statements, span);
    }

    void NotFollowed(int token, DynamicText[] known)
    {
        Lower(Quality.Partial);
        Say(
            DiagnosticCode.NotFollowed,
            known.Length == 0 ? "What this text does when it runs was not followed." : "Parts of this text are only known when it runs.",
            token
        );
    }

    // SELECT text INTO v: the variables take the outputs of that query.
    Statement DynamicOf(DynamicText text, Identifier[] variables, TextSpan span)
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
        while (_at < _end && !IsTailEnd())
        {
            if (Is(Word.Into))
            {
                do
                {
                    _at++;
                    Skip(Word.Strict);
                    if (IsName() || Is(TokenKind.Parameter))
                    {
                        variables.Add(IdentifierAt(_at++));
                    }
                } while (Is(TokenKind.Comma));
            }
            else if (Is(TokenKind.OpenParen))
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        return [.. variables];
    }

    bool IsTailEnd() =>
        (_transactSql && Is(TokenKind.Word) && (Words.Use(Word) & WordUse.Verb) != 0)
        || (_inRoutine && Is(Word.End) && KindAt(1) is TokenKind.End or TokenKind.Semicolon)
        || Is(Word.Loop)
        || Is(Word.Do);

    // CALL p ('…'), CALL dbms_utility.exec_ddl_statement('…'): other routines do what only the database knows.
    OtherStatement ParseCallStatement(int start)
    {
        SkipToStatementEndOrNext();
        return new OtherStatement("CALL", [], [], [], SpanFrom(start));
    }

    // EXEC p 'select …': a text that is SQL is taken to run.
    Statement ParseCallWithText(int start)
    {
        for (var index = _at; index < _end; index++)
        {
            if (_tokens[index].Kind == TokenKind.Text)
            {
                if (!SqlTexts.Begins(TextValue(index)))
                {
                    break;
                }

                var text = DynamicOf(index);
                _at = index + 1;
                SkipToStatementEnd();
                return new DynamicStatement(text.Text, text.TextStart, SpanFrom(start));
            }

            if (
                _tokens[index].Kind
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

        SkipToStatementEndOrNext();
        return new OtherStatement("EXECUTE", [], [], [], SpanFrom(start));
    }

    // EXEC sp_rename 'a', 'b'
    AlterStatement? ParseRenameCall(int start)
    {
        var index = _at;
        while (
            index + 1 < _end
            && _tokens[index].Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Dot
            && !TextAt(index).Equals("sp_rename", StringComparison.OrdinalIgnoreCase)
        )
        {
            index++;
        }

        if (
            index + 3 >= _end
            || !TextAt(index).Equals("sp_rename", StringComparison.OrdinalIgnoreCase)
            || _tokens[index + 1].Kind != TokenKind.Text
            || _tokens[index + 3].Kind != TokenKind.Text
        )
        {
            return null;
        }

        var old = NameInText(index + 1);
        var renamed = new Identifier(TextValue(index + 3), true, TextSpan.Between(_tokens[index + 3].Start, _tokens[index + 3].End));
        var isColumn =
            index + 5 < _end
            && _tokens[index + 5].Kind == TokenKind.Text
            && TextValue(index + 5).Equals("column", StringComparison.OrdinalIgnoreCase);
        _at = index + (isColumn ? 6 : 4);
        if (isColumn && old.Parts.Length > 1)
        {
            var table = new TableReference(new QualifiedName(old.Parts[..^1], old.Span), null, old.Span);
            return new AlterStatement(table, AlterChange.Shape, null, SpanFrom(start))
            {
                RenamedColumns = [new RenamedColumn(old.Last, renamed)],
            };
        }

        var target = new QualifiedName([.. old.Parts[..^1], renamed], renamed.Span);
        return new AlterStatement(
            new TableReference(old, null, old.Span),
            AlterChange.Rename,
            new TableReference(target, null, target.Span),
            SpanFrom(start)
        );
    }
}
