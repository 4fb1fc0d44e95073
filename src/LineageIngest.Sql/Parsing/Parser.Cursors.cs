using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Cursors, rows of triggers, and functions in WITH.</content>
sealed partial class Parser
{
    // The table of the trigger around, whose row NEW is.
    TableReference? _triggerTable;

    TokenKind KindOf(int token) => token < _end ? _tokens[token].Kind : TokenKind.End;

    bool IsNewRow(int token)
    {
        var name = TextAt(token).TrimStart(':');
        return _triggerTable is not null
            && (name.Equals("new", StringComparison.OrdinalIgnoreCase) || name.StartsWith("new.", StringComparison.OrdinalIgnoreCase));
    }

    // SET NEW.a = e, :new.a := e
    UpdateStatement UpdateNewRow(int column, int start)
    {
        var value = ParseExpression() ?? new Literal(SpanFrom(start));
        var name = IdentifierAt(column);
        name = name with { Text = name.Text[(name.Text.LastIndexOf('.') + 1)..] };
        var target = new ColumnReference(new QualifiedName([name], name.Span));
        return new UpdateStatement([], _triggerTable!, [new Assignment([target], value)], [], [], SpanFrom(start));
    }

    // OPEN c FOR SELECT …, OPEN c FOR 'select …' || x
    Statement ParseOpenFor()
    {
        var start = Start;
        _at++;
        var name = ReadIdentifier();
        _at++;
        if (BeginsQuery() || (Is(TokenKind.OpenParen) && BeginsQueryInParens()))
        {
            return new CursorStatement(name, ParseQuery(), SpanFrom(start));
        }

        Skip(Word.Execute);
        return ParseDynamic(start, mustFollow: !_prepared.Contains(TextAt(Math.Min(_at, _end)).ToString())) is DynamicStatement text
            ? ParseQueryText(text) is { } query
                ? new CursorStatement(name, query, SpanFrom(start))
                : text
            : new OtherStatement("OPEN", [], [], [], SpanFrom(start));
    }

    // FETCH [NEXT FROM] c [BULK COLLECT] INTO a, b [LIMIT n]
    FetchStatement ParseFetch()
    {
        var start = Start;
        _at++;
        while (
            Word is Word.Next or Word.First or Word.Last or Word.From or Word.In or Word.Prior || IsText("absolute") || IsText("relative")
        )
        {
            _at++;
        }

        var cursor = IsName() ? ReadIdentifier() : new Identifier("", false, new TextSpan(start, 0));
        _ = Is(Word.Bulk) && (_at += 2) > 0;
        var variables = new List<Identifier>();
        if (Skip(Word.Into))
        {
            do
            {
                if (IsName() || Is(TokenKind.Parameter))
                {
                    variables.Add(IdentifierAt(_at++));
                    SkipMembers();
                }
            } while (Skip(TokenKind.Comma));
        }

        SkipRowLimit();
        return new FetchStatement(cursor, [.. variables], SpanFrom(start));
    }

    // WITH FUNCTION f (x bigint) RETURNS bigint BEGIN … END SELECT …: each function is a routine of its own, the query follows.
    void ParseInlineFunctions()
    {
        if (!Is(Word.With) || WordAt(1) is not (Word.Function or Word.Procedure))
        {
            return;
        }

        _at++;
        while (Word is Word.Function or Word.Procedure && _at < _stretchEnd)
        {
            var start = Start;
            var (end, mark) = (_end, _statements.Count);
            _end = _stretchEnd;
            ParseInlineFunction();
            _end = Math.Max(end, _stretchEnd);
            var body = _statements.TakeFrom(mark);
            _statements.Push(new BlockStatement(BlockKind.Routine, [], body, SpanFrom(start)));
            _ = (Is(TokenKind.Comma) || Is(TokenKind.Semicolon)) && ++_at > 0;
        }

        _end = _stretchEnd;
    }

    void ParseInlineFunction()
    {
        var outer = _inRoutine;
        _inRoutine = true;
        _at++;
        ParseTableName();
        if (Is(TokenKind.OpenParen))
        {
            _statements.Push(new AssignStatement(ParseParameters(), [], default));
        }

        while (_at < _stretchEnd && Kind != TokenKind.Semicolon)
        {
            if (Is(Word.Begin))
            {
                _statements.Push(ParseBegin());
                break;
            }

            if (Is(Word.Return))
            {
                _at++;
                if (ParseExpression() is { } value)
                {
                    _statements.Push(new AssignStatement([], [value], value.Span));
                }

                break;
            }

            if (Word is Word.Is or Word.As)
            {
                _at++;
                ParseDeclarations();
                continue;
            }

            _at++;
        }

        _inRoutine = outer;
    }
}
