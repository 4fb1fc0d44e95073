using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>FROM: relations of every kind.</summary>
sealed class FromParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    public FromItem[] ParseFromItems()
    {
        var mark = stacks.FromItems.Count;
        if (ParseRelation() is { } first)
        {
            stacks.FromItems.Push(new FromItem(first, JoinKind.Comma, null, []));
        }

        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (!parsers.Joins.ParseJoin(mark) && !SkipIntoNextJoin())
            {
                break;
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return stacks.FromItems.TakeFrom(mark);
    }

    // Recovery within FROM: text between a relation and the next join or clause.
    bool SkipIntoNextJoin()
    {
        if (
            parsers.Recovery.IsQueryEnd()
            || parsers.Recovery.IsClauseWord()
            || parsers.DataPhrases.IsExpand()
            || parsers.Models.IsModelClause()
            || cursor.Is(Keyword.Lateral)
            || cursor.Keyword
                is Keyword.Option
                    or Keyword.Settings
                    or Keyword.Format
                    or Keyword.Lock
                    or Keyword.Sample
                    or Keyword.Tablesample
                    or Keyword.Final
                    or Keyword.Values
                    or Keyword.Source
        )
        {
            return false;
        }

        cursor.ReportNotUnderstood(cursor.Position);
        parsers.Recovery.SkipToClause();
        return cursor.Keyword
            is Keyword.Join
                or Keyword.Inner
                or Keyword.Left
                or Keyword.Right
                or Keyword.Full
                or Keyword.Cross
                or Keyword.Natural
                or Keyword.On;
    }

    /// <summary>One relation with its alias, pivots and samples; null where none begins.</summary>
    public Relation? ParseRelation()
    {
        if (!cursor.Enter())
        {
            parsers.Recovery.ScanExpression();
            return null;
        }

        var start = cursor.Start;
        var relation = ParseBareRelation(start);
        if (relation is not null)
        {
            relation = parsers.Relations.ParseAfterRelation(relation, start);
        }

        cursor.Leave();
        return relation;
    }

    public Relation? ParseBareRelation(int start)
    {
        var lateral = cursor.Is(Keyword.Lateral) && cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Word or TokenKind.Quoted;
        cursor.Position += lateral ? 1 : 0;
        _ = cursor.Is(Keyword.Only) && (parsers.Names.IsName(1) || cursor.KindAt(1) == TokenKind.OpenParen) && parsers.Selects.SkipText();
        switch (cursor.Kind)
        {
            case TokenKind.OpenParen:
                return ParseParenthesizedRelation(start, lateral);
            case TokenKind.Stage:
                cursor.Position++;
                cursor.SkipParens();
                return new PathReference(
                    cursor
                        .TextAt(
                            cursor[cursor.Position - 1].Kind == TokenKind.CloseParen
                                ? cursor[cursor.Position - 1].Link - 1
                                : cursor.Position - 1
                        )
                        .ToString(),
                    null,
                    cursor.SpanFrom(start)
                );
            case TokenKind.Text:
                return ParsePathText();
            case TokenKind.Parameter:
                cursor.Position++;
                return cursor.Is(TokenKind.OpenParen) ? SkipCallOfParameter(start)
                    : cursor.TextAt(cursor.Position - 1)[0] == '@' && dialect.VariablesHoldTables
                        ? new TableReference(
                            new QualifiedName(
                                [new Identifier(cursor.TextAt(cursor.Position - 1).ToString(), false, cursor.SpanFrom(start))],
                                cursor.SpanFrom(start)
                            ),
                            null,
                            cursor.SpanFrom(start)
                        )
                    : DynamicTable(start);
            case TokenKind.OpenBrace:
                return ParseBracedRelation(start);
        }

        if (
            !parsers.Names.IsName()
            || (
                cursor.Is(TokenKind.Word)
                && (Keywords.Use(cursor.Keyword) & KeywordUse.StopsExpression) != 0
                && cursor.KindAt(1) != TokenKind.Dot
            )
        )
        {
            return null;
        }

        if (cursor.Is(Keyword.Values) && cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Number or TokenKind.Text)
        {
            cursor.Position++;
            return new ValuesTable(parsers.Rows.ParseRows(), null, cursor.SpanFrom(start));
        }

        if (
            cursor.KeywordAt(1) == Keyword.Table
            && cursor.KindAt(2) == TokenKind.OpenParen
            && cursor.KeywordAt(3) is Keyword.Insert or Keyword.Update or Keyword.Delete or Keyword.Merge
        )
        {
            return ParseChangedTable(start);
        }

        if (cursor.Is(Keyword.Table) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            return parsers.Relations.ParseTableWord(start);
        }

        if (
            cursor.Is(Keyword.Stream)
            && parsers.Names.IsName(1)
            && cursor.KeywordAt(1) is not (Keyword.As or Keyword.On or Keyword.Where or Keyword.Join)
        )
        {
            cursor.Position++;
        }

        if (cursor.Is(Keyword.Unpivot) && parsers.Names.IsName(1))
        {
            // PartiQL: UNPIVOT t.object AS value AT name
            cursor.Position++;
            var verb = new QualifiedName([parsers.Names.IdentifierAt(cursor.Position - 1)], cursor.SpanFrom(start));
            return new TableFunction(
                verb,
                parsers.Expressions.ParseExpression() is { } value ? [value] : [],
                [],
                null,
                cursor.SpanFrom(start)
            );
        }

        if (cursor.Is(Keyword.Rows, Keyword.From) && cursor.KindAt(2) == TokenKind.OpenParen)
        {
            cursor.Position += 2;
            var arguments = parsers.Arguments.ParseArguments();
            return new TableFunction(
                new QualifiedName([new Identifier("rows from", false, cursor.SpanFrom(start))], cursor.SpanFrom(start)),
                arguments,
                [],
                null,
                cursor.SpanFrom(start)
            );
        }

        return parsers.Relations.ParseNamedRelation(start);
    }

    // DB2: FINAL TABLE (INSERT …), NEW TABLE (…), OLD TABLE (…): the rows that the statement changes.
    DerivedTable ParseChangedTable(int start)
    {
        cursor.Position += 2;
        var close = cursor.Partner();
        cursor.Position++;
        var star = new Star(null, [], [], [], cursor.SpanFrom(start));
        var returning = new Returning([new Projection(star, null)], null, []);
        var statement = parsers.Statements.ParseInnerStatement(close) switch
        {
            InsertStatement insert => insert with { Returning = returning },
            UpdateStatement update => update with { Returning = returning },
            DeleteStatement delete => delete with { Returning = returning },
            MergeStatement merge => merge with { Returning = returning },
            var other => other,
        };
        cursor.Position = Math.Min(close + 1, cursor.End);
        var span = cursor.SpanFrom(start);
        var name = new Identifier("changed rows", true, span);
        var rows = new RelationQuery(new TableReference(new QualifiedName([name], span), null, span), span);
        return new DerivedTable(
            new WithQuery([new CommonTable(name, [], null, statement, null, span)], false, rows, span),
            false,
            null,
            span
        );
    }

    // A table that only a run can know: it is no table here, but its alias stands for something.
    public ValuesTable DynamicTable(int start)
    {
        cursor.Lower(Completeness.Partial);
        cursor.Report(DiagnosticFacts.UnknownTable(cursor.SpanOf(Math.Max(0, cursor.Position - 1))));
        return new ValuesTable([], null, cursor.SpanFrom(start));
    }

    ValuesTable SkipCallOfParameter(int start)
    {
        cursor.SkipBracket();
        return DynamicTable(start);
    }

    // { oj a LEFT OUTER JOIN b ON … }, {{ ref }} is masked before.
    JoinGroup ParseBracedRelation(int start)
    {
        var close = cursor.Partner();
        cursor.Position++;
        _ = cursor.IsText("oj") && parsers.Selects.SkipText();
        var items = ParseFromItems();
        cursor.Position = Math.Min(close + 1, cursor.End);
        return new JoinGroup(items, null, cursor.SpanFrom(start));
    }

    Relation? ParseParenthesizedRelation(int start, bool lateral)
    {
        var close = cursor.Partner();
        cursor.Position++;
        Relation? result;
        if (parsers.Queries.BeginsQuery())
        {
            result = new DerivedTable(parsers.Queries.ParseQuery(), lateral, null, default);
        }
        else if (cursor.Keyword is Keyword.Insert or Keyword.Update or Keyword.Delete or Keyword.Merge)
        {
            var statement = parsers.Statements.ParseInnerStatement(close);
            var table = new CommonTable(
                new Identifier("", false, new TextSpan(start, 0)),
                [],
                null,
                statement,
                null,
                cursor.SpanFrom(start)
            );
            result = new DerivedTable(
                new WithQuery([table], false, new SelectQuery([], [], cursor.SpanFrom(start)), cursor.SpanFrom(start)),
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
                && (
                    parsers.Queries.IsSetOperator()
                    || cursor.Position == close
                    || cursor.Is(Keyword.Order, Keyword.By)
                    || cursor.Is(Keyword.Limit)
                )
                    ? new DerivedTable(
                        parsers.Queries.IsSetOperator() ? parsers.Queries.ParseSetTail(nested.Query) : WithTrailers(nested.Query),
                        lateral,
                        null,
                        default
                    )
                : items.Length == 0 ? null
                : new JoinGroup(items, null, default);
        }

        if (cursor.Position < close)
        {
            cursor.ReportNotUnderstood(cursor.Position);
            if (result is null)
            {
                result = new JoinGroup(
                    [
                        .. parsers
                            .Recovery.ScanTables(cursor.Position, close)
                            .Reads.Select(table => new FromItem(table, JoinKind.Comma, null, [])),
                    ],
                    null,
                    default
                );
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return result switch
        {
            DerivedTable derived => derived with { Span = cursor.SpanFrom(start) },
            JoinGroup group => group with { Span = cursor.SpanFrom(start) },
            _ => result,
        };
    }

    Query WithTrailers(Query query)
    {
        parsers.Queries.ParseTrailers();
        return query;
    }

    public PathReference ParsePathText()
    {
        var start = cursor.Start;
        var path = parsers.Names.TextValue(cursor.Position++);
        return new PathReference(path, null, cursor.SpanFrom(start));
    }
}
