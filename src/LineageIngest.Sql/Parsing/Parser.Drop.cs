using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>DROP, TRUNCATE, USE.</content>
sealed partial class Parser
{
    Statement ParseDrop()
    {
        var start = Start;
        var isDrop = Is(Word.Drop);
        _at++;
        while (
            Word
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
            _at++;
        }

        if (!isDrop || Word is not (Word.Table or Word.View or Word.Tables))
        {
            _at--;
            return Other();
        }

        _at++;
        SkipIfExists();
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new DropStatement(targets, SpanFrom(start));
    }

    Relation[] ParseNameTargets()
    {
        var targets = new List<Relation>();
        do
        {
            if (ParseWrittenRelation() is { } relation)
            {
                targets.Add(relation);
            }
        } while (Skip(TokenKind.Comma));

        return [.. targets];
    }

    void SkipToStatementEndOrVerb()
    {
        while (_at < _end && !IsStatementEnd())
        {
            if (!StepOverOption())
            {
                return;
            }
        }
    }

    Statement ParseTruncate()
    {
        var start = Start;
        if (KindAt(1) == TokenKind.OpenParen)
        {
            return Other();
        }

        _at++;
        Skip(Word.Table);
        SkipIfExists();
        Skip(Word.Only);
        var targets = ParseNameTargets();
        SkipToStatementEndOrVerb();
        return new TruncateStatement(targets, SpanFrom(start));
    }

    Statement ParseUse()
    {
        var start = Start;
        _at++;
        var scope = Word switch
        {
            Word.Database when IsName(1) => _dialect.UseDatabase,
            Word.Catalog when IsName(1) => UseScope.Catalog,
            Word.Schema when IsName(1) => UseScope.Schema,
            Word.Role or Word.Warehouse when IsName(1) => (UseScope?)null,
            _ => UseScope.Default,
        };
        if (scope is null || IsText("secondary"))
        {
            return Other();
        }

        _at += scope == UseScope.Default ? 0 : 1;
        scope = _tokens[_at - 1].Word == Word.Database ? _dialect.UseDatabase : scope;
        var name = ParseTableName();
        return name is null ? Other() : new UseStatement(scope.Value, [name], SpanFrom(start));
    }
}
