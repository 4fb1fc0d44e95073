using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>FROM: relations and how they join.</content>
sealed partial class Parser
{
    FromItem[] ParseFromItems()
    {
        var mark = _fromItems.Count;
        if (ParseRelation() is { } first)
        {
            _fromItems.Push(new FromItem(first, JoinKind.Comma, null, []));
        }

        while (_at < _end)
        {
            var from = _at;
            if (!ParseJoin(mark) && !SkipIntoNextJoin())
            {
                break;
            }

            if (_at == from)
            {
                break;
            }
        }

        return _fromItems.TakeFrom(mark);
    }

    // Second net within FROM: text between a relation and the next join or clause.
    bool SkipIntoNextJoin()
    {
        if (
            IsQueryEnd()
            || IsClauseWord()
            || IsExpand()
            || IsModelClause()
            || Is(Word.Lateral)
            || Word
                is Word.Option
                    or Word.Settings
                    or Word.Format
                    or Word.Lock
                    or Word.Sample
                    or Word.Tablesample
                    or Word.Final
                    or Word.Values
                    or Word.Source
        )
        {
            return false;
        }

        NotUnderstood(_at);
        SkipToClause();
        return Word is Word.Join or Word.Inner or Word.Left or Word.Right or Word.Full or Word.Cross or Word.Natural or Word.On;
    }

    /// <summary>One relation with its alias, pivots and samples; null where none begins.</summary>
    Relation? ParseRelation()
    {
        if (!Enter())
        {
            ScanExpression();
            return null;
        }

        var start = Start;
        var relation = ParseBareRelation(start);
        if (relation is not null)
        {
            relation = ParseAfterRelation(relation, start);
        }

        Leave();
        return relation;
    }

    Relation? ParseBareRelation(int start)
    {
        var lateral = Is(Word.Lateral) && KindAt(1) is TokenKind.OpenParen or TokenKind.Word or TokenKind.Quoted;
        _at += lateral ? 1 : 0;
        _ = Is(Word.Only) && (IsName(1) || KindAt(1) == TokenKind.OpenParen) && SkipText();
        switch (Kind)
        {
            case TokenKind.OpenParen:
                return ParseParenthesizedRelation(start, lateral);
            case TokenKind.Stage:
                _at++;
                SkipParens();
                return new PathReference(
                    TextAt(_tokens[_at - 1].Kind == TokenKind.CloseParen ? _tokens[_at - 1].Link - 1 : _at - 1).ToString(),
                    null,
                    SpanFrom(start)
                );
            case TokenKind.Text:
                return ParsePathText();
            case TokenKind.Parameter:
                _at++;
                return Is(TokenKind.OpenParen) ? SkipCallOfParameter(start)
                    : TextAt(_at - 1)[0] == '@' && _transactSql
                        ? new TableReference(
                            new QualifiedName([new Identifier(TextAt(_at - 1).ToString(), false, SpanFrom(start))], SpanFrom(start)),
                            null,
                            SpanFrom(start)
                        )
                    : DynamicTable(start);
            case TokenKind.OpenBrace:
                return ParseBracedRelation(start);
        }

        if (!IsName() || (Is(TokenKind.Word) && (Words.Use(Word) & WordUse.StopsExpression) != 0 && KindAt(1) != TokenKind.Dot))
        {
            return null;
        }

        if (Is(Word.Values) && KindAt(1) is TokenKind.OpenParen or TokenKind.Number or TokenKind.Text)
        {
            _at++;
            return new ValuesTable(ParseRows(), null, SpanFrom(start));
        }

        if (Is(Word.Table) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            return ParseTableWord(start);
        }

        if (Is(Word.Stream) && IsName(1) && WordAt(1) is not (Word.As or Word.On or Word.Where or Word.Join))
        {
            _at++;
        }

        if (Is(Word.Unpivot) && IsName(1))
        {
            // PartiQL: UNPIVOT t.object AS value AT name
            _at++;
            var verb = new QualifiedName([IdentifierAt(_at - 1)], SpanFrom(start));
            return new TableFunction(verb, ParseExpression() is { } value ? [value] : [], [], null, SpanFrom(start));
        }

        if (Is(Word.Rows, Word.From) && KindAt(2) == TokenKind.OpenParen)
        {
            _at += 2;
            var arguments = ParseArguments();
            return new TableFunction(
                new QualifiedName([new Identifier("rows from", false, SpanFrom(start))], SpanFrom(start)),
                arguments,
                [],
                null,
                SpanFrom(start)
            );
        }

        return ParseNamedRelation(start);
    }

    // A table that only a run can know: it is no table here, but its alias stands for something.
    ValuesTable DynamicTable(int start)
    {
        Lower(Quality.Partial);
        Say(DiagnosticCode.DynamicName, "Which table this is, only a run can know.", Math.Max(0, _at - 1));
        return new ValuesTable([], null, SpanFrom(start));
    }

    ValuesTable SkipCallOfParameter(int start)
    {
        SkipBracket();
        return DynamicTable(start);
    }

    // { oj a LEFT OUTER JOIN b ON … }, {{ ref }} is masked before.
    JoinGroup ParseBracedRelation(int start)
    {
        var close = Partner();
        _at++;
        _ = IsText("oj") && SkipText();
        var items = ParseFromItems();
        _at = Math.Min(close + 1, _end);
        return new JoinGroup(items, null, SpanFrom(start));
    }

    Relation? ParseParenthesizedRelation(int start, bool lateral)
    {
        var close = Partner();
        _at++;
        Relation? result;
        if (BeginsQuery())
        {
            result = new DerivedTable(ParseQuery(), lateral, null, default);
        }
        else if (Word is Word.Insert or Word.Update or Word.Delete or Word.Merge)
        {
            var statement = ParseInnerStatement(close);
            var table = new CommonTable(new Identifier("", false, new TextSpan(start, 0)), [], null, statement, null, SpanFrom(start));
            result = new DerivedTable(
                new WithQuery([table], false, new SelectQuery([], [], SpanFrom(start)), SpanFrom(start)),
                lateral,
                null,
                default
            );
        }
        else
        {
            var items = ParseFromItems();
            result =
                items is [{ Relation: DerivedTable { Alias: null } nested }]
                && (IsSetOperator() || _at == close || Is(Word.Order, Word.By) || Is(Word.Limit))
                    ? new DerivedTable(IsSetOperator() ? ParseSetTail(nested.Query) : WithTrailers(nested.Query), lateral, null, default)
                : items.Length == 0 ? null
                : new JoinGroup(items, null, default);
        }

        if (_at < close)
        {
            NotUnderstood(_at);
            if (result is null)
            {
                result = new JoinGroup(
                    [.. ScanTables(_at, close).Reads.Select(table => new FromItem(table, JoinKind.Comma, null, []))],
                    null,
                    default
                );
            }
        }

        _at = Math.Min(close + 1, _end);
        return result switch
        {
            DerivedTable derived => derived with { Span = SpanFrom(start) },
            JoinGroup group => group with { Span = SpanFrom(start) },
            _ => result,
        };
    }

    Query WithTrailers(Query query)
    {
        ParseTrailers();
        return query;
    }

    PathReference ParsePathText()
    {
        var start = Start;
        var path = TextValue(_at++);
        return new PathReference(path, null, SpanFrom(start));
    }
}
