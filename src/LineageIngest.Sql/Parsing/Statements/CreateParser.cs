using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>CREATE of what holds rows.</summary>
sealed class CreateParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    public Statement ParseCreate()
    {
        var start = cursor.Start;
        var temporary = false;
        CreatedKind? kind = null;
        var materialized = false;
        for (var from = cursor.Position++; cursor.Position < cursor.End && kind is null; cursor.Position++)
        {
            switch (cursor.Keyword)
            {
                case Keyword.Temporary or Keyword.Temp or Keyword.Volatile:
                    temporary = true;
                    break;
                case Keyword.Table:
                    kind = materialized ? CreatedKind.MaterializedView : CreatedKind.Table;
                    break;
                case Keyword.Materialized or Keyword.Dynamic or Keyword.Streaming or Keyword.Live:
                    materialized = true;
                    break;
                case Keyword.View:
                    kind = materialized ? CreatedKind.MaterializedView : CreatedKind.View;
                    break;
                case Keyword.Model:
                    kind = CreatedKind.Model;
                    break;
                case Keyword.Stream
                    when cursor.KeywordAt(1) is not Keyword.Table
                        && cursor.Position - from < 4
                        && (parsers.Names.IsName(1) || cursor.KeywordAt(1) == Keyword.If):
                    kind = CreatedKind.Other;
                    break;
                case Keyword.Snapshot
                or Keyword.External
                or Keyword.Transient
                or Keyword.Or
                or Keyword.Replace
                or Keyword.Alter
                or Keyword.Refresh
                or Keyword.Global
                or Keyword.Local
                or Keyword.Unlogged
                or Keyword.Secure
                or Keyword.Recursive
                or Keyword.Foreign
                or Keyword.Multiset
                or Keyword.Set
                or Keyword.Hybrid
                or Keyword.Iceberg
                or Keyword.Private
                or Keyword.Fact
                or Keyword.Dimension
                or Keyword.Force
                or Keyword.No
                or Keyword.Editionable
                or Keyword.Stream
                or Keyword.Shared
                or Keyword.Duplicate
                or Keyword.Memory
                or Keyword.Read:
                    break;
                default:
                    if (
                        cursor.IsText("algorithm")
                        || cursor.IsText("definer")
                        || cursor.Is(Keyword.Sql)
                        || cursor.IsText("security")
                        || cursor.Is(TokenKind.Equals)
                        || cursor.IsText("undefined")
                        || cursor.Is(Keyword.Merge)
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
                        || cursor.Is(Keyword.Noneditionable)
                    )
                    {
                        break;
                    }

                    cursor.Position = from;
                    return parsers.Routines.ParseOtherCreate(start);
            }
        }

        if (kind is null)
        {
            return new OtherStatement("CREATE", [], [], [], cursor.SpanFrom(start));
        }

        if (cursor.Is(Keyword.Function))
        {
            return parsers.Routines.ParseOtherCreate(start);
        }

        if (kind == CreatedKind.Table && cursor.Is(Keyword.Type))
        {
            return parsers.Statements.Other();
        }

        return ParseCreated(kind.Value, temporary, start);
    }

    CreateStatement ParseCreated(CreatedKind kind, bool temporary, int start)
    {
        if (cursor.Is(Keyword.If) && cursor.KeywordAt(1) is Keyword.Not or Keyword.Exists)
        {
            cursor.Position += cursor.KeywordAt(1) == Keyword.Not ? 3 : 2;
        }

        var relation = parsers.Inserts.ParseWrittenRelation() ?? parsers.From.DynamicTable(start);
        var target = new WriteTarget(relation, []);
        var create = new CreateStatement(kind, target, [], null, default)
        {
            Temporary = temporary || (relation is TableReference { Name.Last.Text: ['#', ..] }),
        };
        var copied = new List<Relation>();
        if (cursor.Is(TokenKind.OpenParen) && !parsers.SimpleStatements.BeginsQueryInParens())
        {
            create =
                kind == CreatedKind.View || kind == CreatedKind.MaterializedView && !parsers.ColumnDefinitions.LooksDeclared()
                    ? create with
                    {
                        Target = target with { Columns = parsers.Names.ParseNameList() },
                    }
                    : create with
                    {
                        Columns = parsers.ColumnDefinitions.ParseDeclaredColumns(copied),
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
                parsers.Queries.BeginsQuery() && !cursor.Is(Keyword.Table) && !cursor.Is(Keyword.From) && !cursor.Is(Keyword.Values)
                || (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
            )
            {
                return FinishCreate(create with { Query = parsers.Queries.ParseQuery() });
            }

            if (
                cursor.Is(Keyword.As)
                && (
                    cursor.KeywordAt(1)
                        is Keyword.Select
                            or Keyword.With
                            or Keyword.Sel
                            or Keyword.Locking
                            or Keyword.Values
                            or Keyword.Table
                            or Keyword.From
                    || cursor.KindAt(1) == TokenKind.OpenParen
                    || (parsers.Names.IsName(1) && cursor.KeywordAt(1) != Keyword.Clone && cursor.Position == afterTarget)
                )
            )
            {
                cursor.Position++;
                if (
                    parsers.Queries.BeginsQuery()
                    || cursor.Is(TokenKind.OpenParen)
                        && (parsers.SimpleStatements.BeginsQueryInParens() || cursor.KindAt(1) == TokenKind.OpenParen)
                )
                {
                    return FinishCreate(create with { Query = parsers.Queries.ParseQuery() });
                }

                if (create.Kind != CreatedKind.Other && parsers.From.ParseRelation() is { } source and (TableReference or TableFunction))
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
                cursor.Keyword is Keyword.Like or Keyword.Clone or Keyword.Copy && parsers.Names.IsName(1)
                || (cursor.Keyword is Keyword.Shallow or Keyword.Deep && cursor.KeywordAt(1) == Keyword.Clone)
            )
            {
                cursor.Position += cursor.Keyword is Keyword.Shallow or Keyword.Deep ? 2 : 1;
                cursor.Skip(Keyword.Of);
                _ = cursor.Is(Keyword.Grant) || cursor.IsText("grants") ? null : AddCopied();
                continue;
            }

            if (
                cursor.Is(Keyword.To)
                && create.Kind is CreatedKind.MaterializedView or CreatedKind.View
                && parsers.Names.IsName(1)
                && cursor.KeywordAt(1) is not (Keyword.Row or Keyword.Database)
            )
            {
                cursor.Position++;
                create = create with
                {
                    WritesTo = parsers.Names.ParseTableName() is { } name
                        ? new WriteTarget(
                            new TableReference(name, null, name.Span),
                            cursor.Is(TokenKind.OpenParen) && !parsers.SimpleStatements.BeginsQueryInParens()
                                ? parsers.Names.ParseNameList()
                                : []
                        )
                        : null,
                };
                continue;
            }

            if (cursor.IsText("flow") && create.Kind == CreatedKind.MaterializedView && parsers.Names.IsName(1))
            {
                return create with { Query = parsers.Flows.ParseFlowOfTable() };
            }

            if (
                cursor.Is(Keyword.Options)
                && cursor.KindAt(1) == TokenKind.OpenParen
                && create.Temporary
                && cursor[afterTarget].Keyword == Keyword.Using
            )
            {
                cursor.Position++;
                Identifier[] listed = [.. create.Target.Columns, .. create.Columns.Select(column => column.Name)];
                return FinishCreate(create with { Query = parsers.Flows.ParseSourceOptions(listed) });
            }

            if (cursor.Is(Keyword.On) && create.Kind == CreatedKind.Other)
            {
                cursor.Position++;
                while (
                    cursor.Keyword is Keyword.Table or Keyword.View or Keyword.External or Keyword.Dynamic or Keyword.Event or Keyword.Stage
                )
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
            if (parsers.Names.ParseTableName() is { } name)
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
            && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0
            && parsers.Statements.OnNewLine()
            && cursor.Keyword is not Keyword.Set
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
                && !(dialect.SemicolonsOptional && cursor.Is(TokenKind.Word) && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0)
                && cursor.Keyword
                    is Keyword.With
                        or Keyword.On
                        or Keyword.Comment
                        or Keyword.As
                        or Keyword.In
                        or Keyword.Distributed
                        or Keyword.Distribution
                        or Keyword.Partition
                        or Keyword.Primary
                        or Keyword.Index
                        or Keyword.Unique
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
