using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Queries;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>Flows of pipelines and changes applied to tables.</summary>
sealed class FlowParser(TokenCursor cursor, Parsers parsers)
{
    // KEYS after the source of changes is no alias.
    public bool InChanges { get; set; }

    bool IsFlow() => cursor.IsText("flow") && parsers.Names.IsName(1) && !cursor.Is(Keyword.As);

    /// <summary><c>CREATE FLOW f COMMENT '…' AS INSERT INTO t BY NAME SELECT …</c>, <c>… AS AUTO CDC INTO t FROM …</c>; null where no flow is made.</summary>
    public Statement? ParseCreateFlow(int start)
    {
        var saved = cursor.Position;
        while (cursor.Keyword is Keyword.Create or Keyword.Or or Keyword.Replace or Keyword.Refresh or Keyword.Temporary or Keyword.Private)
        {
            cursor.Position++;
        }

        if (!IsFlow())
        {
            cursor.Position = saved;
            return null;
        }

        cursor.Position++;
        parsers.Names.ParseTableName();
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.As))
        {
            cursor.Position++;
        }

        cursor.Skip(Keyword.As);
        return BeginsChanges() ? ParseChanges(start) : parsers.SimpleStatements.ParseSimple();
    }

    public bool BeginsChanges() =>
        (cursor.IsText("auto") && cursor.IsText("cdc", 1)) || (cursor.Is(Keyword.Apply) && cursor.KeywordAt(1) == Keyword.Changes);

    // AUTO CDC INTO t FROM s KEYS (a) … SEQUENCE BY b …, APPLY CHANGES INTO t FROM s …
    public Statement ParseChanges(int start)
    {
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.Into) && !cursor.Is(Keyword.From))
        {
            cursor.Position++;
        }

        cursor.Skip(Keyword.Into);
        var relation = parsers.Inserts.ParseWrittenRelation() ?? parsers.From.DynamicTable(start);
        return ParseChangedRows() is { } query
            ? new InsertStatement(new WriteTarget(relation, []), query, true, cursor.SpanFrom(start))
            : new OtherStatement("APPLY", [], [relation], [], cursor.SpanFrom(start));
    }

    // FROM s KEYS (a) IGNORE NULL UPDATES WHERE c APPLY AS DELETE WHEN d SEQUENCE BY b COLUMNS * EXCEPT (e) STORED AS SCD TYPE 2
    SelectQuery? ParseChangedRows()
    {
        var start = cursor.Start;
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.From))
        {
            cursor.Position++;
        }

        InChanges = true;
        var source = cursor.Skip(Keyword.From) ? parsers.From.ParseRelation() : null;
        InChanges = false;
        if (source is null)
        {
            return null;
        }

        Projection[] projections = [new Projection(new Star(null, [], [], [], cursor.SpanFrom(start)), null)];
        var conditions = new List<Expression>();
        while (cursor.Position < cursor.End)
        {
            if (cursor.IsText("keys") && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                conditions.AddRange(parsers.Arguments.ParseArguments());
            }
            else if (cursor.Is(Keyword.Where) || cursor.Is(Keyword.When) || (cursor.Is(Keyword.By) && cursor.IsText("sequence", -1)))
            {
                cursor.Position++;
                SelectParser.Add(conditions, parsers.Expressions.ParseExpression());
            }
            else if (cursor.Skip(Keyword.Columns))
            {
                projections = ParseChangedColumns();
            }
            else if (!parsers.Creates.StepOverOption())
            {
                break;
            }
        }

        return new SelectQuery(projections, [new FromItem(source, JoinKind.Comma, null, [])], cursor.SpanFrom(start))
        {
            Where = [.. conditions],
        };
    }

    Projection[] ParseChangedColumns()
    {
        if (!cursor.Is(TokenKind.OpenParen))
        {
            return parsers.Projections.ParseProjections(cursor.End);
        }

        var close = cursor.Partner();
        cursor.Position++;
        var projections = parsers.Projections.ParseProjections(close);
        cursor.Position = Math.Min(close + 1, cursor.End);
        return projections;
    }

    // … STREAMING TABLE t FLOW AUTO CDC FROM s …, … FLOW INSERT BY NAME SELECT …: what the table is made of.
    public Query? ParseFlowOfTable()
    {
        cursor.Position++;
        if (BeginsChanges())
        {
            return ParseChangedRows();
        }

        while (cursor.Position < cursor.End && !parsers.Queries.BeginsQuery())
        {
            cursor.Position++;
        }

        return parsers.Queries.BeginsQuery() ? parsers.Queries.ParseQuery() : null;
    }

    // CREATE TEMPORARY VIEW v USING csv OPTIONS (path = 's3://…'): rows of files; of any other source the text does not say which.
    public Query? ParseSourceOptions(Identifier[] columns)
    {
        var start = cursor.Start;
        var close = cursor.Partner();
        PathReference? path = null;
        for (var index = cursor.Position + 1; index < close && path is null; index++)
        {
            var key = cursor.TextAt(index).Trim("'\"`");
            var value = index + 1 < close && cursor[index + 1].Kind == TokenKind.Equals ? index + 2 : index + 1;
            if (
                key.Equals("path", StringComparison.OrdinalIgnoreCase)
                && value < close
                && cursor[value].Kind is TokenKind.Text or TokenKind.Quoted
            )
            {
                var span = TextSpan.Between(cursor[value].Start, cursor[value].End);
                path = new PathReference(parsers.Names.IdentifierAt(value).Text, null, span);
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        if (path is null)
        {
            cursor.Lower(Completeness.Partial);
            cursor.Report(DiagnosticFacts.UnknownSource(cursor.SpanOf(close - 1)));
            return null;
        }

        if (columns.Length == 0)
        {
            return new RelationQuery(path, cursor.SpanFrom(start));
        }

        var projections = Array.ConvertAll(
            columns,
            column => new Projection(new ColumnReference(new QualifiedName([column], column.Span)), null)
        );
        return new SelectQuery(projections, [new FromItem(path, JoinKind.Comma, null, [])], cursor.SpanFrom(start));
    }
}
