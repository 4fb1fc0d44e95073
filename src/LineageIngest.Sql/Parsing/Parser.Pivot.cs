using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>PIVOT, UNPIVOT, MATCH_RECOGNIZE.</content>
sealed partial class Parser
{
    Pivot ParsePivot(Relation source, int start)
    {
        _at += KindAt(1) == TokenKind.OpenParen ? 1 : 2;
        var close = Partner();
        _at++;
        var aggregates = ParseProjections(close);
        var keys = new List<ColumnReference>();
        var values = new List<Identifier>();
        var others = new List<Expression>();
        while (_at < close)
        {
            var from = _at;
            Skip(Word.For);
            keys.AddRange(ParsePivotKeys());
            if (Skip(Word.In))
            {
                ParsePivotValues(values, others);
            }

            if (Is(Word.Default) && WordAt(1) == Word.On)
            {
                // DEFAULT ON NULL (0)
                _at += 3;
                SkipParens();
            }

            if (_at == from || Is(Word.Default))
            {
                break;
            }
        }

        Expression[] groups = [];
        if (Skip(Word.Group, Word.By))
        {
            groups = ParseKeys();
        }

        _at = Math.Min(close + 1, _end);
        return new Pivot(source, aggregates, [.. keys], [.. values], groups, ParseTableAlias(), SpanFrom(start)) { Others = [.. others] };
    }

    List<ColumnReference> ParsePivotKeys()
    {
        var keys = new List<ColumnReference>();
        var inParens = Skip(TokenKind.OpenParen);
        while (IsName() && !Is(Word.In) && ParseTableName() is { } name)
        {
            keys.Add(new ColumnReference(name));
            if (!inParens || !Skip(TokenKind.Comma))
            {
                break;
            }
        }

        _ = inParens && Skip(TokenKind.CloseParen);
        return keys;
    }

    // IN ('a' AS x, 'b', (1, 2) AS y, ANY ORDER BY z, SELECT …); in IN list the name of a value is its text.
    void ParsePivotValues(List<Identifier> values, List<Expression> others)
    {
        if (!Is(TokenKind.OpenParen))
        {
            ParseTableName();
            return;
        }

        var close = Partner();
        _at++;
        var unknown = BeginsQuery() || Is(Word.Any);
        if (BeginsQuery())
        {
            var start = Start;
            others.Add(new Subquery(ParseQuery(), SubqueryUse.Test, SpanFrom(start)));
        }

        while (_at < close && !unknown)
        {
            var first = _at;
            Identifier name;
            if (Is(TokenKind.Text))
            {
                name = new Identifier(TextValue(_at), true, TextSpan.Between(Start, _tokens[_at].End));
            }
            else
            {
                name = IsName()
                    ? IdentifierAt(_at)
                    : new Identifier(TextAt(_at).ToString(), true, TextSpan.Between(Start, _tokens[_at].End));
            }

            ParseExpression();
            Skip(Word.As);
            if (_at < close && (IsName() || Is(TokenKind.Text)))
            {
                name = ReadIdentifier();
            }

            values.Add(name);
            if (_at == first)
            {
                _at++;
            }

            SkipPastComma(close);
        }

        _at = Math.Min(close + 1, _end);
    }

    Unpivot ParseUnpivot(Relation source, int start)
    {
        _at++;
        _ = Word is Word.Include or Word.Exclude && SkipText() && Skip(Word.Nulls);
        var close = Partner();
        _at++;
        var values = ParsePivotKeys();
        Skip(Word.For);
        var keys = ParsePivotKeys();
        var columns = new List<ColumnReference[]>();
        if (Skip(Word.In) && Is(TokenKind.OpenParen))
        {
            var inner = Partner();
            _at++;
            while (_at < inner)
            {
                columns.Add([.. ParsePivotKeys()]);
                SkipPastComma(inner);
            }
        }

        _at = Math.Min(close + 1, _end);
        return new Unpivot(
            source,
            [.. values.Select(value => value.Name.Last)],
            [.. keys.Select(key => key.Name.Last)],
            [.. columns],
            ParseTableAlias(),
            SpanFrom(start)
        );
    }

    // PIVOT t ON k [IN (…)] USING sum(v) [GROUP BY g], UNPIVOT t ON a, b INTO NAME k VALUE v
    RelationQuery ParsePivotStatement()
    {
        var start = Start;
        var isPivot = Is(Word.Pivot);
        _at++;
        var source = ParseRelation() ?? new ValuesTable([], null, SpanFrom(start));
        var keys = new List<ColumnReference>();
        var values = new List<Identifier>();
        var others = new List<Expression>();
        Projection[] aggregates = [];
        Expression[] groups = [];
        Identifier[] valueNames = [];
        Identifier[] keyNames = [];
        while (_at < _end)
        {
            var from = _at;
            if (Skip(Word.On))
            {
                foreach (var key in ParseProjections(_end))
                {
                    Collect(key.Value, keys);
                }

                if (Skip(Word.In))
                {
                    ParsePivotValues(values, others);
                }
            }
            else if (Skip(Word.Using))
            {
                aggregates = ParseProjections(_end);
            }
            else if (Skip(Word.Group, Word.By))
            {
                groups = ParseKeys();
            }
            else if (Skip(Word.Into))
            {
                Skip(Word.Name);
                keyNames = IsName() ? [ReadIdentifier()] : [];
                Skip(Word.Value);
                valueNames = IsName() ? [ReadIdentifier()] : [];
            }
            else if (Is(Word.Order, Word.By) || Is(Word.Limit))
            {
                ParseTrailers();
            }

            if (_at == from)
            {
                break;
            }
        }

        Relation result = isPivot
            ? new Pivot(source, aggregates, [.. keys], [.. values], groups, null, SpanFrom(start)) { Others = [.. others] }
            : new Unpivot(source, valueNames, keyNames, [.. keys.Select(key => new[] { key })], null, SpanFrom(start));
        return new RelationQuery(result, SpanFrom(start));

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

    MatchRecognize ParseMatchRecognize(Relation source, int start)
    {
        _at++;
        var close = Partner();
        _at++;
        Expression[] partition = [];
        Expression[] order = [];
        Projection[] measures = [];
        var conditions = new List<Expression>();
        var variables = new List<Identifier>();
        var allRows = false;
        while (_at < close)
        {
            if (Is(Word.Partition, Word.By))
            {
                _at += 2;
                partition = ParseKeys();
            }
            else if (Is(Word.Order, Word.By))
            {
                _at += 2;
                order = ParseKeys();
            }
            else if (IsText("measures"))
            {
                _at++;
                SkipMeasureWords();
                measures = ParseProjections(close);
            }
            else if (Is(Word.All, Word.Rows))
            {
                allRows = true;
                _at += 2;
            }
            else if (IsText("pattern") && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                ParsePattern(variables);
            }
            else if (IsText("subset") && IsName(1))
            {
                _at++;
                variables.Add(ReadIdentifier());
            }
            else if (IsText("define"))
            {
                _at++;
                while (IsName() && WordAt(1) == Word.As)
                {
                    variables.Add(ReadIdentifier());
                    _at++;
                    if (ParseExpression() is { } condition)
                    {
                        conditions.Add(condition);
                    }

                    Skip(TokenKind.Comma);
                }
            }
            else
            {
                _at++;
            }
        }

        _at = Math.Min(close + 1, _end);
        return new MatchRecognize(
            source,
            partition,
            order,
            measures,
            [.. conditions],
            [.. variables],
            allRows,
            ParseTableAlias(),
            SpanFrom(start)
        );
    }

    // PATTERN (a b+ (c | d)*): each word is a variable for rows, whether DEFINE says what it matches or not.
    void ParsePattern(List<Identifier> variables)
    {
        var close = Partner();
        for (_at++; _at < close; _at++)
        {
            if (IsName() && !IsText("permute"))
            {
                variables.Add(IdentifierAt(_at));
            }
        }

        _at = Math.Min(close + 1, _end);
    }

    void SkipMeasureWords()
    {
        while (IsText("running") || Is(Word.Final))
        {
            _at++;
        }
    }
}
