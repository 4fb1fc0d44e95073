using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>DROP, TRUNCATE, USE.</summary>
sealed class DropParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    public Statement ParseDrop()
    {
        var start = cursor.Start;
        var isDrop = cursor.Is(Keyword.Drop);
        cursor.Position++;
        while (
            cursor.Keyword
                is Keyword.Temporary
                    or Keyword.Temp
                    or Keyword.Materialized
                    or Keyword.External
                    or Keyword.Dynamic
                    or Keyword.Foreign
                    or Keyword.Iceberg
                    or Keyword.Snapshot
                    or Keyword.Hybrid
        )
        {
            cursor.Position++;
        }

        if (!isDrop || cursor.Keyword is not (Keyword.Table or Keyword.View or Keyword.Tables))
        {
            cursor.Position--;
            return parsers.Statements.Other();
        }

        cursor.Position++;
        parsers.Alters.SkipIfExists();
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new DropStatement(targets, cursor.SpanFrom(start));
    }

    Relation[] ParseNameTargets()
    {
        var targets = new List<Relation>();
        do
        {
            if (parsers.Inserts.ParseWrittenRelation() is { } relation)
            {
                targets.Add(relation);
            }
        } while (cursor.Skip(TokenKind.Comma));

        return [.. targets];
    }

    public void SkipToStatementEndOrVerb()
    {
        while (cursor.Position < cursor.End && !parsers.Statements.IsStatementEnd())
        {
            if (!parsers.Creates.StepOverOption())
            {
                return;
            }
        }
    }

    public Statement ParseTruncate()
    {
        var start = cursor.Start;
        if (cursor.KindAt(1) == TokenKind.OpenParen)
        {
            return parsers.Statements.Other();
        }

        cursor.Position++;
        cursor.Skip(Keyword.Table);
        parsers.Alters.SkipIfExists();
        cursor.Skip(Keyword.Only);
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new TruncateStatement(targets, cursor.SpanFrom(start));
    }

    public Statement ParseUse()
    {
        var start = cursor.Start;
        cursor.Position++;
        var scope = cursor.Keyword switch
        {
            Keyword.Database when parsers.Names.IsName(1) => dialect.UseDatabase,
            Keyword.Catalog when parsers.Names.IsName(1) => UseScope.Catalog,
            Keyword.Schema when parsers.Names.IsName(1) => UseScope.Schema,
            Keyword.Role or Keyword.Warehouse when parsers.Names.IsName(1) => (UseScope?)null,
            _ => UseScope.Default,
        };
        if (scope is null || cursor.IsText("secondary"))
        {
            return parsers.Statements.Other();
        }

        cursor.Position += scope == UseScope.Default ? 0 : 1;
        scope = cursor[cursor.Position - 1].Keyword == Keyword.Database ? dialect.UseDatabase : scope;
        var name = parsers.Names.ParseTableName();
        return name is null ? parsers.Statements.Other() : new UseStatement(scope.Value, [name], cursor.SpanFrom(start));
    }
}
