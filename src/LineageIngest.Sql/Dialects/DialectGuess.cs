namespace LineageIngest.Sql;

/// <summary>Which dialect a text is most likely written in, and why: <c>DialectGuess.Of("select top 1 a from dbo.t")</c>.</summary>
/// <param name="Dialect">The dialect with the most hints, or the standard one where there are none.</param>
/// <param name="Hints">What in the text speaks for it.</param>
public sealed record DialectGuess(Dialect Dialect, string[] Hints)
{
    /// <summary>Guesses from what the text holds.</summary>
    public static DialectGuess Of(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var best = new DialectGuess(Dialect.Standard, []);
        foreach (var dialect in Dialect.All)
        {
            var hints = Array.FindAll(dialect.Hints, hint => Holds(sql, hint));
            if (hints.Length > best.Hints.Length)
            {
                best = new DialectGuess(dialect, hints);
            }
        }

        return best;
    }

    // A hint is no part of a longer word.
    static bool Holds(string sql, string hint)
    {
        for (
            var at = sql.IndexOf(hint, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = sql.IndexOf(hint, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var before = at > 0 ? sql[at - 1] : ' ';
            var after = at + hint.Length < sql.Length ? sql[at + hint.Length] : ' ';
            if (!(IsWord(before) && IsWord(hint[0])) && !(IsWord(after) && IsWord(hint[^1])))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';
}
