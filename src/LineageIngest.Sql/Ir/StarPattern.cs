using System.Text.RegularExpressions;

namespace LineageIngest.Sql.Ir;

/// <summary>Which columns a star means: <c>* ILIKE '%id%'</c>, <c>COLUMNS('^q')</c>, <c>COLUMNS(a, b)</c>.</summary>
public sealed class StarPattern
{
    const int MaxLength = 1000;

    readonly Predicate<string> _matches;

    StarPattern(Predicate<string> matches) => _matches = matches;

    /// <summary>No column: what is meant is not known.</summary>
    public static StarPattern None { get; } = new(_ => false);

    public bool Matches(string column) => _matches(column);

    public StarPattern Negated() => new(column => !_matches(column));

    public static StarPattern Names(IReadOnlyCollection<string> names) =>
        new(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));

    public static StarPattern? Like(string pattern, bool ignoresCase) =>
        OfRegex("^(?:" + Regex.Escape(pattern).Replace("%", ".*").Replace("_", ".") + ")$", ignoresCase);

    public static StarPattern? Glob(string pattern) =>
        OfRegex("^(?:" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + ")$", ignoresCase: false);

    public static StarPattern? Whole(string pattern) => OfRegex("^(?:" + pattern + ")$", ignoresCase: false);

    /// <summary>Columns in whose name the expression is found; null where it is none that can be tried in linear time.</summary>
    public static StarPattern? OfRegex(string pattern, bool ignoresCase)
    {
        if (pattern.Length > MaxLength)
        {
            return null;
        }

        try
        {
            var regex = new Regex(
                pattern,
                RegexOptions.NonBacktracking
                    | RegexOptions.CultureInvariant
                    | RegexOptions.Singleline
                    | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None)
            );
            return new StarPattern(regex.IsMatch);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
