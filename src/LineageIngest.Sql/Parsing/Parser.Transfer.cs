using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>COPY, LOAD, UNLOAD, EXPORT, IMPORT, BULK INSERT: rows between tables and files.</content>
sealed partial class Parser
{
    Statement ParseTransfer()
    {
        var start = Start;
        var verb = Word;
        _at++;
        switch (verb)
        {
            case Word.Copy:
                return ParseCopy(start);
            case Word.Unload:
                return ParseUnload(start);
            case Word.Load when Word is Word.Data or Word.Table || Is(Word.Into):
                return ParseLoad(start);
            case Word.Export when Word is Word.Data:
                return ParseExportData(start);
            case Word.Export or Word.Import when Is(Word.Into) || Is(Word.From) || IsName() || Is(TokenKind.OpenParen):
                return ParseExportImport(verb, start);
            case Word.Bulk when Is(Word.Insert):
                _at++;
                var target = ParseTableName();
                Skip(Word.From);
                return target is null || !Is(TokenKind.Text)
                    ? Other()
                    : FinishCopy([ParsePathText()], null, new WriteTarget(new TableReference(target, null, target.Span), []), start);
            default:
                _at--;
                return Other();
        }
    }

    CopyStatement FinishCopy(Relation[] sources, Query? query, WriteTarget? target, int start)
    {
        while (_at < _end && StepOverOption()) { }

        return new CopyStatement(sources, query, target, SpanFrom(start));
    }

    // COPY [INTO] t [(a)] FROM 'path' | @stage | (SELECT …); COPY t | (SELECT …) TO 'path'; COPY INTO 'path' | @stage FROM t | (SELECT …)
    CopyStatement ParseCopy(int start)
    {
        Skip(Word.Into);
        Relation? left = null;
        Query? leftQuery = null;
        Identifier[] columns = [];
        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            _at++;
            leftQuery = BeginsQuery() || Is(TokenKind.OpenParen) ? ParseQuery() : null;
            _at = Math.Min(close + 1, _end);
        }
        else
        {
            left = ParseWrittenRelation() ?? DynamicTable(start);
            columns = Is(TokenKind.OpenParen) ? ParseNameList() : [];
        }

        while (_at < _end && !Is(Word.From) && !Is(Word.To))
        {
            StepOverCopyOption();
        }

        if (Is(Word.To))
        {
            _at++;
            var path = ParsePathOrNothing();
            return FinishCopy(left is null ? [] : [left], leftQuery, path is null ? null : new WriteTarget(path, []), start);
        }

        if (!Skip(Word.From) || left is null)
        {
            return FinishCopy([], leftQuery, left is null ? null : new WriteTarget(left, columns), start);
        }

        var (sources, query) = ParseCopySources();
        return FinishCopy(sources, query, new WriteTarget(left, columns), start);
    }

    void StepOverCopyOption()
    {
        if (Is(TokenKind.OpenParen))
        {
            SkipBracket();
        }
        else
        {
            _at++;
        }
    }

    (Relation[] Sources, Query? Query) ParseCopySources()
    {
        if (Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            return ([], ParseQuery());
        }

        var sources = new List<Relation>();
        _ = Is(Word.Local) && SkipText();
        do
        {
            if (Kind is TokenKind.Text or TokenKind.Stage)
            {
                sources.Add(ParseBareRelation(Start)!);
            }
            else if (Word is Word.Stdin or Word.Program)
            {
                return ([], null);
            }
            else if (ParseRelation() is { } relation)
            {
                sources.Add(relation);
            }
        } while (Skip(TokenKind.Comma));

        return ([.. sources], null);
    }

    Relation? ParsePathOrNothing()
    {
        if (Word is Word.Stdout or Word.Program)
        {
            return null;
        }

        return Kind is TokenKind.Text ? ParsePathText()
            : Kind is TokenKind.Stage or TokenKind.Parameter ? ParseBareRelation(Start)
            : ParseRelation();
    }

    // UNLOAD ('select …') TO 's3://…'; UNLOAD (SELECT …) TO '…'
    CopyStatement ParseUnload(int start)
    {
        Query? query = null;
        DynamicStatement? text = null;
        Relation[] sources = [];
        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            _at++;
            if (Is(TokenKind.Text))
            {
                text = DynamicOf(_at);
                query = ParseQueryText(text);
            }
            else if (BeginsQuery())
            {
                query = ParseQuery();
            }

            _at = Math.Min(close + 1, _end);
        }
        else if (ParseRelation() is { } relation)
        {
            sources = [relation];
        }

        while (_at < _end && !Is(Word.To))
        {
            _at++;
        }

        Skip(Word.To);
        var path = ParsePathOrNothing();
        return FinishCopy(sources, query, path is null ? null : new WriteTarget(path, []), start);
    }

    // LOAD DATA [LOCAL] INFILE 'x' INTO TABLE t; LOAD DATA INPATH 'x' [OVERWRITE] INTO TABLE t; LOAD DATA INTO t FROM FILES (uris = ['gs://…'])
    CopyStatement ParseLoad(int start)
    {
        var paths = new List<Relation>();
        Relation? target = null;
        while (_at < _end)
        {
            if (Word is Word.Infile or Word.Inpath && KindAt(1) == TokenKind.Text)
            {
                _at++;
                paths.Add(ParsePathText());
            }
            else if (Word is Word.Into or Word.Overwrite && target is null)
            {
                _at++;
                Skip(Word.Into);
                Skip(Word.Table);
                target = ParseWrittenRelation();
            }
            else if (Is(Word.From) && IsText("files", 1) && KindAt(2) == TokenKind.OpenParen)
            {
                _at += 2;
                paths.AddRange(PathsInOptions("uris"));
            }
            else if (!StepOverOption())
            {
                break;
            }
        }

        return FinishCopy([.. paths], null, target is null ? null : new WriteTarget(target, []), start);
    }

    // (uri = 'gs://…', uris = ['a', 'b'], …)
    List<Relation> PathsInOptions(string option)
    {
        var close = Partner();
        var paths = new List<Relation>();
        for (_at++; _at < close; _at++)
        {
            if (IsText(option) && KindAt(1) == TokenKind.Equals)
            {
                for (
                    _at += 2;
                    _at < close
                        && Kind is TokenKind.Text or TokenKind.OpenBracket or TokenKind.CloseBracket or TokenKind.Comma
                        && !(Is(TokenKind.Comma) && KindAt(1) == TokenKind.Word);
                    _at++
                )
                {
                    if (Is(TokenKind.Text))
                    {
                        paths.Add(new PathReference(TextValue(_at), null, TextSpan.Between(Start, _tokens[_at].End)));
                    }
                }
            }
        }

        _at = Math.Min(close + 1, _end);
        return paths;
    }

    // EXPORT DATA [WITH CONNECTION c] OPTIONS (uri = '…') AS SELECT
    CopyStatement ParseExportData(int start)
    {
        List<Relation> paths = [];
        while (_at < _end && !BeginsQuery())
        {
            if (Is(Word.Options) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                paths = PathsInOptions("uri");
            }
            else
            {
                _at++;
            }
        }

        var query = _at < _end ? ParseQuery() : null;
        return FinishCopy([], query, paths.Count == 0 ? null : new WriteTarget(paths[0], []), start);
    }

    // EXPORT t | (SELECT …) INTO CSV … FILE 'x'; IMPORT INTO t FROM … FILE 'x' | TABLE r | STATEMENT '…'
    CopyStatement ParseExportImport(Word verb, int start)
    {
        Relation? table = null;
        Query? query = null;
        Skip(Word.Into);
        if (Is(TokenKind.OpenParen) && BeginsQueryInParens())
        {
            query = ParseQuery();
        }
        else
        {
            Skip(Word.Table);
            table = ParseWrittenRelation();
        }

        var paths = new List<Relation>();
        while (_at < _end)
        {
            if (IsText("file") && KindAt(1) == TokenKind.Text)
            {
                _at++;
                paths.Add(ParsePathText());
            }
            else if (!StepOverOption())
            {
                break;
            }
        }

        return verb == Word.Import
            ? FinishCopy([.. paths], null, table is null ? null : new WriteTarget(table, []), start)
            : FinishCopy(table is null ? [] : [table], query, paths.Count == 0 ? null : new WriteTarget(paths[0], []), start);
    }
}
