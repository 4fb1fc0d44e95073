using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>ALTER, RENAME, EXCHANGE.</summary>
sealed class AlterParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks)
{
    public Statement ParseAlter()
    {
        var start = cursor.Start;
        var verb = cursor.Keyword;
        cursor.Position++;
        if (verb == Keyword.Rename || verb == Keyword.Exchange)
        {
            return ParseRenames(verb, start);
        }

        while (
            cursor.Keyword
                is Keyword.Materialized
                    or Keyword.External
                    or Keyword.Dynamic
                    or Keyword.Iceberg
                    or Keyword.Online
                    or Keyword.Ignore
                    or Keyword.Foreign
                    or Keyword.Streaming
                    or Keyword.Hybrid
        )
        {
            cursor.Position++;
        }

        if (cursor.Keyword is not (Keyword.Table or Keyword.View))
        {
            if (cursor.Keyword is Keyword.Procedure or Keyword.Proc or Keyword.Function or Keyword.Trigger)
            {
                cursor.Position = FindBack(start);
                return parsers.Routines.ParseOtherCreate(start);
            }

            cursor.Position--;
            return parsers.Statements.Other();
        }

        cursor.Position++;
        SkipIfExists();
        cursor.Skip(Keyword.Only);
        var relation = parsers.Inserts.ParseWrittenRelation() ?? parsers.From.DynamicTable(start);
        cursor.Skip(TokenKind.Star);
        return ParseAlterAction(relation, start);
    }

    int FindBack(int start)
    {
        var index = cursor.Position;
        while (index > 0 && cursor[index].Start > start)
        {
            index--;
        }

        return index;
    }

    public void SkipIfExists()
    {
        if (cursor.Is(Keyword.If) && cursor.KeywordAt(1) is Keyword.Exists or Keyword.Not)
        {
            cursor.Position += cursor.KeywordAt(1) == Keyword.Not ? 3 : 2;
        }
    }

    Statement ParseAlterAction(Relation relation, int start)
    {
        if (cursor.Is(Keyword.On) && cursor.Keyword != Keyword.Cluster && cursor.IsText("cluster", 1))
        {
            cursor.Position += 3;
        }

        if (cursor.Is(Keyword.Update) && parsers.Names.IsName(1) && cursor.KindAt(2) == TokenKind.Equals)
        {
            // ClickHouse: ALTER TABLE t UPDATE a = e WHERE …
            cursor.Position++;
            var assignments = parsers.Updates.ParseAssignments();
            var where = cursor.Skip(Keyword.Where) ? parsers.Expressions.ParseExpression() : null;
            return new UpdateStatement([], relation, assignments, [], where is null ? [] : [where], cursor.SpanFrom(start));
        }

        var shape = new AlterStatement(relation, AlterChange.Shape, null, default);
        var added = new List<DeclaredColumn>();
        var renamed = new List<RenamedColumn>();
        var dropped = new List<Identifier>();
        while (cursor.Position < cursor.End)
        {
            if (cursor.Skip(Keyword.Rename))
            {
                if (
                    cursor.Is(Keyword.Column)
                    || (
                        parsers.Names.IsName()
                        && cursor.Keyword
                            is not (Keyword.To or Keyword.As or Keyword.Constraint or Keyword.Index or Keyword.Key or Keyword.Partition)
                        && cursor.KeywordAt(1) == Keyword.To
                    )
                )
                {
                    cursor.Skip(Keyword.Column);
                    SkipIfExists();
                    ReadRenamedColumn(renamed);
                    continue;
                }

                if (
                    cursor.Keyword is Keyword.To or Keyword.As
                    || parsers.Names.IsName()
                        && cursor.Keyword is not (Keyword.Constraint or Keyword.Index or Keyword.Key or Keyword.Partition)
                )
                {
                    _ = cursor.Keyword is Keyword.To or Keyword.As && parsers.Selects.SkipText();
                    return Pair(AlterChange.Rename);
                }
            }
            else if (cursor.Is(Keyword.Swap) && cursor.KeywordAt(1) == Keyword.With)
            {
                cursor.Position += 2;
                return Pair(AlterChange.Swap);
            }
            else if (cursor.Is(Keyword.Append) && cursor.KeywordAt(1) == Keyword.From)
            {
                cursor.Position += 2;
                return Pair(AlterChange.MoveIn);
            }
            else if (
                cursor.Keyword is Keyword.Exchange or Keyword.Replace or Keyword.Attach or Keyword.Switch or Keyword.Move
                && FindPartitionTable() is { } change
            )
            {
                return Pair(change);
            }
            else if (
                cursor.Is(Keyword.Add)
                && !(
                    cursor.KeywordAt(1)
                    is Keyword.Constraint
                        or Keyword.Partition
                        or Keyword.Primary
                        or Keyword.Foreign
                        or Keyword.Unique
                        or Keyword.Index
                        or Keyword.Check
                        or Keyword.Key
                )
            )
            {
                ReadAddedColumns(added);
            }
            else if (cursor.IsText("change") && parsers.Names.IsName(1))
            {
                // MySQL: CHANGE COLUMN a b int
                cursor.Position++;
                cursor.Skip(Keyword.Column);
                if (parsers.Names.IsName() && parsers.Names.IsName(1))
                {
                    renamed.Add(new RenamedColumn(parsers.Names.ReadIdentifier(), parsers.Names.ReadIdentifier()));
                }
            }
            else if (
                cursor.Is(Keyword.Drop)
                && (cursor.KeywordAt(1) == Keyword.Column || (parsers.Names.IsName(1) && cursor.KeywordAt(1) == Keyword.None))
            )
            {
                cursor.Position++;
                cursor.Skip(Keyword.Column);
                SkipIfExists();
                if (parsers.Names.IsName())
                {
                    dropped.Add(parsers.Names.ReadIdentifier());
                }
            }
            else if (!parsers.Creates.StepOverOption())
            {
                break;
            }
        }

        return shape with
        {
            AddedColumns = [.. added],
            RenamedColumns = [.. renamed],
            DroppedColumns = [.. dropped],
            Span = cursor.SpanFrom(start),
        };

        AlterStatement Pair(AlterChange change)
        {
            var other = parsers.Names.ParseTableName() is { } name
                ? new TableReference(change == AlterChange.Rename ? InSchemaOf(relation, name) : name, null, name.Span)
                : null;
            while (cursor.Position < cursor.End && parsers.Creates.StepOverOption()) { }

            return new AlterStatement(relation, other is null ? AlterChange.Shape : change, other, cursor.SpanFrom(start));
        }
    }

    // ALTER TABLE s.a RENAME TO b: b stays in s.
    static QualifiedName InSchemaOf(Relation relation, QualifiedName name) =>
        name.Parts.Length == 1 && relation is TableReference { Name.Parts: [.., _, _] parts }
            ? new QualifiedName([.. parts[..^1], name.Last], name.Span)
            : name;

    void ReadRenamedColumn(List<RenamedColumn> renamed)
    {
        if (!parsers.Names.IsName())
        {
            return;
        }

        var from = parsers.Names.ReadIdentifier();
        if ((cursor.Skip(Keyword.To) || cursor.Skip(Keyword.As)) && parsers.Names.IsName())
        {
            renamed.Add(new RenamedColumn(from, parsers.Names.ReadIdentifier()));
        }
    }

    void ReadAddedColumns(List<DeclaredColumn> added)
    {
        cursor.Position++;
        _ = cursor.Keyword is Keyword.Column or Keyword.Columns && parsers.Selects.SkipText();
        SkipIfExists();
        var close = cursor.Is(TokenKind.OpenParen) ? cursor.Partner() : cursor.End;
        cursor.Skip(TokenKind.OpenParen);
        while (cursor.Position < close && parsers.Names.IsName() && !parsers.ColumnDefinitions.IsTableConstraint())
        {
            added.Add(parsers.ColumnDefinitions.ParseDeclaredColumn(close));
            if (close == cursor.End || !cursor.Skip(TokenKind.Comma))
            {
                break;
            }
        }
    }

    // EXCHANGE PARTITION p WITH TABLE t, REPLACE PARTITION p FROM t, ATTACH PARTITION p FROM t, SWITCH [PARTITION n] TO t, MOVE PARTITION p TO TABLE t.
    AlterChange? FindPartitionTable()
    {
        for (var index = cursor.Position + 1; index + 1 < cursor.End; index++)
        {
            var word = cursor[index].Keyword;
            var next = cursor[index + 1];
            if (
                word is not (Keyword.With or Keyword.From or Keyword.To)
                || (next.Keyword != Keyword.Table && word == Keyword.With)
                || next.Kind is not (TokenKind.Word or TokenKind.Quoted)
                || next.Keyword is Keyword.Volatile
            )
            {
                continue;
            }

            var change = word == Keyword.To ? AlterChange.MoveOut : AlterChange.MoveIn;
            cursor.Position = index + 1;
            cursor.Skip(Keyword.Table);
            return change;
        }

        return null;
    }

    // RENAME TABLE a TO b, c TO d; EXCHANGE TABLES a AND b
    Statement ParseRenames(Keyword verb, int start)
    {
        if (cursor.Keyword is not (Keyword.Table or Keyword.Tables or Keyword.View))
        {
            cursor.Position--;
            return parsers.Statements.Other();
        }

        cursor.Position++;
        SkipIfExists();
        var mark = stacks.Statements.Count;
        do
        {
            var from = cursor.Start;
            if (
                parsers.Names.ParseTableName() is not { } first
                || !(cursor.Skip(Keyword.To) || cursor.Skip(Keyword.And))
                || parsers.Names.ParseTableName() is not { } second
            )
            {
                break;
            }

            second = verb == Keyword.Rename ? InSchemaOf(new TableReference(first, null, first.Span), second) : second;
            stacks.Statements.Push(
                new AlterStatement(
                    new TableReference(first, null, first.Span),
                    verb == Keyword.Exchange ? AlterChange.Swap : AlterChange.Rename,
                    new TableReference(second, null, second.Span),
                    cursor.SpanFrom(from)
                )
            );
        } while (cursor.Skip(TokenKind.Comma));

        while (cursor.Position < cursor.End && parsers.Creates.StepOverOption()) { }

        var renames = stacks.Statements.TakeFrom(mark);
        return renames.Length == 1
            ? renames[0] with
            {
                Span = cursor.SpanFrom(start),
            }
            : new BlockStatement(BlockKind.Run, [], renames, cursor.SpanFrom(start));
    }
}
