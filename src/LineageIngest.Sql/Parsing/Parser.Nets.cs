using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>The three nets: what was not understood is skipped up to the next safe place, and names in it are kept.</content>
sealed partial class Parser
{
    bool IsClauseWord(int offset = 0) =>
        WordAt(offset) switch
        {
            Word.From
            or Word.Where
            or Word.Having
            or Word.Qualify
            or Word.Union
            or Word.Intersect
            or Word.Except
            or Word.Minus
            or Word.Limit
            or Word.Into
            or Word.Prewhere
            or Word.Fetch
            or Word.Returning => true,
            Word.Offset => true,
            Word.Window => IsName(offset + 1),
            Word.Group or Word.Order or Word.Sort or Word.Cluster or Word.Distribute or Word.Connect or Word.Partition => WordAt(offset + 1)
                is Word.By
                    or Word.Siblings,
            Word.Join
            or Word.Inner
            or Word.Cross
            or Word.Natural
            or Word.On
            or Word.Using
            or Word.Set
            or Word.When
            or Word.Then
            or Word.Values
            or Word.Lateral => true,
            Word.Left or Word.Right or Word.Full => WordAt(offset + 1)
                is Word.Join
                    or Word.Outer
                    or Word.Semi
                    or Word.Anti
                    or Word.Array
                    or Word.Any
                    or Word.Asof,
            Word.Start => WordAt(offset + 1) == Word.With,
            _ => false,
        };

    /// <summary>Whether what follows is for the one who holds the query: closing bracket, next statement, RETURNING, ON CONFLICT.</summary>
    bool IsQueryEnd() =>
        Kind switch
        {
            TokenKind.End
            or TokenKind.Semicolon
            or TokenKind.CloseParen
            or TokenKind.Comma
            or TokenKind.Text
            or TokenKind.CloseBracket
            or TokenKind.Pipe => true,
            TokenKind.Word => IsSetOperator()
                || (Words.Use(Word) & WordUse.Verb) != 0
                || Word
                    is Word.Returning
                        or Word.On
                        or Word.When
                        or Word.With
                        or Word.Then
                        or Word.Loop
                        or Word.Do
                        or Word.End
                        or Word.Else
                        or Word.As
                        or Word.Until
                        or Word.Output
                        or Word.And
                        or Word.Or
                        or Word.In
                        or Word.Is
                        or Word.Not
                        or Word.Between
                        or Word.Like
                        or Word.Elseif
                        or Word.Elsif
                        or Word.Exception
                        or Word.Format
                        or Word.Separator
                        or Word.Go
                        or Word.Try
                        or Word.For
                        or Word.Comment
                        or Word.Into,
            _ => false,
        };

    /// <summary>Second net: to the next clause word of this level, or the end of it.</summary>
    void SkipToClause()
    {
        while (_at < _end)
        {
            if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }

            if (
                Kind is TokenKind.CloseParen or TokenKind.Semicolon or TokenKind.Pipe
                || (Is(TokenKind.Word) && (IsClauseWord() || IsSetOperator() || (_transactSql && (Words.Use(Word) & WordUse.Verb) != 0)))
            )
            {
                return;
            }
        }
    }

    /// <summary>First net, in a list of outputs: to the next comma or clause of this level.</summary>
    Expression CatchInProjection(Expression? value, int start)
    {
        NotUnderstood(Math.Min(_at, _tokens.Length - 1));
        var from = _at;
        while (
            _at < _end
            && Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon)
            && !Is(Word.As)
            && !(Is(TokenKind.Word) && IsClauseWord())
        )
        {
            if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        var unread = ScanRange(from, _at);
        return value is null ? unread : new Operation(OperationKind.Compute, [value, unread], SpanFrom(start));
    }

    /// <summary>First net where the text nests too deeply: to the next comma or closing bracket of this level.</summary>
    Unread ScanExpression()
    {
        var from = _at;
        while (_at < _end && Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon))
        {
            if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        return ScanRange(from, _at);
    }

    /// <summary>Words of a stretch that may be columns; not those that are called, nor known words.</summary>
    Unread ScanRange(int from, int to)
    {
        var mentions = new List<ColumnReference>();
        var saved = _at;
        var index = from;
        while (index < to && mentions.Count < 1000)
        {
            if (_tokens[index].Kind is not (TokenKind.Word or TokenKind.Quoted) || _tokens[index].Word != Word.None)
            {
                index++;
                continue;
            }

            var first = index;
            var mark = _identifiers.Count;
            _identifiers.Push(IdentifierAt(index++));
            while (index + 1 < to && _tokens[index].Kind == TokenKind.Dot && _tokens[index + 1].Kind is TokenKind.Word or TokenKind.Quoted)
            {
                _identifiers.Push(IdentifierAt(index + 1));
                index += 2;
            }

            var parts = _identifiers.TakeFrom(mark);
            if (index >= to || _tokens[index].Kind != TokenKind.OpenParen)
            {
                mentions.Add(new ColumnReference(new QualifiedName(parts, TextSpan.Between(_tokens[first].Start, _tokens[index - 1].End))));
            }
        }

        _at = saved;
        return new Unread([.. mentions], TextSpan.Between(_tokens[from].Start, to > from ? _tokens[to - 1].End : _tokens[from].Start));
    }

    /// <summary>Third net inside a query: tables after FROM and JOIN up to the closing bracket.</summary>
    SelectQuery ScanQuery()
    {
        var start = Start;
        var from = _at;
        Lower(Quality.TablesOnly);
        var depth = 0;
        for (; _at < _end; _at++)
        {
            depth += Kind switch
            {
                TokenKind.OpenParen => 1,
                TokenKind.CloseParen => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                break;
            }
        }

        var items = ScanTables(from, _at).Reads.Select(table => new FromItem(table, JoinKind.Comma, null, []));
        return new SelectQuery([], [.. items], SpanFrom(start));
    }

    /// <summary>Third net: names after FROM, JOIN, USING (read) and INTO, UPDATE, TABLE (written).</summary>
    (Relation[] Reads, Relation[] Writes) ScanTables(int from, int to)
    {
        var reads = new List<Relation>();
        var writes = new List<Relation>();
        var common = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (savedAt, savedEnd) = (_at, _end);
        _end = to;
        _at = from;
        while (_at < to)
        {
            if (IsName() && WordAt(1) == Word.As && KindAt(2) == TokenKind.OpenParen)
            {
                common.Add(IdentifierAt(_at).Text);
            }

            var word = Word;
            _at++;
            var list = word switch
            {
                Word.From or Word.Join => reads,
                Word.Using when IsName() => reads,
                Word.Into or Word.Overwrite => writes,
                Word.Update when from == _at - 1 => writes,
                _ => null,
            };
            if (list is null)
            {
                continue;
            }

            Skip(Word.Table);
            Skip(Word.Only);
            do
            {
                if (
                    !IsName()
                    || (Words.Use(Word) & (WordUse.StopsExpression | WordUse.NoTableAlias)) != 0
                    || ParseTableName() is not { } name
                    || Is(TokenKind.OpenParen) && list == reads
                )
                {
                    break;
                }

                if (name.Parts.Length > 1 || !common.Contains(name.Last.Text))
                {
                    list.Add(new TableReference(name, null, name.Span));
                }

                _ = ParseTableAlias();
            } while (word == Word.From && Skip(TokenKind.Comma));
        }

        (_at, _end) = (savedAt, savedEnd);
        return ([.. reads], [.. writes]);
    }
}
