namespace LineageIngest.Sql.Lexing;

/// <summary>Hides template syntax at equal length, so that every offset into the text stays true.</summary>
/// <remarks><c>{{ x }}</c> and <c>${x}</c> stand where a name or value stands: they become one run of <see cref="Filler"/>. <c>{% %}</c> and <c>{# #}</c> become blanks.</remarks>
static class TemplateMask
{
    /// <summary>A private-use character, which the lexer takes for a letter.</summary>
    public const char Filler = '\uE000';

    public static string Apply(string sql)
    {
        if (!sql.Contains('{', StringComparison.Ordinal))
        {
            return sql;
        }

        char[]? masked = null;
        for (var at = sql.IndexOf('{', StringComparison.Ordinal); at >= 0 && at + 1 < sql.Length; at = Next(sql, at))
        {
            var (close, filler, start) = sql[at + 1] switch
            {
                '{' => ("}}", Filler, at),
                '%' => ("%}", ' ', at),
                '#' => ("#}", ' ', at),
                _ when at > 0 && sql[at - 1] == '$' => ("}", Filler, at - 1),
                _ => ("", ' ', at),
            };
            var end = close.Length == 0 ? -1 : sql.IndexOf(close, at + 1, StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            masked ??= sql.ToCharArray();
            Array.Fill(masked, filler, start, end + close.Length - start);
            at = end + close.Length - 1;
        }

        return masked is null ? sql : new string(masked);
    }

    static int Next(string sql, int at) => at + 1 >= sql.Length ? -1 : sql.IndexOf('{', at + 1);
}
