using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Flows of pipelines: CREATE FLOW, AUTO CDC, APPLY CHANGES.</content>
sealed partial class Parser
{
    // KEYS after the source of changes is no alias.
    bool _inChanges;

    bool IsFlow() => IsText("flow") && IsName(1) && !Is(Word.As);

    /// <summary><c>CREATE FLOW f COMMENT '…' AS INSERT INTO t BY NAME SELECT …</c>, <c>… AS AUTO CDC INTO t FROM …</c>; null where no flow is made.</summary>
    Statement? ParseCreateFlow(int start)
    {
        var saved = _at;
        while (Word is Word.Create or Word.Or or Word.Replace or Word.Refresh or Word.Temporary or Word.Private)
        {
            _at++;
        }

        if (!IsFlow())
        {
            _at = saved;
            return null;
        }

        _at++;
        ParseTableName();
        while (_at < _end && !Is(Word.As))
        {
            _at++;
        }

        Skip(Word.As);
        return BeginsChanges() ? ParseChanges(start) : ParseSimple();
    }

    bool BeginsChanges() => (IsText("auto") && IsText("cdc", 1)) || (Is(Word.Apply) && WordAt(1) == Word.Changes);

    // AUTO CDC INTO t FROM s KEYS (a) … SEQUENCE BY b …, APPLY CHANGES INTO t FROM s …
    Statement ParseChanges(int start)
    {
        while (_at < _end && !Is(Word.Into) && !Is(Word.From))
        {
            _at++;
        }

        Skip(Word.Into);
        var relation = ParseWrittenRelation() ?? DynamicTable(start);
        return ParseChangedRows() is { } query
            ? new InsertStatement(new WriteTarget(relation, []), query, true, SpanFrom(start))
            : new OtherStatement("APPLY", [], [relation], [], SpanFrom(start));
    }

    // FROM s KEYS (a) IGNORE NULL UPDATES WHERE c APPLY AS DELETE WHEN d SEQUENCE BY b COLUMNS * EXCEPT (e) STORED AS SCD TYPE 2
    SelectQuery? ParseChangedRows()
    {
        var start = Start;
        while (_at < _end && !Is(Word.From))
        {
            _at++;
        }

        _inChanges = true;
        var source = Skip(Word.From) ? ParseRelation() : null;
        _inChanges = false;
        if (source is null)
        {
            return null;
        }

        Projection[] projections = [new Projection(new Star(null, [], [], [], SpanFrom(start)), null)];
        var conditions = new List<Expression>();
        while (_at < _end)
        {
            if (IsText("keys") && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                conditions.AddRange(ParseArguments());
            }
            else if (Is(Word.Where) || Is(Word.When) || (Is(Word.By) && IsText("sequence", -1)))
            {
                _at++;
                Add(conditions, ParseExpression());
            }
            else if (Skip(Word.Columns))
            {
                projections = ParseChangedColumns();
            }
            else if (!StepOverOption())
            {
                break;
            }
        }

        return new SelectQuery(projections, [new FromItem(source, JoinKind.Comma, null, [])], SpanFrom(start)) { Where = [.. conditions] };
    }

    Projection[] ParseChangedColumns()
    {
        if (!Is(TokenKind.OpenParen))
        {
            return ParseProjections(_end);
        }

        var close = Partner();
        _at++;
        var projections = ParseProjections(close);
        _at = Math.Min(close + 1, _end);
        return projections;
    }

    // … STREAMING TABLE t FLOW AUTO CDC FROM s …, … FLOW INSERT BY NAME SELECT …: what the table is made of.
    Query? ParseFlowOfTable()
    {
        _at++;
        if (BeginsChanges())
        {
            return ParseChangedRows();
        }

        while (_at < _end && !BeginsQuery())
        {
            _at++;
        }

        return BeginsQuery() ? ParseQuery() : null;
    }

    // CREATE TEMPORARY VIEW v USING csv OPTIONS (path = 's3://…'): rows of files; of any other source the text does not say which.
    Query? ParseSourceOptions(Identifier[] columns)
    {
        var start = Start;
        var close = Partner();
        PathReference? path = null;
        for (var index = _at + 1; index < close && path is null; index++)
        {
            var key = TextAt(index).Trim("'\"`");
            var value = index + 1 < close && _tokens[index + 1].Kind == TokenKind.Equals ? index + 2 : index + 1;
            if (
                key.Equals("path", StringComparison.OrdinalIgnoreCase)
                && value < close
                && _tokens[value].Kind is TokenKind.Text or TokenKind.Quoted
            )
            {
                var span = TextSpan.Between(_tokens[value].Start, _tokens[value].End);
                path = new PathReference(IdentifierAt(value).Text, null, span);
            }
        }

        _at = Math.Min(close + 1, _end);
        if (path is null)
        {
            Lower(Quality.Partial);
            Say(DiagnosticCode.NotFollowed, "Which rows this source holds is not part of the text.", close - 1);
            return null;
        }

        if (columns.Length == 0)
        {
            return new RelationQuery(path, SpanFrom(start));
        }

        var projections = Array.ConvertAll(
            columns,
            column => new Projection(new ColumnReference(new QualifiedName([column], column.Span)), null)
        );
        return new SelectQuery(projections, [new FromItem(path, JoinKind.Comma, null, [])], SpanFrom(start));
    }
}
