using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace LineageIngest.Retention.Erasing;

/// <summary>What kind of thing is to leave for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErasureKind>))]
public enum ErasureKind
{
    [JsonStringEnumMemberName("dataset")]
    Dataset,

    [JsonStringEnumMemberName("job")]
    Job,

    [JsonStringEnumMemberName("person")]
    Person,
}

/// <summary>What is to leave for good.</summary>
/// <param name="Namespace">of a dataset or job; a person has none</param>
/// <param name="Name">of a dataset or job as events write it; of a person one way of writing his name, address or account</param>
public sealed record ErasureTarget(ErasureKind Kind, string? Namespace, string Name)
{
    const int ShortestName = 3;

    /// <summary>What every event is made of: whoever wrote over these would erase all of it.</summary>
    static readonly FrozenSet<string> _ownWords = FrozenSet.ToFrozenSet(
        [
            "run",
            "job",
            "jobs",
            "dataset",
            "input",
            "inputs",
            "output",
            "outputs",
            "facets",
            "namespace",
            "name",
            "producer",
            "schema",
            "fields",
            "field",
            "type",
            "query",
            "sql",
            "source",
            "description",
            "documentation",
            "identifiers",
            "symlinks",
            "parent",
            "root",
            "tags",
            "key",
            "value",
            "owner",
            "owners",
            "ownership",
            "version",
            "start",
            "running",
            "complete",
            "fail",
            "abort",
            "other",
            "table",
            "view",
            "column",
            "uri",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Why it cannot be erased, or null.</summary>
    public string? Wrong()
    {
        if (!Enum.IsDefined(Kind))
            return "kind is dataset, job or person";
        if (string.IsNullOrWhiteSpace(Name) || Name != Name.Trim())
            return "name is missing, or has spaces around it";
        if (Kind == ErasureKind.Person && Name.Length < ShortestName)
            return "name of a person has at least three characters: less stands in too many words";
        if (Kind == ErasureKind.Person && _ownWords.Contains(Name))
            return $"'{Name}' is a word that every event is written with: give more of the name";
        if (Kind != ErasureKind.Person && string.IsNullOrEmpty(Namespace))
            return "namespace is missing: a dataset or job is named by namespace and name";
        return Kind == ErasureKind.Person && !string.IsNullOrEmpty(Namespace) ? "a person has no namespace" : null;
    }

    /// <summary>A name of several parts says by itself which dataset or job it is; 'orders' does not.</summary>
    internal bool IsTelling => Kind == ErasureKind.Person || Name.AsSpan().IndexOfAny('.', '/') > 0;
}

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
