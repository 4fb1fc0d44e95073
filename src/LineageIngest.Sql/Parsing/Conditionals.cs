using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing;

/// <summary>Functions that choose: some arguments decide, the others are the value.</summary>
static class Conditionals
{
    static readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "if", "iff", "iif", "nvl2", "decode", "multiif" };

    public static bool IsOne(string function) => _names.Contains(function);

    /// <summary><c>IF(c, a, b)</c>, <c>DECODE(x, s, r, s, r, d)</c>, <c>multiIf(c, a, c, a, d)</c> as a CASE.</summary>
    public static Conditional Split(string function, Expression[] arguments, TextSpan span)
    {
        var isDecode = function.Equals("decode", StringComparison.OrdinalIgnoreCase);
        var first = isDecode ? 1 : 0;
        var conditions = new List<Expression>();
        var results = new List<Expression>();
        if (isDecode && arguments.Length > 0)
        {
            conditions.Add(arguments[0]);
        }

        var pairs = isDecode || function.Equals("multiif", StringComparison.OrdinalIgnoreCase);
        for (var index = first; index < arguments.Length; index++)
        {
            var decides = pairs ? (index - first) % 2 == 0 && index < arguments.Length - 1 : index == 0;
            (decides ? conditions : results).Add(arguments[index]);
        }

        return new Conditional([.. conditions], [.. results], span);
    }
}
