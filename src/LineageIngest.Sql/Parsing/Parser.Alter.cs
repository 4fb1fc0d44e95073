using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>ALTER, RENAME, EXCHANGE, DROP, TRUNCATE, USE.</content>
sealed partial class Parser
{
    Statement ParseAlter()
    {
        var start = Start;
        var verb = Word;
        _at++;
        if (verb == Word.Rename || verb == Word.Exchange)
        {
            return ParseRenames(verb, start);
        }

        while (
            Word
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
            _at++;
        }

        if (Word is not (Word.Table or Word.View))
        {
            if (Word is Word.Procedure or Word.Proc or Word.Function or Word.Trigger)
            {
                _at = FindBack(start);
                return ParseOtherCreate(start);
            }

            _at--;
            return Other();
        }

        _at++;
        SkipIfExists();
        Skip(Word.Only);
        var relation = ParseWrittenRelation() ?? DynamicTable(start);
        Skip(TokenKind.Star);
        return ParseAlterAction(relation, start);
    }

    int FindBack(int start)
    {
        var index = _at;
        while (index > 0 && _tokens[index].Start > start)
        {
            index--;
        }

        return index;
    }

    void SkipIfExists()
    {
        if (Is(Word.If) && WordAt(1) is Word.Exists or Word.Not)
        {
            _at += WordAt(1) == Word.Not ? 3 : 2;
        }
    }

    AlterStatement ParseAlterAction(Relation relation, int start)
    {
        var shape = new AlterStatement(relation, AlterChange.Shape, null, default);
        var added = new List<DeclaredColumn>();
        var renamed = new List<RenamedColumn>();
        var dropped = new List<Identifier>();
        while (_at < _end)
        {
            if (Skip(Word.Rename))
            {
                if (
                    Is(Word.Column)
                    || (
                        IsName()
                        && Word is not (Word.To or Word.As or Word.Constraint or Word.Index or Word.Key or Word.Partition)
                        && WordAt(1) == Word.To
                    )
                )
                {
                    Skip(Word.Column);
                    SkipIfExists();
                    ReadRenamedColumn(renamed);
                    continue;
                }

                if (Word is Word.To or Word.As || IsName() && Word is not (Word.Constraint or Word.Index or Word.Key or Word.Partition))
                {
                    _ = Word is Word.To or Word.As && SkipText();
                    return Pair(AlterChange.Rename);
                }
            }
            else if (Is(Word.Swap) && WordAt(1) == Word.With)
            {
                _at += 2;
                return Pair(AlterChange.Swap);
            }
            else if (Is(Word.Append) && WordAt(1) == Word.From)
            {
                _at += 2;
                return Pair(AlterChange.MoveIn);
            }
            else if (Word is Word.Exchange or Word.Replace or Word.Attach or Word.Switch or Word.Move && FindPartitionTable() is { } change)
            {
                return Pair(change);
            }
            else if (
                Is(Word.Add)
                && !(
                    WordAt(1)
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
            else if (IsText("change") && IsName(1))
            {
                // MySQL: CHANGE COLUMN a b int
                _at++;
                Skip(Word.Column);
                if (IsName() && IsName(1))
                {
                    renamed.Add(new RenamedColumn(ReadIdentifier(), ReadIdentifier()));
                }
            }
            else if (Is(Word.Drop) && (WordAt(1) == Word.Column || (IsName(1) && WordAt(1) == Word.None)))
            {
                _at++;
                Skip(Word.Column);
                SkipIfExists();
                if (IsName())
                {
                    dropped.Add(ReadIdentifier());
                }
            }
            else if (!StepOverOption())
            {
                break;
            }
        }

        return shape with
        {
            AddedColumns = [.. added],
            RenamedColumns = [.. renamed],
            DroppedColumns = [.. dropped],
            Span = SpanFrom(start),
        };

        AlterStatement Pair(AlterChange change)
        {
            var other = ParseTableName() is { } name
                ? new TableReference(change == AlterChange.Rename ? InSchemaOf(relation, name) : name, null, name.Span)
                : null;
            while (_at < _end && StepOverOption()) { }

            return new AlterStatement(relation, other is null ? AlterChange.Shape : change, other, SpanFrom(start));
        }
    }

    // ALTER TABLE s.a RENAME TO b: b stays in s.
    static QualifiedName InSchemaOf(Relation relation, QualifiedName name) =>
        name.Parts.Length == 1 && relation is TableReference { Name.Parts: [.., _, _] parts }
            ? new QualifiedName([.. parts[..^1], name.Last], name.Span)
            : name;

    void ReadRenamedColumn(List<RenamedColumn> renamed)
    {
        if (!IsName())
        {
            return;
        }

        var from = ReadIdentifier();
        if ((Skip(Word.To) || Skip(Word.As)) && IsName())
        {
            renamed.Add(new RenamedColumn(from, ReadIdentifier()));
        }
    }

    void ReadAddedColumns(List<DeclaredColumn> added)
    {
        _at++;
        _ = Word is Word.Column or Word.Columns && SkipText();
        SkipIfExists();
        var close = Is(TokenKind.OpenParen) ? Partner() : _end;
        Skip(TokenKind.OpenParen);
        while (_at < close && IsName() && !IsTableConstraint())
        {
            added.Add(ParseDeclaredColumn(close));
            if (close == _end || !Skip(TokenKind.Comma))
            {
                break;
            }
        }
    }

    // EXCHANGE PARTITION p WITH TABLE t, REPLACE PARTITION p FROM t, ATTACH PARTITION p FROM t, SWITCH [PARTITION n] TO t, MOVE PARTITION p TO TABLE t.
    AlterChange? FindPartitionTable()
    {
        for (var index = _at + 1; index + 1 < _end; index++)
        {
            var word = _tokens[index].Word;
            var next = _tokens[index + 1];
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
            _at = index + 1;
            Skip(Word.Table);
            return change;
        }

        return null;
    }

    // RENAME TABLE a TO b, c TO d; EXCHANGE TABLES a AND b
    Statement ParseRenames(Word verb, int start)
    {
        if (Word is not (Word.Table or Word.Tables or Word.View))
        {
            _at--;
            return Other();
        }

        _at++;
        SkipIfExists();
        var mark = _statements.Count;
        do
        {
            var from = Start;
            if (ParseTableName() is not { } first || !(Skip(Word.To) || Skip(Word.And)) || ParseTableName() is not { } second)
            {
                break;
            }

            second = verb == Word.Rename ? InSchemaOf(new TableReference(first, null, first.Span), second) : second;
            _statements.Push(
                new AlterStatement(
                    new TableReference(first, null, first.Span),
                    verb == Word.Exchange ? AlterChange.Swap : AlterChange.Rename,
                    new TableReference(second, null, second.Span),
                    SpanFrom(from)
                )
            );
        } while (Skip(TokenKind.Comma));

        while (_at < _end && StepOverOption()) { }

        var renames = _statements.TakeFrom(mark);
        return renames.Length == 1
            ? renames[0] with
            {
                Span = SpanFrom(start),
            }
            : new BlockStatement(BlockKind.Run, [], renames, SpanFrom(start));
    }
}
