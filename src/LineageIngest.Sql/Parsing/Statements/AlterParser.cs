using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>ALTER, RENAME, EXCHANGE.</summary>
sealed class AlterParser(TokenCursor cursor, Grammar grammar, ParserStacks stacks)
{
    public Statement ParseAlter()
    {
        var start = cursor.Start;
        var verb = cursor.Word;
        cursor.Position++;
        if (verb == Word.Rename || verb == Word.Exchange)
        {
            return ParseRenames(verb, start);
        }

        while (
            cursor.Word
                is Word.Materialized
                    or Word.External
                    or Word.Dynamic
                    or Word.Iceberg
                    or Word.Online
                    or Word.Ignore
                    or Word.Foreign
                    or Word.Streaming
                    or Word.Hybrid
        )
        {
            cursor.Position++;
        }

        if (cursor.Word is not (Word.Table or Word.View))
        {
            if (cursor.Word is Word.Procedure or Word.Proc or Word.Function or Word.Trigger)
            {
                cursor.Position = FindBack(start);
                return grammar.Routines.ParseOtherCreate(start);
            }

            cursor.Position--;
            return grammar.Statements.Other();
        }

        cursor.Position++;
        SkipIfExists();
        cursor.Skip(Word.Only);
        var relation = grammar.Inserts.ParseWrittenRelation() ?? grammar.From.DynamicTable(start);
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
        if (cursor.Is(Word.If) && cursor.WordAt(1) is Word.Exists or Word.Not)
        {
            cursor.Position += cursor.WordAt(1) == Word.Not ? 3 : 2;
        }
    }

    AlterStatement ParseAlterAction(Relation relation, int start)
    {
        var shape = new AlterStatement(relation, AlterChange.Shape, null, default);
        var added = new List<DeclaredColumn>();
        var renamed = new List<RenamedColumn>();
        var dropped = new List<Identifier>();
        while (cursor.Position < cursor.End)
        {
            if (cursor.Skip(Word.Rename))
            {
                if (
                    cursor.Is(Word.Column)
                    || (
                        grammar.Names.IsName()
                        && cursor.Word is not (Word.To or Word.As or Word.Constraint or Word.Index or Word.Key or Word.Partition)
                        && cursor.WordAt(1) == Word.To
                    )
                )
                {
                    cursor.Skip(Word.Column);
                    SkipIfExists();
                    ReadRenamedColumn(renamed);
                    continue;
                }

                if (
                    cursor.Word is Word.To or Word.As
                    || grammar.Names.IsName() && cursor.Word is not (Word.Constraint or Word.Index or Word.Key or Word.Partition)
                )
                {
                    _ = cursor.Word is Word.To or Word.As && grammar.Selects.SkipText();
                    return Pair(AlterChange.Rename);
                }
            }
            else if (cursor.Is(Word.Swap) && cursor.WordAt(1) == Word.With)
            {
                cursor.Position += 2;
                return Pair(AlterChange.Swap);
            }
            else if (cursor.Is(Word.Append) && cursor.WordAt(1) == Word.From)
            {
                cursor.Position += 2;
                return Pair(AlterChange.MoveIn);
            }
            else if (
                cursor.Word is Word.Exchange or Word.Replace or Word.Attach or Word.Switch or Word.Move
                && FindPartitionTable() is { } change
            )
            {
                return Pair(change);
            }
            else if (
                cursor.Is(Word.Add)
                && !(
                    cursor.WordAt(1)
                    is Word.Constraint
                        or Word.Partition
                        or Word.Primary
                        or Word.Foreign
                        or Word.Unique
                        or Word.Index
                        or Word.Check
                        or Word.Key
                )
            )
            {
                ReadAddedColumns(added);
            }
            else if (cursor.IsText("change") && grammar.Names.IsName(1))
            {
                // MySQL: CHANGE COLUMN a b int
                cursor.Position++;
                cursor.Skip(Word.Column);
                if (grammar.Names.IsName() && grammar.Names.IsName(1))
                {
                    renamed.Add(new RenamedColumn(grammar.Names.ReadIdentifier(), grammar.Names.ReadIdentifier()));
                }
            }
            else if (
                cursor.Is(Word.Drop) && (cursor.WordAt(1) == Word.Column || (grammar.Names.IsName(1) && cursor.WordAt(1) == Word.None))
            )
            {
                cursor.Position++;
                cursor.Skip(Word.Column);
                SkipIfExists();
                if (grammar.Names.IsName())
                {
                    dropped.Add(grammar.Names.ReadIdentifier());
                }
            }
            else if (!grammar.Creates.StepOverOption())
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
            var other = grammar.Names.ParseTableName() is { } name
                ? new TableReference(change == AlterChange.Rename ? InSchemaOf(relation, name) : name, null, name.Span)
                : null;
            while (cursor.Position < cursor.End && grammar.Creates.StepOverOption()) { }

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
        if (!grammar.Names.IsName())
        {
            return;
        }

        var from = grammar.Names.ReadIdentifier();
        if ((cursor.Skip(Word.To) || cursor.Skip(Word.As)) && grammar.Names.IsName())
        {
            renamed.Add(new RenamedColumn(from, grammar.Names.ReadIdentifier()));
        }
    }

    void ReadAddedColumns(List<DeclaredColumn> added)
    {
        cursor.Position++;
        _ = cursor.Word is Word.Column or Word.Columns && grammar.Selects.SkipText();
        SkipIfExists();
        var close = cursor.Is(TokenKind.OpenParen) ? cursor.Partner() : cursor.End;
        cursor.Skip(TokenKind.OpenParen);
        while (cursor.Position < close && grammar.Names.IsName() && !grammar.ColumnDefinitions.IsTableConstraint())
        {
            added.Add(grammar.ColumnDefinitions.ParseDeclaredColumn(close));
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
            var word = cursor[index].Word;
            var next = cursor[index + 1];
            if (
                word is not (Word.With or Word.From or Word.To)
                || (next.Word != Word.Table && word == Word.With)
                || next.Kind is not (TokenKind.Word or TokenKind.Quoted)
                || next.Word is Word.Volatile
            )
            {
                continue;
            }

            var change = word == Word.To ? AlterChange.MoveOut : AlterChange.MoveIn;
            cursor.Position = index + 1;
            cursor.Skip(Word.Table);
            return change;
        }

        return null;
    }

    // RENAME TABLE a TO b, c TO d; EXCHANGE TABLES a AND b
    Statement ParseRenames(Word verb, int start)
    {
        if (cursor.Word is not (Word.Table or Word.Tables or Word.View))
        {
            cursor.Position--;
            return grammar.Statements.Other();
        }

        cursor.Position++;
        SkipIfExists();
        var mark = stacks.Statements.Count;
        do
        {
            var from = cursor.Start;
            if (
                grammar.Names.ParseTableName() is not { } first
                || !(cursor.Skip(Word.To) || cursor.Skip(Word.And))
                || grammar.Names.ParseTableName() is not { } second
            )
            {
                break;
            }

            second = verb == Word.Rename ? InSchemaOf(new TableReference(first, null, first.Span), second) : second;
            stacks.Statements.Push(
                new AlterStatement(
                    new TableReference(first, null, first.Span),
                    verb == Word.Exchange ? AlterChange.Swap : AlterChange.Rename,
                    new TableReference(second, null, second.Span),
                    cursor.SpanFrom(from)
                )
            );
        } while (cursor.Skip(TokenKind.Comma));

        while (cursor.Position < cursor.End && grammar.Creates.StepOverOption()) { }

        var renames = stacks.Statements.TakeFrom(mark);
        return renames.Length == 1
            ? renames[0] with
            {
                Span = cursor.SpanFrom(start),
            }
            : new BlockStatement(BlockKind.Run, [], renames, cursor.SpanFrom(start));
    }
}
