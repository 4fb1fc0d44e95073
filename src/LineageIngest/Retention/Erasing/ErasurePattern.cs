using System.Text.RegularExpressions;

namespace LineageIngest.Retention.Erasing;

/// <summary>
/// Names in running text, whatever their case. A person's name stands alone between what is no letter and no digit (jane_doe in report_for_jane_doe); the
/// name of a dataset or job is also no part of a longer name.
/// </summary>
sealed class ErasurePattern
{
    ErasurePattern(string before, string after, string postgresBefore, string postgresAfter, IReadOnlyList<string> names)
    {
        var longestFirst = names.OrderByDescending(name => name.Length).ToList();
        Expression = new Regex(
            before + Alternatives(longestFirst, name => name) + after,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        ForPostgres = postgresBefore + Alternatives(longestFirst, name => name) + postgresAfter;
        ForPostgresJson = $@"(?:{postgresBefore}|(?<=\\[nrtbf]))" + Alternatives(longestFirst, InJson) + postgresAfter; // \n before it is no letter
    }

    public Regex Expression { get; }

    /// <summary>The same as an expression of PostgreSQL (https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-POSIX-REGEXP), for ~*.</summary>
    public string ForPostgres { get; }

    /// <summary>The same for the text of jsonb.</summary>
    public string ForPostgresJson { get; }

    public static ErasurePattern OfPerson(string name) =>
        new(@"(?<![\p{L}\p{N}])", @"(?![\p{L}\p{N}])", "(?<![[:alnum:]])", "(?![[:alnum:]])", [name]);

    public static ErasurePattern OfNames(IReadOnlyList<string> names) =>
        new(@"(?<![\p{L}\p{N}_.])", @"(?![\p{L}\p{N}_])", "(?<![[:alnum:]_.])", "(?![[:alnum:]_])", names);

    static string Alternatives(IEnumerable<string> names, Func<string, string> written) =>
        $"(?:{string.Join('|', names.Select(name => Literally(written(name))))})";

    /// <summary>A backslash before what is no letter, digit or underscore means that character, in .NET and in PostgreSQL.</summary>
    static string Literally(string text) =>
        string.Concat(text.Select(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c != '_' ? $"\\{c}" : c.ToString()));

    static string InJson(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
