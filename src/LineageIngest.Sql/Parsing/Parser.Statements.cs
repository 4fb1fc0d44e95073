using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>The script: one statement after the other, each kept from hurting its neighbours.</content>
sealed partial class Parser
{
    Statement[] ParseScript()
    {
        while (_at < _stretchEnd)
        {
            _end = _stretchEnd;
            if (_tokens[_at].Kind is TokenKind.Semicolon or TokenKind.CloseParen)
            {
                PassTerminator();
                continue;
            }

            ParseStatement();
        }

        return _statements.TakeFrom(0);
    }

    /// <summary>Reads one statement, with its inner ones if it is a block, and puts it on the stack; what it leaves over becomes one more.</summary>
    void ParseStatement()
    {
        _cancellation.ThrowIfCancellationRequested();
        var (outerEnd, outerQuality) = (_end, _quality);
        var from = _at;
        _quality = Quality.Full;
        SkipLabels();
        if (_hasTemplates)
        {
            SkipTemplateStatements();
            if (_at >= _end || Is(TokenKind.Semicolon))
            {
                EndTemplateStatement(from, outerEnd, outerQuality);
                return;
            }
        }

        ParseInlineFunctions();
        if (Enter())
        {
            var block = ParseBlockLike();
            Leave();
            if (block is not null)
            {
                _statements.Push(block with { Quality = _quality });
                (_end, _quality) = (outerEnd, outerQuality);
                return;
            }
        }

        _end = Math.Min(outerEnd, FindSemicolon(_at));
        ParseSimpleWithRest();
        if (_at == from)
        {
            _at++;
        }

        (_end, _quality) = (outerEnd, outerQuality);
    }

    void ParseSimpleWithRest()
    {
        var start = Start;
        var statement = ParseSimple();
        if (_at < _end && !IsStatementEnd())
        {
            if (statement is OtherStatement { Reads.Length: 0, Writes.Length: 0 })
            {
                SkipToStatementEnd();
            }
            else
            {
                var from = _at;
                NotUnderstood(_at);
                SkipToStatementEnd();
                var (reads, writes) = ScanTables(from, _at);
                if (reads.Length + writes.Length > 0)
                {
                    _statements.Push(
                        new OtherStatement("", reads, writes, [], TextSpan.Between(_tokens[from].Start, LastEnd))
                        {
                            Quality = Quality.TablesOnly,
                        }
                    );
                }
            }
        }

        _statements.Push(
            statement with
            {
                Quality = statement.Quality > _quality ? statement.Quality : _quality,
                Span = TextSpan.Between(start, Math.Max(start, LastEnd)),
            }
        );
    }

    bool IsStatementEnd() =>
        Kind is TokenKind.Semicolon
        || (Is(TokenKind.Word) && ((Words.Use(Word) & WordUse.Verb) != 0 || Word is Word.With && BeginsQuery() || IsBlockWord()));

    bool IsBlockWord() => Word is Word.End or Word.Else or Word.Elseif or Word.Elsif or Word.Exception or Word.Until;

    void SkipToStatementEnd()
    {
        while (_at < _end)
        {
            if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                SkipBracket();
                continue;
            }

            if (
                _transactSql
                && Is(TokenKind.Word)
                && IsStatementEnd()
                && Word
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

            if (_inRoutine && Is(Word.End) && KindAt(1) is TokenKind.End or TokenKind.Semicolon)
            {
                return;
            }

            _at++;
        }
    }

    int FindSemicolon(int from)
    {
        var index = from;
        while (index < _stretchEnd && _tokens[index].Kind != TokenKind.Semicolon)
        {
            index++;
        }

        return index;
    }

    // <<label>> and label:
    void SkipLabels()
    {
        if (Is(TokenKind.Operator) && TextAt(_at) is "<<" && IsName(1))
        {
            _at += 3;
        }
        else if (
            Is(TokenKind.Word)
            && Word == Word.None
            && KindAt(1) == TokenKind.Colon
            && WordAt(2) is Word.Loop or Word.While or Word.Begin or Word.Repeat or Word.For
        )
        {
            _at += 2;
        }
    }

    Statement ParseSimple()
    {
        var start = Start;
        switch (Word)
        {
            case Word.With when BeginsQuery():
                var (tables, recursive) = ParseWith();
                return ParseAfterWith(tables, recursive, start);
            case Word.Using when KindAt(1) == TokenKind.OpenParen && _tokens[_at + 1].Link > 0:
                // BTEQ: USING (a INTEGER) INSERT … (:a)
                _at++;
                SkipBracket();
                return ParseSimple();
            case Word.Locking or Word.Lock when LocksBeforeChange():
                return ParseSimple();
            case Word.Lock when _dialect.DataPhrases && WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database:
            case Word.Locking or Word.Select or Word.Sel or Word.Values or Word.Pivot or Word.Unpivot or Word.From or Word.Table:
                return ParseAfterWith([], false, start);
            case Word.Insert or Word.Ins:
                return ParseInsert([], false);
            case Word.Replace
                when WordAt(1) is not (Word.Table or Word.View or Word.Procedure or Word.Function or Word.Trigger or Word.Recursive)
                    && !IsMacro(_at + 1):
                return ParseInsert([], false);
            case Word.Update when _transactSql && WordAt(1) == Word.Statistics:
                return Other();
            case Word.Update or Word.Upd:
                return ParseUpdate([]);
            case Word.Delete or Word.Del:
                return ParseDelete([]);
            case Word.Merge:
                return ParseMerge([]);
            case Word.Create when IsRule():
                return ReadToStretch(ParseRule, start);
            case Word.Create or Word.Replace:
                return ParseCreateFlow(start) ?? ParseCreate();
            case Word.Apply when BeginsChanges():
                return ParseChanges(start);
            case Word.Alter or Word.Rename or Word.Exchange:
                return ParseAlter();
            case Word.Drop or Word.Undrop:
                return ParseDrop();
            case Word.Truncate:
                return ParseTruncate();
            case Word.Open when IsName(1) && WordAt(2) == Word.For:
                return ParseOpenFor();
            case Word.Fetch when IsName(1) || WordAt(1) is Word.Next or Word.From or Word.First or Word.Last:
                return ParseFetch();
            case Word.Copy or Word.Load or Word.Unload or Word.Export or Word.Import or Word.Bulk or Word.Put:
                return ParseTransfer();
            case Word.Use:
                return ParseUse();
            case Word.Set or Word.Let or Word.Declare or Word.Return or Word.Print or Word.Open or Word.Perform or Word.Reset:
                return ParseAssignment();
            case Word.Exec or Word.Execute or Word.Call or Word.Prepare or Word.Do:
                return ParseExecute();
            case Word.Explain
            or Word.Describe
            or Word.Desc
            or Word.Show
            or Word.Analyze
            or Word.Grant
            or Word.Revoke
            or Word.Cache
            or Word.Comment
            or Word.Vacuum
            or Word.Refresh
            or Word.Summarize:
                return Other();
        }

        if (Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            return ParseAfterWith([], false, start);
        }

        if (
            IsName()
            && KindAt(1) is TokenKind.Assign or TokenKind.Dot
            && Word is Word.None or Word.Value or Word.Name or Word.Source or Word.Target
            && FindAssign() is var assign and > 0
        )
        {
            RememberText(_at);
            var target = _at;
            _at = assign;
            return AssignTo(target, start);
        }

        if (Is(TokenKind.Parameter) && IsNewRow(_at) && FindAssign() is var assigned and > 0)
        {
            var row = _at;
            _at = assigned;
            return UpdateNewRow(KindOf(row + 1) == TokenKind.Dot ? row + 2 : row, start);
        }

        return ParseUnknown(start);
    }

    // v := e; new.a := e changes the row that the trigger is about to write.
    Statement AssignTo(int target, int start)
    {
        if (_tokens[target + 1].Kind != TokenKind.Dot)
        {
            return AssignRest(start) with { Variables = [IdentifierAt(target)] };
        }

        return IsNewRow(target) ? UpdateNewRow(target + 2, start) : AssignRest(start);
    }

    int FindAssign()
    {
        var index = _at;
        while (
            index < _end
            && index < _at + 8
            && (_tokens[index].Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Dot || (index == _at && Is(TokenKind.Parameter)))
        )
        {
            index++;
        }

        return index < _end && _tokens[index].Kind == TokenKind.Assign ? index + 1 : 0;
    }

    Statement ParseAfterWith(CommonTable[] tables, bool recursive, int start)
    {
        switch (Word)
        {
            case Word.Insert or Word.Replace or Word.Ins:
                return ParseInsert(tables, recursive);
            case Word.Update or Word.Upd:
                return ParseUpdate(tables);
            case Word.Delete or Word.Del:
                return ParseDelete(tables);
            case Word.Merge:
                return ParseMerge(tables);
            case Word.From when FromInsertFollows():
                return ParseFromInsert(tables, recursive);
        }

        var query = ParseSetOperations();
        query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, SpanFrom(start));
        if (Word is Word.Option && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }

        return new QueryStatement(query, SpanFrom(start));
    }

    bool BeginsQueryInParens()
    {
        var saved = _at;
        while (Is(TokenKind.OpenParen))
        {
            _at++;
        }

        var begins = BeginsQuery();
        _at = saved;
        return begins;
    }

    OtherStatement Other(params Expression[] expressions)
    {
        var start = Start;
        var verb = TextAt(_at).ToString();
        SkipToStatementEndOrNext();
        return new OtherStatement(verb, [], [], expressions, SpanFrom(start));
    }

    // A statement without lineage goes up to its semicolon, or up to the next line that begins with a verb where semicolons are optional.
    void SkipToStatementEndOrNext()
    {
        _at++;
        while (
            _at < _end
            && !(_transactSql && Is(TokenKind.Word) && (Words.Use(Word) & WordUse.Verb) != 0 && OnNewLine())
            && !(_inRoutine && Is(Word.End) && KindAt(1) is TokenKind.End or TokenKind.Semicolon)
        )
        {
            _at++;
        }
    }

    bool OnNewLine() => _at > 0 && _text.AsSpan(_tokens[_at - 1].End, _tokens[_at].Start - _tokens[_at - 1].End).Contains('\n');

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _commands = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "help",
        "signal",
        "resignal",
        "purge",
        "analyse",
        "clear",
        "unset",
        "flush",
        "handler",
        "change",
        "checksum",
        "binlog",
        "shutdown",
        "xa",
        "pause",
        "resume",
        "stop",
        "discard",
        "abort",
        "cancel",
        "watch",
        "assert",
        "security",
        "cluster",
        "impersonate",
        "flashback",
        "audit",
        "noaudit",
        "administer",
        "associate",
        "disassociate",
        "preload",
        "recompress",
        "reorganize",
        "invalidate",
        "compute",
        "renew",
        "apply",
        "declaration",
        "reassign",
        "get_lock",
        "spool",
        "prompt",
        "whenever",
        "connect",
        "exit",
        "quit",
        "nolock",
        "readtext",
        "writetext",
        "updatetext",
        "setuser",
        "revert",
        "send",
        "receive",
        "move",
        "end_conversation",
        "undo",
        "inspect",
        "force",
        "sync",
        "install",
        "uninstall",
        "recover",
        "submit",
        "subscribe",
        "tail",
        "alias",
        "unalias",
        "macro",
        "dfs",
        "list_files",
        "add",
        "delta",
        "reload",
        "compile",
        "hint",
        "describe_result",
        "synchronize",
        "untrack",
        "track",
        "activate",
        "inherit",
        "rebuild",
        "verify",
        "view",
        "plan",
        "purgeall",
        "throw",
        "null",
        "pipe",
        "elseif",
        "initiate",
        "end_transaction",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // A routine called by its name alone: p; p(1); pkg.p(1); sp_who 'x'.
    bool IsCall()
    {
        var index = _at + 1;
        while (index + 1 < _end && _tokens[index].Kind == TokenKind.Dot && _tokens[index + 1].Kind is TokenKind.Word or TokenKind.Quoted)
        {
            index += 2;
        }

        return index >= _end ? _inRoutine || _transactSql
            : _tokens[index].Kind == TokenKind.OpenParen
                ? _tokens[index].Link > 0 && (_tokens[index].Link + 1 >= _end || _tokens[_tokens[index].Link + 1].Kind == TokenKind.Dot)
            : _transactSql && _tokens[index].Kind is TokenKind.Text or TokenKind.Parameter or TokenKind.Colon;
    }

    // Third net: a verb that nobody knows.
    OtherStatement ParseUnknown(int start)
    {
        var verb = TextAt(_at);
        var known = Word is not Word.None || verb.Length == 0 || _commands.Contains(verb) || IsCall();
        var from = _at;
        _at++;
        SkipToStatementEnd();
        if (known)
        {
            return new OtherStatement(_text[_tokens[from].Start.._tokens[from].End], [], [], [], SpanFrom(start));
        }

        var (reads, writes) = ScanTables(from, _at);
        Say(DiagnosticCode.NotUnderstood, $"'{_text[_tokens[from].Start.._tokens[from].End]}' begins no statement that is known.", from);
        return new OtherStatement(_text[_tokens[from].Start.._tokens[from].End], reads, writes, [], SpanFrom(start))
        {
            Quality = reads.Length + writes.Length > 0 ? Quality.TablesOnly : Quality.Nothing,
        };
    }

    /// <summary>A statement that stands in parentheses, up to <paramref name="close"/>.</summary>
    Statement? ParseInnerStatement(int close)
    {
        var saved = _end;
        _end = Math.Min(_end, close);
        var mark = _statements.Count;
        ParseSimpleWithRest();
        _end = saved;
        var statements = _statements.TakeFrom(mark);
        return statements.Length == 0 ? null : statements[^1];
    }
}
