namespace LineageIngest.Sql.Lexing;

/// <summary>Hides template syntax at equal length, so that every offset into the text stays true.</summary>
/// <remarks>
/// <c>{{ x }}</c>, <c>${x}</c>, <c>$(x)</c> and, in some dialects, <c>&amp;x</c> stand where a name or value stands: they become one run of
/// <see cref="Filler"/>. <c>{% %}</c> and <c>{# #}</c> become blanks, and with them what their tags say does not run here (<see cref="JinjaBlocks"/>).
/// </remarks>
static class TemplateMask
{
    /// <summary>A private-use character, which the lexer takes for a letter.</summary>
    public const char Filler = '\uE000';

    // Each template that never ends is looked for up to the end of the text; a text with more of them is none.
    const int MaxUnclosed = 100;

    /// <summary>Masks a text.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="dialect">Tells which signs begin a variable.</param>
    /// <param name="leftOut">Takes the ranges of SQL that a template may put out and that are not read.</param>
    public static string Apply(string sql, Dialect dialect, List<TextSpan>? leftOut = null)
    {
        var signs = dialect.AmpersandVariables ? "{$&" : "{$";
        var at = sql.AsSpan().IndexOfAny(signs);
        if (at < 0)
        {
            return sql;
        }

        char[]? masked = null;
        JinjaBlocks? blocks = null;
        var unclosed = 0;
        while (at < sql.Length && unclosed < MaxUnclosed)
        {
            var (end, filler) = EndOf(sql, at);
            unclosed += end == 0 && sql[at] == '{' && at + 1 < sql.Length && sql[at + 1] is '{' or '%' or '#' ? 1 : 0;
            if (end > at)
            {
                masked ??= sql.ToCharArray();
                Array.Fill(masked, filler, at, end - at);
                if (sql[at] == '{' && sql[at + 1] == '%')
                {
                    blocks ??= new JinjaBlocks(masked, leftOut);
                    blocks.Add(sql, at, end);
                }
            }

            var from = Math.Max(end, at + 1);
            var next = sql.AsSpan(from).IndexOfAny(signs);
            at = next < 0 ? sql.Length : from + next;
        }

        return masked is null ? sql : new string(masked);
    }

    // Where what begins here ends, or 0 where nothing begins.
    static (int End, char Filler) EndOf(string sql, int at)
    {
        var next = at + 1 < sql.Length ? sql[at + 1] : '\0';
        return (sql[at], next) switch
        {
            ('{', '{') => (Close(sql, at + 2, "}}"), Filler),
            ('{', '%') => (Close(sql, at + 2, "%}"), ' '),
            ('{', '#') => (Plain(sql, at + 2, "#}"), ' '),
            ('$', '{') => (Plain(sql, at + 2, "}"), Filler),
            ('$', '(') => (Variable(sql, at + 2, ')'), Filler),
            ('&', '{') => (Variable(sql, at + 2, '}'), Filler),
            ('&', _) => (Substitution(sql, at + 1), Filler),
            _ => (0, ' '),
        };
    }

    static int Plain(ReadOnlySpan<char> sql, int from, string close)
    {
        var end = sql[from..].IndexOf(close);
        return end < 0 ? 0 : from + end + close.Length;
    }

    /// <summary>Whether the text is one template as a whole.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => text.StartsWith("{{") && Close(text, 2, "}}") == text.Length;

    // The end is not looked for inside quotes: {{ config(post_hook="delete from {{ this }}") }}.
    static int Close(ReadOnlySpan<char> sql, int from, string close)
    {
        var quote = '\0';
        for (var at = from; at + 1 < sql.Length; at++)
        {
            if (quote == '\0' && sql[at] == close[0] && sql[at + 1] == close[1])
            {
                return at + 2;
            }

            if (sql[at] is '\'' or '"' && (quote == '\0' || quote == sql[at]))
            {
                quote = quote == '\0' ? sql[at] : '\0';
            }
        }

        return Plain(sql, from, close);
    }

    // $(name): whatever else follows the sign is no variable.
    static int Variable(string sql, int from, char close)
    {
        var at = from;
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '_' or '-' or ' '))
        {
            at++;
        }

        return at > from && at < sql.Length && sql[at] == close ? at + 1 : 0;
    }

    // &name, &&name, &1; a dot ends the name: &schema..t is a table of that schema.
    static int Substitution(string sql, int from)
    {
        var at = from < sql.Length && sql[from] == '&' ? from + 1 : from;
        var name = at;
        while (at < sql.Length && (char.IsAsciiLetterOrDigit(sql[at]) || sql[at] is '_' or '$' or '#'))
        {
            at++;
        }

        return at == name ? 0
            : at < sql.Length && sql[at] == '.' && at + 1 < sql.Length && sql[at + 1] is not ' ' and not '\n' ? at + 1
            : at;
    }
}
