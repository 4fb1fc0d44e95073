using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>How relations join.</content>
sealed partial class Parser
{
    bool ParseJoin(int mark)
    {
        var from = _at;
        if (Skip(TokenKind.Comma))
        {
            if (Is(Word.Lateral, Word.View))
            {
                return true;
            }

            return Push(JoinKind.Comma) || Back(from);
        }

        if (Is(Word.Lateral, Word.View))
        {
            PushLateralView();
            return true;
        }

        if (Word is Word.On && mark < _fromItems.Count && !IsOnOfStatement())
        {
            _at++;
            AddCondition(ParseExpression(), []);
            return true;
        }

        if (
            Word is Word.Using
            && KindAt(1) == TokenKind.OpenParen
            && mark < _fromItems.Count
            && _fromItems[_fromItems.Count - 1].Join != JoinKind.Comma
        )
        {
            _at++;
            AddCondition(null, ParseNameList());
            return true;
        }

        if (
            Word is Word.Using
            && IsName(1)
            && mark < _fromItems.Count
            && _fromItems[_fromItems.Count - 1] is { Join: JoinKind.Join, Relation: not null }
            && _dialect.OutputClauses
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
            if (ParseRelation() is not { } relation)
            {
                return false;
            }

            _fromItems.Push(new FromItem(relation, join, null, []));
            return true;
        }

        bool Back(int position)
        {
            _at = position;
            return false;
        }
    }

    // ClickHouse: USING a, b
    void AddBareUsing()
    {
        var names = _identifiers.Count;
        do
        {
            _at++;
            _identifiers.Push(ReadIdentifier());
        } while (Is(TokenKind.Comma) && IsName(1));

        AddCondition(null, _identifiers.TakeFrom(names));
    }

    // ON CONFLICT and ON DUPLICATE KEY belong to an INSERT.
    bool IsOnOfStatement() => WordAt(1) is Word.Conflict || (WordAt(1) == Word.Duplicate && WordAt(2) == Word.Key);

    // The condition belongs to the last relation that has none yet: a JOIN b JOIN c ON … ON …
    void AddCondition(Expression? on, Identifier[] columns)
    {
        var index = _fromItems.Count - 1;
        for (
            var steps = 0;
            steps < _limits.MaxDepth
                && index > 0
                && _fromItems[index] is { Join: not JoinKind.Comma } item
                && (item.On is not null || item.Using.Length > 0);
            steps++
        )
        {
            index--;
        }

        index = _fromItems[index] is { Join: not JoinKind.Comma, On: null, Using.Length: 0 } ? index : _fromItems.Count - 1;
        var waiting = _fromItems[index];
        if (waiting.On is null)
        {
            _fromItems[index] = waiting with { On = on, Using = [.. waiting.Using, .. columns] };
        }
        else
        {
            NotUnderstood(_at - 1);
        }
    }

    /// <summary>Skips the words of a join; null where there is none.</summary>
    JoinKind? SkipJoinWords(out bool isArray)
    {
        isArray = false;
        var from = _at;
        var kind = JoinKind.Join;
        while (true)
        {
            switch (Word)
            {
                case Word.Natural:
                    kind = JoinKind.Natural;
                    _at++;
                    _ = IsText("directed") && SkipText();
                    continue;
                case Word.Semi or Word.Anti:
                    kind = JoinKind.Semi;
                    _at++;
                    continue;
                case Word.Inner
                or Word.Left
                or Word.Right
                or Word.Full
                or Word.Cross
                or Word.Outer
                or Word.Any
                or Word.All
                or Word.Asof
                or Word.Global
                or Word.Positional
                or Word.Local:
                    _at++;
                    if (
                        IsText("directed")
                        || IsText("hash")
                        || IsText("loop")
                        || Is(Word.Merge)
                        || IsText("remote")
                        || Is(Word.Loop)
                        || IsText("broadcast")
                        || IsText("shuffle")
                    )
                    {
                        _at++;
                    }

                    continue;
                case Word.Join or Word.StraightJoin or Word.Apply:
                    _at++;
                    if (Is(TokenKind.OpenBracket) || (Is(TokenKind.Quoted) && TextAt(_at)[0] == '[' && IsText("shuffle")))
                    {
                        SkipBracket();
                    }

                    return kind;
                case Word.Array when WordAt(1) == Word.Join:
                    _at += 2;
                    isArray = true;
                    return kind;
                default:
                    _at = from;
                    return null;
            }
        }
    }

    // LATERAL VIEW [OUTER] explode(a) t AS k, v
    void PushLateralView()
    {
        var start = Start;
        _at += 2;
        Skip(Word.Outer);
        var function = ParseTableName();
        if (function is null)
        {
            return;
        }

        var arguments = Is(TokenKind.OpenParen) ? ParseArguments() : [];
        var alias = IsName() && !Is(Word.As) ? ReadIdentifier() : new Identifier("", false, new TextSpan(LastEnd, 0));
        var mark = _identifiers.Count;
        if (Skip(Word.As))
        {
            if (Is(TokenKind.OpenParen))
            {
                foreach (var column in ParseNameList())
                {
                    _identifiers.Push(column);
                }
            }
            else
            {
                do
                {
                    _identifiers.Push(ReadIdentifier());
                } while (Is(TokenKind.Comma) && IsName(1) && Skip(TokenKind.Comma));
            }
        }

        var columns = _identifiers.TakeFrom(mark);
        _fromItems.Push(
            new FromItem(
                new TableFunction(function, arguments, [], new TableAlias(alias, columns), SpanFrom(start)),
                JoinKind.Join,
                null,
                []
            )
        );
    }

    void ParseLateralViews(SelectClauses clauses)
    {
        var mark = _fromItems.Count;
        while (Is(Word.Lateral, Word.View))
        {
            PushLateralView();
        }

        clauses.From = [.. clauses.From, .. _fromItems.TakeFrom(mark)];
    }

    // ARRAY JOIN a AS x, b AS y: each alias is a column made of its expression.
    void PushArrayJoin()
    {
        do
        {
            var start = Start;
            if (ParseExpression() is not { } array)
            {
                return;
            }

            var name =
                Skip(Word.As) && IsName() ? ReadIdentifier()
                : array is ColumnReference plain ? plain.Name.Last
                : new Identifier("", false, array.Span);
            var function = new QualifiedName([new Identifier("arrayJoin", false, array.Span)], array.Span);
            _fromItems.Push(new FromItem(new TableFunction(function, [array], [name], null, SpanFrom(start)), JoinKind.Join, null, []));
        } while (Skip(TokenKind.Comma));
    }
}
