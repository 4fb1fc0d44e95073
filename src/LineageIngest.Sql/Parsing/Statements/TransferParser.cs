using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>COPY, LOAD, UNLOAD, EXPORT, IMPORT.</summary>
sealed class TransferParser(TokenCursor cursor, Parsers parsers)
{
    public Statement ParseTransfer()
    {
        var start = cursor.Start;
        var verb = cursor.Keyword;
        cursor.Position++;
        switch (verb)
        {
            case Keyword.Copy:
                return ParseCopy(start);
            case Keyword.Unload:
                return ParseUnload(start);
            case Keyword.Load when cursor.Keyword is Keyword.Data or Keyword.Table || cursor.Is(Keyword.Into):
                return ParseLoad(start);
            case Keyword.Export when cursor.Keyword is Keyword.Data:
                return ParseExportData(start);
            case Keyword.Export when cursor.Is(Keyword.To) && cursor.KindAt(2) == TokenKind.OpenParen:
                cursor.Position += 2;
                return ParseExportToFormat(start);
            case Keyword.Export when cursor.Is(Keyword.To):
            case Keyword.Import or Keyword.Load when cursor.Is(Keyword.From):
                return ParseFileTransfer(start);
            case Keyword.Export
            or Keyword.Import
                when cursor.Is(Keyword.Into) || cursor.Is(Keyword.From) || parsers.Names.IsName() || cursor.Is(TokenKind.OpenParen):
                return ParseExportImport(verb, start);
            case Keyword.Bulk when cursor.Is(Keyword.Insert):
                cursor.Position++;
                var target = parsers.Names.ParseTableName();
                cursor.Skip(Keyword.From);
                return target is null || !cursor.Is(TokenKind.Text)
                    ? parsers.Statements.Other()
                    : FinishCopy(
                        [parsers.From.ParsePathText()],
                        null,
                        new WriteTarget(new TableReference(target, null, target.Span), []),
                        start
                    );
            default:
                cursor.Position--;
                return parsers.Statements.Other();
        }
    }

    CopyStatement FinishCopy(Relation[] sources, Query? query, WriteTarget? target, int start)
    {
        while (cursor.Position < cursor.End && parsers.Creates.StepOverOption()) { }

        return new CopyStatement(sources, query, target, cursor.SpanFrom(start));
    }

    // COPY [INTO] t [(a)] FROM 'path' | @stage | (SELECT …); COPY t | (SELECT …) TO 'path'; COPY INTO 'path' | @stage FROM t | (SELECT …)
    CopyStatement ParseCopy(int start)
    {
        cursor.Skip(Keyword.Into);
        Relation? left = null;
        Query? leftQuery = null;
        Identifier[] columns = [];
        if (cursor.Is(TokenKind.OpenParen))
        {
            var close = cursor.Partner();
            cursor.Position++;
            leftQuery = parsers.Queries.BeginsQuery() || cursor.Is(TokenKind.OpenParen) ? parsers.Queries.ParseQuery() : null;
            cursor.Position = Math.Min(close + 1, cursor.End);
        }
        else
        {
            left = parsers.Inserts.ParseWrittenRelation() ?? parsers.From.DynamicTable(start);
            columns = cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : [];
        }

        while (cursor.Position < cursor.End && !cursor.Is(Keyword.From) && !cursor.Is(Keyword.To))
        {
            StepOverCopyOption();
        }

        if (cursor.Is(Keyword.To))
        {
            cursor.Position++;
            var path = ParsePathOrNothing();
            return FinishCopy(left is null ? [] : [left], leftQuery, path is null ? null : new WriteTarget(path, []), start);
        }

        if (!cursor.Skip(Keyword.From) || left is null)
        {
            return FinishCopy([], leftQuery, left is null ? null : new WriteTarget(left, columns), start);
        }

        var (sources, query) = ParseCopySources();
        return FinishCopy(sources, query, new WriteTarget(left, columns), start);
    }

    void StepOverCopyOption()
    {
        if (cursor.Is(TokenKind.OpenParen))
        {
            cursor.SkipBracket();
        }
        else
        {
            cursor.Position++;
        }
    }

    (Relation[] Sources, Query? Query) ParseCopySources()
    {
        if (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
        {
            return ([], parsers.Queries.ParseQuery());
        }

        var sources = new List<Relation>();
        _ = cursor.Is(Keyword.Local) && parsers.Selects.SkipText();
        do
        {
            if (cursor.Kind is TokenKind.Text or TokenKind.Stage)
            {
                sources.Add(parsers.From.ParseBareRelation(cursor.Start)!);
            }
            else if (cursor.Keyword is Keyword.Stdin or Keyword.Program)
            {
                return ([], null);
            }
            else if (parsers.From.ParseRelation() is { } relation)
            {
                sources.Add(relation);
            }
        } while (cursor.Skip(TokenKind.Comma));

        return ([.. sources], null);
    }

    Relation? ParsePathOrNothing()
    {
        if (cursor.Keyword is Keyword.Stdout or Keyword.Program)
        {
            return null;
        }

        return cursor.Kind is TokenKind.Text ? parsers.From.ParsePathText()
            : cursor.Kind is TokenKind.Stage or TokenKind.Parameter ? parsers.From.ParseBareRelation(cursor.Start)
            : parsers.From.ParseRelation();
    }

    // UNLOAD ('select …') TO 's3://…'; UNLOAD (SELECT …) TO '…'
    CopyStatement ParseUnload(int start)
    {
        Query? query = null;
        DynamicStatement? text = null;
        Relation[] sources = [];
        if (cursor.Is(TokenKind.OpenParen))
        {
            var close = cursor.Partner();
            cursor.Position++;
            if (cursor.Is(TokenKind.Text))
            {
                text = parsers.DynamicSql.DynamicOf(cursor.Position);
                query = parsers.DynamicSql.ParseQueryText(text);
            }
            else if (parsers.Queries.BeginsQuery())
            {
                query = parsers.Queries.ParseQuery();
            }

            cursor.Position = Math.Min(close + 1, cursor.End);
        }
        else if (parsers.From.ParseRelation() is { } relation)
        {
            sources = [relation];
        }

        while (cursor.Position < cursor.End && !cursor.Is(Keyword.To))
        {
            cursor.Position++;
        }

        cursor.Skip(Keyword.To);
        var path = ParsePathOrNothing();
        return FinishCopy(sources, query, path is null ? null : new WriteTarget(path, []), start);
    }

    // LOAD DATA [LOCAL] INFILE 'x' INTO TABLE t; LOAD DATA INPATH 'x' [OVERWRITE] INTO TABLE t; LOAD DATA INTO t FROM FILES (uris = ['gs://…'])
    CopyStatement ParseLoad(int start)
    {
        var paths = new List<Relation>();
        Relation? target = null;
        Assignment[] assignments = [];
        while (cursor.Position < cursor.End)
        {
            if (cursor.Is(Keyword.Set) && target is not null)
            {
                cursor.Position++;
                assignments = parsers.Updates.ParseAssignments();
            }
            else if (
                cursor.KindAt(1) == TokenKind.Text
                && (
                    cursor.Keyword is Keyword.Infile or Keyword.Inpath
                    || cursor[cursor.Position - 1].Keyword == Keyword.Data && cursor.Kind == TokenKind.Word && paths.Count == 0
                )
            )
            {
                cursor.Position++;
                paths.Add(parsers.From.ParsePathText());
            }
            else if (cursor.Keyword is Keyword.Into or Keyword.Overwrite && target is null)
            {
                cursor.Position++;
                cursor.Skip(Keyword.Into);
                cursor.Skip(Keyword.Table);
                target = parsers.Inserts.ParseWrittenRelation();
            }
            else if (cursor.Is(Keyword.From) && cursor.IsText("files", 1) && cursor.KindAt(2) == TokenKind.OpenParen)
            {
                cursor.Position += 2;
                paths.AddRange(PathsInOptions("uris"));
            }
            else if (!parsers.Creates.StepOverOption())
            {
                break;
            }
        }

        return FinishCopy([.. paths], null, target is null ? null : new WriteTarget(target, []), start) with
        {
            Set = assignments,
        };
    }

    // (uri = 'gs://…', uris = ['a', 'b'], …)
    List<Relation> PathsInOptions(string option)
    {
        var close = cursor.Partner();
        var paths = new List<Relation>();
        for (cursor.Position++; cursor.Position < close; cursor.Position++)
        {
            if (cursor.IsText(option) && cursor.KindAt(1) == TokenKind.Equals)
            {
                for (
                    cursor.Position += 2;
                    cursor.Position < close
                        && cursor.Kind is TokenKind.Text or TokenKind.OpenBracket or TokenKind.CloseBracket or TokenKind.Comma
                        && !(cursor.Is(TokenKind.Comma) && cursor.KindAt(1) == TokenKind.Word);
                    cursor.Position++
                )
                {
                    if (cursor.Is(TokenKind.Text))
                    {
                        paths.Add(
                            new PathReference(
                                parsers.Names.TextValue(cursor.Position),
                                null,
                                TextSpan.Between(cursor.Start, cursor[cursor.Position].End)
                            )
                        );
                    }
                }
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return paths;
    }

    // EXPORT DATA [WITH CONNECTION c] OPTIONS (uri = '…') AS SELECT
    CopyStatement ParseExportData(int start)
    {
        List<Relation> paths = [];
        while (cursor.Position < cursor.End && !parsers.Queries.BeginsQuery())
        {
            if (cursor.Is(Keyword.Options) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                paths = PathsInOptions("uri");
            }
            else
            {
                cursor.Position++;
            }
        }

        var query = cursor.Position < cursor.End ? parsers.Queries.ParseQuery() : null;
        return FinishCopy([], query, paths.Count == 0 ? null : new WriteTarget(paths[0], []), start);
    }

    // EXPORT t | (SELECT …) INTO CSV … FILE 'x'; IMPORT INTO t FROM … FILE 'x' | TABLE r | STATEMENT '…'
    // Vertica: EXPORT TO PARQUET (directory = '…') AS SELECT …
    CopyStatement ParseExportToFormat(int start)
    {
        var paths = PathsInOptions("directory");
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.As))
        {
            cursor.Position++;
        }

        cursor.Skip(Keyword.As);
        var query = parsers.Queries.BeginsQuery() ? parsers.Queries.ParseQuery() : null;
        return FinishCopy([], query, paths.Count == 0 ? null : new WriteTarget(paths[0], []), start);
    }

    // DB2: EXPORT TO f OF DEL … SELECT …, IMPORT FROM f OF DEL … INSERT INTO t (a), LOAD FROM f OF DEL … REPLACE INTO t
    CopyStatement ParseFileTransfer(int start)
    {
        cursor.Position++;
        var first = cursor.Position;
        var path = cursor.Is(TokenKind.Text) ? parsers.From.ParsePathText() : ParseBarePath();
        while (
            cursor.Position < cursor.End
            && !parsers.Queries.BeginsQuery()
            && cursor.Keyword is not (Keyword.Insert or Keyword.Replace or Keyword.Into)
            && !cursor.IsText("restart")
            && !cursor.IsText("terminate")
        )
        {
            cursor.Position++;
        }

        if (parsers.Queries.BeginsQuery())
        {
            return FinishCopy([], parsers.Queries.ParseQuery(), new WriteTarget(path, []), start);
        }

        while (cursor.Position < cursor.End && !cursor.Is(Keyword.Into))
        {
            cursor.Position++;
        }

        WriteTarget? target = null;
        if (cursor.Skip(Keyword.Into) && parsers.Inserts.ParseWrittenRelation() is { } table)
        {
            target = new WriteTarget(table, cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : []);
        }
        else
        {
            cursor.ReportNotUnderstood(first);
        }

        parsers.Statements.SkipToStatementEnd();
        return FinishCopy([path], null, target, start);
    }

    // A path without quotes goes up to the next blank.
    PathReference ParseBarePath()
    {
        var start = cursor.Start;
        cursor.Position++;
        while (cursor.Position < cursor.End && cursor[cursor.Position].Start == cursor[cursor.Position - 1].End)
        {
            cursor.Position++;
        }

        var span = cursor.SpanFrom(start);
        return new PathReference(cursor.Text.Substring(span.Start, span.Length), null, span);
    }

    CopyStatement ParseExportImport(Keyword verb, int start)
    {
        Relation? table = null;
        Query? query = null;
        cursor.Skip(Keyword.Into);
        if (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
        {
            query = parsers.Queries.ParseQuery();
        }
        else
        {
            cursor.Skip(Keyword.Table);
            table = parsers.Inserts.ParseWrittenRelation();
        }

        var paths = new List<Relation>();
        while (cursor.Position < cursor.End)
        {
            if (
                cursor.KindAt(1) == TokenKind.Text
                && (cursor.IsText("file") || paths.Count == 0 && cursor.Keyword is Keyword.To or Keyword.From)
            )
            {
                cursor.Position++;
                paths.Add(parsers.From.ParsePathText());
            }
            else if (!parsers.Creates.StepOverOption())
            {
                break;
            }
        }

        return verb == Keyword.Import
            ? FinishCopy([.. paths], null, table is null ? null : new WriteTarget(table, []), start)
            : FinishCopy(table is null ? [] : [table], query, paths.Count == 0 ? null : new WriteTarget(paths[0], []), start);
    }
}
