using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>Statements that hold no other statements: which parser reads them.</summary>
sealed class SimpleStatementParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    public Statement ParseSimple()
    {
        var start = cursor.Start;
        switch (cursor.Keyword)
        {
            case Keyword.With when cursor.KeywordAt(2) == Keyword.As && cursor.KeywordAt(3) == Keyword.Procedure:
                // Snowflake: WITH p AS PROCEDURE () … AS $$ … $$ CALL p ()
                cursor.Position += 3;
                return parsers.Routines.ReadToBlockEnd(parsers.Routines.ParseRoutine, start);
            case Keyword.With when parsers.Queries.BeginsQuery():
                var (tables, recursive) = parsers.With.ParseWith();
                return ParseAfterWith(tables, recursive, start);
            case Keyword.Using when cursor.KindAt(1) == TokenKind.OpenParen && cursor[cursor.Position + 1].Link > 0:
                // BTEQ: USING (a INTEGER) INSERT … (:a)
                cursor.Position++;
                cursor.SkipBracket();
                return ParseSimple();
            case Keyword.Locking or Keyword.Lock when parsers.Queries.LocksBeforeChange():
                return ParseSimple();
            case Keyword.Lock
                when dialect.DataPhrases && cursor.KeywordAt(1) is Keyword.Row or Keyword.Table or Keyword.View or Keyword.Database:
            case Keyword.Locking
            or Keyword.Select
            or Keyword.Sel
            or Keyword.Values
            or Keyword.Pivot
            or Keyword.Unpivot
            or Keyword.From
            or Keyword.Table:
                return ParseAfterWith([], false, start);
            case Keyword.Insert or Keyword.Ins:
                return parsers.Inserts.ParseInsert([], false);
            case Keyword.Replace
                when cursor.KeywordAt(1)
                    is not (Keyword.Table or Keyword.View or Keyword.Procedure or Keyword.Function or Keyword.Trigger or Keyword.Recursive)
                    && !parsers.FunctionBodies.IsMacro(cursor.Position + 1):
                return parsers.Inserts.ParseInsert([], false);
            case Keyword.Update when dialect.UpdatesStatistics && cursor.KeywordAt(1) == Keyword.Statistics:
                return parsers.Statements.Other();
            case Keyword.Update or Keyword.Upd:
                return parsers.Updates.ParseUpdate([]);
            case Keyword.Delete or Keyword.Del:
                return parsers.Updates.ParseDelete([]);
            case Keyword.Merge:
                return parsers.Merges.ParseMerge([]);
            case Keyword.Create when parsers.Rules.IsRule():
                return parsers.Routines.ReadToBlockEnd(parsers.Rules.ParseRule, start);
            case Keyword.Create or Keyword.Replace:
                return parsers.Flows.ParseCreateFlow(start) ?? parsers.Creates.ParseCreate();
            case Keyword.Apply when parsers.Flows.BeginsChanges():
                return parsers.Flows.ParseChanges(start);
            case Keyword.Alter or Keyword.Rename or Keyword.Exchange:
                return parsers.Alters.ParseAlter();
            case Keyword.Drop or Keyword.Undrop:
                return parsers.Drops.ParseDrop();
            case Keyword.Truncate:
                return parsers.Drops.ParseTruncate();
            case Keyword.Open when parsers.Names.IsName(1) && cursor.KeywordAt(2) == Keyword.For:
                return parsers.Cursors.ParseOpenFor();
            case Keyword.Fetch
                when parsers.Names.IsName(1) || cursor.KeywordAt(1) is Keyword.Next or Keyword.From or Keyword.First or Keyword.Last:
                return parsers.Cursors.ParseFetch();
            case Keyword.Copy or Keyword.Load or Keyword.Unload or Keyword.Export or Keyword.Import or Keyword.Bulk or Keyword.Put:
                return parsers.Transfers.ParseTransfer();
            case Keyword.Use:
                return parsers.Drops.ParseUse();
            case Keyword.Declare
                when cursor.KeywordAt(1) is Keyword.Global or Keyword.Local
                    && cursor.KeywordAt(2) is Keyword.Temporary
                    && cursor.KeywordAt(3) == Keyword.Table:
                return parsers.Creates.ParseCreate();
            case Keyword.Set
            or Keyword.Let
            or Keyword.Declare
            or Keyword.Return
            or Keyword.Print
            or Keyword.Open
            or Keyword.Perform
            or Keyword.Reset:
                return parsers.Variables.ParseAssignment();
            case Keyword.Exec or Keyword.Execute or Keyword.Call or Keyword.Prepare or Keyword.Do:
                return parsers.DynamicSql.ParseExecute();
            case Keyword.Cache:
                return parsers.OtherObjects.ParseCache(start);
            case Keyword.Explain
            or Keyword.Describe
            or Keyword.Desc
            or Keyword.Show
            or Keyword.Analyze
            or Keyword.Grant
            or Keyword.Revoke
            or Keyword.Comment
            or Keyword.Vacuum
            or Keyword.Refresh
            or Keyword.Summarize:
                return parsers.Statements.Other();
        }

        if (cursor.Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            return ParseAfterWith([], false, start);
        }

        if (cursor.IsText("upsert") && (cursor.KeywordAt(1) == Keyword.Into || parsers.Names.IsName(1)))
        {
            return parsers.Inserts.ParseInsert([], false);
        }

        if (dialect.DataPhrases && SkipTimeQualifier())
        {
            return ParseSimple();
        }

        if (
            parsers.Names.IsName()
            && cursor.KindAt(1) is TokenKind.Assign or TokenKind.Dot
            && cursor.Keyword is Keyword.None or Keyword.Value or Keyword.Name or Keyword.Source or Keyword.Target
            && FindAssign() is var assign and > 0
        )
        {
            parsers.DynamicSql.RememberText(cursor.Position);
            var target = cursor.Position;
            cursor.Position = assign;
            return AssignTo(target, start);
        }

        if (cursor.Is(TokenKind.Parameter) && parsers.Triggers.IsNewRow(cursor.Position) && FindAssign() is var assigned and > 0)
        {
            var row = cursor.Position;
            cursor.Position = assigned;
            return parsers.Triggers.UpdateNewRow(parsers.Triggers.KindOf(row + 1) == TokenKind.Dot ? row + 2 : row, start);
        }

        return parsers.Names.IsName() && parsers.DynamicSql.ParseExecutor(start) is { } executed ? executed : ParseUnknown(start);
    }

    // Teradata: CURRENT VALIDTIME, NONSEQUENCED VALIDTIME PERIOD (…), SEQUENCED TRANSACTIONTIME before a statement.
    bool SkipTimeQualifier()
    {
        var from = cursor.Position;
        while (
            cursor.IsText("nonsequenced")
            || cursor.IsText("sequenced")
            || cursor.IsText("validtime")
            || cursor.IsText("transactiontime")
            || (cursor.Is(Keyword.And) && cursor.Position > from)
            || (cursor.Keyword == Keyword.Current && (cursor.IsText("validtime", 1) || cursor.IsText("transactiontime", 1)))
            || (cursor.IsText("current") && (cursor.IsText("validtime", 1) || cursor.IsText("transactiontime", 1)))
        )
        {
            cursor.Position++;
            if (cursor.IsText("period"))
            {
                cursor.Position++;
                cursor.SkipParens();
            }
        }

        return cursor.Position > from;
    }

    // v := e; new.a := e changes the row that the trigger is about to write.
    Statement AssignTo(int target, int start)
    {
        if (cursor[target + 1].Kind != TokenKind.Dot)
        {
            return parsers.Variables.AssignRest(start) with { Variables = [parsers.Names.IdentifierAt(target)] };
        }

        return parsers.Triggers.IsNewRow(target) ? parsers.Triggers.UpdateNewRow(target + 2, start) : parsers.Variables.AssignRest(start);
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
        switch (cursor.Keyword)
        {
            case Keyword.Insert or Keyword.Replace or Keyword.Ins:
                return parsers.Inserts.ParseInsert(tables, recursive);
            case Keyword.Update or Keyword.Upd:
                return parsers.Updates.ParseUpdate(tables);
            case Keyword.Delete or Keyword.Del:
                return parsers.Updates.ParseDelete(tables);
            case Keyword.Merge:
                return parsers.Merges.ParseMerge(tables);
            case Keyword.From when parsers.MultiInserts.FromInsertFollows():
                return parsers.MultiInserts.ParseFromInsert(tables, recursive);
        }

        var query = parsers.Queries.ParseSetOperations();
        query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, cursor.SpanFrom(start));
        if (cursor.Keyword is Keyword.Option && cursor.KindAt(1) == TokenKind.OpenParen)
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

        var begins = parsers.Queries.BeginsQuery();
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
        "terminate",
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

        return index >= cursor.End ? parsers.Routines.InRoutine || dialect.CallsByName
            : cursor[index].Kind == TokenKind.OpenParen
                ? cursor[index].Link > 0 && (cursor[index].Link + 1 >= cursor.End || cursor[cursor[index].Link + 1].Kind == TokenKind.Dot)
            : dialect.CallsByName && cursor[index].Kind is TokenKind.Text or TokenKind.Parameter or TokenKind.Colon;
    }

    // A verb that is not known: only the names of tables are read.
    OtherStatement ParseUnknown(int start)
    {
        var verb = cursor.TextAt(cursor.Position);
        var known = cursor.Keyword is not Keyword.None || verb.Length == 0 || _commands.Contains(verb) || IsCall();
        var from = cursor.Position;
        cursor.Position++;
        parsers.Statements.SkipToStatementEnd();
        if (known)
        {
            return new OtherStatement(cursor.Text[cursor[from].Start..cursor[from].End], [], [], [], cursor.SpanFrom(start));
        }

        var (reads, writes) = parsers.Recovery.ScanTables(from, cursor.Position);
        cursor.Report(DiagnosticFacts.UnknownStatement(cursor.TextAt(from), cursor.SpanOf(from)));
        return new OtherStatement(cursor.Text[cursor[from].Start..cursor[from].End], reads, writes, [], cursor.SpanFrom(start))
        {
            Completeness = reads.Length + writes.Length > 0 ? Completeness.TablesOnly : Completeness.Nothing,
        };
    }
}
