using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>What to do with text that the grammar does not know: skip to a place from which it is known again, and keep the names.</summary>
sealed class Recovery(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    public bool IsClauseWord(int offset = 0) =>
        cursor.KeywordAt(offset) switch
        {
            Keyword.From
            or Keyword.Where
            or Keyword.Having
            or Keyword.Qualify
            or Keyword.Union
            or Keyword.Intersect
            or Keyword.Except
            or Keyword.Minus
            or Keyword.Limit
            or Keyword.Into
            or Keyword.Prewhere
            or Keyword.Fetch
            or Keyword.Returning => true,
            Keyword.Offset => true,
            Keyword.Window => parsers.Names.IsName(offset + 1),
            Keyword.Group
            or Keyword.Order
            or Keyword.Sort
            or Keyword.Cluster
            or Keyword.Distribute
            or Keyword.Connect
            or Keyword.Partition => cursor.KeywordAt(offset + 1) is Keyword.By or Keyword.Siblings,
            Keyword.Join
            or Keyword.Inner
            or Keyword.Cross
            or Keyword.Natural
            or Keyword.On
            or Keyword.Using
            or Keyword.Set
            or Keyword.When
            or Keyword.Then
            or Keyword.Values
            or Keyword.Lateral => true,
            Keyword.Left or Keyword.Right or Keyword.Full => cursor.KeywordAt(offset + 1)
                is Keyword.Join
                    or Keyword.Outer
                    or Keyword.Semi
                    or Keyword.Anti
                    or Keyword.Array
                    or Keyword.Any
                    or Keyword.Asof,
            Keyword.Start => cursor.KeywordAt(offset + 1) == Keyword.With,
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
            TokenKind.Word => parsers.Queries.IsSetOperator()
                || (cursor.Keyword == Keyword.None && IsTailOfStatement())
                || (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0
                || cursor.Keyword
                    is Keyword.Returning
                        or Keyword.On
                        or Keyword.When
                        or Keyword.With
                        or Keyword.Then
                        or Keyword.Loop
                        or Keyword.Do
                        or Keyword.End
                        or Keyword.Else
                        or Keyword.As
                        or Keyword.Until
                        or Keyword.Output
                        or Keyword.And
                        or Keyword.Or
                        or Keyword.In
                        or Keyword.Is
                        or Keyword.Not
                        or Keyword.Between
                        or Keyword.Like
                        or Keyword.Elseif
                        or Keyword.Elsif
                        or Keyword.Exception
                        or Keyword.Format
                        or Keyword.Separator
                        or Keyword.Go
                        or Keyword.Try
                        or Keyword.For
                        or Keyword.Comment
                        or Keyword.Into,
            _ => false,
        };

    // LOG ERRORS of an INSERT, DEFINITION ONLY of a CREATE.
    bool IsTailOfStatement() =>
        (cursor.IsText("log") && cursor.IsText("errors", 1)) || (cursor.IsText("definition") && cursor.KeywordAt(1) == Keyword.Only);

    /// <summary>Skips to the next clause word of this level, or the end of it.</summary>
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
                        || parsers.Queries.IsSetOperator()
                        || (dialect.SemicolonsOptional && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0)
                    )
                )
            )
            {
                return;
            }
        }
    }

    /// <summary>In a list of outputs, skips to the next comma or clause of this level.</summary>
    public Expression SkipInProjection(Expression? value, int start)
    {
        cursor.ReportNotUnderstood(Math.Min(cursor.Position, cursor.Tokens.Length - 1));
        var from = cursor.Position;
        while (
            cursor.Position < cursor.End
            && cursor.Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.Semicolon)
            && !cursor.Is(Keyword.As)
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

    /// <summary>Where the text nests too deeply, skips to the next comma or closing bracket of this level.</summary>
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

    /// <summary>Words of a range that may be columns; not those that are called, nor known words.</summary>
    public Unread ScanRange(int from, int to)
    {
        var mentions = new List<ColumnReference>();
        var saved = cursor.Position;
        var index = from;
        while (index < to && mentions.Count < 1000)
        {
            if (cursor[index].Kind is not (TokenKind.Word or TokenKind.Quoted) || cursor[index].Keyword != Keyword.None)
            {
                index++;
                continue;
            }

            var first = index;
            var mark = stacks.Identifiers.Count;
            stacks.Identifiers.Push(parsers.Names.IdentifierAt(index++));
            while (index + 1 < to && cursor[index].Kind == TokenKind.Dot && cursor[index + 1].Kind is TokenKind.Word or TokenKind.Quoted)
            {
                stacks.Identifiers.Push(parsers.Names.IdentifierAt(index + 1));
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

    /// <summary>Inside a query: tables after FROM and JOIN up to the closing bracket.</summary>
    public SelectQuery ScanQuery()
    {
        var start = cursor.Start;
        var from = cursor.Position;
        cursor.Lower(Completeness.TablesOnly);
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

    /// <summary>Names after FROM, JOIN, USING (read) and INTO, UPDATE, TABLE (written).</summary>
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
            if (parsers.Names.IsName() && cursor.KeywordAt(1) == Keyword.As && cursor.KindAt(2) == TokenKind.OpenParen)
            {
                common.Add(parsers.Names.IdentifierAt(cursor.Position).Text);
            }

            var word = cursor.Keyword;
            cursor.Position++;
            var list = word switch
            {
                Keyword.From or Keyword.Join => reads,
                Keyword.Using when parsers.Names.IsName() => reads,
                Keyword.Into or Keyword.Overwrite => writes,
                Keyword.Update when from == cursor.Position - 1 => writes,
                _ => null,
            };
            if (list is null)
            {
                continue;
            }

            cursor.Skip(Keyword.Table);
            cursor.Skip(Keyword.Only);
            do
            {
                if (
                    !parsers.Names.IsName()
                    || (Keywords.Use(cursor.Keyword) & (KeywordUse.StopsExpression | KeywordUse.NoTableAlias)) != 0
                    || parsers.Names.ParseTableName() is not { } name
                    || cursor.Is(TokenKind.OpenParen) && list == reads
                )
                {
                    break;
                }

                if (name.Parts.Length > 1 || !common.Contains(name.Last.Text))
                {
                    list.Add(new TableReference(name, null, name.Span));
                }

                _ = parsers.Names.ParseTableAlias();
            } while (word == Keyword.From && cursor.Skip(TokenKind.Comma));
        }

        (cursor.Position, cursor.End) = (savedAt, savedEnd);
        return ([.. reads], [.. writes]);
    }
}
