using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>What all binders of a script share: the text, the session, and the results of the statement that is being bound.</summary>
sealed class BindingContext(string text, Dialect dialect, Session session, SqlLimits limits, CancellationToken cancellation)
{
    readonly Stack<List<Origin>> _pool = new();

    /// <summary>The text that the spans of the current statement point into.</summary>
    public string Text { get; set; } = text;

    public Dialect Dialect => dialect;

    public Session Session => session;

    public SqlLimits Limits => limits;

    public CancellationToken Cancellation => cancellation;

    /// <summary>How names compare in the text; the catalogue may spell them in another case.</summary>
    public StringComparison Comparison { get; } =
        dialect.Unquoted == CaseRule.Preserve ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Cursors, records and rows of triggers by name.</summary>
    public Dictionary<string, BoundRelation> Cursors { get; } =
        new(
            StringComparer.FromComparison(
                dialect.Unquoted == CaseRule.Preserve ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
            )
        );

    /// <summary>Variables that hold one value.</summary>
    public Dictionary<string, Origin[]> Scalars { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What each statement does, in the order of the text.</summary>
    public List<(Statement Statement, StatementKind Kind, StatementResult Result)> Bound { get; } = [];

    /// <summary>The results of the current statement.</summary>
    public StatementResult Result { get; set; } = new(0, session.Results);

    /// <summary>Where a text that the script puts together runs; what it holds has no place of its own.</summary>
    public TextSpan? Place { get; set; }

    public bool Same(string left, string right) => ReferenceEquals(left, right) || string.Equals(left, right, Comparison);

    /// <summary>Whether two columns are one: what the catalogue spells may differ in case from what the dialect folds.</summary>
    public static bool SameColumn(string left, string right) =>
        ReferenceEquals(left, right) || string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public List<Origin> Rent() => _pool.Count > 0 ? _pool.Pop() : new List<Origin>(8);

    /// <summary>The list's distinct origins; the list goes back to the pool.</summary>
    public Origin[] Take(List<Origin> list)
    {
        Origin[] origins;
        if (list.Count <= 1)
        {
            origins = list.Count == 0 ? [] : [list[0]];
        }
        else
        {
            origins = Distinct(list);
        }

        list.Clear();
        _pool.Push(list);
        return origins;
    }

    static Origin[] Distinct(List<Origin> list)
    {
        if (list.Count > 32)
        {
            return [.. list.ToHashSet()];
        }

        var count = 0;
        for (var index = 0; index < list.Count; index++)
        {
            var origin = list[index];
            var known = false;
            for (var earlier = 0; earlier < count && !known; earlier++)
            {
                var other = list[earlier];
                known =
                    ReferenceEquals(other.Table, origin.Table)
                    && other.Column == origin.Column
                    && other.Kind == origin.Kind
                    && other.Certainty == origin.Certainty
                    && other.Masking == origin.Masking;
            }

            if (!known)
            {
                list[count++] = origin;
            }
        }

        return list.GetRange(0, count).ToArray();
    }

    public void Report(Diagnostic diagnostic) => Result.Report(diagnostic);

    public string TextOf(TextSpan span) => span.Start >= 0 && span.End <= Text.Length ? Text.Substring(span.Start, span.Length) : "";
}
