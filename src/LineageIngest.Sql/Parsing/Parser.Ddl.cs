using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>CREATE of what holds rows.</content>
sealed partial class Parser
{
    Statement ParseCreate()
    {
        var start = Start;
        var temporary = false;
        CreatedKind? kind = null;
        var materialized = false;
        for (var from = _at++; _at < _end && kind is null; _at++)
        {
            switch (Word)
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
                case Word.Stream when WordAt(1) is not Word.Table && _at - from < 4 && (IsName(1) || WordAt(1) == Word.If):
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
                        IsText("algorithm")
                        || IsText("definer")
                        || Is(Word.Sql)
                        || IsText("security")
                        || Is(TokenKind.Equals)
                        || IsText("undefined")
                        || Is(Word.Merge)
                        || IsText("temptable")
                        || IsText("invoker")
                        || Is(TokenKind.Text)
                        || Is(TokenKind.Quoted)
                        || IsText("current_user")
                        || Is(TokenKind.Parameter)
                        || IsText("blockchain")
                        || IsText("immutable")
                        || IsText("sharded")
                        || IsText("row")
                        || IsText("column")
                        || IsText("error")
                        || IsText("incremental")
                        || IsText("interactive")
                        || Is(Word.Noneditionable)
                    )
                    {
                        break;
                    }

                    _at = from;
                    return ParseOtherCreate(start);
            }
        }

        if (kind is null)
        {
            return new OtherStatement("CREATE", [], [], [], SpanFrom(start));
        }

        if (Is(Word.Function))
        {
            return ParseOtherCreate(start);
        }

        if (kind == CreatedKind.Table && Is(Word.Type))
        {
            return Other();
        }

        return ParseCreated(kind.Value, temporary, start);
    }

    CreateStatement ParseCreated(CreatedKind kind, bool temporary, int start)
    {
        if (Is(Word.If) && WordAt(1) is Word.Not or Word.Exists)
        {
            _at += WordAt(1) == Word.Not ? 3 : 2;
        }

        var relation = ParseWrittenRelation() ?? DynamicTable(start);
        var target = new WriteTarget(relation, []);
        var create = new CreateStatement(kind, target, [], null, default)
        {
            Temporary = temporary || (relation is TableReference { Name.Last.Text: ['#', ..] }),
        };
        var copied = new List<Relation>();
        if (Is(TokenKind.OpenParen) && !BeginsQueryInParens())
        {
            create =
                kind == CreatedKind.View || kind == CreatedKind.MaterializedView && !LooksDeclared()
                    ? create with
                    {
                        Target = target with { Columns = ParseNameList() },
                    }
                    : create with
                    {
                        Columns = ParseDeclaredColumns(copied),
                    };
        }

        create = ParseCreateOptions(create, copied);
        return create with { CopiedFrom = [.. copied], Span = SpanFrom(start) };
    }

    CreateStatement ParseCreateOptions(CreateStatement create, List<Relation> copied)
    {
        var afterTarget = _at;
        while (_at < _end)
        {
            if (
                BeginsQuery() && !Is(Word.Table) && !Is(Word.From) && !Is(Word.Values)
                || (Is(TokenKind.OpenParen) && BeginsQueryInParens())
            )
            {
                return FinishCreate(create with { Query = ParseQuery() });
            }

            if (
                Is(Word.As)
                && (
                    WordAt(1) is Word.Select or Word.With or Word.Sel or Word.Locking or Word.Values or Word.Table or Word.From
                    || KindAt(1) == TokenKind.OpenParen
                    || (IsName(1) && WordAt(1) != Word.Clone && _at == afterTarget)
                )
            )
            {
                _at++;
                if (BeginsQuery() || Is(TokenKind.OpenParen) && (BeginsQueryInParens() || KindAt(1) == TokenKind.OpenParen))
                {
                    return FinishCreate(create with { Query = ParseQuery() });
                }

                if (create.Kind != CreatedKind.Other && ParseRelation() is { } source and (TableReference or TableFunction))
                {
                    if (source is TableReference)
                    {
                        copied.Add(source);
                    }

                    continue;
                }

                _at++;
                continue;
            }

            if (Word is Word.Like or Word.Clone or Word.Copy && IsName(1) || (Word is Word.Shallow or Word.Deep && WordAt(1) == Word.Clone))
            {
                _at += Word is Word.Shallow or Word.Deep ? 2 : 1;
                Skip(Word.Of);
                _ = Is(Word.Grant) || IsText("grants") ? null : AddCopied();
                continue;
            }

            if (
                Is(Word.To)
                && create.Kind is CreatedKind.MaterializedView or CreatedKind.View
                && IsName(1)
                && WordAt(1) is not (Word.Row or Word.Database)
            )
            {
                _at++;
                create = create with
                {
                    WritesTo = ParseTableName() is { } name
                        ? new WriteTarget(
                            new TableReference(name, null, name.Span),
                            Is(TokenKind.OpenParen) && !BeginsQueryInParens() ? ParseNameList() : []
                        )
                        : null,
                };
                continue;
            }

            if (IsText("flow") && create.Kind == CreatedKind.MaterializedView && IsName(1))
            {
                return create with { Query = ParseFlowOfTable() };
            }

            if (Is(Word.Options) && KindAt(1) == TokenKind.OpenParen && create.Temporary && _tokens[afterTarget].Word == Word.Using)
            {
                _at++;
                Identifier[] listed = [.. create.Target.Columns, .. create.Columns.Select(column => column.Name)];
                return FinishCreate(create with { Query = ParseSourceOptions(listed) });
            }

            if (Is(Word.On) && create.Kind == CreatedKind.Other)
            {
                _at++;
                while (Word is Word.Table or Word.View or Word.External or Word.Dynamic or Word.Event or Word.Stage)
                {
                    _at++;
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
            if (ParseTableName() is { } name)
            {
                copied.Add(new TableReference(name, null, name.Span));
                return copied[^1];
            }

            return null;
        }
    }

    bool StepOverOption()
    {
        if (_transactSql && Is(TokenKind.Word) && (Words.Use(Word) & WordUse.Verb) != 0 && OnNewLine() && Word is not Word.Set)
        {
            return false;
        }

        if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
        {
            SkipBracket();
        }
        else
        {
            _at++;
        }

        return true;
    }

    // What follows the query of a CTAS or view says nothing about its rows: WITH DATA, DISTRIBUTED BY, COMMENT.
    CreateStatement FinishCreate(CreateStatement create)
    {
        while (
            _at < _end
                && !(_transactSql && Is(TokenKind.Word) && (Words.Use(Word) & WordUse.Verb) != 0)
                && Word
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
            || IsText("diststyle")
            || IsText("distkey")
            || IsText("sortkey")
            || IsText("no")
            || IsText("schema")
            || IsText("binding")
            || IsText("segmented")
            || IsText("unsegmented")
            || IsText("ksafe")
            || IsText("tblproperties")
            || IsText("clustered")
        )
        {
            var stop = _end;
            while (_at < stop && StepOverOption()) { }
        }

        return create;
    }
}
