using System.IO.Enumeration;

namespace LineageIngest.Names;

/// <summary>Names with <c>*</c> and <c>?</c>, as people write them; all else stands for itself, letters in their case.</summary>
public static class NamePattern
{
    public static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), name, ignoreCase: false);

    /// <summary>No patterns take every name.</summary>
    public static bool MatchesAny(IReadOnlyCollection<string> patterns, string name) =>
        patterns.Count == 0 || patterns.Any(pattern => Matches(pattern, name));

    /// <summary>For LIKE. Example: <c>shop.*_v?</c> becomes <c>shop.%\_v_</c>.</summary>
    public static string ToLike(string pattern) =>
        pattern
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)
            .Replace('*', '%')
            .Replace('?', '_');
}
