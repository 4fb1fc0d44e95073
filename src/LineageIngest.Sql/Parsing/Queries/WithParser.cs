using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>WITH: common table expressions.</summary>
sealed class WithParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    /// <summary>WITH and its tables; empty where there is none.</summary>
    public (CommonTable[] Tables, bool Recursive) ParseWith()
    {
        if (!cursor.Is(Keyword.With) || !parsers.Queries.BeginsQuery())
        {
            return ([], false);
        }

        if (cursor.KeywordAt(1) is Keyword.Function or Keyword.Procedure)
        {
            parsers.FunctionBodies.ParseInlineFunctions();
            cursor.End = parsers.Statements.FindSemicolon(cursor.Position);
            if (cursor.Is(Keyword.With))
            {
                return ParseWith();
            }

            if (!parsers.Names.IsName() || cursor.KeywordAt(1) != Keyword.As)
            {
                return ([], false);
            }
        }
        else
        {
            cursor.Position++;
        }

        var recursive = cursor.Is(Keyword.Recursive) && parsers.Names.IsName(1);
        cursor.Position += recursive ? 1 : 0;
        var tables = new List<CommonTable>(4);
        do
        {
            if (ParseCommonTable() is not { } table)
            {
                break;
            }

            tables.Add(table);
        } while (cursor.Skip(TokenKind.Comma));

        return ([.. tables], recursive);
    }

    // WITH a AS …, WITH a (b) AS …, WITH RECURSIVE …; elsewhere WITH begins options. ClickHouse may begin with any expression.
    public bool WithBeginsQuery()
    {
        if (
            cursor.KeywordAt(1) == Keyword.Recursive
            || (cursor.KeywordAt(1) is Keyword.Function or Keyword.Procedure && DefinesRoutine())
            || (
                parsers.Names.IsName(1)
                && cursor.KeywordAt(2) == Keyword.As
                && (cursor.KindAt(3) == TokenKind.OpenParen || cursor.KeywordAt(3) is Keyword.Materialized or Keyword.Not)
            )
        )
        {
            return true;
        }

        if (
            parsers.Names.IsName(1)
            && cursor.KindAt(2) == TokenKind.OpenParen
            && cursor.KeywordAt(1) is not (Keyword.Tag or Keyword.Options)
        )
        {
            var link = cursor[cursor.Position + 2].Link;
            return link > 0 && link + 1 < cursor.End && cursor[link + 1].Keyword == Keyword.As;
        }

        return dialect.OutputClauses
            && cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text or TokenKind.Number or TokenKind.Word or TokenKind.Quoted
            && !cursor.IsText("fill", 1)
            && !(cursor.KeywordAt(1) is Keyword.Totals or Keyword.Rollup or Keyword.Cube or Keyword.Ties);
    }

    // WITH FUNCTION f (x bigint) RETURNS …, WITH FUNCTION f RETURN number IS …, WITH PROCEDURE p IS …
    bool DefinesRoutine()
    {
        var offset = 3;
        if (cursor.KindAt(offset) == TokenKind.OpenParen && cursor[cursor.Position + offset].Link > 0)
        {
            offset = cursor[cursor.Position + offset].Link + 1 - cursor.Position;
        }

        return cursor.IsText("returns", offset)
            || cursor.KeywordAt(offset) == Keyword.Return
            || (cursor.KeywordAt(1) == Keyword.Procedure && cursor.KeywordAt(offset) is Keyword.Is or Keyword.As);
    }

    CommonTable? ParseCommonTable()
    {
        var start = cursor.Start;
        if (!parsers.Names.IsName() || (cursor.KeywordAt(1) != Keyword.As && cursor.KindAt(1) != TokenKind.OpenParen))
        {
            return ParseScalarTable(start);
        }

        if (
            cursor.KeywordAt(1) == Keyword.As
            && cursor.KindAt(2) != TokenKind.OpenParen
            && cursor.KeywordAt(2) is not (Keyword.Materialized or Keyword.Not)
            && !IsStatementAhead(2)
        )
        {
            return ParseScalarTable(start);
        }

        var name = parsers.Names.ReadIdentifier();
        var columns = cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : [];
        cursor.Skip(Keyword.As);
        cursor.Skip(Keyword.Not);
        cursor.Skip(Keyword.Materialized);
        if (!cursor.Is(TokenKind.OpenParen))
        {
            return new CommonTable(
                name,
                columns,
                parsers.Queries.BeginsQuery() ? parsers.Queries.ParseQuery() : null,
                null,
                null,
                cursor.SpanFrom(start)
            );
        }

        var close = cursor.Partner();
        cursor.Position++;
        Query? query = null;
        Statement? statement = null;
        if (cursor.Keyword is Keyword.Insert or Keyword.Update or Keyword.Delete or Keyword.Merge)
        {
            statement = parsers.Statements.ParseInnerStatement(close);
        }
        else
        {
            query = parsers.Queries.BeginsQuery() || cursor.Is(TokenKind.OpenParen) ? parsers.Queries.ParseQuery() : null;
            if (query is not null && cursor.Is(Keyword.From) && query is RelationQuery or ValuesQuery)
            {
                cursor.ReportNotUnderstood(cursor.Position);
            }
        }

        if (cursor.Position < close)
        {
            query = query is null && statement is null ? parsers.Recovery.ScanQuery() : query;
            cursor.ReportNotUnderstood(Math.Min(cursor.Position, close - 1));
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        SkipCycleClauses();
        return new CommonTable(name, columns, query, statement, null, cursor.SpanFrom(start));
    }

    bool IsStatementAhead(int offset) => cursor.KeywordAt(offset) is Keyword.Select or Keyword.With or Keyword.Values;

    // ClickHouse: WITH expression AS name.
    CommonTable? ParseScalarTable(int start)
    {
        if (parsers.Expressions.ParseExpression() is not { } value || !cursor.Skip(Keyword.As) || !parsers.Names.IsName())
        {
            return null;
        }

        var name = parsers.Names.ReadIdentifier();
        return new CommonTable(name, [], null, null, value, cursor.SpanFrom(start));
    }

    // SEARCH DEPTH FIRST BY a SET b, CYCLE a SET b TO c DEFAULT d USING e
    void SkipCycleClauses()
    {
        while ((cursor.IsText("search") || cursor.IsText("cycle")) && !parsers.Names.IsEndOfRelation(1))
        {
            while (
                cursor.Position < cursor.End
                && !cursor.Is(TokenKind.Comma)
                && !cursor.Is(Keyword.Select)
                && !cursor.Is(Keyword.Insert)
                && cursor.Kind != TokenKind.OpenParen
                && !(
                    cursor.IsText("cycle")
                    && cursor[cursor.Position - 1].Kind == TokenKind.Word
                    && cursor.KeywordAt(2) == Keyword.Set
                    && cursor.KeywordAt(-1) != Keyword.By
                )
            )
            {
                cursor.Position++;
            }
        }
    }
}
