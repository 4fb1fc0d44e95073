using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>The MODEL clause.</summary>
sealed class ModelParser(TokenCursor cursor, Parsers parsers)
{
    public bool IsModelClause() =>
        cursor.Is(Keyword.Model)
        && (
            (cursor.KeywordAt(1) is Keyword.Partition or Keyword.Dimension && cursor.KeywordAt(2) == Keyword.By)
            || (cursor.KeywordAt(1) is Keyword.Return && cursor.KindAt(2) == TokenKind.Word)
            || (cursor.KeywordAt(1) is Keyword.Ignore or Keyword.Keep or Keyword.Unique && cursor.KindAt(2) == TokenKind.Word)
            || (cursor.IsText("reference", 1) && parsers.Names.IsName(2))
            || (cursor.IsText("main", 1) && parsers.Names.IsName(2))
        );

    public void ParseModel(SelectClauses clauses)
    {
        cursor.Position++;
        var model = new ModelClause();
        while (
            cursor.Position < cursor.End
            && !IsRules()
            && cursor.Kind is not (TokenKind.Semicolon or TokenKind.CloseParen)
            && !cursor.Is(Keyword.Order, Keyword.By)
        )
        {
            if (cursor.IsText("reference") && cursor.KeywordAt(2) == Keyword.On && cursor.KindAt(3) == TokenKind.OpenParen)
            {
                cursor.Position += 3;
                ParseReferenceModel(model);
            }
            else if (cursor.Is(Keyword.Partition, Keyword.By) || cursor.Is(Keyword.Dimension, Keyword.By))
            {
                cursor.Position += 2;
                model.Keys.AddRange(ParseModelColumns());
            }
            else if (cursor.IsText("measures") && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                model.Measures.AddRange(ParseModelColumns());
            }
            else
            {
                cursor.Position++;
            }
        }

        while (cursor.Position < cursor.End && !cursor.Is(TokenKind.OpenParen) && IsRuleOption())
        {
            cursor.Position++;
            _ = cursor.Is(TokenKind.OpenParen) && IsIteration() && cursor.SkipParens();
        }

        if (cursor.Is(TokenKind.OpenParen))
        {
            var close = cursor.Partner();
            ParseRules(model, close);
            cursor.Position = Math.Min(close + 1, cursor.End);
        }

        clauses.Model = model;
    }

    // RULES …, or the rules without that word.
    bool IsRules() => cursor.IsText("rules") || cursor.Is(TokenKind.OpenParen);

    bool IsRuleOption() =>
        cursor.IsText("rules")
        || cursor.IsText("upsert")
        || cursor.Is(Keyword.Update)
        || cursor.Is(Keyword.All)
        || cursor.IsText("automatic")
        || cursor.IsText("sequential")
        || cursor.Is(Keyword.Order)
        || cursor.IsText("iterate")
        || cursor.Is(Keyword.Until);

    bool IsIteration() => cursor.IsText("iterate", -1) || cursor.KeywordAt(-1) == Keyword.Until;

    Projection[] ParseModelColumns()
    {
        if (!cursor.Is(TokenKind.OpenParen))
        {
            return [];
        }

        var close = cursor.Partner();
        cursor.Position++;
        var columns = parsers.Projections.ParseProjections(close);
        cursor.Position = Math.Min(close + 1, cursor.End);
        return columns;
    }

    // REFERENCE r ON (SELECT a, b FROM t) DIMENSION BY (a) MEASURES (b c): its measures are values of that query.
    void ParseReferenceModel(ModelClause model)
    {
        var start = cursor.Start;
        var close = cursor.Partner();
        cursor.Position++;
        var query = parsers.Queries.ParseQuery();
        cursor.Position = Math.Min(close + 1, cursor.End);
        if (cursor.Skip(Keyword.Dimension, Keyword.By))
        {
            cursor.SkipParens();
        }

        if (cursor.IsText("measures"))
        {
            cursor.Position++;
            foreach (var measure in ParseModelColumns())
            {
                var rows = new FromItem(new DerivedTable(query, false, null, cursor.SpanFrom(start)), JoinKind.Comma, null, []);
                var value = new Subquery(
                    new SelectQuery([measure], [rows], cursor.SpanFrom(start)),
                    SubqueryUse.Scalar,
                    cursor.SpanFrom(start)
                );
                model.References.Add(new Projection(value, ModelClause.NameOf(measure)));
            }
        }
    }

    // s[2030] = s[2029] * t[2029]: the measure on the left also comes from those on the right.
    void ParseRules(ModelClause model, int close)
    {
        var saved = cursor.End;
        Identifier? left = null;
        var isRight = false;
        for (cursor.Position++; cursor.Position < close; cursor.Position++)
        {
            if (cursor.Is(TokenKind.Comma))
            {
                (left, isRight) = (null, false);
            }
            else if (cursor.Is(TokenKind.Equals))
            {
                isRight = true;
            }
            else if (parsers.Names.IsName() && cursor.KindAt(1) == TokenKind.OpenBracket)
            {
                var measure = parsers.Names.IdentifierAt(cursor.Position);
                if (isRight && left is { } target)
                {
                    model.Depend(target, measure);
                }

                left ??= measure;
                cursor.Position++;
                ReadQueriesInside(model);
            }
            else if (cursor.Is(TokenKind.OpenParen) && left is { } computed)
            {
                // sum(s)[any, …]: an aggregate over cells names its measure inside.
                for (var index = cursor.Position + 1; index < cursor.Partner(); index++)
                {
                    if (cursor[index].Kind is TokenKind.Word or TokenKind.Quoted)
                    {
                        model.Depend(computed, parsers.Names.IdentifierAt(index));
                    }
                }

                ReadQueriesInside(model);
            }
            else if (cursor.Is(TokenKind.OpenBracket))
            {
                ReadQueriesInside(model);
            }
        }

        cursor.End = saved;
    }

    // Queries inside a bracket; the position is its end afterwards.
    void ReadQueriesInside(ModelClause model)
    {
        var close = Math.Min(cursor.Partner(), cursor.End - 1);
        while (cursor.Position < close)
        {
            var start = cursor.Start;
            if (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens())
            {
                model.Others.Add(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Test, cursor.SpanFrom(start)));
            }
            else
            {
                cursor.Position++;
            }
        }

        cursor.Position = Math.Max(cursor.Position, close);
    }
}
