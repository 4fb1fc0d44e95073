using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Procedures, functions, tasks and triggers; SQL given as text; variables.</content>
sealed partial class Parser
{
    /// <summary>CREATE or ALTER of something that holds no rows; the body of a routine is read.</summary>
    Statement ParseOtherCreate(int start)
    {
        var isRoutine = false;
        var limit = Math.Min(_end, _at + 12);
        for (var index = _at; index < limit && !isRoutine; index++)
        {
            isRoutine =
                _tokens[index].Word
                    is Word.Procedure
                        or Word.Proc
                        or Word.Function
                        or Word.Trigger
                        or Word.Task
                        or Word.Package
                        or Word.Event
                        or Word.Pipe
                || TextAt(index).Equals("alert", StringComparison.OrdinalIgnoreCase)
                || IsMacro(index);
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
        var from = _at;
        var isPolicy = false;
        var holdsQuery = false;
        for (var index = from; index < _end; index++)
        {
            isPolicy |= index < from + 5 && TextAt(index).Equals("policy", StringComparison.OrdinalIgnoreCase);
            holdsQuery |=
                _tokens[index].Word is Word.Select or Word.Insert && _tokens[index - 1].Word is not (Word.Grant or Word.On or Word.For);
        }

        var other = Other();
        if (isPolicy || !holdsQuery)
        {
            return other;
        }

        Say(DiagnosticCode.NotUnderstood, "What this makes is not known.", from);
        var (reads, writes) = ScanTables(from, _at);
        return other with { Reads = reads, Writes = writes, Quality = Quality.TablesOnly };
    }

    // What holds statements does not end with the first semicolon.
    Statement ReadToStretch(Func<int, Statement> read, int start)
    {
        var savedEnd = _end;
        _end = _stretchEnd;
        var block = read(start);
        _end = Math.Max(savedEnd, Math.Min(_stretchEnd, _at));
        return block;
    }

    BlockStatement ParseRoutine(int start)
    {
        while (
            Word
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
            && !IsText("alert")
            && !IsMacro(_at)
        )
        {
            _at++;
        }

        var isFunction = Is(Word.Function) || (IsMacro(_at) && !_dialect.DataPhrases);
        var isTrigger = Is(Word.Trigger);
        _at++;
        Skip(Word.Body);
        SkipIfExists();
        var name = ParseTableName();
        Identifier[] columns = [];
        var mark = _statements.Count;
        var outer = _inRoutine;
        _inRoutine = true;
        var outerTable = _triggerTable;
        var rowNames = isTrigger ? ParseTriggerHead() : [];
        if (Is(TokenKind.OpenParen) && !isTrigger)
        {
            _statements.Push(new AssignStatement(ParseParameters(), [], SpanFrom(start)));
        }

        var foreign = false;
        var isReady = !isTrigger;
        while (_at < _stretchEnd && _tokens[_at].Kind != TokenKind.Semicolon)
        {
            if (Skip(Word.Language))
            {
                foreign = !(
                    Is(Word.Sql)
                    || IsText("plpgsql")
                    || IsText("plsql")
                    || IsText("snowscript")
                    || (Is(TokenKind.Text) && TextValue(_at).ToUpperInvariant() is "SQL" or "PLPGSQL")
                );
                _at++;
                continue;
            }

            if (_dialect.DataPhrases && Is(Word.As) && KindAt(1) == TokenKind.OpenParen && !isFunction)
            {
                // Teradata: CREATE MACRO m AS (statement; statement;)
                _at++;
                ParseParenthesizedStatements();
                break;
            }

            if (isFunction && !foreign && ParseFunctionValue(columns) is { } value)
            {
                _statements.Push(new QueryStatement(value, value.Span));
                continue;
            }

            if (isFunction && IsText("returns") && WordAt(1) == Word.Table)
            {
                _at += 2;
                columns = ParseReturnedColumns();
                continue;
            }

            if (Is(TokenKind.Text) && _tokens[_at - 1].Word is Word.As or Word.Is)
            {
                var content = _at++;
                foreign |= ForeignLanguageFollows() || TextAt(content)[0] != '$' && !SqlTexts.Begins(TextValue(content)) && !isFunction;
                if (isFunction && !foreign && ParseFunctionText(content) is { } query)
                {
                    _statements.Push(new QueryStatement(query, query.Span));
                }
                else if (!foreign)
                {
                    _statements.Push(DynamicOf(content));
                }

                continue;
            }

            if (
                Word is Word.Is or Word.As
                && !(WordAt(1) is Word.Begin or Word.Declare)
                && KindAt(1) is TokenKind.Word or TokenKind.Quoted
                && !IsBodyStart(1)
                && !_transactSql
            )
            {
                _at++;
                ParseDeclarations();
                if (Is(Word.End))
                {
                    SkipEnd();
                    break;
                }

                continue;
            }

            if (Is(Word.Declare) && !_transactSql)
            {
                _at++;
                ParseDeclarations();
                continue;
            }

            isReady |= Is(Word.On);
            if (
                IsBodyStart(0)
                && (isReady || Is(Word.Begin))
                && !(
                    isTrigger && _tokens[_at - 1].Word is Word.Before or Word.After or Word.Or or Word.Of or Word.Instead or Word.For
                    || isTrigger
                        && Word is Word.Insert or Word.Update or Word.Delete
                        && (_tokens[_at - 1].Kind == TokenKind.Comma || IsText("of", -1))
                )
            )
            {
                ParseRoutineBody();
                break;
            }

            if (Is(TokenKind.OpenParen))
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        _inRoutine = outer;
        var rowsOf = isTrigger ? _triggerTable : null;
        _triggerTable = outerTable;
        var body = _statements.TakeFrom(mark);
        if (isFunction && name is not null)
        {
            body = WithValue(body, name, columns);
        }

        return new BlockStatement(BlockKind.Routine, [], body, SpanFrom(start))
        {
            Name = name,
            RowsOf = rowsOf,
            RowNames = rowNames,
        };
    }

    // … AFTER UPDATE ON t REFERENCING NEW AS n OLD TABLE AS o …: the table, and the names of its rows; the position stays.
    Identifier[] ParseTriggerHead()
    {
        var saved = _at;
        var names = new List<Identifier>();
        _triggerTable = null;
        for (; _at < _stretchEnd && Kind != TokenKind.Semicolon && Word is not (Word.Begin or Word.Declare); _at++)
        {
            if (Is(Word.On) && IsName(1) && _triggerTable is null)
            {
                _at++;
                _triggerTable = ParseTableName() is { } table ? new TableReference(table, null, table.Span) : null;
                _at--;
            }
            else if ((IsText("new") || IsText("old")) && WordAt(1) is Word.As or Word.Table)
            {
                _at++;
                Skip(Word.Table);
                Skip(Word.As);
                if (IsName())
                {
                    names.Add(IdentifierAt(_at));
                }
            }
        }

        _at = saved;
        return [.. names];
    }

    // (a NUMBER, IN b INT, @c INT = 1): names of parameters are no columns in the body.
    Identifier[] ParseParameters()
    {
        var close = Partner();
        var names = new List<Identifier>();
        _at++;
        while (_at < close)
        {
            if (Is(Word.In) || IsText("out") || IsText("inout"))
            {
                _at++;
            }

            if (IsName())
            {
                names.Add(ReadIdentifier());
            }

            SkipPastComma(close);
        }

        _at = Math.Min(close + 1, _end);
        return [.. names];
    }

    bool ForeignLanguageFollows()
    {
        for (var index = _at; index + 1 < _stretchEnd && index < _at + 40 && _tokens[index].Kind != TokenKind.Semicolon; index++)
        {
            if (_tokens[index].Word == Word.Language)
            {
                var language = TextAt(index + 1).Trim('\'').ToString().ToUpperInvariant();
                return language is not ("SQL" or "PLPGSQL" or "PLSQL");
            }
        }

        return false;
    }

    bool IsBodyStart(int offset) =>
        WordAt(offset)
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
            && KindAt(offset + 1) is not (TokenKind.Equals or TokenKind.Comma or TokenKind.Semicolon)
            && !(WordAt(offset) == Word.Execute && WordAt(offset + 1) is Word.As or Word.Function or Word.Procedure)
            && !(WordAt(offset) == Word.If && WordAt(offset + 1) is Word.Not or Word.Exists)
        || (WordAt(offset) is Word.Return && (KindAt(offset + 1) == TokenKind.OpenParen || WordAt(offset + 1) is Word.Select or Word.With))
        || (WordAt(offset) is Word.With && WordAt(offset + 2) == Word.As && KindAt(offset + 3) == TokenKind.OpenParen)
        || (
            _transactSql
            && WordAt(offset) is Word.Set or Word.Declare or Word.Print
            && (KindAt(offset + 1) is TokenKind.Parameter || IsText("nocount", offset + 1))
        );

    // A body without BEGIN goes up to the end of the batch where semicolons are optional; else it is one statement.
    void ParseRoutineBody()
    {
        if (_transactSql)
        {
            while (_at < _stretchEnd && !(_tokens[_at].Kind == TokenKind.Semicolon && _tokens[_at].Word == Word.Go))
            {
                _end = _stretchEnd;
                if (_tokens[_at].Kind == TokenKind.Semicolon || IsBlockWord())
                {
                    _at++;
                    continue;
                }

                ParseStatement();
            }
        }
        else
        {
            ParseStatement();
        }

        _end = _stretchEnd;
    }
}
