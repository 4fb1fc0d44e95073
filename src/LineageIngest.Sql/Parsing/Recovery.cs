using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>What to do with text that the grammar does not know: skip to a place from which it is known again, and keep the names.</summary>
sealed class Recovery(TokenCursor cursor, Grammar grammar, ParserStacks stacks, Dialect dialect)
{
    public bool IsClauseWord(int offset = 0) =>
        cursor.WordAt(offset) switch
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
            Word.Window => grammar.Names.IsName(offset + 1),
            Word.Group or Word.Order or Word.Sort or Word.Cluster or Word.Distribute or Word.Connect or Word.Partition => cursor.WordAt(
                offset + 1
            )
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
            Word.Left or Word.Right or Word.Full => cursor.WordAt(offset + 1)
                is Word.Join
                    or Word.Outer
                    or Word.Semi
                    or Word.Anti
                    or Word.Array
                    or Word.Any
                    or Word.Asof,
            Word.Start => cursor.WordAt(offset + 1) == Word.With,
            _ => false,
        };

    /// <summary>Whether what follows is for the one who holds the query: closing bracket, next statement, RETURNING, ON CONFLICT.</summary>
    public bool IsQueryEnd() =>
        cursor.Kind switch
        {
            TokenKind.End
            or TokenKind.Semicolon
            or TokenKind.CloseParen
            or TokenKind.Comma
            or TokenKind.Text
            or TokenKind.CloseBracket
            or TokenKind.Pipe => true,
            TokenKind.Word => grammar.Queries.IsSetOperator()
                || (Words.Use(cursor.Word) & WordUse.Verb) != 0
                || cursor.Word
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
    public void SkipToClause()
    {
        while (cursor.Position < cursor.End)
        {
            if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }

            if (
                cursor.Kind is TokenKind.CloseParen or TokenKind.Semicolon or TokenKind.Pipe
                || (
                    cursor.Is(TokenKind.Word)
                    && (
                        IsClauseWord()
                        || grammar.Queries.IsSetOperator()
                        || (dialect.SemicolonsOptional && (Words.Use(cursor.Word) & WordUse.Verb) != 0)
                    )
                )
            )
            {
                return;
            }
        }
    }

    /// <summary>First net, in a list of outputs: to the next comma or clause of this level.</summary>
    public Expression CatchInProjection(Expression? value, int start)
    {
        cursor.NotUnderstood(Math.Min(cursor.Position, cursor.Tokens.Length - 1));
        var from = cursor.Position;
        while (
            cursor.Position < cursor.End
            && cursor.Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon)
            && !cursor.Is(Word.As)
            && !(cursor.Is(TokenKind.Word) && IsClauseWord())
        )
        {
            if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        var unread = ScanRange(from, cursor.Position);
        return value is null ? unread : new Operation(OperationKind.Compute, [value, unread], cursor.SpanFrom(start));
    }

    /// <summary>First net where the text nests too deeply: to the next comma or closing bracket of this level.</summary>
    public Unread ScanExpression()
    {
        var from = cursor.Position;
        while (cursor.Position < cursor.End && cursor.Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon))
        {
            if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        return ScanRange(from, cursor.Position);
    }

    /// <summary>Words of a stretch that may be columns; not those that are called, nor known words.</summary>
    public Unread ScanRange(int from, int to)
    {
        var mentions = new List<ColumnReference>();
        var saved = cursor.Position;
        var index = from;
        while (index < to && mentions.Count < 1000)
        {
            if (cursor[index].Kind is not (TokenKind.Word or TokenKind.Quoted) || cursor[index].Word != Word.None)
            {
                index++;
                continue;
            }

            var first = index;
            var mark = stacks.Identifiers.Count;
            stacks.Identifiers.Push(grammar.Names.IdentifierAt(index++));
            while (index + 1 < to && cursor[index].Kind == TokenKind.Dot && cursor[index + 1].Kind is TokenKind.Word or TokenKind.Quoted)
            {
                stacks.Identifiers.Push(grammar.Names.IdentifierAt(index + 1));
                index += 2;
            }

            var parts = stacks.Identifiers.TakeFrom(mark);
            if (index >= to || cursor[index].Kind != TokenKind.OpenParen)
            {
                mentions.Add(new ColumnReference(new QualifiedName(parts, TextSpan.Between(cursor[first].Start, cursor[index - 1].End))));
            }
        }

        cursor.Position = saved;
        return new Unread([.. mentions], TextSpan.Between(cursor[from].Start, to > from ? cursor[to - 1].End : cursor[from].Start));
    }

    /// <summary>Third net inside a query: tables after FROM and JOIN up to the closing bracket.</summary>
    public SelectQuery ScanQuery()
    {
        var start = cursor.Start;
        var from = cursor.Position;
        cursor.Lower(Quality.TablesOnly);
        var depth = 0;
        for (; cursor.Position < cursor.End; cursor.Position++)
        {
            depth += cursor.Kind switch
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

        var items = ScanTables(from, cursor.Position).Reads.Select(table => new FromItem(table, JoinKind.Comma, null, []));
        return new SelectQuery([], [.. items], cursor.SpanFrom(start));
    }

    /// <summary>Third net: names after FROM, JOIN, USING (read) and INTO, UPDATE, TABLE (written).</summary>
    public (Relation[] Reads, Relation[] Writes) ScanTables(int from, int to)
    {
        var reads = new List<Relation>();
        var writes = new List<Relation>();
        var common = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (savedAt, savedEnd) = (cursor.Position, cursor.End);
        cursor.End = to;
        cursor.Position = from;
        while (cursor.Position < to)
        {
            if (grammar.Names.IsName() && cursor.WordAt(1) == Word.As && cursor.KindAt(2) == TokenKind.OpenParen)
            {
                common.Add(grammar.Names.IdentifierAt(cursor.Position).Text);
            }

            var word = cursor.Word;
            cursor.Position++;
            var list = word switch
            {
                Word.From or Word.Join => reads,
                Word.Using when grammar.Names.IsName() => reads,
                Word.Into or Word.Overwrite => writes,
                Word.Update when from == cursor.Position - 1 => writes,
                _ => null,
            };
            if (list is null)
            {
                continue;
            }

            cursor.Skip(Word.Table);
            cursor.Skip(Word.Only);
            do
            {
                if (
                    !grammar.Names.IsName()
                    || (Words.Use(cursor.Word) & (WordUse.StopsExpression | WordUse.NoTableAlias)) != 0
                    || grammar.Names.ParseTableName() is not { } name
                    || cursor.Is(TokenKind.OpenParen) && list == reads
                )
                {
                    break;
                }

                if (name.Parts.Length > 1 || !common.Contains(name.Last.Text))
                {
                    list.Add(new TableReference(name, null, name.Span));
                }

                _ = grammar.Names.ParseTableAlias();
            } while (word == Word.From && cursor.Skip(TokenKind.Comma));
        }

        (cursor.Position, cursor.End) = (savedAt, savedEnd);
        return ([.. reads], [.. writes]);
    }
}
