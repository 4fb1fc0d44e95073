using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>INSERT into several targets, and into directories.</summary>
sealed class MultiInsertParser(TokenCursor cursor, Parsers parsers)
{
    // INSERT ALL [WHEN c THEN] INTO t (a) VALUES (x) … SELECT
    public MultiInsertStatement ParseInsertAll(int start)
    {
        cursor.Position++;
        _ = cursor.Keyword is Keyword.All or Keyword.First && parsers.Selects.SkipText();
        var branches = new List<InsertBranch>();
        Expression[] conditions = [];
        while (cursor.Position < cursor.End && !parsers.Queries.BeginsQuery() && !cursor.Is(TokenKind.OpenParen))
        {
            if (cursor.Skip(Keyword.When))
            {
                conditions = parsers.Expressions.ParseExpression() is { } condition ? [condition] : [];
                cursor.Skip(Keyword.Then);
            }
            else if (cursor.Skip(Keyword.Else))
            {
                conditions = [];
            }
            else if (cursor.Skip(Keyword.Into))
            {
                branches.Add(ParseIntoBranch(conditions));
            }
            else
            {
                cursor.ReportNotUnderstood(cursor.Position++);
            }
        }

        return new MultiInsertStatement(
            cursor.Position < cursor.End ? parsers.Queries.ParseQuery() : null,
            [.. branches],
            cursor.SpanFrom(start)
        );
    }

    InsertBranch ParseIntoBranch(Expression[] conditions)
    {
        var from = cursor.Start;
        cursor.Skip(Keyword.Table);
        var target = parsers.Inserts.ParseWrittenRelation() ?? parsers.From.DynamicTable(from);
        var columns =
            cursor.Is(TokenKind.OpenParen) && !parsers.SimpleStatements.BeginsQueryInParens() ? parsers.Names.ParseNameList() : [];
        Expression[] values = [];
        if (cursor.Skip(Keyword.Values) && cursor.Is(TokenKind.OpenParen))
        {
            values = parsers.Rows.ParseRowExpressions(cursor.Partner());
        }

        return new InsertBranch(new WriteTarget(target, columns), values, null, conditions);
    }

    public bool FromInsertFollows()
    {
        for (var index = cursor.Position + 1; index < cursor.End; index++)
        {
            if (cursor[index].Kind == TokenKind.OpenParen && cursor[index].Link > index)
            {
                index = cursor[index].Link;
            }
            else if (cursor[index].Keyword is Keyword.Insert)
            {
                return true;
            }
            else if (cursor[index].Keyword is Keyword.Select or Keyword.Where)
            {
                return false;
            }
        }

        return false;
    }

    // FROM t INSERT INTO a SELECT x WHERE … INSERT INTO b SELECT y
    public MultiInsertStatement ParseFromInsert(CommonTable[] tables, bool recursive)
    {
        var start = cursor.Start;
        cursor.Position++;
        var items = parsers.From.ParseFromItems();
        var branches = new List<InsertBranch>();
        while (cursor.Is(Keyword.Insert))
        {
            cursor.Position++;
            parsers.Inserts.SkipInsertWords();
            Relation? path = null;
            if (cursor.Is(Keyword.Directory) || (cursor.Is(Keyword.Local) && cursor.KeywordAt(1) == Keyword.Directory))
            {
                path = ParseDirectory();
            }

            cursor.Skip(Keyword.Table);
            var target = path is null ? parsers.Inserts.ParseInsertTarget() : (new WriteTarget(path, []), [], false, []);
            if (!parsers.Queries.BeginsQuery() || parsers.Queries.ParseSetOperations() is not SelectQuery select)
            {
                break;
            }

            Query query = select with { From = [.. items, .. select.From] };
            query = tables.Length == 0 ? query : new WithQuery(tables, recursive, query, cursor.SpanFrom(start));
            branches.Add(new InsertBranch(target.Target, [], query, []));
        }

        return new MultiInsertStatement(null, [.. branches], cursor.SpanFrom(start));
    }

    public InsertStatement ParseInsertDirectory(CommonTable[] tables, bool recursive, int start)
    {
        var path = ParseDirectory();
        var statement = new InsertStatement(new WriteTarget(path, []), null, false, default);
        return parsers.Inserts.ParseInsertSource(statement, tables, recursive) with { Span = cursor.SpanFrom(start) };
    }

    Relation ParseDirectory()
    {
        var start = cursor.Start;
        cursor.Skip(Keyword.Local);
        cursor.Skip(Keyword.Directory);
        Relation? path = cursor.Is(TokenKind.Text) ? parsers.From.ParsePathText() : null;
        while (
            cursor.Position < cursor.End
            && !parsers.Queries.BeginsQuery()
            && !(cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
        )
        {
            if (path is null && cursor.IsText("path") && cursor.Is(TokenKind.Text))
            {
                path = parsers.From.ParsePathText();
            }
            else if (path is null && cursor.Is(TokenKind.OpenParen))
            {
                path = PathInOptions();
            }
            else
            {
                cursor.Position++;
            }
        }

        return path ?? parsers.From.DynamicTable(start);
    }

    // OPTIONS (path '/out', …)
    PathReference? PathInOptions()
    {
        var close = cursor.Partner();
        PathReference? path = null;
        for (cursor.Position++; cursor.Position < close; cursor.Position++)
        {
            if (
                (cursor.IsText("path") || (cursor.Is(TokenKind.Text) && parsers.Names.TextValue(cursor.Position) == "path")) && path is null
            )
            {
                cursor.Position += cursor.KindAt(1) == TokenKind.Equals ? 2 : 1;
                path = cursor.Is(TokenKind.Text)
                    ? new PathReference(
                        parsers.Names.TextValue(cursor.Position),
                        null,
                        TextSpan.Between(cursor.Start, cursor[cursor.Position].End)
                    )
                    : null;
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return path;
    }
}
