using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>INSERT into several tables, and into directories.</content>
sealed partial class Parser
{
    // INSERT ALL [WHEN c THEN] INTO t (a) VALUES (x) … SELECT
    MultiInsertStatement ParseInsertAll(int start)
    {
        _at++;
        _ = Word is Word.All or Word.First && SkipText();
        var branches = new List<InsertBranch>();
        Expression[] conditions = [];
        while (_at < _end && !BeginsQuery() && !Is(TokenKind.OpenParen))
        {
            if (Skip(Word.When))
            {
                conditions = ParseExpression() is { } condition ? [condition] : [];
                Skip(Word.Then);
            }
            else if (Skip(Word.Else))
            {
                conditions = [];
            }
            else if (Skip(Word.Into))
            {
                branches.Add(ParseIntoBranch(conditions));
            }
            else
            {
                NotUnderstood(_at++);
            }
        }

        return new MultiInsertStatement(_at < _end ? ParseQuery() : null, [.. branches], SpanFrom(start));
    }

    InsertBranch ParseIntoBranch(Expression[] conditions)
    {
        var from = Start;
        Skip(Word.Table);
        var target = ParseWrittenRelation() ?? DynamicTable(from);
        var columns = Is(TokenKind.OpenParen) && !BeginsQueryInParens() ? ParseNameList() : [];
        Expression[] values = [];
        if (Skip(Word.Values) && Is(TokenKind.OpenParen))
        {
            values = ParseRowExpressions(Partner());
        }

        return new InsertBranch(new WriteTarget(target, columns), values, null, conditions);
    }

    bool FromInsertFollows()
    {
        for (var index = _at + 1; index < _end; index++)
        {
            if (_tokens[index].Kind == TokenKind.OpenParen && _tokens[index].Link > index)
            {
                index = _tokens[index].Link;
            }
            else if (_tokens[index].Word is Word.Insert)
            {
                return true;
            }
            else if (_tokens[index].Word is Word.Select or Word.Where)
            {
                return false;
            }
        }

        return false;
    }

    // FROM t INSERT INTO a SELECT x WHERE … INSERT INTO b SELECT y
    MultiInsertStatement ParseFromInsert(CommonTable[] tables, bool recursive)
    {
        var start = Start;
        _at++;
        var items = ParseFromItems();
        var branches = new List<InsertBranch>();
        while (Is(Word.Insert))
        {
            _at++;
            SkipInsertWords();
            Relation? path = null;
            if (Is(Word.Directory) || (Is(Word.Local) && WordAt(1) == Word.Directory))
            {
                path = ParseDirectory();
            }

            Skip(Word.Table);
            var target = path is null ? ParseInsertTarget() : (new WriteTarget(path, []), [], false, []);
            if (!BeginsQuery() || ParseSetOperations() is not SelectQuery select)
            {
                break;
            }

            Query query = select with { From = [.. items, .. select.From] };
            query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, SpanFrom(start));
            branches.Add(new InsertBranch(target.Target, [], query, []));
        }

        return new MultiInsertStatement(null, [.. branches], SpanFrom(start));
    }

    InsertStatement ParseInsertDirectory(CommonTable[] tables, bool recursive, int start)
    {
        var path = ParseDirectory();
        var statement = new InsertStatement(new WriteTarget(path, []), null, false, default);
        return ParseInsertSource(statement, tables, recursive) with { Span = SpanFrom(start) };
    }

    Relation ParseDirectory()
    {
        var start = Start;
        Skip(Word.Local);
        Skip(Word.Directory);
        Relation? path = Is(TokenKind.Text) ? ParsePathText() : null;
        while (_at < _end && !BeginsQuery() && !(Is(TokenKind.OpenParen) && BeginsQueryInParens()))
        {
            if (path is null && IsText("path") && Is(TokenKind.Text))
            {
                path = ParsePathText();
            }
            else if (path is null && Is(TokenKind.OpenParen))
            {
                path = PathInOptions();
            }
            else
            {
                _at++;
            }
        }

        return path ?? DynamicTable(start);
    }

    // OPTIONS (path '/out', …)
    PathReference? PathInOptions()
    {
        var close = Partner();
        PathReference? path = null;
        for (_at++; _at < close; _at++)
        {
            if ((IsText("path") || (Is(TokenKind.Text) && TextValue(_at) == "path")) && path is null)
            {
                _at += KindAt(1) == TokenKind.Equals ? 2 : 1;
                path = Is(TokenKind.Text) ? new PathReference(TextValue(_at), null, TextSpan.Between(Start, _tokens[_at].End)) : null;
            }
        }

        _at = Math.Min(close + 1, _end);
        return path;
    }
}
