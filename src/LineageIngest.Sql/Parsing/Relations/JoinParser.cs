using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>Joins, lateral views, array joins.</summary>
sealed class JoinParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect, SqlLimits limits)
{
    public bool ParseJoin(int mark)
    {
        var from = cursor.Position;
        if (cursor.Skip(TokenKind.Comma))
        {
            if (cursor.Is(Keyword.Lateral, Keyword.View))
            {
                return true;
            }

            return Push(JoinKind.Comma) || Back(from);
        }

        if (cursor.Is(Keyword.Lateral, Keyword.View))
        {
            PushLateralView();
            return true;
        }

        if (cursor.Keyword is Keyword.On && mark < stacks.FromItems.Count && !IsOnOfStatement())
        {
            cursor.Position++;
            AddCondition(parsers.Expressions.ParseExpression(), []);
            return true;
        }

        if (
            cursor.Keyword is Keyword.Using
            && cursor.KindAt(1) == TokenKind.OpenParen
            && mark < stacks.FromItems.Count
            && stacks.FromItems[stacks.FromItems.Count - 1].Join != JoinKind.Comma
        )
        {
            cursor.Position++;
            AddCondition(null, parsers.Names.ParseNameList());
            return true;
        }

        if (
            cursor.Keyword is Keyword.Using
            && parsers.Names.IsName(1)
            && mark < stacks.FromItems.Count
            && stacks.FromItems[stacks.FromItems.Count - 1] is { Join: JoinKind.Join, Relation: not null }
            && dialect.OutputClauses
        )
        {
            AddBareUsing();
            return true;
        }

        var kind = SkipJoinWords(out var isArray);
        if (kind is null)
        {
            return Back(from);
        }

        if (isArray)
        {
            PushArrayJoin();
            return true;
        }

        return Push(kind.Value) || Back(from);

        bool Push(JoinKind join)
        {
            if (parsers.From.ParseRelation() is not { } relation)
            {
                return false;
            }

            stacks.FromItems.Push(new FromItem(relation, join, null, []));
            return true;
        }

        bool Back(int position)
        {
            cursor.Position = position;
            return false;
        }
    }

    // ClickHouse: USING a, b
    void AddBareUsing()
    {
        var names = stacks.Identifiers.Count;
        do
        {
            cursor.Position++;
            stacks.Identifiers.Push(parsers.Names.ReadIdentifier());
        } while (cursor.Is(TokenKind.Comma) && parsers.Names.IsName(1));

        AddCondition(null, stacks.Identifiers.TakeFrom(names));
    }

    // ON CONFLICT and ON DUPLICATE KEY belong to an INSERT.
    bool IsOnOfStatement() =>
        cursor.KeywordAt(1) is Keyword.Conflict || (cursor.KeywordAt(1) == Keyword.Duplicate && cursor.KeywordAt(2) == Keyword.Key);

    // The condition belongs to the last relation that has none yet: a JOIN b JOIN c ON … ON …
    void AddCondition(Expression? on, Identifier[] columns)
    {
        var index = stacks.FromItems.Count - 1;
        for (
            var steps = 0;
            steps < limits.MaxDepth
                && index > 0
                && stacks.FromItems[index] is { Join: not JoinKind.Comma } item
                && (item.On is not null || item.Using.Length > 0);
            steps++
        )
        {
            index--;
        }

        index = stacks.FromItems[index] is { Join: not JoinKind.Comma, On: null, Using.Length: 0 } ? index : stacks.FromItems.Count - 1;
        var waiting = stacks.FromItems[index];
        if (waiting.On is null)
        {
            stacks.FromItems[index] = waiting with { On = on, Using = [.. waiting.Using, .. columns] };
        }
        else
        {
            cursor.ReportNotUnderstood(cursor.Position - 1);
        }
    }

    /// <summary>Skips the words of a join; null where there is none.</summary>
    JoinKind? SkipJoinWords(out bool isArray)
    {
        isArray = false;
        var from = cursor.Position;
        var kind = JoinKind.Join;
        while (true)
        {
            switch (cursor.Keyword)
            {
                case Keyword.Natural:
                    kind = JoinKind.Natural;
                    cursor.Position++;
                    _ = cursor.IsText("directed") && parsers.Selects.SkipText();
                    continue;
                case Keyword.Semi or Keyword.Anti:
                    kind = JoinKind.Semi;
                    cursor.Position++;
                    continue;
                case Keyword.Inner
                or Keyword.Left
                or Keyword.Right
                or Keyword.Full
                or Keyword.Cross
                or Keyword.Outer
                or Keyword.Any
                or Keyword.All
                or Keyword.Asof
                or Keyword.Global
                or Keyword.Positional
                or Keyword.Local:
                    cursor.Position++;
                    if (
                        cursor.IsText("directed")
                        || cursor.IsText("hash")
                        || cursor.IsText("loop")
                        || cursor.Is(Keyword.Merge)
                        || cursor.IsText("remote")
                        || cursor.Is(Keyword.Loop)
                        || cursor.IsText("broadcast")
                        || cursor.IsText("shuffle")
                    )
                    {
                        cursor.Position++;
                    }

                    continue;
                case Keyword.Join or Keyword.StraightJoin or Keyword.Apply:
                    cursor.Position++;
                    if (
                        cursor.Is(TokenKind.OpenBracket)
                        || (cursor.Is(TokenKind.Quoted) && cursor.TextAt(cursor.Position)[0] == '[' && cursor.IsText("shuffle"))
                    )
                    {
                        cursor.SkipBracket();
                    }

                    return kind;
                case Keyword.Array when cursor.KeywordAt(1) == Keyword.Join:
                    cursor.Position += 2;
                    isArray = true;
                    return kind;
                default:
                    cursor.Position = from;
                    return null;
            }
        }
    }

    // LATERAL VIEW [OUTER] explode(a) t AS k, v
    void PushLateralView()
    {
        var start = cursor.Start;
        cursor.Position += 2;
        cursor.Skip(Keyword.Outer);
        var function = parsers.Names.ParseTableName();
        if (function is null)
        {
            return;
        }

        var arguments = cursor.Is(TokenKind.OpenParen) ? parsers.Arguments.ParseArguments() : [];
        var alias =
            parsers.Names.IsName() && !cursor.Is(Keyword.As)
                ? parsers.Names.ReadIdentifier()
                : new Identifier("", false, new TextSpan(cursor.LastEnd, 0));
        var mark = stacks.Identifiers.Count;
        if (cursor.Skip(Keyword.As))
        {
            if (cursor.Is(TokenKind.OpenParen))
            {
                foreach (var column in parsers.Names.ParseNameList())
                {
                    stacks.Identifiers.Push(column);
                }
            }
            else
            {
                do
                {
                    stacks.Identifiers.Push(parsers.Names.ReadIdentifier());
                } while (cursor.Is(TokenKind.Comma) && parsers.Names.IsName(1) && cursor.Skip(TokenKind.Comma));
            }
        }

        var columns = stacks.Identifiers.TakeFrom(mark);
        stacks.FromItems.Push(
            new FromItem(
                new TableFunction(function, arguments, [], new TableAlias(alias, columns), cursor.SpanFrom(start)),
                JoinKind.Join,
                null,
                []
            )
        );
    }

    public void ParseLateralViews(SelectClauses clauses)
    {
        var mark = stacks.FromItems.Count;
        while (cursor.Is(Keyword.Lateral, Keyword.View))
        {
            PushLateralView();
        }

        clauses.From = [.. clauses.From, .. stacks.FromItems.TakeFrom(mark)];
    }

    // ARRAY JOIN a AS x, b AS y: each alias is a column made of its expression.
    void PushArrayJoin()
    {
        do
        {
            var start = cursor.Start;
            if (parsers.Expressions.ParseExpression() is not { } array)
            {
                return;
            }

            // Without an alias the item takes the place of its array.
            var isSame = !cursor.Is(Keyword.As) && array is ColumnReference;
            var name =
                cursor.Skip(Keyword.As) && parsers.Names.IsName() ? parsers.Names.ReadIdentifier()
                : array is ColumnReference plain ? plain.Name.Last
                : new Identifier("", false, array.Span);
            var function = new QualifiedName([new Identifier("arrayJoin", false, array.Span)], array.Span);
            stacks.FromItems.Push(
                new FromItem(
                    new TableFunction(function, [array], [name], null, cursor.SpanFrom(start)),
                    isSame ? JoinKind.Natural : JoinKind.Join,
                    null,
                    []
                )
            );
        } while (cursor.Skip(TokenKind.Comma));
    }
}
