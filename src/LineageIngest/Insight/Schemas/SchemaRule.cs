using LineageIngest.Names;

namespace LineageIngest.Insight.Schemas;

/// <summary>Which compatibility new versions of the schemas of some datasets must keep. One of dataset and pattern says of which.</summary>
/// <param name="Dataset">our id of one dataset</param>
/// <param name="Pattern">of names such as <c>shop.public.*</c>, letters in their case</param>
/// <param name="Compatibility">none, backward, forward or full</param>
public sealed record SchemaRule(string Name, Guid? Dataset, string? Pattern, string Compatibility)
{
    /// <summary>The rule that counts for a dataset: one for it alone, or else that with the longest pattern.</summary>
    public static SchemaRule? For(IReadOnlyList<SchemaRule> rules, Guid dataset, string name) =>
        rules.FirstOrDefault(rule => rule.Dataset == dataset)
        ?? rules
            .Where(rule => rule.Pattern is { } pattern && NamePattern.Matches(pattern, name))
            .OrderByDescending(rule => rule.Pattern!.Length)
            .ThenBy(rule => rule.Name, StringComparer.Ordinal)
            .FirstOrDefault();
}
