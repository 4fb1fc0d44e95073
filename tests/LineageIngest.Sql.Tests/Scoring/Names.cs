using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LineageIngest.Sql.Tests.Scoring;

/// <summary>Names made comparable: case folded, quotes gone, completed by the case's defaults.</summary>
static partial class Names
{
    public static string? Table(string? name, JsonNode record)
    {
        if (name is null)
        {
            return null;
        }

        if (
            name.StartsWith("path:", StringComparison.Ordinal)
            || name.Contains("://", StringComparison.Ordinal)
            || name.StartsWith('@')
            || name.StartsWith('/')
        )
        {
            return "path:"
                + (name.StartsWith("path:", StringComparison.Ordinal) ? name[5..] : name).Trim('\'', '"').TrimEnd('/').ToLowerInvariant();
        }

        var parts = Split(name)
            .Select(part => part.Trim('`', '"', '[', ']', '\'').ToLowerInvariant())
            .Where(part => part.Length > 0)
            .ToList();
        var schema = (string?)record["default_schema"];
        var database = (string?)record["default_db"];
        if (parts.Count == 1 && schema is not null)
        {
            parts.InsertRange(0, schema.ToLowerInvariant().Split('.'));
        }

        if (parts.Count == 1 && database is not null && schema is null || parts.Count == 2 && database is not null)
        {
            parts.Insert(0, database.ToLowerInvariant());
        }

        return string.Join('.', parts);
    }

    public static string Target(string name)
    {
        var plain = name.ToLowerInvariant().Trim('`', '"', '[', ']');
        return plain.Length == 0 || Generated().IsMatch(plain) || Expression().IsMatch(plain) ? "<expr>" : plain;
    }

    public static string Column(string name) =>
        string.Join('.', name.Split('.').Select(part => part.Trim('`', '"', '[', ']').ToLowerInvariant()));

    public static bool IsScript(string sql) => sql.Split(';').Count(part => part.Trim().Length > 0) > 1 || Begin().IsMatch(sql);

    static List<string> Split(string dotted)
    {
        var parts = new List<string>();
        var part = "";
        var quoted = false;
        foreach (var character in dotted.Replace('`', '"'))
        {
            quoted ^= character == '"';
            if (character == '.' && !quoted)
            {
                parts.Add(part);
                part = "";
            }
            else if (character != '"')
            {
                part += character;
            }
        }

        parts.Add(part);
        return parts;
    }

    [GeneratedRegex(@"^(_col_?\d+|_\d+|_c\d+)$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"[()\s+*/|:-]")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\bbegin\b", RegexOptions.IgnoreCase)]
    private static partial Regex Begin();
}
