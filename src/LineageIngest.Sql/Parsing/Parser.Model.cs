using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Oracle's MODEL clause: cells by partition, dimension and measure, and rules that compute cells from other cells.</content>
sealed partial class Parser
{
    bool IsModelClause() =>
        Is(Word.Model)
        && (
            (WordAt(1) is Word.Partition or Word.Dimension && WordAt(2) == Word.By)
            || (WordAt(1) is Word.Return && KindAt(2) == TokenKind.Word)
            || (WordAt(1) is Word.Ignore or Word.Keep or Word.Unique && KindAt(2) == TokenKind.Word)
            || (IsText("reference", 1) && IsName(2))
            || (IsText("main", 1) && IsName(2))
        );

    void ParseModel(SelectClauses clauses)
    {
        _at++;
        var model = new ModelClause();
        while (_at < _end && !IsRules() && Kind is not (TokenKind.Semicolon or TokenKind.CloseParen) && !Is(Word.Order, Word.By))
        {
            if (IsText("reference") && WordAt(2) == Word.On && KindAt(3) == TokenKind.OpenParen)
            {
                _at += 3;
                ParseReferenceModel(model);
            }
            else if (Is(Word.Partition, Word.By) || Is(Word.Dimension, Word.By))
            {
                _at += 2;
                model.Keys.AddRange(ParseModelColumns());
            }
            else if (IsText("measures") && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                model.Measures.AddRange(ParseModelColumns());
            }
            else
            {
                _at++;
            }
        }

        while (_at < _end && !Is(TokenKind.OpenParen) && IsRuleOption())
        {
            _at++;
            _ = Is(TokenKind.OpenParen) && IsIteration() && SkipParens();
        }

        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            ParseRules(model, close);
            _at = Math.Min(close + 1, _end);
        }

        clauses.Model = model;
    }

    // RULES …, or the rules without that word.
    bool IsRules() => IsText("rules") || Is(TokenKind.OpenParen);

    bool IsRuleOption() =>
        IsText("rules")
        || IsText("upsert")
        || Is(Word.Update)
        || Is(Word.All)
        || IsText("automatic")
        || IsText("sequential")
        || Is(Word.Order)
        || IsText("iterate")
        || Is(Word.Until);

    bool IsIteration() => IsText("iterate", -1) || WordAt(-1) == Word.Until;

    Projection[] ParseModelColumns()
    {
        if (!Is(TokenKind.OpenParen))
        {
            return [];
        }

        var close = Partner();
        _at++;
        var columns = ParseProjections(close);
        _at = Math.Min(close + 1, _end);
        return columns;
    }

    // REFERENCE r ON (SELECT a, b FROM t) DIMENSION BY (a) MEASURES (b c): its measures are values of that query.
    void ParseReferenceModel(ModelClause model)
    {
        var start = Start;
        var close = Partner();
        _at++;
        var query = ParseQuery();
        _at = Math.Min(close + 1, _end);
        if (Skip(Word.Dimension, Word.By))
        {
            SkipParens();
        }

        if (IsText("measures"))
        {
            _at++;
            foreach (var measure in ParseModelColumns())
            {
                var rows = new FromItem(new DerivedTable(query, false, null, SpanFrom(start)), JoinKind.Comma, null, []);
                var value = new Subquery(new SelectQuery([measure], [rows], SpanFrom(start)), SubqueryUse.Scalar, SpanFrom(start));
                model.References.Add(new Projection(value, ModelClause.NameOf(measure)));
            }
        }
    }

    // s[2030] = s[2029] * t[2029]: the measure on the left also comes from those on the right.
    void ParseRules(ModelClause model, int close)
    {
        var saved = _end;
        Identifier? left = null;
        var isRight = false;
        for (_at++; _at < close; _at++)
        {
            if (Is(TokenKind.Comma))
            {
                (left, isRight) = (null, false);
            }
            else if (Is(TokenKind.Equals))
            {
                isRight = true;
            }
            else if (IsName() && KindAt(1) == TokenKind.OpenBracket)
            {
                var measure = IdentifierAt(_at);
                if (isRight && left is { } target)
                {
                    model.Depend(target, measure);
                }

                left ??= measure;
                _at++;
                ReadQueriesInside(model);
            }
            else if (Is(TokenKind.OpenParen) && left is { } computed)
            {
                // sum(s)[any, …]: an aggregate over cells names its measure inside.
                for (var index = _at + 1; index < Partner(); index++)
                {
                    if (_tokens[index].Kind is TokenKind.Word or TokenKind.Quoted)
                    {
                        model.Depend(computed, IdentifierAt(index));
                    }
                }

                ReadQueriesInside(model);
            }
            else if (Is(TokenKind.OpenBracket))
            {
                ReadQueriesInside(model);
            }
        }

        _end = saved;
    }

    // Queries inside a bracket; the position is its end afterwards.
    void ReadQueriesInside(ModelClause model)
    {
        var close = Math.Min(Partner(), _end - 1);
        while (_at < close)
        {
            var start = Start;
            if (Is(TokenKind.OpenParen) && BeginsQueryInParens())
            {
                model.Others.Add(new Subquery(ParseQuery(), SubqueryUse.Test, SpanFrom(start)));
            }
            else
            {
                _at++;
            }
        }

        _at = Math.Max(_at, close);
    }
}
