using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Host.Http;

namespace LineageIngest.Host.Manual;

/// <summary>
/// A rule as people write it. namespace: namespaces that are one. case: namespacePattern with wildcards, in which case does not count. rewrite: regular expressions
/// and their replacements for namespace, name or both (both must be found). symlink: datasets that are one.
/// </summary>
public sealed record RuleGiven(
    string? Kind,
    IReadOnlyList<string>? Namespaces = null,
    string? NamespacePattern = null,
    string? NamespaceReplacement = null,
    string? NamePattern = null,
    string? NameReplacement = null,
    IReadOnlyList<RuleDataset>? Datasets = null,
    string? Reason = null,
    string? By = null
)
{
    internal (AliasRule Rule, Problem? Problem) Read()
    {
        if (Datasets?.Any(d => d is null) == true)
            return (_nothing, Wrong("datasets holds something that is no dataset."));
        var rule = new AliasRule(
            Kind ?? "",
            [.. (Namespaces ?? []).Distinct().Order(StringComparer.Ordinal)],
            NamespacePattern,
            NamespaceReplacement,
            NamePattern,
            NameReplacement,
            [.. (Datasets ?? []).Distinct().OrderBy(d => d.Namespace, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal)]
        );
        return (rule, rule.Wrong() is { } wrong ? Wrong(wrong) : null);
    }

    static readonly AliasRule _nothing = new("", [], null, null, null, null, []);

    static Problem Wrong(string detail) => new(422, "bad-rule", "The rule cannot be used", detail);

    /// <summary>A rule that is to hold says why, for those who meet it later.</summary>
    internal Problem? WithoutReason() =>
        string.IsNullOrWhiteSpace(Reason)
            ? new Problem(
                400,
                "bad-rule",
                "The rule cannot be taken like this",
                "reason is required: whoever meets the rule wants to know why.",
                "/reason"
            )
            : null;
}
