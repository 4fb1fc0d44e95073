using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>Statements that hold no other statements: which parser reads them.</summary>
sealed class SimpleStatementParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    public Statement ParseSimple()
    {
        var start = cursor.Start;
        switch (cursor.Word)
        {
            case Word.With when grammar.Queries.BeginsQuery():
                var (tables, recursive) = grammar.With.ParseWith();
                return ParseAfterWith(tables, recursive, start);
            case Word.Using when cursor.KindAt(1) == TokenKind.OpenParen && cursor[cursor.Position + 1].Link > 0:
                // BTEQ: USING (a INTEGER) INSERT … (:a)
                cursor.Position++;
                cursor.SkipBracket();
                return ParseSimple();
            case Word.Locking or Word.Lock when grammar.Queries.LocksBeforeChange():
                return ParseSimple();
            case Word.Lock when dialect.DataPhrases && cursor.WordAt(1) is Word.Row or Word.Table or Word.View or Word.Database:
            case Word.Locking or Word.Select or Word.Sel or Word.Values or Word.Pivot or Word.Unpivot or Word.From or Word.Table:
                return ParseAfterWith([], false, start);
            case Word.Insert or Word.Ins:
                return grammar.Inserts.ParseInsert([], false);
            case Word.Replace
                when cursor.WordAt(1) is not (Word.Table or Word.View or Word.Procedure or Word.Function or Word.Trigger or Word.Recursive)
                    && !grammar.FunctionBodies.IsMacro(cursor.Position + 1):
                return grammar.Inserts.ParseInsert([], false);
            case Word.Update when dialect.SemicolonsOptional && cursor.WordAt(1) == Word.Statistics:
                return grammar.Statements.Other();
            case Word.Update or Word.Upd:
                return grammar.Updates.ParseUpdate([]);
            case Word.Delete or Word.Del:
                return grammar.Updates.ParseDelete([]);
            case Word.Merge:
                return grammar.Merges.ParseMerge([]);
            case Word.Create when grammar.Rules.IsRule():
                return grammar.Routines.ReadToStretch(grammar.Rules.ParseRule, start);
            case Word.Create or Word.Replace:
                return grammar.Flows.ParseCreateFlow(start) ?? grammar.Creates.ParseCreate();
            case Word.Apply when grammar.Flows.BeginsChanges():
                return grammar.Flows.ParseChanges(start);
            case Word.Alter or Word.Rename or Word.Exchange:
                return grammar.Alters.ParseAlter();
            case Word.Drop or Word.Undrop:
                return grammar.Drops.ParseDrop();
            case Word.Truncate:
                return grammar.Drops.ParseTruncate();
            case Word.Open when grammar.Names.IsName(1) && cursor.WordAt(2) == Word.For:
                return grammar.Cursors.ParseOpenFor();
            case Word.Fetch when grammar.Names.IsName(1) || cursor.WordAt(1) is Word.Next or Word.From or Word.First or Word.Last:
                return grammar.Cursors.ParseFetch();
            case Word.Copy or Word.Load or Word.Unload or Word.Export or Word.Import or Word.Bulk or Word.Put:
                return grammar.Transfers.ParseTransfer();
            case Word.Use:
                return grammar.Drops.ParseUse();
            case Word.Set or Word.Let or Word.Declare or Word.Return or Word.Print or Word.Open or Word.Perform or Word.Reset:
                return grammar.Variables.ParseAssignment();
            case Word.Exec or Word.Execute or Word.Call or Word.Prepare or Word.Do:
                return grammar.DynamicSql.ParseExecute();
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
                return grammar.Statements.Other();
        }

        if (cursor.Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            return ParseAfterWith([], false, start);
        }

        if (
            grammar.Names.IsName()
            && cursor.KindAt(1) is TokenKind.Assign or TokenKind.Dot
            && cursor.Word is Word.None or Word.Value or Word.Name or Word.Source or Word.Target
            && FindAssign() is var assign and > 0
        )
        {
            grammar.DynamicSql.RememberText(cursor.Position);
            var target = cursor.Position;
            cursor.Position = assign;
            return AssignTo(target, start);
        }

        if (cursor.Is(TokenKind.Parameter) && grammar.Triggers.IsNewRow(cursor.Position) && FindAssign() is var assigned and > 0)
        {
            var row = cursor.Position;
            cursor.Position = assigned;
            return grammar.Triggers.UpdateNewRow(grammar.Triggers.KindOf(row + 1) == TokenKind.Dot ? row + 2 : row, start);
        }

        return ParseUnknown(start);
    }

    // v := e; new.a := e changes the row that the trigger is about to write.
    Statement AssignTo(int target, int start)
    {
        if (cursor[target + 1].Kind != TokenKind.Dot)
        {
            return grammar.Variables.AssignRest(start) with { Variables = [grammar.Names.IdentifierAt(target)] };
        }

        return grammar.Triggers.IsNewRow(target) ? grammar.Triggers.UpdateNewRow(target + 2, start) : grammar.Variables.AssignRest(start);
    }

    int FindAssign()
    {
        var index = cursor.Position;
        while (
            index < cursor.End
            && index < cursor.Position + 8
            && (
                cursor[index].Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Dot
                || (index == cursor.Position && cursor.Is(TokenKind.Parameter))
            )
        )
        {
            index++;
        }

        return index < cursor.End && cursor[index].Kind == TokenKind.Assign ? index + 1 : 0;
    }

    Statement ParseAfterWith(CommonTable[] tables, bool recursive, int start)
    {
        switch (cursor.Word)
        {
            case Word.Insert or Word.Replace or Word.Ins:
                return grammar.Inserts.ParseInsert(tables, recursive);
            case Word.Update or Word.Upd:
                return grammar.Updates.ParseUpdate(tables);
            case Word.Delete or Word.Del:
                return grammar.Updates.ParseDelete(tables);
            case Word.Merge:
                return grammar.Merges.ParseMerge(tables);
            case Word.From when grammar.MultiInserts.FromInsertFollows():
                return grammar.MultiInserts.ParseFromInsert(tables, recursive);
        }

        var query = grammar.Queries.ParseSetOperations();
        query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, cursor.SpanFrom(start));
        if (cursor.Word is Word.Option && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }

        return new QueryStatement(query, cursor.SpanFrom(start));
    }

    public bool BeginsQueryInParens()
    {
        var saved = cursor.Position;
        while (cursor.Is(TokenKind.OpenParen))
        {
            cursor.Position++;
        }

        var begins = grammar.Queries.BeginsQuery();
        cursor.Position = saved;
        return begins;
    }

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
        var index = cursor.Position + 1;
        while (
            index + 1 < cursor.End && cursor[index].Kind == TokenKind.Dot && cursor[index + 1].Kind is TokenKind.Word or TokenKind.Quoted
        )
        {
            index += 2;
        }

        return index >= cursor.End ? grammar.Routines.InRoutine || dialect.SemicolonsOptional
            : cursor[index].Kind == TokenKind.OpenParen
                ? cursor[index].Link > 0 && (cursor[index].Link + 1 >= cursor.End || cursor[cursor[index].Link + 1].Kind == TokenKind.Dot)
            : dialect.SemicolonsOptional && cursor[index].Kind is TokenKind.Text or TokenKind.Parameter or TokenKind.Colon;
    }

    // Third net: a verb that nobody knows.
    OtherStatement ParseUnknown(int start)
    {
        var verb = cursor.TextAt(cursor.Position);
        var known = cursor.Word is not Word.None || verb.Length == 0 || _commands.Contains(verb) || IsCall();
        var from = cursor.Position;
        cursor.Position++;
        grammar.Statements.SkipToStatementEnd();
        if (known)
        {
            return new OtherStatement(cursor.Text[cursor[from].Start..cursor[from].End], [], [], [], cursor.SpanFrom(start));
        }

        var (reads, writes) = grammar.Recovery.ScanTables(from, cursor.Position);
        cursor.Say(
            DiagnosticCode.NotUnderstood,
            $"'{cursor.Text[cursor[from].Start..cursor[from].End]}' begins no statement that is known.",
            from
        );
        return new OtherStatement(cursor.Text[cursor[from].Start..cursor[from].End], reads, writes, [], cursor.SpanFrom(start))
        {
            Quality = reads.Length + writes.Length > 0 ? Quality.TablesOnly : Quality.Nothing,
        };
    }
}
