using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Pipe syntax: <c>FROM t |> WHERE a > 1 |> AGGREGATE sum(b) AS c GROUP BY d |> SELECT c</c>.</content>
sealed partial class Parser
{
    Query ParsePipes(Query first)
    {
        var piped = new PipedQuery(first);
        for (var steps = 0; Skip(TokenKind.Pipe); steps++)
        {
            var from = _at;
            if (steps > _limits.MaxDepth)
            {
                SayTooDeep();
                while (_at < _end && Kind is not (TokenKind.CloseParen or TokenKind.Semicolon))
                {
                    _ = SkipParens() || SkipText();
                }
            }
            else if (!ParsePipe(piped))
            {
                NotUnderstood(Math.Min(_at, _end));
                while (_at < _end && Kind is not (TokenKind.Pipe or TokenKind.CloseParen or TokenKind.Semicolon))
                {
                    _ = SkipParens() || SkipText();
                }

                var (reads, _) = ScanTables(from, _at);
                piped.Others.AddRange(reads.Select(read => new Subquery(new RelationQuery(read, read.Span), SubqueryUse.Test, read.Span)));
            }
        }

        return piped.Close(SpanFrom(first.Span.Start));
    }

    bool ParsePipe(PipedQuery piped)
    {
        var start = Start;
        switch (Word)
        {
            case Word.Select:
                _at++;
                ParseSelectOptions(new SelectClauses());
                var outputs = ParseProjections(_end);
                var windows = new SelectClauses();
                _ = Is(Word.Window) && ParseClause(windows);
                piped.Select(outputs, SpanFrom(start));
                return true;
            case Word.Where:
                _at++;
                Add(piped.Where, ParseExpression());
                return true;
            case Word.Order when WordAt(1) == Word.By:
                _at += 2;
                piped.OrderBy.AddRange(ParseKeys());
                return true;
            case Word.Set:
                _at++;
                piped.Select([Replaced(ParseAssignments(), start)], SpanFrom(start), keepsName: true);
                return true;
            case Word.Drop:
                _at++;
                piped.Select([StarWithout(ParsePipedNames(), start)], SpanFrom(start), keepsName: true);
                return true;
            case Word.Rename:
                _at++;
                piped.Select([Renaming(start)], SpanFrom(start), keepsName: true);
                return true;
            case Word.As when IsName(1):
                _at++;
                piped.Replace(piped.Close(SpanFrom(start)), new TableAlias(ReadIdentifier(), []));
                return true;
            case Word.Distinct:
                _at++;
                return true;
            case Word.Window:
                _at++;
                ParsePipedColumns(piped);
                return true;
            case Word.Pivot or Word.Unpivot or Word.MatchRecognize:
                ParsePipedShape(piped, start);
                return true;
            case Word.Union or Word.Intersect or Word.Except:
                ParsePipedSet(piped, start);
                return true;
            case Word.Limit or Word.Offset or Word.Tablesample:
                return SkipRowLimit() || SkipTrailingOption(new SelectClauses());
        }

        if (IsText("extend"))
        {
            _at++;
            ParsePipedColumns(piped);
            return true;
        }

        if (IsText("aggregate"))
        {
            _at++;
            ParsePipedAggregate(piped, start);
            return true;
        }

        if (IsText("assert"))
        {
            _at++;
            piped.Others.AddRange(ParseKeys());
            return true;
        }

        return ParsePipedJoin(piped);
    }

    bool ParsePipedJoin(PipedQuery piped)
    {
        var mark = _fromItems.Count;
        foreach (var item in piped.From)
        {
            _fromItems.Push(item);
        }

        var joined = false;
        while (!Is(TokenKind.Comma) && ParseJoin(mark))
        {
            joined = true;
        }

        piped.From.Clear();
        piped.From.AddRange(_fromItems.TakeFrom(mark));
        return joined;
    }

    void ParsePipedColumns(PipedQuery piped)
    {
        foreach (var projection in ParseProjections(_end))
        {
            piped.Extend(projection);
        }
    }

    // AGGREGATE sum(a) AS b, count(*) GROUP [AND ORDER] BY c, d AS e: the keys come out first.
    void ParsePipedAggregate(PipedQuery piped, int start)
    {
        var aggregates = Is(Word.Group) ? [] : ParsePipedKeys();
        Projection[] keys = [];
        if (Skip(Word.Group))
        {
            _ = Skip(Word.And, Word.Order);
            Skip(Word.By);
            keys = ParsePipedKeys();
        }

        piped.Select([.. keys, .. aggregates], SpanFrom(start), Array.ConvertAll(keys, key => key.Value));
    }

    Projection[] ParsePipedKeys()
    {
        var mark = _projections.Count;
        do
        {
            if (!CanBeginProjection())
            {
                break;
            }

            _projections.Push(ParseProjection());
            SkipKeyOptions();
        } while (Skip(TokenKind.Comma));

        return _projections.TakeFrom(mark);
    }

    Identifier[] ParsePipedNames()
    {
        var names = new List<Identifier>();
        do
        {
            if (IsName())
            {
                names.Add(ReadIdentifier());
            }
        } while (Skip(TokenKind.Comma));

        return [.. names];
    }

    Projection StarWithout(Identifier[] names, int start) => new(new Star(null, names, [], [], SpanFrom(start)), null);

    Projection Replaced(Assignment[] assignments, int start) =>
        new(
            new Star(
                null,
                [],
                [.. assignments.Select(assignment => new Projection(assignment.Value, assignment.Targets[0].Name.Last))],
                [],
                SpanFrom(start)
            ),
            null
        );

    // RENAME a AS b, c AS d
    Projection Renaming(int start)
    {
        var renamed = new List<RenamedColumn>();
        do
        {
            if (!IsName())
            {
                break;
            }

            var from = ReadIdentifier();
            Skip(Word.As);
            if (IsName())
            {
                renamed.Add(new RenamedColumn(from, ReadIdentifier()));
            }
        } while (Skip(TokenKind.Comma));

        return new Projection(new Star(null, [], [], [.. renamed], SpanFrom(start)), null);
    }

    void ParsePipedShape(PipedQuery piped, int start)
    {
        Relation source = new DerivedTable(piped.Close(SpanFrom(start)), false, null, SpanFrom(start));
        var shaped = ParseAfterRelation(source, start);
        piped.Replace(new RelationQuery(shaped, SpanFrom(start)), shaped.Alias);
    }

    // UNION ALL (SELECT …), (SELECT …)
    void ParsePipedSet(PipedQuery piped, int start)
    {
        var operation = Word switch
        {
            Word.Intersect => SetOperator.Intersect,
            Word.Union => SetOperator.Union,
            _ => SetOperator.Except,
        };
        _at++;
        var byName = SkipSetOptions();
        var branches = new List<SetBranch> { new(piped.Close(SpanFrom(start)), SetOperator.Union, false) };
        do
        {
            branches.Add(new SetBranch(ParseQueryTerm(), operation, byName));
        } while (Skip(TokenKind.Comma));

        piped.Replace(new SetOperation([.. branches], [], SpanFrom(start)), null);
    }
}
