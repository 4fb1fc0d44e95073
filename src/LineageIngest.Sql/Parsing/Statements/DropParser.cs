using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>DROP, TRUNCATE, USE.</summary>
sealed class DropParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    public Statement ParseDrop()
    {
        var start = cursor.Start;
        var isDrop = cursor.Is(Word.Drop);
        cursor.Position++;
        while (
            cursor.Word
                is Word.Temporary
                    or Word.Temp
                    or Word.Materialized
                    or Word.External
                    or Word.Dynamic
                    or Word.Foreign
                    or Word.Iceberg
                    or Word.Snapshot
                    or Word.Hybrid
        )
        {
            cursor.Position++;
        }

        if (!isDrop || cursor.Word is not (Word.Table or Word.View or Word.Tables))
        {
            cursor.Position--;
            return grammar.Statements.Other();
        }

        cursor.Position++;
        grammar.Alters.SkipIfExists();
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new DropStatement(targets, cursor.SpanFrom(start));
    }

    Relation[] ParseNameTargets()
    {
        var targets = new List<Relation>();
        do
        {
            if (grammar.Inserts.ParseWrittenRelation() is { } relation)
            {
                targets.Add(relation);
            }
        } while (cursor.Skip(TokenKind.Comma));

        return [.. targets];
    }

    public void SkipToStatementEndOrVerb()
    {
        while (cursor.Position < cursor.End && !grammar.Statements.IsStatementEnd())
        {
            if (!grammar.Creates.StepOverOption())
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
            return grammar.Statements.Other();
        }

        cursor.Position++;
        cursor.Skip(Word.Table);
        grammar.Alters.SkipIfExists();
        cursor.Skip(Word.Only);
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new TruncateStatement(targets, cursor.SpanFrom(start));
    }

    public Statement ParseUse()
    {
        var start = cursor.Start;
        cursor.Position++;
        var scope = cursor.Word switch
        {
            Word.Database when grammar.Names.IsName(1) => dialect.UseDatabase,
            Word.Catalog when grammar.Names.IsName(1) => UseScope.Catalog,
            Word.Schema when grammar.Names.IsName(1) => UseScope.Schema,
            Word.Role or Word.Warehouse when grammar.Names.IsName(1) => (UseScope?)null,
            _ => UseScope.Default,
        };
        if (scope is null || cursor.IsText("secondary"))
        {
            return grammar.Statements.Other();
        }

        cursor.Position += scope == UseScope.Default ? 0 : 1;
        scope = cursor[cursor.Position - 1].Word == Word.Database ? dialect.UseDatabase : scope;
        var name = grammar.Names.ParseTableName();
        return name is null ? grammar.Statements.Other() : new UseStatement(scope.Value, [name], cursor.SpanFrom(start));
    }
}
