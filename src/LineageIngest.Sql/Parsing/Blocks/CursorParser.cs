using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>OPEN … FOR and FETCH.</summary>
sealed class CursorParser(TokenCursor cursor, Grammar grammar)
{
    // OPEN c FOR SELECT …, OPEN c FOR 'select …' || x
    public Statement ParseOpenFor()
    {
        var start = cursor.Start;
        cursor.Position++;
        var name = grammar.Names.ReadIdentifier();
        cursor.Position++;
        if (grammar.Queries.BeginsQuery() || (cursor.Is(TokenKind.OpenParen) && grammar.SimpleStatements.BeginsQueryInParens()))
        {
            return new CursorStatement(name, grammar.Queries.ParseQuery(), cursor.SpanFrom(start));
        }

        cursor.Skip(Keyword.Execute);
        return
            grammar.DynamicSql.ParseDynamic(
                start,
                mustFollow: !grammar.DynamicSql.Prepared.Contains(cursor.TextAt(Math.Min(cursor.Position, cursor.End)).ToString())
            )
                is DynamicStatement text
            ? grammar.DynamicSql.ParseQueryText(text) is { } query
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

        var fetched = grammar.Names.IsName() ? grammar.Names.ReadIdentifier() : new Identifier("", false, new TextSpan(start, 0));
        _ = cursor.Is(Keyword.Bulk) && (cursor.Position += 2) > 0;
        var variables = new List<Identifier>();
        if (cursor.Skip(Keyword.Into))
        {
            do
            {
                if (grammar.Names.IsName() || cursor.Is(TokenKind.Parameter))
                {
                    variables.Add(grammar.Names.IdentifierAt(cursor.Position++));
                    grammar.Selects.SkipMembers();
                }
            } while (cursor.Skip(TokenKind.Comma));
        }

        grammar.Rows.SkipRowLimit();
        return new FetchStatement(fetched, [.. variables], cursor.SpanFrom(start));
    }
}
