using System.Text.RegularExpressions;
using LineageIngest.Facts;

namespace LineageIngest.Graph.Aliases;

/// <summary>What is wrong with a rule, in words; checked where it comes in and again where it is projected.</summary>
public static class RuleCheck
{
    const int MostNames = 1000;
    const int LongestText = 1000;

    /// <summary>Null when nothing is.</summary>
    public static string? Wrong(this AliasRule rule) =>
        !RuleKind.All.Contains(rule.Kind) ? $"kind is one of {string.Join(", ", RuleKind.All)}."
        : Texts(rule).FirstOrDefault(text => text is { Length: > LongestText }) is not null
            ? $"No text of a rule has more than {LongestText} characters."
        : rule.Kind switch
        {
            RuleKind.Namespace => Wrong(rule.Namespaces.Count, rule.Namespaces.Any(string.IsNullOrWhiteSpace), "namespaces"),
            RuleKind.Symlink => Wrong(
                rule.Datasets.Count,
                rule.Datasets.Any(d => string.IsNullOrWhiteSpace(d.Namespace) || string.IsNullOrWhiteSpace(d.Name)),
                "datasets"
            ),
            RuleKind.Case => string.IsNullOrWhiteSpace(rule.NamespacePattern)
                ? "namespacePattern is required; * and ? are wildcards."
                : null,
            _ => WrongRewrite(rule),
        } ?? (Unneeded(rule) is { } unneeded ? $"{unneeded} does not go with {rule.Kind}." : null);

    static string? Wrong(int count, bool anyEmpty, string member) =>
        count is < 2 or > MostNames ? $"{member} is a list of 2 to {MostNames}."
        : anyEmpty ? $"{member} holds an empty name."
        : null;

    static string? WrongRewrite(AliasRule rule) =>
        rule.NamespaceReplacement is null && rule.NameReplacement is null
            ? "namespaceReplacement or nameReplacement is required: without them nothing is rewritten."
        : rule.NamespaceReplacement is not null && rule.NamespacePattern is null ? "namespaceReplacement needs a namespacePattern."
        : rule.NameReplacement is not null && rule.NamePattern is null ? "nameReplacement needs a namePattern."
        : Pattern("namespacePattern", rule.NamespacePattern) ?? Pattern("namePattern", rule.NamePattern);

    static string? Pattern(string member, string? pattern)
    {
        try
        {
            if (pattern is not null)
                _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return $"{member} cannot be used: {unusable.Message} (Matching is linear; back references and look-around are not part of it.)";
        }
    }

    static string? Unneeded(AliasRule rule) =>
        rule.Namespaces.Count > 0 && rule.Kind != RuleKind.Namespace ? "namespaces"
        : rule.Datasets.Count > 0 && rule.Kind != RuleKind.Symlink ? "datasets"
        : rule.NamespacePattern is not null && rule.Kind is not (RuleKind.Case or RuleKind.Rewrite) ? "namespacePattern"
        : (rule.NamePattern ?? rule.NameReplacement ?? rule.NamespaceReplacement) is not null && rule.Kind != RuleKind.Rewrite
            ? "a pattern or replacement"
        : null;

    static IEnumerable<string?> Texts(AliasRule rule) =>
        [
            .. rule.Namespaces,
            rule.NamespacePattern,
            rule.NamespaceReplacement,
            rule.NamePattern,
            rule.NameReplacement,
            .. rule.Datasets.SelectMany(d => new[] { d.Namespace, d.Name }),
        ];
}
