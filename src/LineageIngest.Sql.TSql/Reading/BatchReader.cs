using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Statements;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Reads one batch: whole, and after an error in windows around it, since ScriptDom gives up the rest of a batch there.</summary>
sealed class BatchReader(List<Dom.TSqlParserToken> tokens, Grammar grammar, List<Statement> statements, List<TextSpan> unread)
{
    // Places before an error that are tried as the end of what is sound; more only happens in text that is no SQL.
    const int MaxSteps = 6;

    readonly int _end = tokens.Count;
    readonly VariableTexts _texts = new();
    int _at;
    int _budget;

    public void Read()
    {
        if (_end == 0)
        {
            return;
        }

        _budget = Bounds.MaxParses * (Tokens.EndOf(tokens[_end - 1]) - tokens[_at].Offset);
        if (Accept(WholeParse.Of(tokens, _at, _end, grammar), _end))
        {
            return;
        }

        if (grammar == Grammar.FabricWarehouse && Accept(WholeParse.Of(tokens, _at, _end, Grammar.TransactSql), _end))
        {
            return;
        }

        if (Boundaries.IsModule(tokens, _at, _end))
        {
            Skip(_end);
            return;
        }

        ReadInWindows(Boundaries.Of(tokens, _at, _end));
    }

    // Each round reads up to the next error: what is sound before it, then the broken statement is left unread.
    void ReadInWindows(List<int> boundaries)
    {
        while (_at < _end)
        {
            if (Parse(_end) is not { } rest)
            {
                Skip(_end);
                return;
            }

            if (Accept(rest, _end))
            {
                return;
            }

            var broken = Math.Max(_at, rest.BrokenAt(tokens));
            var next = boundaries.FindLastIndex(boundary => boundary <= broken);
            for (var steps = 0; next >= 0 && boundaries[next] > _at && steps < MaxSteps; next--, steps++)
            {
                if (Parse(boundaries[next]) is { } sound && Accept(sound, boundaries[next]))
                {
                    break;
                }
            }

            var after = boundaries.FindIndex(boundary => boundary > broken);
            Skip(after < 0 ? _end : boundaries[after]);
        }
    }

    WholeParse? Parse(int end)
    {
        _budget -= Tokens.EndOf(tokens[end - 1]) - tokens[_at].Offset;
        return _budget < 0 ? null : WholeParse.Of(tokens, _at, end, grammar);
    }

    bool Accept(WholeParse parse, int end)
    {
        if (parse.Errors.Count > 0)
        {
            return false;
        }

        foreach (var statement in parse.Statements)
        {
            statement.Accept(_texts);
            statements.Add(AnyStatement.Of(statement));
        }

        _at = end;
        return true;
    }

    void Skip(int end)
    {
        var first = Tokens.SkipBlanks(tokens, _at, end);
        _at = end;
        if (first < end)
        {
            unread.Add(TextSpan.Between(tokens[first].Offset, Tokens.EndOf(tokens[end - 1])));
        }
    }
}
