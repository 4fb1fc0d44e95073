using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>PIVOT, UNPIVOT, MATCH_RECOGNIZE.</summary>
sealed class PivotParser(TokenCursor cursor, Parsers parsers)
{
    public Pivot ParsePivot(Relation source, int start)
    {
        cursor.Position += cursor.KindAt(1) == TokenKind.OpenParen ? 1 : 2;
        var close = cursor.Partner();
        cursor.Position++;
        var aggregates = parsers.Projections.ParseProjections(close);
        var keys = new List<ColumnReference>();
        var values = new List<Identifier>();
        var others = new List<Expression>();
        while (cursor.Position < close)
        {
            var from = cursor.Position;
            cursor.Skip(Keyword.For);
            keys.AddRange(ParsePivotKeys());
            if (cursor.Skip(Keyword.In))
            {
                ParsePivotValues(values, others);
            }

            if (cursor.Is(Keyword.Default) && cursor.KeywordAt(1) == Keyword.On)
            {
                // DEFAULT ON NULL (0)
                cursor.Position += 3;
                cursor.SkipParens();
            }

            if (cursor.Position == from || cursor.Is(Keyword.Default))
            {
                break;
            }
        }

        Expression[] groups = [];
        if (cursor.Skip(Keyword.Group, Keyword.By))
        {
            groups = parsers.Calls.ParseKeys();
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return new Pivot(source, aggregates, [.. keys], [.. values], groups, parsers.Names.ParseTableAlias(), cursor.SpanFrom(start))
        {
            Others = [.. others],
        };
    }

    List<ColumnReference> ParsePivotKeys()
    {
        var keys = new List<ColumnReference>();
        var inParens = cursor.Skip(TokenKind.OpenParen);
        while (
            parsers.Names.IsName()
            && !cursor.Is(Keyword.In)
            && !cursor.Is(Keyword.Group, Keyword.By)
            && parsers.Names.ParseTableName() is { } name
        )
        {
            keys.Add(new ColumnReference(name));
            if (!inParens || !cursor.Skip(TokenKind.Comma))
            {
                break;
            }
        }

        _ = inParens && cursor.Skip(TokenKind.CloseParen);
        return keys;
    }

    // IN ('a' AS x, 'b', (1, 2) AS y, ANY ORDER BY z, SELECT …); in IN list the name of a value is its text.
    void ParsePivotValues(List<Identifier> values, List<Expression> others)
    {
        if (!cursor.Is(TokenKind.OpenParen))
        {
            parsers.Names.ParseTableName();
            return;
        }

        var close = cursor.Partner();
        cursor.Position++;
        var unknown = parsers.Queries.BeginsQuery() || cursor.Is(Keyword.Any);
        if (parsers.Queries.BeginsQuery())
        {
            var start = cursor.Start;
            others.Add(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Test, cursor.SpanFrom(start)));
        }

        while (cursor.Position < close && !unknown)
        {
            var first = cursor.Position;
            Identifier name;
            if (cursor.Is(TokenKind.Text))
            {
                name = new Identifier(
                    parsers.Names.TextValue(cursor.Position),
                    true,
                    TextSpan.Between(cursor.Start, cursor[cursor.Position].End)
                );
            }
            else
            {
                name = parsers.Names.IsName()
                    ? parsers.Names.IdentifierAt(cursor.Position)
                    : new Identifier(
                        cursor.TextAt(cursor.Position).ToString(),
                        true,
                        TextSpan.Between(cursor.Start, cursor[cursor.Position].End)
                    );
            }

            parsers.Expressions.ParseExpression();
            cursor.Skip(Keyword.As);
            if (cursor.Position < close && (parsers.Names.IsName() || cursor.Is(TokenKind.Text)))
            {
                name = parsers.Names.ReadIdentifier();
            }

            values.Add(name);
            if (cursor.Position == first)
            {
                cursor.Position++;
            }

            parsers.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
    }

    public Unpivot ParseUnpivot(Relation source, int start)
    {
        cursor.Position++;
        _ = cursor.Keyword is Keyword.Include or Keyword.Exclude && parsers.Selects.SkipText() && cursor.Skip(Keyword.Nulls);
        var close = cursor.Partner();
        cursor.Position++;
        var values = ParsePivotKeys();
        cursor.Skip(Keyword.For);
        var keys = ParsePivotKeys();
        var columns = new List<ColumnReference[]>();
        if (cursor.Skip(Keyword.In) && cursor.Is(TokenKind.OpenParen))
        {
            var inner = cursor.Partner();
            cursor.Position++;
            while (cursor.Position < inner)
            {
                columns.Add([.. ParsePivotKeys()]);
                parsers.Names.SkipPastComma(inner);
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return new Unpivot(
            source,
            [.. values.Select(value => value.Name.Last)],
            [.. keys.Select(key => key.Name.Last)],
            [.. columns],
            parsers.Names.ParseTableAlias(),
            cursor.SpanFrom(start)
        );
    }

    // PIVOT t ON k [IN (…)] USING sum(v) [GROUP BY g], UNPIVOT t ON a, b INTO NAME k VALUE v
    public RelationQuery ParsePivotStatement()
    {
        var start = cursor.Start;
        var isPivot = cursor.Is(Keyword.Pivot);
        cursor.Position++;
        var source = parsers.From.ParseRelation() ?? new ValuesTable([], null, cursor.SpanFrom(start));
        var keys = new List<ColumnReference>();
        var values = new List<Identifier>();
        var others = new List<Expression>();
        Projection[] aggregates = [];
        Expression[] groups = [];
        Identifier[] valueNames = [];
        Identifier[] keyNames = [];
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Skip(Keyword.On))
            {
                foreach (var key in parsers.Projections.ParseProjections(cursor.End))
                {
                    Collect(key.Value, keys);
                }

                if (cursor.Skip(Keyword.In))
                {
                    ParsePivotValues(values, others);
                }
            }
            else if (cursor.Skip(Keyword.Using))
            {
                aggregates = parsers.Projections.ParseProjections(cursor.End);
            }
            else if (cursor.Skip(Keyword.Group, Keyword.By))
            {
                groups = parsers.Calls.ParseKeys();
            }
            else if (cursor.Skip(Keyword.Into))
            {
                cursor.Skip(Keyword.Name);
                keyNames = parsers.Names.IsName() ? [parsers.Names.ReadIdentifier()] : [];
                cursor.Skip(Keyword.Value);
                valueNames = parsers.Names.IsName() ? [parsers.Names.ReadIdentifier()] : [];
            }
            else if (cursor.Is(Keyword.Order, Keyword.By) || cursor.Is(Keyword.Limit))
            {
                parsers.Queries.ParseTrailers();
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        Relation result = isPivot
            ? new Pivot(source, aggregates, [.. keys], [.. values], groups, null, cursor.SpanFrom(start)) { Others = [.. others] }
            : new Unpivot(source, valueNames, keyNames, [.. keys.Select(key => new[] { key })], null, cursor.SpanFrom(start));
        return new RelationQuery(result, cursor.SpanFrom(start));

        static void Collect(Expression expression, List<ColumnReference> into)
        {
            if (expression is ColumnReference column)
            {
                into.Add(column);
            }
            else if (expression is Operation operation)
            {
                foreach (var operand in operation.Operands)
                {
                    Collect(operand, into);
                }
            }
        }
    }

    public MatchRecognize ParseMatchRecognize(Relation source, int start)
    {
        cursor.Position++;
        var close = cursor.Partner();
        cursor.Position++;
        Expression[] partition = [];
        Expression[] order = [];
        Projection[] measures = [];
        var conditions = new List<Expression>();
        var variables = new List<Identifier>();
        var allRows = false;
        while (cursor.Position < close)
        {
            if (cursor.Is(Keyword.Partition, Keyword.By))
            {
                cursor.Position += 2;
                partition = parsers.Calls.ParseKeys();
            }
            else if (cursor.Is(Keyword.Order, Keyword.By))
            {
                cursor.Position += 2;
                order = parsers.Calls.ParseKeys();
            }
            else if (cursor.IsText("measures"))
            {
                cursor.Position++;
                SkipMeasureWords();
                measures = parsers.Projections.ParseProjections(close);
            }
            else if (cursor.Is(Keyword.All, Keyword.Rows))
            {
                allRows = true;
                cursor.Position += 2;
            }
            else if (cursor.IsText("pattern") && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                ParsePattern(variables);
            }
            else if (cursor.IsText("subset") && parsers.Names.IsName(1))
            {
                cursor.Position++;
                variables.Add(parsers.Names.ReadIdentifier());
            }
            else if (cursor.IsText("define"))
            {
                cursor.Position++;
                while (parsers.Names.IsName() && cursor.KeywordAt(1) == Keyword.As)
                {
                    variables.Add(parsers.Names.ReadIdentifier());
                    cursor.Position++;
                    if (parsers.Expressions.ParseExpression() is { } condition)
                    {
                        conditions.Add(condition);
                    }

                    cursor.Skip(TokenKind.Comma);
                }
            }
            else
            {
                cursor.Position++;
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return new MatchRecognize(
            source,
            partition,
            order,
            measures,
            [.. conditions],
            [.. variables],
            allRows,
            parsers.Names.ParseTableAlias(),
            cursor.SpanFrom(start)
        );
    }

    // PATTERN (a b+ (c | d)*): each word is a variable for rows, whether DEFINE says what it matches or not.
    void ParsePattern(List<Identifier> variables)
    {
        var close = cursor.Partner();
        for (cursor.Position++; cursor.Position < close; cursor.Position++)
        {
            if (parsers.Names.IsName() && !cursor.IsText("permute"))
            {
                variables.Add(parsers.Names.IdentifierAt(cursor.Position));
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
    }

    void SkipMeasureWords()
    {
        while (cursor.IsText("running") || cursor.Is(Keyword.Final))
        {
            cursor.Position++;
        }
    }
}
