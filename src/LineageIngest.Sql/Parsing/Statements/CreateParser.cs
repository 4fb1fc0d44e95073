using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>CREATE of what holds rows.</summary>
sealed class CreateParser(TokenCursor cursor, Grammar grammar, Dialect dialect)
{
    public Statement ParseCreate()
    {
        var start = cursor.Start;
        var temporary = false;
        CreatedKind? kind = null;
        var materialized = false;
        for (var from = cursor.Position++; cursor.Position < cursor.End && kind is null; cursor.Position++)
        {
            switch (cursor.Word)
            {
                case Word.Temporary or Word.Temp or Word.Volatile:
                    temporary = true;
                    break;
                case Word.Table:
                    kind = materialized ? CreatedKind.MaterializedView : CreatedKind.Table;
                    break;
                case Word.Materialized or Word.Dynamic or Word.Streaming or Word.Live:
                    materialized = true;
                    break;
                case Word.View:
                    kind = materialized ? CreatedKind.MaterializedView : CreatedKind.View;
                    break;
                case Word.Model:
                    kind = CreatedKind.Model;
                    break;
                case Word.Stream
                    when cursor.WordAt(1) is not Word.Table
                        && cursor.Position - from < 4
                        && (grammar.Names.IsName(1) || cursor.WordAt(1) == Word.If):
                    kind = CreatedKind.Other;
                    break;
                case Word.Snapshot
                or Word.External
                or Word.Transient
                or Word.Or
                or Word.Replace
                or Word.Alter
                or Word.Refresh
                or Word.Global
                or Word.Local
                or Word.Unlogged
                or Word.Secure
                or Word.Recursive
                or Word.Foreign
                or Word.Multiset
                or Word.Set
                or Word.Hybrid
                or Word.Iceberg
                or Word.Private
                or Word.Fact
                or Word.Dimension
                or Word.Force
                or Word.No
                or Word.Editionable
                or Word.Stream
                or Word.Shared
                or Word.Duplicate
                or Word.Memory
                or Word.Read:
                    break;
                default:
                    if (
                        cursor.IsText("algorithm")
                        || cursor.IsText("definer")
                        || cursor.Is(Word.Sql)
                        || cursor.IsText("security")
                        || cursor.Is(TokenKind.Equals)
                        || cursor.IsText("undefined")
                        || cursor.Is(Word.Merge)
                        || cursor.IsText("temptable")
                        || cursor.IsText("invoker")
                        || cursor.Is(TokenKind.Text)
                        || cursor.Is(TokenKind.Quoted)
                        || cursor.IsText("current_user")
                        || cursor.Is(TokenKind.Parameter)
                        || cursor.IsText("blockchain")
                        || cursor.IsText("immutable")
                        || cursor.IsText("sharded")
                        || cursor.IsText("row")
                        || cursor.IsText("column")
                        || cursor.IsText("error")
                        || cursor.IsText("incremental")
                        || cursor.IsText("interactive")
                        || cursor.Is(Word.Noneditionable)
                    )
                    {
                        break;
                    }

                    cursor.Position = from;
                    return grammar.Routines.ParseOtherCreate(start);
            }
        }

        if (kind is null)
        {
            return new OtherStatement("CREATE", [], [], [], cursor.SpanFrom(start));
        }

        if (cursor.Is(Word.Function))
        {
            return grammar.Routines.ParseOtherCreate(start);
        }

        if (kind == CreatedKind.Table && cursor.Is(Word.Type))
        {
            return grammar.Statements.Other();
        }

        return ParseCreated(kind.Value, temporary, start);
    }

    CreateStatement ParseCreated(CreatedKind kind, bool temporary, int start)
    {
        if (cursor.Is(Word.If) && cursor.WordAt(1) is Word.Not or Word.Exists)
        {
            cursor.Position += cursor.WordAt(1) == Word.Not ? 3 : 2;
        }

        var relation = grammar.Inserts.ParseWrittenRelation() ?? grammar.From.DynamicTable(start);
        var target = new WriteTarget(relation, []);
        var create = new CreateStatement(kind, target, [], null, default)
        {
            Temporary = temporary || (relation is TableReference { Name.Last.Text: ['#', ..] }),
        };
        var copied = new List<Relation>();
        if (cursor.Is(TokenKind.OpenParen) && !grammar.SimpleStatements.BeginsQueryInParens())
        {
            create =
                kind == CreatedKind.View || kind == CreatedKind.MaterializedView && !grammar.ColumnDefinitions.LooksDeclared()
                    ? create with
                    {
                        Target = target with { Columns = grammar.Names.ParseNameList() },
                    }
                    : create with
                    {
                        Columns = grammar.ColumnDefinitions.ParseDeclaredColumns(copied),
                    };
        }

        create = ParseCreateOptions(create, copied);
        return create with { CopiedFrom = [.. copied], Span = cursor.SpanFrom(start) };
    }

    CreateStatement ParseCreateOptions(CreateStatement create, List<Relation> copied)
    {
        var afterTarget = cursor.Position;
        while (cursor.Position < cursor.End)
        {
            if (
                grammar.Queries.BeginsQuery() && !cursor.Is(Word.Table) && !cursor.Is(Word.From) && !cursor.Is(Word.Values)
                || (cursor.Is(TokenKind.OpenParen) && grammar.SimpleStatements.BeginsQueryInParens())
            )
            {
                return FinishCreate(create with { Query = grammar.Queries.ParseQuery() });
            }

            if (
                cursor.Is(Word.As)
                && (
                    cursor.WordAt(1) is Word.Select or Word.With or Word.Sel or Word.Locking or Word.Values or Word.Table or Word.From
                    || cursor.KindAt(1) == TokenKind.OpenParen
                    || (grammar.Names.IsName(1) && cursor.WordAt(1) != Word.Clone && cursor.Position == afterTarget)
                )
            )
            {
                cursor.Position++;
                if (
                    grammar.Queries.BeginsQuery()
                    || cursor.Is(TokenKind.OpenParen)
                        && (grammar.SimpleStatements.BeginsQueryInParens() || cursor.KindAt(1) == TokenKind.OpenParen)
                )
                {
                    return FinishCreate(create with { Query = grammar.Queries.ParseQuery() });
                }

                if (create.Kind != CreatedKind.Other && grammar.From.ParseRelation() is { } source and (TableReference or TableFunction))
                {
                    if (source is TableReference)
                    {
                        copied.Add(source);
                    }

                    continue;
                }

                cursor.Position++;
                continue;
            }

            if (
                cursor.Word is Word.Like or Word.Clone or Word.Copy && grammar.Names.IsName(1)
                || (cursor.Word is Word.Shallow or Word.Deep && cursor.WordAt(1) == Word.Clone)
            )
            {
                cursor.Position += cursor.Word is Word.Shallow or Word.Deep ? 2 : 1;
                cursor.Skip(Word.Of);
                _ = cursor.Is(Word.Grant) || cursor.IsText("grants") ? null : AddCopied();
                continue;
            }

            if (
                cursor.Is(Word.To)
                && create.Kind is CreatedKind.MaterializedView or CreatedKind.View
                && grammar.Names.IsName(1)
                && cursor.WordAt(1) is not (Word.Row or Word.Database)
            )
            {
                cursor.Position++;
                create = create with
                {
                    WritesTo = grammar.Names.ParseTableName() is { } name
                        ? new WriteTarget(
                            new TableReference(name, null, name.Span),
                            cursor.Is(TokenKind.OpenParen) && !grammar.SimpleStatements.BeginsQueryInParens()
                                ? grammar.Names.ParseNameList()
                                : []
                        )
                        : null,
                };
                continue;
            }

            if (cursor.IsText("flow") && create.Kind == CreatedKind.MaterializedView && grammar.Names.IsName(1))
            {
                return create with { Query = grammar.Flows.ParseFlowOfTable() };
            }

            if (
                cursor.Is(Word.Options)
                && cursor.KindAt(1) == TokenKind.OpenParen
                && create.Temporary
                && cursor[afterTarget].Word == Word.Using
            )
            {
                cursor.Position++;
                Identifier[] listed = [.. create.Target.Columns, .. create.Columns.Select(column => column.Name)];
                return FinishCreate(create with { Query = grammar.Flows.ParseSourceOptions(listed) });
            }

            if (cursor.Is(Word.On) && create.Kind == CreatedKind.Other)
            {
                cursor.Position++;
                while (cursor.Word is Word.Table or Word.View or Word.External or Word.Dynamic or Word.Event or Word.Stage)
                {
                    cursor.Position++;
                }

                AddCopied();
                continue;
            }

            if (!StepOverOption())
            {
                break;
            }
        }

        return create;

        Relation? AddCopied()
        {
            if (grammar.Names.ParseTableName() is { } name)
            {
                copied.Add(new TableReference(name, null, name.Span));
                return copied[^1];
            }

            return null;
        }
    }

    public bool StepOverOption()
    {
        if (
            dialect.SemicolonsOptional
            && cursor.Is(TokenKind.Word)
            && (Words.Use(cursor.Word) & WordUse.Verb) != 0
            && grammar.Statements.OnNewLine()
            && cursor.Word is not Word.Set
        )
        {
            return false;
        }

        if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
        {
            cursor.SkipBracket();
        }
        else
        {
            cursor.Position++;
        }

        return true;
    }

    // What follows the query of a CTAS or view says nothing about its rows: WITH DATA, DISTRIBUTED BY, COMMENT.
    CreateStatement FinishCreate(CreateStatement create)
    {
        while (
            cursor.Position < cursor.End
                && !(dialect.SemicolonsOptional && cursor.Is(TokenKind.Word) && (Words.Use(cursor.Word) & WordUse.Verb) != 0)
                && cursor.Word
                    is Word.With
                        or Word.On
                        or Word.Comment
                        or Word.As
                        or Word.In
                        or Word.Distributed
                        or Word.Distribution
                        or Word.Partition
                        or Word.Primary
                        or Word.Index
                        or Word.Unique
            || cursor.IsText("diststyle")
            || cursor.IsText("distkey")
            || cursor.IsText("sortkey")
            || cursor.IsText("no")
            || cursor.IsText("schema")
            || cursor.IsText("binding")
            || cursor.IsText("segmented")
            || cursor.IsText("unsegmented")
            || cursor.IsText("ksafe")
            || cursor.IsText("tblproperties")
            || cursor.IsText("clustered")
        )
        {
            var stop = cursor.End;
            while (cursor.Position < stop && StepOverOption()) { }
        }

        return create;
    }
}
