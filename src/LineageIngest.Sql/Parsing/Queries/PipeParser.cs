using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>Pipe syntax.</summary>
sealed class PipeParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, SqlLimits limits)
{
    public Query ParsePipes(Query first)
    {
        var piped = new PipedQuery(first);
        for (var steps = 0; cursor.Skip(TokenKind.Pipe); steps++)
        {
            var from = cursor.Position;
            if (steps > limits.MaxDepth)
            {
                cursor.ReportTooDeep();
                while (cursor.Position < cursor.End && cursor.Kind is not (TokenKind.CloseParen or TokenKind.Semicolon))
                {
                    _ = cursor.SkipParens() || parsers.Selects.SkipText();
                }
            }
            else if (!ParsePipe(piped))
            {
                cursor.ReportNotUnderstood(Math.Min(cursor.Position, cursor.End));
                while (cursor.Position < cursor.End && cursor.Kind is not (TokenKind.Pipe or TokenKind.CloseParen or TokenKind.Semicolon))
                {
                    _ = cursor.SkipParens() || parsers.Selects.SkipText();
                }

                var (reads, _) = parsers.Recovery.ScanTables(from, cursor.Position);
                piped.Others.AddRange(reads.Select(read => new Subquery(new RelationQuery(read, read.Span), SubqueryUse.Test, read.Span)));
            }
        }

        return piped.Close(cursor.SpanFrom(first.Span.Start));
    }

    bool ParsePipe(PipedQuery piped)
    {
        var start = cursor.Start;
        switch (cursor.Keyword)
        {
            case Keyword.Select:
                cursor.Position++;
                parsers.Selects.ParseSelectOptions(new SelectClauses());
                var outputs = parsers.Projections.ParseProjections(cursor.End);
                var windows = new SelectClauses();
                _ = cursor.Is(Keyword.Window) && parsers.Selects.ParseClause(windows);
                piped.Select(outputs, cursor.SpanFrom(start));
                return true;
            case Keyword.Where:
                cursor.Position++;
                SelectParser.Add(piped.Where, parsers.Expressions.ParseExpression());
                return true;
            case Keyword.Order when cursor.KeywordAt(1) == Keyword.By:
                cursor.Position += 2;
                piped.OrderBy.AddRange(parsers.Calls.ParseKeys());
                return true;
            case Keyword.Set:
                cursor.Position++;
                piped.Select([Replaced(parsers.Updates.ParseAssignments(), start)], cursor.SpanFrom(start), keepsName: true);
                return true;
            case Keyword.Drop:
                cursor.Position++;
                piped.Select([StarWithout(ParsePipedNames(), start)], cursor.SpanFrom(start), keepsName: true);
                return true;
            case Keyword.Rename:
                cursor.Position++;
                piped.Select([Renaming(start)], cursor.SpanFrom(start), keepsName: true);
                return true;
            case Keyword.As when parsers.Names.IsName(1):
                cursor.Position++;
                piped.Replace(piped.Close(cursor.SpanFrom(start)), new TableAlias(parsers.Names.ReadIdentifier(), []));
                return true;
            case Keyword.Distinct:
                cursor.Position++;
                return true;
            case Keyword.Window:
                cursor.Position++;
                ParsePipedColumns(piped);
                return true;
            case Keyword.Pivot or Keyword.Unpivot or Keyword.MatchRecognize:
                ParsePipedShape(piped, start);
                return true;
            case Keyword.Union or Keyword.Intersect or Keyword.Except:
                ParsePipedSet(piped, start);
                return true;
            case Keyword.Limit or Keyword.Offset or Keyword.Tablesample:
                return parsers.Rows.SkipRowLimit() || parsers.SelectOptions.SkipTrailingOption(new SelectClauses());
        }

        if (cursor.IsText("extend"))
        {
            cursor.Position++;
            ParsePipedColumns(piped);
            return true;
        }

        if (cursor.IsText("aggregate"))
        {
            cursor.Position++;
            ParsePipedAggregate(piped, start);
            return true;
        }

        if (cursor.IsText("assert"))
        {
            cursor.Position++;
            piped.Others.AddRange(parsers.Calls.ParseKeys());
            return true;
        }

        return ParsePipedJoin(piped);
    }

    bool ParsePipedJoin(PipedQuery piped)
    {
        var mark = stacks.FromItems.Count;
        foreach (var item in piped.From)
        {
            stacks.FromItems.Push(item);
        }

        var joined = false;
        while (!cursor.Is(TokenKind.Comma) && parsers.Joins.ParseJoin(mark))
        {
            joined = true;
        }

        piped.From.Clear();
        piped.From.AddRange(stacks.FromItems.TakeFrom(mark));
        return joined;
    }

    void ParsePipedColumns(PipedQuery piped)
    {
        foreach (var projection in parsers.Projections.ParseProjections(cursor.End))
        {
            piped.Extend(projection);
        }
    }

    // AGGREGATE sum(a) AS b, count(*) GROUP [AND ORDER] BY c, d AS e: the keys come out first.
    void ParsePipedAggregate(PipedQuery piped, int start)
    {
        var aggregates = cursor.Is(Keyword.Group) ? [] : ParsePipedKeys();
        Projection[] keys = [];
        if (cursor.Skip(Keyword.Group))
        {
            _ = cursor.Skip(Keyword.And, Keyword.Order);
            cursor.Skip(Keyword.By);
            keys = ParsePipedKeys();
        }

        piped.Select([.. keys, .. aggregates], cursor.SpanFrom(start), Array.ConvertAll(keys, key => key.Value));
    }

    Projection[] ParsePipedKeys()
    {
        var mark = stacks.Projections.Count;
        do
        {
            if (!parsers.Projections.CanBeginProjection())
            {
                break;
            }

            stacks.Projections.Push(parsers.Projections.ParseProjection());
            parsers.Calls.SkipKeyOptions();
        } while (cursor.Skip(TokenKind.Comma));

        return stacks.Projections.TakeFrom(mark);
    }

    Identifier[] ParsePipedNames()
    {
        var names = new List<Identifier>();
        do
        {
            if (parsers.Names.IsName())
            {
                names.Add(parsers.Names.ReadIdentifier());
            }
        } while (cursor.Skip(TokenKind.Comma));

        return [.. names];
    }

    Projection StarWithout(Identifier[] names, int start) => new(new Star(null, names, [], [], cursor.SpanFrom(start)), null);

    Projection Replaced(Assignment[] assignments, int start) =>
        new(
            new Star(
                null,
                [],
                [.. assignments.Select(assignment => new Projection(assignment.Value, assignment.Targets[0].Name.Last))],
                [],
                cursor.SpanFrom(start)
            ),
            null
        );

    // RENAME a AS b, c AS d
    Projection Renaming(int start)
    {
        var renamed = new List<RenamedColumn>();
        do
        {
            if (!parsers.Names.IsName())
            {
                break;
            }

            var from = parsers.Names.ReadIdentifier();
            cursor.Skip(Keyword.As);
            if (parsers.Names.IsName())
            {
                renamed.Add(new RenamedColumn(from, parsers.Names.ReadIdentifier()));
            }
        } while (cursor.Skip(TokenKind.Comma));

        return new Projection(new Star(null, [], [], [.. renamed], cursor.SpanFrom(start)), null);
    }

    void ParsePipedShape(PipedQuery piped, int start)
    {
        Relation source = new DerivedTable(piped.Close(cursor.SpanFrom(start)), false, null, cursor.SpanFrom(start));
        var shaped = parsers.Relations.ParseAfterRelation(source, start);
        piped.Replace(new RelationQuery(shaped, cursor.SpanFrom(start)), shaped.Alias);
    }

    // UNION ALL (SELECT …), (SELECT …)
    void ParsePipedSet(PipedQuery piped, int start)
    {
        var operation = cursor.Keyword switch
        {
            Keyword.Intersect => SetOperator.Intersect,
            Keyword.Union => SetOperator.Union,
            _ => SetOperator.Except,
        };
        cursor.Position++;
        var byName = parsers.Queries.SkipSetOptions();
        var branches = new List<SetBranch> { new(piped.Close(cursor.SpanFrom(start)), SetOperator.Union, false) };
        do
        {
            branches.Add(new SetBranch(parsers.Queries.ParseQueryTerm(), operation, byName));
        } while (cursor.Skip(TokenKind.Comma));

        piped.Replace(new SetOperation([.. branches], [], cursor.SpanFrom(start)), null);
    }
}
