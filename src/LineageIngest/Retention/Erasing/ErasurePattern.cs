using System.Text;
using System.Text.RegularExpressions;

namespace LineageIngest.Retention.Erasing;

/// <summary>
/// Names in running text, whatever their case and their spaces (one, several, no-break), and as they stand in addresses
/// (percent-encoded, RFC 3986). A person's name stands alone between what is no letter and no digit (jane_doe in report_for_jane_doe); the name of a dataset
/// or job is also no part of a longer name.
/// </summary>
sealed class ErasurePattern
{
    /// <summary>What comes before a name in an address ends with a digit or letter: <c>%3A</c>.</summary>
    const string Encoded = "(?<=%[0-9a-f]{2})";

    const string EncodedSpace = "%(?:25)*20|%(?:25)*c2%(?:25)*a0";

    ErasurePattern(string before, string after, string postgresBefore, string postgresAfter, IReadOnlyList<string> names)
    {
        var longestFirst = names.OrderByDescending(name => name.Length).ToList();
        Expression = new Regex(
            $"(?:{before}|{Encoded})" + Alternatives(longestFirst, Literally, @"\s") + after,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        ForPostgres = $"(?:{postgresBefore}|{Encoded})" + Alternatives(longestFirst, Literally, @"[[:space:]]|\u00a0") + postgresAfter;
        ForPostgresJson =
            $@"(?:{postgresBefore}|{Encoded}|(?<=\\[nrtbf]))" // \n before it is no letter
            + Alternatives(longestFirst, text => Literally(InJson(text)), @"[[:space:]]|\u00a0|\\[nrtbf]")
            + postgresAfter;
    }

    public Regex Expression { get; }

    /// <summary>The same as an expression of PostgreSQL (https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-POSIX-REGEXP), for ~*.</summary>
    public string ForPostgres { get; }

    /// <summary>The same for the text of jsonb.</summary>
    public string ForPostgresJson { get; }

    /// <param name="forms">of one name</param>
    public static ErasurePattern OfPerson(IReadOnlyList<string> forms) =>
        new(@"(?<![\p{L}\p{N}])", @"(?![\p{L}\p{N}])", "(?<![[:alnum:]])", "(?![[:alnum:]])", forms);

    public static ErasurePattern OfNames(IReadOnlyList<string> names) =>
        new(@"(?<![\p{L}\p{N}_.])", @"(?![\p{L}\p{N}_])", "(?<![[:alnum:]_.])", "(?![[:alnum:]_])", names);

    static string Alternatives(IEnumerable<string> names, Func<string, string> written, string space) =>
        $"(?:{string.Join('|', names.Select(name => OfName(name, written, space)))})";

    static string OfName(string name, Func<string, string> written, string space)
    {
        var expression = new StringBuilder();
        var isSpace = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                expression.Append(OfCharacter(rune, written));
            else if (!isSpace)
                expression.Append($@"(?:{space}|\+|{EncodedSpace})+");
            isSpace = Rune.IsWhiteSpace(rune);
        }
        return expression.ToString();
    }

    /// <summary>As it is, and percent-encoded in either case, once or several times.</summary>
    static string OfCharacter(Rune character, Func<string, string> written)
    {
        var text = character.ToString();
        if (Rune.IsLetterOrDigit(character) && character.IsAscii)
            return text;
        var cases = new[] { text, Rune.ToLowerInvariant(character).ToString(), Rune.ToUpperInvariant(character).ToString() }.Distinct();
        return $"(?:{string.Join('|', [written(text), .. cases.Select(PercentEncoded)])})";
    }

    static string PercentEncoded(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(octet => $"%(?:25)*{octet:x2}"));

    /// <summary>A backslash before what is no letter, digit or underscore means that character, in .NET and in PostgreSQL.</summary>
    static string Literally(string text) =>
        string.Concat(text.Select(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c != '_' ? $"\\{c}" : c.ToString()));

    static string InJson(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
