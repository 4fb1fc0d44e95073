using LineageIngest.Sql;

namespace LineageIngest.Insight.Statements;

/// <summary>What becomes of a value, in one word.</summary>
static class Transformations
{
    static readonly (string Function, string Word)[] _aggregations =
    [
        ("count", "counted"),
        ("sum", "summed"),
        ("min", "minimum"),
        ("max", "maximum"),
        ("avg", "averaged"),
        ("mean", "averaged"),
        ("string_agg", "joined"),
        ("listagg", "joined"),
        ("array_agg", "collected"),
        ("row_number", "numbered"),
        ("rank", "ranked"),
        ("dense_rank", "ranked"),
    ];

    /// <summary>Of an aggregation the function that stands first in the expression gives the word.</summary>
    public static string Word(EdgeKind kind, bool masking, string? expression) =>
        kind switch
        {
            EdgeKind.Identity => "copied",
            EdgeKind.Aggregation => Aggregation(expression) ?? "aggregated",
            _ when masking => "masked",
            _ => "computed",
        };

    static string? Aggregation(string? expression) =>
        expression is null
            ? null
            : _aggregations
                .Select(row => (row.Word, At: CallAt(expression, row.Function)))
                .Where(row => row.At >= 0)
                .OrderBy(row => row.At)
                .Select(row => row.Word)
                .FirstOrDefault();

    /// <summary>Where <c>function (</c> stands as a word of its own, or -1.</summary>
    static int CallAt(string expression, string function)
    {
        for (var at = 0; (at = expression.IndexOf(function, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var rest = expression.AsSpan(at + function.Length).TrimStart();
            var isWord = at == 0 || !(char.IsLetterOrDigit(expression[at - 1]) || expression[at - 1] == '_');
            if (isWord && rest.StartsWith("("))
                return at;
        }
        return -1;
    }
}
