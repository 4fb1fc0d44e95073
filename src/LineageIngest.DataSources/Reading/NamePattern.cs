using System.IO.Enumeration;

namespace LineageIngest.DataSources.Reading;

/// <summary>Names with <c>*</c> and <c>?</c>, compared exactly.</summary>
public static class NamePattern
{
    /// <summary>No patterns take every name.</summary>
    public static bool Matches(IReadOnlyCollection<string> patterns, string name) =>
        patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
