using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>OPEN … FOR and FETCH.</summary>
sealed class CursorParser(TokenCursor cursor, Parsers parsers)
{
    // OPEN c FOR SELECT …, OPEN c FOR 'select …' || x
    public Statement ParseOpenFor()
    {
        var start = cursor.Start;
        cursor.Position++;
        var name = parsers.Names.ReadIdentifier();
        cursor.Position++;
        if (parsers.Queries.BeginsQuery() || (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens()))
        {
            return new CursorStatement(name, parsers.Queries.ParseQuery(), cursor.SpanFrom(start));
        }

        cursor.Skip(Keyword.Execute);
        return
            parsers.DynamicSql.ParseDynamic(
                start,
                mustFollow: !parsers.DynamicSql.Prepared.Contains(cursor.TextAt(Math.Min(cursor.Position, cursor.End)).ToString())
            )
                is DynamicStatement text
            ? parsers.DynamicSql.ParseQueryText(text) is { } query
                ? new CursorStatement(name, query, cursor.SpanFrom(start))
                : text
            : new OtherStatement("OPEN", [], [], [], cursor.SpanFrom(start));
    }

    // FETCH [NEXT FROM] c [BULK COLLECT] INTO a, b [LIMIT n]
    public FetchStatement ParseFetch()
    {
        var start = cursor.Start;
        cursor.Position++;
        while (
            cursor.Keyword is Keyword.Next or Keyword.First or Keyword.Last or Keyword.From or Keyword.In or Keyword.Prior
            || cursor.IsText("absolute")
            || cursor.IsText("relative")
        )
        {
            cursor.Position++;
        }

        var fetched = parsers.Names.IsName() ? parsers.Names.ReadIdentifier() : new Identifier("", false, new TextSpan(start, 0));
        _ = cursor.Is(Keyword.Bulk) && (cursor.Position += 2) > 0;
        var variables = new List<Identifier>();
        if (cursor.Skip(Keyword.Into))
        {
            do
            {
                if (parsers.Names.IsName() || cursor.Is(TokenKind.Parameter))
                {
                    variables.Add(parsers.Names.IdentifierAt(cursor.Position++));
                    parsers.Selects.SkipMembers();
                }
            } while (cursor.Skip(TokenKind.Comma));
        }

        parsers.Rows.SkipRowLimit();
        return new FetchStatement(fetched, [.. variables], cursor.SpanFrom(start));
    }
}
