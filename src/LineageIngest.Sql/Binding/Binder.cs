using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Gives names their meaning and follows values from tables to outputs, one statement at a time.</summary>
sealed partial class Binder
{
    string _text;
    readonly Dialect _dialect;
    readonly Session _session;
    readonly SqlLimits _limits;
    readonly StringComparison _comparison;
    readonly CancellationToken _cancellation;
    readonly Stack<List<Origin>> _pool = new();
    readonly Dictionary<string, Rows> _cursors;
    readonly Dictionary<string, Origin[]> _scalars = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<Query, Rows> _subqueryRows = new(ReferenceEqualityComparer.Instance);
    Recorder _recorder;
    int _routines;

    public Binder(string text, Dialect dialect, Session session, SqlLimits limits, CancellationToken cancellation)
    {
        _text = text;
        _dialect = dialect;
        _session = session;
        _limits = limits;
        _starColumnsLeft = limits.MaxStarColumns;
        _comparison = dialect.Unquoted == CaseRule.Preserve ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _cursors = new Dictionary<string, Rows>(StringComparer.FromComparison(_comparison));
        _cancellation = cancellation;
        _recorder = new Recorder(0, session.Results);
    }

    bool Same(string left, string right) => ReferenceEquals(left, right) || string.Equals(left, right, _comparison);

    /// <summary>Whether two columns are one: what the catalogue spells may differ in case from what the dialect folds.</summary>
    static bool SameColumn(string left, string right) =>
        ReferenceEquals(left, right) || string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    List<Origin> Rent() => _pool.Count > 0 ? _pool.Pop() : new List<Origin>(8);

    /// <summary>The list's distinct origins; the list goes back to the pool.</summary>
    Origin[] Take(List<Origin> list)
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

    void Say(DiagnosticCode code, string message, TextSpan span) => _recorder.Say(new Diagnostic(code, message, span));

    string TextOf(TextSpan span) => span.Start >= 0 && span.End <= _text.Length ? _text.Substring(span.Start, span.Length) : "";
}
