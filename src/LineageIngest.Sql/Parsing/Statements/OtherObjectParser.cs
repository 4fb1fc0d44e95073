using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>What stands for rows without being a table: synonyms, dictionaries, cached queries.</summary>
sealed class OtherObjectParser(TokenCursor cursor, Parsers parsers)
{
    /// <summary>CREATE [OR REPLACE] [PUBLIC] SYNONYM | ALIAS s FOR [TABLE] t; null where it is none. The position is at CREATE.</summary>
    public SynonymStatement? ParseSynonym(int start)
    {
        var from = cursor.Position;
        if (!SkipTo("synonym") && !SkipTo("alias"))
        {
            return null;
        }

        parsers.Alters.SkipIfExists();
        if (parsers.Names.ParseTableName() is { } name && cursor.Skip(Keyword.For))
        {
            cursor.Skip(Keyword.Table);
            if (parsers.Names.ParseTableName() is { } target)
            {
                return new SynonymStatement(name, target, cursor.SpanFrom(start));
            }
        }

        cursor.Position = from;
        return null;
    }

    // CREATE, a few words, and then this one.
    bool SkipTo(string word)
    {
        for (var offset = 1; offset < 6 && cursor.KindAt(offset) == TokenKind.Word; offset++)
        {
            if (cursor.IsText(word, offset) && parsers.Names.IsName(offset + 1))
            {
                cursor.Position += offset + 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>ClickHouse: CREATE DICTIONARY d (a UInt64, b String) … SOURCE(CLICKHOUSE(TABLE 't' DB 'x')): its rows are those of the table.</summary>
    public Statement? ParseDictionary(int start)
    {
        var from = cursor.Position;
        if (!SkipTo("dictionary"))
        {
            return null;
        }

        if (cursor.Is(Keyword.If) && cursor.KeywordAt(1) == Keyword.Not)
        {
            cursor.Position += 3;
        }

        if (parsers.Names.ParseTableName() is not { } name)
        {
            cursor.Position = from;
            return null;
        }

        while (cursor.Position < cursor.End && !cursor.Is(TokenKind.OpenParen))
        {
            cursor.Position++;
        }

        var columns = cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : [];
        Identifier? table = null;
        Identifier? database = null;
        for (; cursor.Position < cursor.End; cursor.Position++)
        {
            var isNamed = cursor.KindAt(1) is TokenKind.Text or TokenKind.Word or TokenKind.Quoted;
            table = isNamed && cursor.Is(Keyword.Table) ? parsers.Names.IdentifierAt(cursor.Position + 1) : table;
            database = isNamed && cursor.IsText("db") ? parsers.Names.IdentifierAt(cursor.Position + 1) : database;
        }

        Query? query = null;
        if (table is { } read)
        {
            Identifier[] parts = database is { } schema ? [schema, read] : [read];
            var source = new TableReference(new QualifiedName(parts, read.Span), null, read.Span);
            query = new SelectQuery(
                [.. columns.Select(column => new Projection(new ColumnReference(new QualifiedName([column], column.Span)), null))],
                [new FromItem(source, JoinKind.Comma, null, [])],
                cursor.SpanFrom(start)
            );
        }

        return new CreateStatement(
            CreatedKind.Table,
            new WriteTarget(new TableReference(name, null, name.Span), []),
            [],
            query,
            cursor.SpanFrom(start)
        );
    }

    /// <summary>Materialize and RisingWave: CREATE SINK s [INTO t] FROM v | AS SELECT …: rows of a view go to a table or away.</summary>
    public Statement? ParseSink(int start)
    {
        var from = cursor.Position;
        if (!SkipTo("sink"))
        {
            return null;
        }

        parsers.Alters.SkipIfExists();
        if (parsers.Names.ParseTableName() is not { } name)
        {
            cursor.Position = from;
            return null;
        }

        Relation target = new TableReference(name, null, name.Span);
        Query? query = null;
        while (cursor.Position < cursor.End && query is null)
        {
            if (cursor.Is(Keyword.Into) && parsers.Names.IsName(1) && cursor.KindAt(2) is not (TokenKind.Word or TokenKind.Quoted))
            {
                cursor.Position++;
                target = parsers.Inserts.ParseWrittenRelation() ?? target;
            }
            else if (cursor.Is(Keyword.Into) && cursor.KeywordAt(2) is Keyword.As or Keyword.From)
            {
                cursor.Position++;
                target = parsers.Inserts.ParseWrittenRelation() ?? target;
            }
            else if (cursor.Is(Keyword.From) && parsers.Names.IsName(1))
            {
                cursor.Position++;
                var rows = parsers.From.ParseRelation();
                query = rows is null ? null : new RelationQuery(rows, cursor.SpanFrom(start));
            }
            else if (cursor.Is(Keyword.As) && cursor.KeywordAt(1) is Keyword.Select or Keyword.With)
            {
                cursor.Position++;
                query = parsers.Queries.ParseQuery();
            }
            else
            {
                cursor.Position++;
            }
        }

        var isTable = target is not TableReference { Name: var own } || !ReferenceEquals(own, name);
        var end = cursor.SpanFrom(start);
        while (cursor.Position < cursor.End && cursor.Is(Keyword.Into) && !isTable)
        {
            parsers.Statements.SkipToStatementEnd();
        }

        return query is null ? null
            : isTable ? new InsertStatement(new WriteTarget(target, []), query, false, end)
            : new CreateStatement(CreatedKind.Other, new WriteTarget(target, []), [], query, end);
    }

    // What is only cached moves nothing; a name for its rows matters to those who use it.
    bool IsNamedLater(Identifier name)
    {
        for (var index = cursor.End; index < cursor.BlockEnd; index++)
        {
            if (
                cursor[index].Kind is TokenKind.Word or TokenKind.Quoted
                && cursor.TextAt(index).Trim('`').Equals(name.Text, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Spark: CACHE [LAZY] TABLE t [OPTIONS (…)] [AS SELECT …].</summary>
    public Statement ParseCache(int start)
    {
        var from = cursor.Position++;
        _ = cursor.IsText("lazy") && parsers.Selects.SkipText();
        if (cursor.Skip(Keyword.Table) && parsers.Names.ParseTableName() is { } name)
        {
            if (cursor.Skip(Keyword.Options))
            {
                cursor.SkipParens();
            }

            cursor.Skip(Keyword.As);
            if (!IsNamedLater(name.Last))
            {
                return parsers.Statements.Other();
            }

            if (parsers.Queries.BeginsQuery() || (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens()))
            {
                var target = new WriteTarget(new TableReference(name, null, name.Span), []);
                return new CreateStatement(CreatedKind.View, target, [], parsers.Queries.ParseQuery(), cursor.SpanFrom(start))
                {
                    Temporary = true,
                };
            }
        }

        cursor.Position = from;
        return parsers.Statements.Other();
    }
}
