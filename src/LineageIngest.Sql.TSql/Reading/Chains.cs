namespace LineageIngest.Sql.TSql.Reading;

/// <summary>How many operands hang below one another, token by token: an upper bound over all brackets that are open.</summary>
sealed class Chains
{
    // Brackets beyond the bound of nesting are refused before they are counted here.
    readonly int[] _operators = new int[Bounds.MaxDepth + 2];
    readonly int[] _relations = new int[Bounds.MaxDepth + 2];
    int _depth;
    int _total;

    public int Enter(Dom.TSqlTokenType type)
    {
        switch (type)
        {
            case Dom.TSqlTokenType.LeftParenthesis:
                _depth = Math.Min(_depth + 1, Bounds.MaxDepth + 1);
                break;
            case Dom.TSqlTokenType.RightParenthesis:
                Forget(_operators);
                Forget(_relations);
                _depth = Math.Max(0, _depth - 1);
                break;
            case Dom.TSqlTokenType.Comma:
                Forget(_operators);
                break;
            case Dom.TSqlTokenType.Semicolon when _depth == 0:
                Forget(_operators);
                Forget(_relations);
                break;
            case Dom.TSqlTokenType.Plus
            or Dom.TSqlTokenType.Minus
            or Dom.TSqlTokenType.Star
            or Dom.TSqlTokenType.Divide
            or Dom.TSqlTokenType.PercentSign
            or Dom.TSqlTokenType.Ampersand
            or Dom.TSqlTokenType.VerticalLine
            or Dom.TSqlTokenType.Circumflex
            or Dom.TSqlTokenType.Concat
            or Dom.TSqlTokenType.LeftShift
            or Dom.TSqlTokenType.RightShift
            or Dom.TSqlTokenType.And
            or Dom.TSqlTokenType.Or
            or Dom.TSqlTokenType.DoubleColon
            or Dom.TSqlTokenType.Dot:
                _operators[_depth]++;
                _total++;
                break;
            case Dom.TSqlTokenType.Union
            or Dom.TSqlTokenType.Except
            or Dom.TSqlTokenType.Intersect
            or Dom.TSqlTokenType.Join
            or Dom.TSqlTokenType.Pivot
            or Dom.TSqlTokenType.Unpivot:
                _relations[_depth]++;
                _total++;
                break;
        }

        return _total;
    }

    void Forget(int[] counts)
    {
        _total -= counts[_depth];
        counts[_depth] = 0;
    }
}
